package lab

import (
	"slices"
	"sync/atomic"
	"time"

	"streamlab/engine"
	"streamlab/lessons"
)

// firstOutside is the number of the first client from outside, which no client of
// a prompt comes to, nor a worker that crashes and comes back as a new client a
// thousand times a second.
const firstOutside engine.ClientID = 1_000_000_001

// outside is what a lab knows of the clients that come over the network. They
// share its picture, and no undo disconnects them.
type outside struct {
	addr     string // where they come from, "" before Share
	opened   engine.ClientID
	sessions map[engine.ClientID]*outsider
	stage    *lessons.Stage // where they are connected
	stop     func()         // the timer for a BLOCK's end
	asked    *node          // whose undoing was asked for once
	limits   limits
	gathered gathering
	recent   []*outsider // whose last commands are kept, the latest last
}

// Connect opens a client from outside, for a server. What it does is the lab's: all
// commands from outside between two Views are one act.
func (l *Lab) Connect(from engine.Caller) engine.Session {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.outside.opened++
	o := &outsider{lab: l, id: firstOutside + l.outside.opened - 1, addr: from.Addr, out: from.Output}
	if l.outside.sessions == nil {
		l.outside.sessions = map[engine.ClientID]*outsider{}
	}
	l.outside.sessions[o.id] = o
	l.settleOutside(l.head.now.stage)
	l.outside.stage.OpenOutsider(o.id, from.Addr, from.Local)
	l.outsideChanged()
	return o
}

// limits are the bounds on clients from outside, for those who hold no lock.
type limits struct{ now atomic.Pointer[engine.Limits] }

// read takes up what CONFIG SET, or undo, changed.
func (l *limits) read(stage *lessons.Stage) {
	old, now := l.now.Load(), stage.Limits()
	if old == nil || *old != now {
		l.now.Store(&now)
	}
}

// Limits returns the bounds on clients from outside, as CONFIG SET left them. Do not
// change it. It takes no lock.
func (l *Lab) Limits() *engine.Limits { return l.outside.limits.now.Load() }

// Note counts what befell a connection from outside, for INFO.
func (l *Lab) Note(i engine.Incident) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.head.now.stage.Note(i)
}

// Share notes where clients from outside find the lab, and says so; "" is nowhere,
// any more.
func (l *Lab) Share(addr string) {
	l.do(func(a *act) {
		a.outside.addr = addr
		if addr == "" {
			a.say(Notice, "this lab is not shared any more")
			return
		}
		a.say(Notice, "clients find this lab at "+addr)
	})
}

// Report says what a front end could not do.
func (l *Lab) Report(err error) {
	l.do(func(a *act) { a.refuse(err.Error()) })
}

// settleOutside connects the clients from outside to the stage that is played.
func (l *Lab) settleOutside(stage *lessons.Stage) {
	switch {
	case l.outside.stage == stage || len(l.outside.sessions) == 0:
	case l.outside.stage == nil:
		l.outside.stage = stage
		stage.OnOutside(l.passOutside)
	default:
		stage.Adopt(l.outside.stage)
		l.outside.stage = stage
	}
}

// outsideChanged takes up the present state where something changed that is no
// act: who is connected, and who waits.
func (l *Lab) outsideChanged() {
	l.head.now.moment = l.head.now.stage.Moment()
	l.armOutside()
	l.version++
	l.signal()
}

// armOutside sees to it that a BLOCK from outside ends in time, where the clock
// runs and nobody looks.
func (l *Lab) armOutside() {
	if l.outside.stop != nil {
		l.outside.stop()
		l.outside.stop = nil
	}
	at, ok := l.head.now.stage.Deadline()
	if ok && l.clock.running && l.options.After != nil && len(l.outside.sessions) > 0 {
		l.outside.stop = l.options.After(at.Sub(l.head.now.stage.Now()), func() { l.Sync() })
	}
}

// passOutside hands replies and messages to clients from outside, and ends the
// connections that are to end.
func (l *Lab) passOutside(r engine.Result) {
	for _, d := range r.Delivered {
		if o, ok := l.outside.sessions[d.Client]; ok {
			o.out.Append(func(dst []byte) []byte { return append(dst, d.Wire...) })
			if !d.Push {
				o.last.served(d, l.head.now.stage.Moment)
				o.out.Unblock()
			}
		}
	}
	for _, id := range r.Closed {
		if o, ok := l.outside.sessions[id]; ok {
			o.disconnect()
			o.out.Kill()
		}
	}
}

// Outside is who shares the lab over the network.
type Outside struct {
	Addr    string // where clients find it; "" where it is not shared
	Clients int
	Waiting int // how many of them wait in a BLOCK
}

func (l *Lab) viewOutside() Outside {
	v := Outside{Addr: l.outside.addr, Clients: len(l.outside.sessions)}
	for id := range l.outside.sessions {
		if _, waits := l.head.now.moment.Snapshot.Waiting(id); waits {
			v.Waiting++
		}
	}
	return v
}

// undoOutside reports whether undo must not go on: it would take back what others
// did, and was not asked for twice.
func (a *act) undoOutside() bool {
	if a.head.kind != fromOutside || a.head.parent == nil || a.outside.asked == a.head {
		return false
	}
	a.outside.asked = a.head
	a.refuse("this takes back what others did (" + a.head.label + "): undo once more to do it")
	return true
}

// After calls f once d has passed; stop cancels that.
type After func(d time.Duration, f func()) (stop func())

// changes reports whether events tell of a change of keys, not only of who waits.
func changes(events []engine.Event) bool {
	return slices.ContainsFunc(events, func(e engine.Event) bool {
		switch e.Kind {
		case engine.ClientBlocked, engine.ClientServed, engine.ClientTimedOut:
			return false
		}
		return true
	})
}
