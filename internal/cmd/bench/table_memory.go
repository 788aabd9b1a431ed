package main

import "fmt"

// memoryTable measures what is stored.
func (b *bench) memoryTable() ([]*table, error) {
	t := &table{
		title: fmt.Sprintf("Memory: bytes an entry at %s entries", short(float64(b.stored))),
		head:  []string{"what", ours, "to reach", redis, mini},
		notes: []string{"The heap in use after a collection, and redis-server's used_memory, divided by what was stored."},
	}
	store, stop, err := b.memoryServer()
	if err != nil {
		return nil, err
	}
	defer stop()
	for _, l := range layouts {
		if !b.only.MatchString(l.name) || b.late() {
			continue
		}
		b.say("memory: %s", l.name)
		got := map[string]float64{}
		for _, name := range []string{ours, mini} {
			if !b.has(name) {
				continue
			}
			if got[name], err = heapBytes(name, l, b.stored); err != nil {
				return nil, err
			}
		}
		if store != nil {
			if got[redis], err = serverBytes(store, l, b.stored); err != nil {
				return nil, err
			}
		}
		t.add(l.name, short(got[ours]), atMost(got[ours], l.target), short(got[redis]), short(got[mini]))
	}
	return []*table{t}, nil
}

// memoryServer starts redis-server, if it is there and wanted.
func (b *bench) memoryServer() (p *peer, stop func(), err error) {
	if !b.has(redis) {
		return nil, func() {}, nil
	}
	dir, remove, err := scratch()
	if err != nil {
		return nil, nil, err
	}
	p, err = b.startPeer(redis, dir)
	if err != nil {
		remove()
		b.say("left out: %v", err)
		return nil, func() {}, nil
	}
	return p, func() { p.stop(); remove() }, nil
}
