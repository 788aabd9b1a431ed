package workers

import (
	"fmt"
	"slices"
	"strings"

	"streamlab/engine"
)

// Control is what can be done to a worker.
type Control uint8

// The controls.
const (
	Kill    Control = iota // ends it at once: what it has in hand stays pending
	Restart                // begins its work anew, as a program that is started again
	Stop                   // lets it finish what it has in hand, and ends it
)

// Do does something to a worker. The error says why it cannot be done.
func (c *Crew) Do(port Port, now engine.Time, what Control, name string) error {
	w, err := c.named(name)
	if err != nil {
		return err
	}
	c.kept = nil
	c.wakeSampler(now)
	switch what {
	case Kill:
		if !w.isThere() {
			return fmt.Errorf("%s is %s already", name, w.state)
		}
		c.leave(port, w, Crashed)
		w.counts.Crashes++
	case Restart:
		c.leave(port, w, Stopped)
		w.marks = marksAt(now, w.counts)
		c.begin(port, w, now)
	case Stop:
		if w.state == Stopped {
			return fmt.Errorf("%s is stopped already", name)
		}
		if w.working {
			w.ending = true
			return nil
		}
		c.leave(port, w, Stopped)
	}
	return nil
}

// SetRate sets how many entries a producer adds a second, from now on.
func (c *Crew) SetRate(now engine.Time, name, rate string) error {
	w, err := c.named(name)
	if err != nil {
		return err
	}
	if w.def.Kind != Producer {
		return fmt.Errorf("%s is a %s: only a producer has a rate", name, w.def.Kind)
	}
	r, err := ParseRate(rate)
	if err != nil {
		return err
	}
	c.kept = nil
	w.def = w.def.withRate(rate, r)
	if w.state == Adding {
		w.began, w.added = now, 1 // the next one comes in the new rhythm
		w.at = now + r.at(1)
	}
	return nil
}

// StopAll stops every worker at once.
func (c *Crew) StopAll(port Port) {
	for i := range c.workers {
		if w := &c.workers[i]; w.state != Crashed && w.state != Done || w.at != never {
			c.leave(port, w, Stopped)
		}
	}
	c.kept, c.sample = nil, 0
}

// RestartAll lets every worker begin anew that StopAll has stopped, or the user.
func (c *Crew) RestartAll(port Port, now engine.Time) {
	for i := range c.workers {
		if w := &c.workers[i]; w.state == Stopped {
			c.begin(port, w, now)
		}
	}
	c.kept = nil
	c.wakeSampler(now)
}

// Dismiss lets all workers go: there are none afterwards.
func (c *Crew) Dismiss(port Port) {
	c.StopAll(port)
	*c = Crew{scratch: c.scratch}
}

// named finds a worker.
func (c *Crew) named(name string) (*worker, error) {
	if at := c.find(name); at >= 0 {
		return &c.workers[at], nil
	}
	if len(c.workers) == 0 {
		return nil, fmt.Errorf("there is no worker %q: there are none; :producer, :consumer and :reader make them", name)
	}
	names := make([]string, len(c.workers))
	for i := range c.workers {
		names[i] = c.workers[i].def.Name
	}
	slices.Sort(names)
	return nil, fmt.Errorf("there is no worker %q: there are %s", name, strings.Join(names, ", "))
}
