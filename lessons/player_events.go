package lessons

import (
	"fmt"
	"slices"
	"time"

	"streamlab/engine"
)

// An Event is what happens to a player. The kinds of event are the types of
// this file that have a Line method.
type Event interface {
	// Line returns the event as a lab command, such as ":hint"; for a command
	// that ran, the command. It is what undo calls the event.
	Line() string

	apply(Player, Moment) (Player, []Effect)
}

// Ran says that a command ran, whoever asked for it. The moment given with it
// is the one after.
type Ran struct {
	Client  string // the handle
	Text    string // as it was typed, without the @NAME
	Args    []string
	Reply   engine.Reply // of no meaning while the client waits
	Blocked bool
}

// Waited says that time passed: by a :wait, or on a running clock. The moment
// given with it is the one after.
type Waited struct {
	D      time.Duration
	ByHand bool // a :wait, not the running clock
}

// Go is Enter on an empty prompt: the next thing that the step asks for. It
// types a shown command into the prompt, runs it when it is typed, and goes on
// to the next step when this one is complete. It never skips anything.
type Go struct{}

// Skip goes on to the next step, whether this one is complete or not.
type Skip struct{}

// Back goes to the step before, and to the state that it began with.
type Back struct{}

// Hint shows the next hint.
type Hint struct{}

// Solution does what the step asks for, and is remembered as that.
type Solution struct{}

// Present is a presenter's key: like Go, but it also types and runs solutions,
// a line each, and answers questions.
type Present struct{}

// Answer is a learner's answer to a question; in a quiz, a choice's letter.
type Answer struct{ Text string }

// Choose picks a quiz's choice, counted from 1.
type Choose struct{ N int }

// Restart begins the step again.
type Restart struct{}

// Goto goes to a step, counted from 0.
type Goto struct{ Step int }

// Free leaves the script for free play.
type Free struct{}

// Return ends free play: back to where the script was left.
type Return struct{}

// Untype takes back that the next line of the script was typed.
type Untype struct{}

// Line returns ":untype".
func (Untype) Line() string { return ":untype" }

func (Untype) apply(p Player, _ Moment) (Player, []Effect) {
	p.typed = false
	return p, nil
}

// An Effect is what a player wants done. A lab does them in their order. The
// kinds of effect are the types below.
type Effect interface{ effect() }

// Type puts a line into the prompt, of that client.
type Type struct{ Client, Line string }

// Run runs a scripted line: a command, or ":wait 5s". The player is to be told
// with Ran or Waited.
type Run struct{ Client, Line string }

// Wait lets time pass from one step to the next. The player need not be told.
type Wait struct{ D time.Duration }

// TurnClock lets the clock run, or stops it where it runs.
type TurnClock struct{}

// Restore sets the state to the script's own: that of a step after so many
// lines of its script. Why says so in a sentence for the transcript.
type Restore struct {
	Step, Line int
	Why        string
}

// Tell says something to the learner, in a small Markdown.
type Tell struct{ Text string }

// Reached is what a Tell begins with that names a goal which is reached now.
const Reached = "Reached: "

// Passed says that a step is complete. An earlier, better result of the step
// stays: How is how it was reached this time.
type Passed struct {
	Step int
	How  How
}

// Finished says that the lesson is at its end.
type Finished struct{}

func (Type) effect()      {}
func (Run) effect()       {}
func (Wait) effect()      {}
func (Restore) effect()   {}
func (TurnClock) effect() {}
func (Tell) effect()      {}
func (Passed) effect()    {}
func (Finished) effect()  {}

// How says how a step was passed.
type How uint8

// The ways to pass a step, the better the greater.
const (
	NotPassed How = iota
	Skipped       // gone on from before it was complete
	Shown         // its solution was shown
	Solved        // done by the learner
)

var howNames = [...]string{"", "skipped", "shown", "solved"}

// String returns "solved", "shown", "skipped", or "" for NotPassed.
func (h How) String() string { return howNames[h] }

// MarshalText returns the name, as String does.
func (h How) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads a name; it fails on unknown ones.
func (h *How) UnmarshalText(name []byte) error {
	i := slices.Index(howNames[:], string(name))
	if i < 0 {
		return fmt.Errorf("%q is no way to pass a step", name)
	}
	*h = How(i)
	return nil
}
