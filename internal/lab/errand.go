package lab

import (
	"time"

	"streamlab/engine"
)

// An errand is work that takes a while: going to a state that has to be simulated
// again, looking back at what a worker did, or a :wait with busy workers. It goes on a
// slice at a time, with the lab free in between, and is broken off by whatever is done
// next at the prompt.
type errand struct {
	text string // "going to 12:00:05.000"
	from engine.Time
	to   engine.Time
	now  func() engine.Time
	work func(a *act, more func() bool) (done bool)
	quit func(a *act) // says what became of it where it was broken off
}

// Errand is what the lab is busy with; see View.
type Errand struct {
	Text string  // "going to 12:00:05.000"; "" for nothing
	Part float64 // how much of it is done, from 0 to 1
}

func (e *errand) view() Errand {
	if e == nil {
		return Errand{}
	}
	part := 1.0
	if e.to > e.from {
		part = float64(e.now().Sub(e.from)) / float64(e.to.Sub(e.from))
	}
	return Errand{e.text, part}
}

// undertake begins an errand, and does as much of it as an answer may take.
func (a *act) undertake(e *errand) {
	a.errand = e
	if a.goOn(a.during(oneSync)); a.errand != nil {
		a.say(Notice, e.text+" takes a while; esc, or any command, breaks it off")
	}
}

// during tells for so long on the wall's clock to go on; always, where there is none.
func (l *Lab) during(d time.Duration) (more func() bool) {
	if l.options.Now == nil {
		return func() bool { return true }
	}
	return within(d, l.options.Now(), l.options.Now)
}

// goOn does a part of the errand.
func (a *act) goOn(more func() bool) {
	if a.errand != nil && a.errand.work(a, more) {
		a.errand = nil
	}
}

// finish does all that is left of the errand.
func (a *act) finish() { a.goOn(func() bool { return true }) }

// breakOff ends the errand, unless it is done.
func (a *act) breakOff() {
	if e := a.errand; e != nil {
		a.errand = nil
		e.quit(a)
	}
}

// BreakOff ends what View.Errand tells of, where it is.
func (l *Lab) BreakOff() Outcome { return l.do(func(*act) {}) }
