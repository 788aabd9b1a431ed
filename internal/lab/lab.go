package lab

import (
	"fmt"
	"sync"
	"time"

	"streamlab/engine"
	"streamlab/lessons"
)

// MaxLine is how many bytes a line may have where Options don't say.
const MaxLine = 64 << 10

// Options configure a lab. The zero value is a sandbox whose clock stands.
type Options struct {
	Course  *lessons.Course           // what :goto finds lessons in; nil for none
	Lesson  string                    // the lesson to open; "" for the sandbox
	Records map[string]lessons.Record // by lesson: what was done before
	Resume  bool                      // go on where the lesson's record ends
	Compat  engine.Compat             // of the sandbox; a lesson has its own
	Start   engine.Time               // the sandbox's clock at first; 0: Now's time, or 1970
	Now     func() time.Time          // what a running clock follows; nil: it moves only by :wait
	MaxLine int                       // bytes; 0: MaxLine
	Save    Save                      // what :save writes with; nil: it is refused
	Load    *Journal                  // what the sandbox begins with; nil: nothing
	After   After                     // a timer for clients from outside, where Now is set; nil: only Sync and acts let time pass
	Guard   Guard                     // what clients from outside have to know
}

// A Lab is one learner's world. Its methods may be called by any number of
// goroutines at once.
type Lab struct {
	mu      sync.Mutex
	options Options
	changed chan struct{}
	version uint64
	acts    uint64
	timeline
	before  engine.Snapshot
	journal journal
	clock   clock
	errand  *errand // nil for none
	outside outside
	faulty  map[string]int            // by lesson: how many of its faults were told
	results map[string]lessons.Record // by lesson: what was done before
}

// New returns a lab at the beginning of the sandbox or of a lesson. It fails
// where there is no such lesson.
func New(o Options) (*Lab, error) {
	if o.MaxLine == 0 {
		o.MaxLine = MaxLine
	}
	l := &Lab{
		options: o, changed: make(chan struct{}, 1),
		faulty: map[string]int{}, results: o.Records,
	}
	first, err := l.firstState()
	if err != nil {
		return nil, err
	}
	l.begin(first)
	l.before = first.moment.Snapshot // what was loaded is no change
	l.outside.limits.read(l.head.now.stage)
	if o.Lesson == "" {
		l.clock.run(o.Now != nil && o.Load == nil, l.head.now.stage.Now(), o.Now) // what was loaded stands, to be looked at
		l.clock.sandbox = l.clock.running
		return l, nil
	}
	lesson, ok := o.Course.Lesson(o.Lesson)
	if !ok {
		return nil, fmt.Errorf("open lesson %q: there is no such lesson", o.Lesson)
	}
	l.start(lesson)
	return l, nil
}

// sandbox returns the state of an empty sandbox.
func (l *Lab) sandbox() state {
	start := l.options.Start
	if start == 0 && l.options.Now != nil {
		start = engine.TimeOf(l.options.Now())
	}
	return newState(l.engineOptions(start))
}

// Guard is what clients from outside have to know, and what they may cost; nothing,
// and what Redis lets them, where it is zero.
type Guard struct {
	Password string            // of the user "default"
	Users    map[string]string // more users and their passwords
	Limits   engine.Limits     // what CONFIG begins with
}

// engineOptions are those of an engine outside lessons.
func (l *Lab) engineOptions(start engine.Time) engine.Options {
	return l.guard(engine.Options{Compat: l.options.Compat, Start: start, Events: true})
}

// guard adds to an engine's options what concerns clients from outside.
func (l *Lab) guard(o engine.Options) engine.Options {
	o.Password, o.Users, o.Limits = l.options.Guard.Password, l.options.Guard.Users, l.options.Guard.Limits
	return o
}

// Run does what a line typed at a prompt asks for, as client; "" is the client
// whose prompt it is. It never waits.
func (l *Lab) Run(client, line string) Outcome {
	return l.do(func(a *act) {
		if len(line) > l.options.MaxLine {
			a.refuse(fmt.Sprintf("this line of %d bytes was dropped: %d are the most", len(line), l.options.MaxLine))
			return
		}
		a.run(client, line)
	})
}

// Do lets an event happen to the lesson. In the sandbox it is refused.
func (l *Lab) Do(e lessons.Event) Outcome {
	return l.do(func(a *act) { a.lessonEvent(e) })
}

// Undo takes the last act back. It reports whether there was one.
func (l *Lab) Undo() bool { return !l.do(undo).Refused }

// Redo repeats the act that was undone last. It reports whether there was one.
func (l *Lab) Redo() bool { return !l.do(redo).Refused }

// Wait moves the clock on by d, at once. What runs out on the way does so at its
// time.
func (l *Lab) Wait(d time.Duration) Outcome {
	return l.do(func(a *act) { a.waitOn(d) })
}

// Pause stops the clock, or lets it run. In a lesson, running is free play.
func (l *Lab) Pause(stop bool) Outcome {
	return l.do(func(a *act) { a.pause(stop) })
}

// JumpToDeadline moves the clock on to where the BLOCK of a client runs out; ""
// is whoever's runs out first. It reports whether there is such a client. Lines
// on a pipe cannot wait otherwise.
func (l *Lab) JumpToDeadline(client string) (out Outcome, ok bool) {
	out = l.do(func(a *act) { ok = a.jump(client) })
	return out, ok
}

// Deadline returns when, on the lab's clock, the next BLOCK runs out.
func (l *Lab) Deadline() (engine.Time, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.head.now.stage.Deadline()
}

// Changed returns a channel, the same each time, that holds one value after
// something changed: a moment to call View.
func (l *Lab) Changed() <-chan struct{} { return l.changed }

// View returns the present moment, as it was at the last call of another
// method. O(clients).
func (l *Lab) View() View {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.gathered()
	s := l.head.now
	return View{
		Version:    l.version,
		Acts:       l.acts,
		Snapshot:   s.moment.Snapshot,
		Before:     l.before,
		Clock:      l.viewClock(),
		Client:     s.client,
		Clients:    s.clients(),
		Course:     l.options.Course,
		Player:     s.player,
		FreePlay:   s.player.Free(),
		Transcript: l.journal.view(),
		Undo:       l.head.undoLabel(),
		Redo:       l.head.redoLabel(),
		Outside:    l.viewOutside(),
		Odd:        s.odd,
		Workers:    s.moment.Workers,
		Errand:     l.errand.view(),
		Marks:      l.markNames(),
	}
}

// do performs one operation: the time of a running clock passes, an errand is broken
// off, then work is done, then whoever draws is told.
func (l *Lab) do(work func(*act)) Outcome {
	return l.goesOn(func(a *act) {
		a.breakOff()
		work(a)
	})
}

// goesOn performs one operation that breaks nothing off.
func (l *Lab) goesOn(work func(*act)) Outcome {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.gathered()
	a := l.open()
	a.sync()
	work(a)
	a.end()
	return a.out
}
