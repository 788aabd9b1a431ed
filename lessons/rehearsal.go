package lessons

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// A Rehearsal is a lesson as its file means it to go: the set-up, then every
// step's script or solution, played on a stage of their own. It says what state
// each step begins with, what each scripted line replies, and where the lesson
// differs from its file.
//
// It is played only as far as it is asked for, for programs take their time; what
// it says of a step is always the same. Any number of goroutines may ask it.
type Rehearsal struct {
	Lesson *Lesson
	Setup  []Played

	mu     sync.Mutex
	player rehearser
	opened []Opened // never moves in memory, nor does played
	played []Rehearsed
	faults Faults
}

// Opened is what is known of a step when it begins.
type Opened struct {
	Client   string            // whose prompt it is
	Entry    Moment            // the state that the step begins with
	Bindings map[string]string // what ${name} stands for in the step
	Arrived  []Delivered       // what waiting clients were given between the step before and this one
	Script   []Line            // the script or the solution
}

// Rehearsed is one step as it was rehearsed.
type Rehearsed struct {
	*Opened
	Lines   []Played          // the script or the solution, line by line
	After   Moment            // the state behind the script; Entry where there is none
	Learned map[string]string // Bindings with the step's own bindings, for what is said after it
	Figure  string            // predict: the true answer
}

// A Line is one line of a script as it is run.
type Line struct {
	Client string        // the handle that runs it
	Text   string        // the line without @NAME, every ${name} replaced
	Args   []string      // its words; none for a :wait
	Wait   time.Duration // a ":wait 5s": how long
	Pos    Position
}

// Played is one scripted line and what it did.
type Played struct {
	Line
	Turn
	Early []Delivered // replies that came before the line, when the clock went on to the end of its client's BLOCK
	Block string      // where the client waits: "BLOCK 1000"
	After Moment      // the state behind the line
	Quiet bool        // it has no reply: a command to workers
}

// Printed returns what the line shows, in redis-cli's terminal form: its reply,
// or "NAME waits (BLOCK 1000)"; then, for every client that waited and was
// served by it, a line "NAME»" and its reply. A lesson's expect is compared
// with this.
func (p Played) Printed() string {
	var b strings.Builder
	writeDelivered(&b, p.Early)
	switch {
	case p.Blocked:
		fmt.Fprintf(&b, "%s waits (%s)\n", p.Client, p.Block)
	case p.Wait == 0 && !p.Quiet:
		b.WriteString(rediscli.Terminal(p.Reply))
	}
	writeDelivered(&b, p.Delivered)
	return b.String()
}

func writeDelivered(b *strings.Builder, list []Delivered) {
	for _, d := range list {
		b.WriteString(d.Client + "»\n" + rediscli.Terminal(d.Reply))
	}
}

// BlockText returns the option that made a client wait: "BLOCK 1000".
func BlockText(w engine.Wait) string {
	if w.Deadline == 0 {
		return "BLOCK 0"
	}
	return fmt.Sprintf("BLOCK %d", w.Deadline.Sub(w.Since).Milliseconds())
}

// Len returns how many steps there are.
func (r *Rehearsal) Len() int { return len(r.Lesson.Steps) }

// Open returns what is known of a step when it begins. O(the steps before it), the
// first time.
func (r *Rehearsal) Open(step int) *Opened {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.openUpTo(step)
	return &r.opened[step]
}

// Step returns a step as it was rehearsed. O(the steps up to it), the first time.
func (r *Rehearsal) Step(step int) *Rehearsed {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.playUpTo(step)
	return &r.played[step]
}

// At returns the state after so many lines of a step's script.
func (r *Rehearsal) At(step, lines int) Moment {
	if lines == 0 {
		return r.Open(step).Entry
	}
	return r.Step(step).Lines[lines-1].After
}

// Faults returns where what happens is not what the file says, in its order. It
// plays the whole lesson.
func (r *Rehearsal) Faults() Faults {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.playUpTo(r.Len() - 1)
	return r.faults.sorted()
}

// FaultsSoFar returns those of Faults that are known by now.
func (r *Rehearsal) FaultsSoFar() Faults {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.faults).sorted()
}
