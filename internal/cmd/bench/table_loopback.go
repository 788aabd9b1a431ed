package main

import (
	"fmt"
	"slices"
)

// reached is what the peers reached over loopback with one workload: requests a
// second, a figure a round, by peer and pipeline.
type reached map[string]map[int][]float64

// loopbackTables measures the servers that run.
func (b *bench) loopbackTables(peers []*peer) ([]*table, error) {
	s := b.sizes[len(b.sizes)-1]
	t := &table{
		title: fmt.Sprintf("Over loopback: %d clients, %s entries, PEL %s", clients, short(float64(s.entries)), short(float64(s.pending))),
		head:  []string{"command", "P", redis, ours, "ratio", "to reach", mini, "ratio"},
		notes: []string{
			"Requests a second, and what multiple of redis-server's that is: the median of the ratios of rounds in which the servers took turns. " +
				"The load comes from this program, one thread with poll(2), which sends requests that were encoded before.",
		},
	}
	waits, err := b.waiterRows(peers)
	if err != nil || len(peers) == 0 {
		return nil, err
	}
	for _, p := range peers {
		b.say("fill %s with %d entries", p.name, s.entries)
		if err := p.fill(filling(s, "s")); err != nil {
			return nil, err
		}
	}
	for i := range workloads {
		w := &workloads[i]
		if !w.loop || !b.only.MatchString(w.name) || b.late() {
			continue
		}
		b.say("over loopback: %s", w.name)
		got, err := b.reach(peers, w, s)
		if err != nil {
			return nil, err
		}
		for _, pipeline := range pipelines {
			t.add(loopbackRow(w, pipeline, got)...)
		}
	}
	return []*table{t, waits}, nil
}

// reach measures a workload on all servers, by turns.
func (b *bench) reach(peers []*peer, w *workload, s size) (reached, error) {
	requests := scriptOf(w, s)
	alone := map[string]bool{}
	got := reached{}
	if w.ages {
		peers = slices.DeleteFunc(slices.Clone(peers), func(p *peer) bool { return p.name == mini })
	}
	for _, p := range peers {
		is, err := p.isSlow(w, s, requests)
		if err != nil {
			return nil, fmt.Errorf("try %s on %s: %w", w.name, p.name, err)
		}
		alone[p.name], got[p.name] = is, map[int][]float64{}
	}
	for round := range b.rounds {
		for _, pipeline := range pipelines {
			for _, p := range peers {
				if b.late() || alone[p.name] && (round > 0 || pipeline > 1) {
					continue
				}
				rate, err := p.rate(w, s, requests, pipeline, alone[p.name], b.loop)
				if err != nil {
					return nil, err
				}
				got[p.name][pipeline] = append(got[p.name][pipeline], rate)
			}
		}
	}
	return got, nil
}

func loopbackRow(w *workload, pipeline int, got reached) []string {
	target := singly
	if pipeline > 1 {
		target = w.pipelined
	}
	base, own, other := got[redis][pipeline], got[ours][pipeline], got[mini][pipeline]
	return []string{
		w.name, itoa(pipeline), short(median(base)), short(median(own)),
		short(ratio(own, base)), atLeast(ratio(own, base), target), short(median(other)), short(ratio(other, base)),
	}
}
