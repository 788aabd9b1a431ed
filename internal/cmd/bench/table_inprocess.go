package main

import "fmt"

// spent is what the machines needed in process: nanoseconds a call, a figure a
// round, by machine, workload and size.
type spent map[string]map[string]map[size][]float64

// inProcessTables measures the machines on every size.
func (b *bench) inProcessTables() ([]*table, error) {
	got := spent{}
	for _, name := range []string{ours, mini} {
		if !b.has(name) {
			continue
		}
		got[name] = map[string]map[size][]float64{}
		for _, s := range b.sizes {
			if err := b.spend(name, s, got[name]); err != nil {
				return nil, err
			}
		}
	}
	return []*table{b.costTable(got[ours]), b.miniTable(got)}, nil
}

// spend measures every workload on one machine of a size.
func (b *bench) spend(name string, s size, got map[string]map[size][]float64) error {
	if !b.wanted() || b.late() {
		return nil
	}
	b.say("in process: %s with %d entries", name, s.entries)
	m, err := machines[name]()
	if err != nil {
		return err
	}
	defer m.close()
	if err := each(m, filling(s, "s", "log")); err != nil {
		return err
	}
	for round := range b.rounds {
		for i := range workloads {
			w := &workloads[i]
			if !w.grows || !b.only.MatchString(w.name) || b.late() ||
				enough(name, round, got[w.name][s]) || w.ages && name == mini && s != b.sizes[0] {
				continue
			}
			ns, err := measure(m, w, s, b.inProcess)
			if err != nil {
				return err
			}
			if got[w.name] == nil {
				got[w.name] = map[size][]float64{}
			}
			got[w.name][s] = append(got[w.name][s], ns)
		}
	}
	return nil
}

// enough says whether a machine has had rounds enough: ours has all of them,
// another three, and what takes long one.
func enough(name string, round int, so []float64) bool {
	const long = 200e6
	return name != ours && (round >= 3 || len(so) > 0 && so[0] > long)
}

// wanted says whether anything of the table of workloads is to be measured.
func (b *bench) wanted() bool {
	for _, w := range workloads {
		if w.grows && b.only.MatchString(w.name) {
			return true
		}
	}
	return false
}

// costTable shows what the engine needs.
func (b *bench) costTable(got map[string]map[size][]float64) *table {
	t := &table{title: "In process: what a call costs", head: []string{"command"}, notes: []string{
		"From a command's arguments to the bytes of its reply, by the number of entries and the length of the PEL. The engine's time comes with its input, so no reading of the clock is part of it. Processor time of the calling thread.",
	}}
	for _, s := range b.sizes {
		t.head = append(t.head, sizeName(s))
	}
	t.head = append(t.head, "to reach", "growth", "to reach")
	first, last := b.sizes[0], b.sizes[len(b.sizes)-1]
	for _, w := range workloads {
		own, there := got[w.name]
		if !there {
			continue
		}
		row := []string{w.name}
		for _, s := range b.sizes {
			row = append(row, nanos(median(own[s])))
		}
		growth := over(median(own[last]), median(own[first]))
		t.add(append(row, atMostNanos(median(own[last]), w.nanos), short(growth), atMost(growth, w.growth))...)
	}
	return t
}

// miniTable shows what miniredis needs, and how many times as much that is.
func (b *bench) miniTable(got spent) *table {
	t := &table{title: "In process: miniredis", head: []string{"command"}, notes: []string{
		"What a call through miniredis's dispatcher costs, and how many times as long as streamlab's that is.",
	}}
	for _, s := range b.sizes {
		t.head = append(t.head, sizeName(s), "ratio")
	}
	t.head = append(t.head, "to reach")
	last := b.sizes[len(b.sizes)-1]
	for _, w := range workloads {
		other, there := got[mini][w.name]
		if !there {
			continue
		}
		own := got[ours][w.name]
		row := []string{w.name}
		for _, s := range b.sizes {
			row = append(row, nanos(median(other[s])), short(over(median(other[s]), median(own[s]))))
		}
		at := last
		if len(other[at]) == 0 {
			at = b.sizes[0]
		}
		t.add(append(row, atLeast(over(median(other[at]), median(own[at])), w.mini))...)
	}
	return t
}

func sizeName(s size) string {
	return fmt.Sprintf("%s / %s", short(float64(s.entries)), short(float64(s.pending)))
}

// over divides; 0 where there is nothing to divide.
func over(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
