package main

import (
	"context"
	"errors"
	"time"

	"streamlab/engine"
)

// figures are what a run came to.
type figures struct {
	world           world
	wall, clock     time.Duration // how long it was, and how far the lab's clock came
	added, summed   int64
	letters, enters []time.Duration
	draws, most     int // in all, and within one second
	memory          []memory
	pause           time.Duration // the longest that the collector stopped everything
}

// measure runs a world for so long, while somebody types.
func measure(ctx context.Context, w world, d, every time.Duration) (figures, error) {
	p, err := startProgram(ctx, w)
	if err != nil {
		return figures{}, err
	}
	r := &figures{world: w}
	err = r.watch(ctx, p, d, every)
	return *r, errors.Join(err, p.end())
}

// watch types, and measures what that comes to.
func (r *figures) watch(ctx context.Context, p *program, d, every time.Duration) error {
	t := newTypist(p)
	first, began := p.standing(), time.Now()
	r.memory = append(r.memory, memoryNow(0))
	for next := every; time.Since(began) < d; {
		if err := t.pause(ctx); err != nil {
			return err
		}
		if err := t.key(); err != nil {
			return err
		}
		if spent := time.Since(began); spent >= next {
			r.memory = append(r.memory, memoryNow(spent))
			next += every
		}
	}
	last := p.standing()
	r.wall = time.Since(began)
	if n := len(r.memory); n == 1 || r.wall-r.memory[n-1].at > every/2 {
		r.memory = append(r.memory, memoryNow(r.wall))
	}
	r.clock = last.clock.Sub(first.clock)
	r.added, r.summed = last.added-first.added, last.summed-first.summed
	r.draws, r.most = last.draws-first.draws, last.most
	r.letters, r.enters = t.letters, t.enters
	r.pause = longestPause()
	return nil
}

// standing is how far everything has come.
type standing struct {
	clock         engine.Time
	added, summed int64
	draws, most   int
}

func (p *program) standing() (s standing) {
	s.clock = p.lab.View().Clock.Now
	s.added, s.summed = p.done()
	p.mu.Lock()
	defer p.mu.Unlock()
	s.draws, s.most = p.draws.all, p.draws.most
	return s
}

// speed is how fast the clock went, beside the wall's.
func (r *figures) speed() float64 { return float64(r.clock) / float64(r.wall) }

// keys are how long all keys took.
func (r *figures) keys() []time.Duration {
	return append(append([]time.Duration(nil), r.letters...), r.enters...)
}

// Bounds of a rate that is held.
const slowest, slowestKey = 0.98, 50 * time.Millisecond

// held reports whether the clock kept up, and keys were answered in time.
func (r *figures) held() bool {
	return r.speed() >= slowest && quantile(r.keys(), 0.99) < slowestKey
}
