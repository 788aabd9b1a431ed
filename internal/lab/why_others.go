package lab

import (
	"fmt"
	"slices"

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
	w := a.wayWatched(&from, to, name)
	if w == nil {
		a.saysNothing(name)
		return
	}
	a.undertake(&errand{
		text: "looking back at what " + name + " did", from: w.stage.Now(), to: to.time(), now: func() engine.Time { return w.stage.Now() },
		work: func(a *act, more func() bool) bool {
			for w != nil && w.goOn(more) {
				if seen, ok := w.stage.Watched(); ok {
					a.explain(a.caseOfWorker(name, seen))
					return true
				}
				if w = a.wayWatched(&from, to, name); w == nil {
					a.saysNothing(name)
				}
			}
			return w == nil
		},
		quit: func(a *act) { a.say(Notice, "broken off") },
	})
}

// wayWatched plans the way from the nearest kept state at or before the beginning of
// an act, in which a worker is watched; then the act before that is the next to try.
// It is nil where there is none that is near.
func (a *act) wayWatched(from **node, to state, name string) *way {
	for n := *from; n.parent != nil; n = n.parent {
		*from = n.parent
		if !n.from.leadsTo(&to) {
			continue
		}
		if to.happened()-n.from.happened() > near {
			return nil
		}
		w := &way{stage: n.from.stage.Another(), state: n.from, stops: []*state{&to}}
		w.stage.Set(n.from.moment)
		w.stage.Watch(name)
		w.setOut()
		return w
	}
	return nil
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

// maxExplained is how many bytes a reply may have that is kept to be explained.
const maxExplained = 64 << 10

// heard notes what came of a command.
func (l *lastOutside) heard(reply []byte) {
	l.reply = append([]byte{}, reply[:min(len(reply), maxExplained)]...)
}

// served notes the reply to a command that waited.
func (l *lastOutside) served(d engine.Delivery, now lessons.Moment) {
	if !l.waits {
		return
	}
	l.waits, l.waited, l.timedOut, l.after = false, true, d.TimedOut, now
	l.heard(d.Wire)
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
	if l.args == nil || err != nil && !l.waits {
		a.say(Notice, fmt.Sprintf("@%s has run nothing alone that could be explained", name))
		return
	}
	a.explain(why.Case{
		Client: name, ID: o.id, Args: l.args, Reply: reply,
		Waits: l.waits, Waited: l.waited, TimedOut: l.timedOut,
		Before: l.before.Snapshot, After: l.after.Snapshot, Past: l.after.Past, Start: l.before.Past.Len(),
	})
}
