package lab

import (
	"fmt"
	"slices"
	"strings"

	"streamlab/engine"
	"streamlab/internal/why"
	"streamlab/lessons"
)

// What workers ran is not noted, for it follows from what they are: to explain the
// last of it, what led to the present is simulated once more, and watched.

// whyWorker is ":why @NAME" of a worker.
func (a *act) whyWorker(name string) {
	to := a.state
	to.moment = a.stage.Moment()
	from := a.head
	w := a.wayWatched(&from, to, name, 0)
	if w == nil {
		a.saysNothing(name)
		return
	}
	a.undertake(&errand{
		text: "looking back at what " + name + " did", from: w.stage.Now(), to: to.time(), now: func() engine.Time { return w.stage.Now() },
		work: func(a *act, more func() bool) bool {
			for w != nil && w.goOn(more) {
				if seen, ok := w.stage.Watched(); ok && !w.lost {
					a.explain(a.caseOfWorker(name, seen))
					return true
				}
				if w = a.wayWatched(&from, to, name, 2*w.length(to)); w == nil {
					a.saysNothing(name)
				}
			}
			return w == nil
		},
		quit: func(a *act) { a.say(Notice, "broken off") },
	})
}

// length is how much happens on the way.
func (w *way) length(to state) uint64 { return to.happened() - w.began }

// wayWatched plans the way from a kept state at or before the beginning of an act, in
// which a worker is watched: from the nearest that is so far back at least, else from
// the farthest. The act before that is the next to try. It is nil where there is none
// that is near.
func (a *act) wayWatched(from **node, to state, name string, least uint64) *way {
	var start *node
	for n := *from; n.parent != nil && to.happened()-n.from.happened() <= near; n = n.parent {
		if !n.from.leadsTo(&to) {
			continue
		}
		if start = n; to.happened()-n.from.happened() >= least {
			break
		}
	}
	if start == nil {
		return nil
	}
	*from = start.parent
	w := &way{stage: start.from.stage.Another(), state: start.from, stops: []*state{&to}, began: start.from.happened()}
	w.stage.Set(start.from.moment)
	w.stage.Watch(name)
	w.setOut()
	return w
}

// caseOfWorker is what is known of a worker's last command.
func (a *act) caseOfWorker(name string, w lessons.Watched) why.Case {
	return why.Case{
		Client: name, ID: w.Client, Args: w.Args, Reply: w.Reply,
		Waits: w.Waits, Waited: w.Waited, TimedOut: w.TimedOut,
		Before: w.Before, After: w.After, Past: w.Past, Start: w.Start,
	}
}

// saysNothing tells of a worker without a command to be explained.
func (a *act) saysNothing(name string) {
	w, _ := a.moment.Workers.Worker(name)
	a.say(Notice, workerText(w)+"; it has run nothing lately that could be explained")
}

// lastOutside is the last command of a client from outside that came alone.
type lastOutside struct {
	args                    []string
	reply                   []byte
	waits, waited, timedOut bool
	before, after           lessons.Moment
}

// maxRecent is of how many clients from outside the last command is kept: each keeps a
// state.
const maxRecent = 8

// lately notes that a client's last command is kept, and drops the oldest one.
func (s *outside) lately(o *outsider) {
	s.recent = append(slices.DeleteFunc(s.recent, func(other *outsider) bool { return other == o }), o)
	if len(s.recent) > maxRecent {
		s.recent[0].last = lastOutside{}
		s.recent = slices.Delete(s.recent, 0, 1)
	}
}

// forget drops what is kept of a client that left.
func (s *outside) forget(o *outsider) {
	s.recent = slices.DeleteFunc(s.recent, func(other *outsider) bool { return other == o })
	o.last = lastOutside{}
}

// maxExplained is how many bytes a reply may have that is kept to be explained.
const maxExplained = 64 << 10

// heard notes what came of a command.
func (l *lastOutside) heard(reply []byte) {
	l.reply = append([]byte{}, reply[:min(len(reply), maxExplained)]...)
}

// served notes the reply to a command that waited.
func (l *lastOutside) served(d engine.Delivery, now func() lessons.Moment) {
	if !l.waits {
		return
	}
	l.waits, l.waited, l.timedOut, l.after = false, true, d.TimedOut, now()
	l.heard(d.Wire)
}

// secret tells whether a command may hold a password.
func secret(command [][]byte) bool {
	first := strings.ToUpper(string(command[0]))
	return first == "AUTH" || first == "HELLO" || first == "CONFIG"
}

func wordsOf(command [][]byte) []string {
	words := make([]string, len(command))
	for i, w := range command {
		words[i] = string(w)
	}
	return words
}

// outsiderNamed finds a client from outside by what it is called.
func (a *act) outsiderNamed(name string) (*outsider, bool) {
	for _, o := range slices.Backward(a.outside.recent) {
		if o.label(a) == name {
			return o, true
		}
	}
	for _, o := range a.outside.sessions {
		if o.label(a) == name {
			return o, true
		}
	}
	return nil, false
}

// whyOutsider is ":why @NAME" of a client from outside.
func (a *act) whyOutsider(name string, o *outsider) {
	l := o.last
	reply, _, err := engine.ParseReply(l.reply)
	switch {
	case l.args == nil:
		a.say(Notice, fmt.Sprintf("@%s has run nothing alone that could be explained", name))
		return
	case err != nil && !l.waits:
		a.say(Notice, fmt.Sprintf("the last reply to @%s was too long to be kept", name))
		return
	}
	a.explain(why.Case{
		Client: name, ID: o.id, Args: l.args, Reply: reply,
		Waits: l.waits, Waited: l.waited, TimedOut: l.timedOut,
		Before: l.before.Snapshot, After: l.after.Snapshot, Past: l.after.Past, Start: l.before.Past.Len(),
	})
}
