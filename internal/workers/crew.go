package workers

import (
	"fmt"
	"math"
	"slices"
	"time"

	"streamlab/engine"
)

// A Port is where a Crew's commands go. All that happens in a Step or in another
// call of the Crew happens at the port's present time.
type Port interface {
	// Do runs a command of a client. The reply is valid until the next call; it
	// is of no meaning where the client waits.
	Do(client engine.ClientID, words [][]byte) (reply []byte, blocked bool)
	// Open returns the client of that name, which it connects if need be.
	Open(name string) engine.ClientID
	// Close disconnects the client of that name.
	Close(name string)
	// Snapshot returns the state, to look at.
	Snapshot() engine.Snapshot
}

// A Crew is the workers of one world. The zero Crew has none. It is for one
// goroutine at a time.
type Crew struct {
	workers []worker
	series  []series
	sample  engine.Time // when the next sample is taken
	kept    *Set        // the present state, where nothing happened since it was taken
	scratch scratch
}

// scratch is what each command uses anew.
type scratch struct {
	words [][]byte
	text  []byte
}

// MaxWorkers is how many workers a Crew can have.
const MaxWorkers = 64

// never is a time that does not come.
const never = engine.Time(math.MaxInt64)

// retry is how long a worker waits that Redis refused, or that found nothing and
// does not block.
const retry, poll = time.Second, 100 * time.Millisecond

// Hire adds a worker, which begins at once. One of the same name is replaced.
func (c *Crew) Hire(port Port, now engine.Time, d *Def) error {
	at := c.find(d.Name)
	if at < 0 && len(c.workers) >= MaxWorkers {
		return fmt.Errorf("there are %d workers: more cannot be", MaxWorkers)
	}
	c.kept = nil
	if at < 0 {
		c.workers = append(c.workers, worker{})
		at = len(c.workers) - 1
	} else {
		c.leave(port, &c.workers[at], Stopped)
	}
	c.workers[at] = worker{def: d, chances: seeded(d.Seed, d.Name), marks: marksAt(now, Counts{})}
	c.follow(d)
	c.wakeSampler(now)
	c.begin(port, &c.workers[at], now)
	return nil
}

// find returns the place of a worker, -1 where there is none of that name.
func (c *Crew) find(name string) int {
	return slices.IndexFunc(c.workers, func(w worker) bool { return w.def.Name == name })
}

// begin lets a worker begin its work, from the beginning or anew.
func (c *Crew) begin(port Port, w *worker, now engine.Time) {
	w.client = port.Open(w.def.Name)
	w.state, w.at, w.trouble = Reading, now, ""
	w.batch, w.hand, w.working, w.ending = nil, 0, false, false
	w.last, w.cursor, w.swept = engine.ID{}, engine.ID{}, now
	w.history = w.def.Kind == Consumer && w.def.History
	w.fresh = w.def.Kind == Reader && w.def.Checkpoint != ""
	if w.def.Kind == Producer {
		w.state, w.began, w.added = Adding, now, 0
		c.nextAdd(port, w)
	}
}

// leave ends a worker's work at once: what it has in hand is lost to it.
func (c *Crew) leave(port Port, w *worker, s State) {
	if w.isThere() {
		port.Close(w.def.Name)
	}
	w.state, w.at, w.client = s, never, 0
	w.batch, w.hand, w.working, w.ending = nil, 0, false, false
}

// Next returns when something happens next; ok is false where nothing will but by
// others' doing.
func (c *Crew) Next() (at engine.Time, ok bool) {
	at = c.sample
	if len(c.workers) == 0 || at == 0 {
		at = never
	}
	for i := range c.workers {
		at = min(at, c.workers[i].at)
	}
	return at, at != never
}

// Step lets the one thing happen that Next tells of. Of several at the same time
// that comes first whose worker was hired first; samples are taken before all.
func (c *Crew) Step(port Port) {
	at, ok := c.Next()
	if !ok {
		return
	}
	c.kept = nil
	if at == c.sample {
		c.takeSample(port, at)
		return
	}
	for i := range c.workers {
		if w := &c.workers[i]; w.at == at {
			c.act(port, w, at)
			return
		}
	}
}

// act lets a worker do what it has come to.
func (c *Crew) act(port Port, w *worker, now engine.Time) {
	switch {
	case w.state == Crashed:
		c.begin(port, w, now)
	case w.def.Kind == Producer:
		c.produce(port, w, now)
	case w.working:
		c.finish(port, w, now)
	default:
		c.goOn(port, w, now)
	}
}

// Deliver hands a worker the reply that its client waited for, and reports whether
// there is such a worker: it goes on at that time.
func (c *Crew) Deliver(client engine.ClientID, now engine.Time, reply []byte) bool {
	for i := range c.workers {
		w := &c.workers[i]
		if w.state != Blocked || w.client != client {
			continue
		}
		c.kept = nil
		w.state, w.at = Reading, now
		if text, refused := refusal(reply); refused {
			w.refuse(now, text)
			return true
		}
		w.take(streamEntries(reply, w.def.Field))
		return true
	}
	return false
}

// Busy reports whether any worker does something or will.
func (c *Crew) Busy() bool {
	return slices.ContainsFunc(c.workers, func(w worker) bool { return w.at != never || w.state == Blocked })
}

// Len returns how many workers there are.
func (c *Crew) Len() int { return len(c.workers) }

// Has reports whether a client is a worker's.
func (c *Crew) Has(client engine.ClientID) bool {
	return slices.ContainsFunc(c.workers, func(w worker) bool { return w.client == client })
}
