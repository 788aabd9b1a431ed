package lab

import (
	"time"

	"streamlab/engine"
	"streamlab/lessons"
)

// waitOn moves the clock on by d as wait does; where workers have much to do on the
// way, it is an errand.
func (a *act) waitOn(d time.Duration) {
	if a.options.Now == nil || !a.moment.Workers.Busy() {
		a.wait(d)
		return
	}
	if !a.beginWait(d) {
		return
	}
	w := &waiting{began: a.stage.Now(), until: a.stage.Now().Add(d), after: a.head}
	a.undertake(&errand{
		text: "waiting until " + timeText(w.until), from: w.began, to: w.until, now: a.stage.Now,
		work: w.goOn, quit: w.quit,
	})
}

// waiting is a long wait, which is one act however many slices it takes.
type waiting struct {
	began, until engine.Time
	after, node  *node // the act before it, and its own once there is one
}

// goOn lets a part of the time pass.
func (w *waiting) goOn(a *act, more func() bool) bool {
	turn, done := a.stage.Pass(w.until, more)
	a.told(turn.Delivered)
	a.moment = a.stage.Moment()
	a.before = a.moment.Snapshot // what moves all the time is not marked
	w.keep(a)
	if done {
		w.over(a)
	}
	return done
}

// quit ends the wait where it has come to.
func (w *waiting) quit(a *act) {
	w.keep(a)
	a.say(Notice, "the wait was broken off")
	w.over(a)
}

// over tells how long it was, which is its act's label, too.
func (w *waiting) over(a *act) {
	a.waited(a.stage.Now().Sub(w.began))
	w.keep(a)
	if w.node != nil {
		w.node.line = lessons.WaitLine(w.node.now.time().Sub(w.began))
		w.node.label = w.node.line
	}
}

// keep makes the state that was come to that of the wait's act, or of one from outside
// that came meanwhile. Where it is the first part, the act is still to be made.
func (w *waiting) keep(a *act) {
	if a.head == w.after {
		return
	}
	if w.node == nil {
		w.node = a.nodeAfter(w.after)
	}
	if a.acted { // a step was passed by it
		a.acted = false
		a.acts++
	}
	a.head.now = a.state
	if a.head == w.node {
		w.node.made = a.stage.Now()
	}
	a.weigh(a.head)
	a.Lab.before = a.moment.Snapshot
	a.version++
}

// nodeAfter is the node on the way to head that went on from another.
func (t *timeline) nodeAfter(n *node) *node {
	at := t.head
	for at.parent != n {
		at = at.parent
	}
	return at
}
