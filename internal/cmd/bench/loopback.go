package main

import (
	"fmt"
	"time"
)

// The loads over loopback have as many clients as redis-benchmark's.
const clients = 50

// pipelines are how many requests a client sends at once.
var pipelines = []int{1, 16}

// slow is how long a request may take before a server is measured with one
// client, for fifty would keep it busy for minutes.
const slow = 20 * time.Millisecond

// fill runs commands on one connection, many at once; none may fail.
func (p *peer) fill(commands func(yield func(words ...string))) error {
	const batch = 10_000
	var part script
	var failed error
	flush := func() {
		if failed == nil && part.len() > 0 {
			_, failed = load{addr: p.addr(), clients: 1, pipeline: 100, script: &part, limit: time.Hour}.run()
		}
		part = script{part.bytes[:0], part.ends[:0]}
	}
	commands(func(words ...string) {
		part.add(words...)
		if part.len() == batch {
			flush()
		}
	})
	flush()
	if failed != nil {
		return fmt.Errorf("fill %s: %w", p.name, failed)
	}
	return nil
}

// renew brings the state back that the workload's requests use up.
func (p *peer) renew(w *workload, s size) error {
	if w.renew == nil {
		return nil
	}
	return p.fill(func(yield func(words ...string)) {
		for _, words := range w.renew(s) {
			yield(words...)
		}
	})
}

// scriptOf returns the requests of a workload as they are sent.
func scriptOf(w *workload, s size) *script {
	var list script
	for i := range w.requests(s) {
		list.add(w.words(s, i)...)
	}
	return &list
}

// isSlow reports whether a single request takes longer than fifty clients could
// wait for.
func (p *peer) isSlow(w *workload, s size, requests *script) (bool, error) {
	if err := p.renew(w, s); err != nil {
		return false, err
	}
	one := script{requests.slice(0, 1), requests.ends[:1]}
	got, err := load{addr: p.addr(), clients: 1, pipeline: 1, script: &one, want: w.want, limit: time.Hour}.run()
	return got.elapsed > slow, err
}

// rate measures requests a second, by one client alone where the server is slow.
func (p *peer) rate(w *workload, s size, requests *script, pipeline int, alone bool, budget time.Duration) (float64, error) {
	if err := p.renew(w, s); err != nil {
		return 0, err
	}
	l := load{addr: p.addr(), clients: clients, pipeline: pipeline, script: requests, repeat: w.limit == nil, want: w.want, limit: budget}
	if alone {
		l.clients = 1
	}
	got, err := l.run()
	if err != nil {
		return 0, fmt.Errorf("measure %s on %s: %w", w.name, p.name, err)
	}
	return got.rate(), nil
}
