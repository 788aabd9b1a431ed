package main

import (
	"fmt"
	"time"

	"golang.org/x/sys/unix"
)

// snapshotTable measures what a snapshot costs, and the first change after it.
func (b *bench) snapshotTable() ([]*table, error) {
	t := &table{
		title: "Snapshots",
		head:  []string{"entries / PEL", "Snapshot", "to reach", "XADD right after", "to reach", "XACK right after", "to reach"},
		notes: []string{"The median of single calls."},
	}
	for _, s := range b.sizes {
		if !b.only.MatchString("Snapshot") || !b.has(ours) || b.late() {
			continue
		}
		b.say("snapshots with %d entries", s.entries)
		m := newOurMachine()
		if err := each(m, filling(s, "s")); err != nil {
			return nil, err
		}
		add := m.afterSnapshot(200, func(int) []string { return []string{"XADD", "s", "*", "n", "1"} })
		ack := m.afterSnapshot(200, func(i int) []string { return []string{"XACK", "s", "pel", id(shuffled(s.pending, i))} })
		t.add(sizeName(s), nanos(add.snapshot), atMostNanos(add.snapshot, 1e3),
			nanos(add.change), atMostNanos(add.change, 20e3), nanos(ack.change), atMostNanos(ack.change, 20e3))
	}
	return []*table{t}, nil
}

// apart are the medians of a snapshot and of the change that follows it.
type apart struct{ snapshot, change float64 }

func (m *ourMachine) afterSnapshot(times int, words func(i int) []string) apart {
	var snapshots, changes []float64
	for i := range times {
		args := arguments(words(i))
		began := time.Now()
		snap := m.e.Snapshot()
		taken := time.Now()
		m.apply(args)
		done := time.Now()
		snapshots = append(snapshots, float64(taken.Sub(began)))
		changes = append(changes, float64(done.Sub(taken)))
		_ = snap
	}
	return apart{median(snapshots), median(changes)}
}

// blocked is what waits while XADD is measured.
const blocked = "XADD while clients are blocked on other keys"

// waiterRows measures how much slower XADD gets by clients that wait elsewhere.
func (b *bench) waiterRows(peers []*peer) (*table, error) {
	t := &table{
		title: fmt.Sprintf("XADD while %d clients are blocked on other keys", b.waiters),
		head:  []string{"where", "alone", "with them", "ratio", "to reach"},
		notes: []string{"One client, one request after the other; in process the engine alone."},
	}
	if !b.only.MatchString(blocked) || b.late() {
		return t, nil
	}
	if b.has(ours) {
		before, after, err := b.waitInProcess()
		if err != nil {
			return nil, err
		}
		t.add("in process", nanos(before), nanos(after), short(over(after, before)), atMost(over(after, before), 1.1))
	}
	for _, p := range peers {
		b.say("%s with %d blocked clients", p.name, b.waiters)
		before, after, err := b.waitOverLoopback(p)
		if err != nil {
			return nil, err
		}
		target := 0.0
		if p.name == ours {
			target = 1.1
		}
		t.add(p.name, nanos(before), nanos(after), short(over(after, before)), atMost(over(after, before), target))
	}
	return t, nil
}

// addition is the XADD that is measured beside blocked clients.
var addition = &workload{
	name: blocked, want: "$", words: always("XADD", "busy", "*", "n", "1"), limit: upTo(20_000),
	renew: func(size) [][]string { return [][]string{{"DEL", "busy"}} },
}

func waiting(i int) []string {
	return []string{"XREAD", "BLOCK", "0", "STREAMS", "idle" + itoa(i), "$"}
}

// waitInProcess measures by turns an engine with waiting clients and one
// without.
func (b *bench) waitInProcess() (without, with float64, err error) {
	alone, crowd := newOurMachine(), newOurMachine()
	crowd.wait(b.waiters)
	var before, after []float64
	for range b.rounds {
		for _, turn := range []struct {
			m   *ourMachine
			got *[]float64
		}{{alone, &before}, {crowd, &after}} {
			ns, err := measure(turn.m, addition, size{}, b.inProcess)
			if err != nil {
				return 0, 0, err
			}
			*turn.got = append(*turn.got, ns)
		}
	}
	return median(before), median(after), nil
}

// waitOverLoopback measures a server before and while clients wait.
func (b *bench) waitOverLoopback(p *peer) (without, with float64, err error) {
	requests := scriptOf(addition, size{})
	turn := func() (float64, error) {
		var each []float64
		for range b.rounds {
			rate, err := p.rate(addition, size{}, requests, 1, true, b.loop)
			if err != nil {
				return 0, err
			}
			each = append(each, 1e9/rate)
		}
		return median(each), nil
	}
	if without, err = turn(); err != nil {
		return 0, 0, err
	}
	leave, err := p.wait(b.waiters)
	defer leave()
	if err != nil {
		return 0, 0, err
	}
	with, err = turn()
	return without, with, err
}

// wait opens connections that block.
func (p *peer) wait(clients int) (leave func(), err error) {
	var open []int
	leave = func() {
		for _, fd := range open {
			_ = unix.Close(fd)
		}
	}
	addr := p.addr()
	for i := range clients {
		fd, err := dial(&addr)
		if err != nil {
			return leave, err
		}
		open = append(open, fd)
		if _, err := unix.Write(fd, appendRequest(nil, waiting(i)...)); err != nil {
			return leave, fmt.Errorf("block a client: %w", err)
		}
	}
	return leave, nil
}
