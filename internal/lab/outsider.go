package lab

import (
	"slices"

	"streamlab/engine"
	"streamlab/lessons"
)

// outsider is one client from outside.
type outsider struct {
	lab  *Lab
	id   engine.ClientID
	addr string
	out  engine.Output
	last lastOutside
}

// Run implements engine.Session.
func (o *outsider) Run(batch [][][]byte) engine.Outcome {
	l := o.lab
	l.mu.Lock()
	defer l.mu.Unlock()
	var outcome engine.Outcome
	if _, open := l.outside.sessions[o.id]; !open {
		return engine.Outcome{Closing: true}
	}
	if len(batch) > 0 {
		outcome = o.act(batch)
	}
	now := l.outside.stage.Standing(o.id)
	outcome.Closing = outcome.Closing || now.Closing
	outcome.Restricted, outcome.Subscribed, outcome.Monitors = now.Restricted, now.Subscribed, now.Monitors
	return outcome
}

// act runs a batch as an act, or as a part of the last.
func (o *outsider) act(batch [][][]byte) (outcome engine.Outcome) {
	a := o.lab.open()
	a.sync()
	var events []engine.Event
	before := a.moment
	kept := o.out.Append(func(dst []byte) []byte {
		was := len(dst)
		for _, words := range batch {
			var turn lessons.Turn
			dst, turn = a.runOutside(dst, o, words, &outcome)
			events = append(events, turn.Events...)
			if outcome.Blocked || outcome.Closing {
				break
			}
		}
		if o.last = (lastOutside{}); len(batch) == 1 && !secret(batch[0]) {
			o.last = lastOutside{args: wordsOf(batch[0]), waits: outcome.Blocked, before: before, after: a.stage.Moment()}
			o.last.heard(dst[was:])
			a.outside.lately(o)
		}
		return dst
	})
	outcome.Closing = outcome.Closing || !kept
	o.lab.outside.gathered.count(o.label(a), outcome.Ran, a.outside.gathered.lineOf(batch))
	if changes(events) {
		a.joins = true
		a.becomes("", "")
		a.play(lessons.Waited{})
	}
	a.end()
	if outcome.Blocked || a.acted {
		o.lab.outsideChanged()
	}
	return outcome
}

// runOutside runs one command, appends to dst what its client is sent, and tells
// the others what concerns them.
func (a *act) runOutside(dst []byte, o *outsider, words [][]byte, outcome *engine.Outcome) ([]byte, lessons.Turn) {
	dst, result, turn := a.stage.RunOutsider(dst, o.id, words)
	outcome.Ran++
	outcome.Blocked = result.Blocked
	for _, d := range result.Delivered {
		if d.Client == o.id {
			dst = append(dst, d.Wire...)
		}
	}
	result.Delivered = slices.DeleteFunc(result.Delivered, func(d engine.Delivery) bool { return d.Client == o.id })
	if i := slices.Index(result.Closed, o.id); i >= 0 {
		outcome.Closing = true
		result.Closed = slices.Delete(result.Closed, i, i+1)
	}
	a.passOutside(result)
	a.told(turn.Delivered)
	return dst, turn
}

// label is what the client is called: by its connection name, or where it comes
// from.
func (o *outsider) label(a *act) string {
	if name := a.stage.OutsiderName(o.id); name != "" {
		return name
	}
	return o.addr
}

// Close implements engine.Session.
func (o *outsider) Close() {
	o.lab.mu.Lock()
	defer o.lab.mu.Unlock()
	if _, open := o.lab.outside.sessions[o.id]; open {
		o.disconnect()
		o.lab.outsideChanged()
	}
}

// disconnect ends the client. The lab's lock is held.
func (o *outsider) disconnect() {
	delete(o.lab.outside.sessions, o.id)
	o.lab.outside.forget(o)
	o.lab.outside.stage.CloseOutsider(o.id)
}
