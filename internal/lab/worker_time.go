package lab

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"time"

	"streamlab/engine"
	"streamlab/engine/past"
	"streamlab/lessons"
)

// Bounds on how long the lab works at a time, on the wall's clock: for a slice it
// is locked, a Sync has several of them, and a :wait may take so long in all.
const (
	slice   = 5 * time.Millisecond
	oneSync = 30 * time.Millisecond
	oneWait = 20 * time.Second
)

// Sync lets the time of a running clock pass, as every method does first that
// changes something. Where workers have much to do it works for some 30 ms, with
// the lab free in between; what is left over then is made up by the next one, or the
// clock goes slower: see Clock.
func (l *Lab) Sync() Outcome {
	goOn := func(a *act) { a.goOn(a.during(slice)) }
	out := l.goesOn(goOn)
	if l.options.Now == nil {
		return out
	}
	for until := l.options.Now().Add(oneSync); l.isBehind() && l.options.Now().Before(until); {
		runtime.Gosched() // a key comes first
		next := l.goesOn(goOn)
		out.Lines = append(out.Lines, next.Lines...)
	}
	l.slip()
	return out
}

// within tells whether less time than d has passed since the beginning. It asks the
// clock now and then only, for that takes as long as a worker's step.
func within(d time.Duration, began time.Time, now func() time.Time) func() bool {
	asked := 0
	return func() bool {
		asked++
		return asked%32 != 0 || now().Sub(began) < d
	}
}

// isBehind reports whether there is an errand, or the running clock has time to make
// up: more than a slice, for some passes while the last bit is made up, and each turn
// costs a snapshot.
func (l *Lab) isBehind() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.errand != nil {
		return true
	}
	return l.clock.running && l.clock.due(l.options.Now().Add(-slice)) > l.head.now.stage.Now() && l.head.now.moment.Workers.Busy()
}

// A pace is how fast a clock goes.
type pace struct {
	speed   float64 // that is asked for; 0: 1
	reached float64 // where that is not reached, what is; else 0

	marked  time.Time // since when the reached speed is measured
	markLab engine.Time
}

// times is the speed that is asked for.
func (p *pace) times() float64 {
	if p.speed == 0 {
		return 1
	}
	return p.speed
}

// begin begins to measure.
func (p *pace) begin(at engine.Time, now time.Time) {
	p.reached, p.marked, p.markLab = 0, now, at
}

// measure tells, once a second, how fast the clock went.
func (p *pace) measure(at engine.Time, now time.Time) {
	d := now.Sub(p.marked)
	if d < time.Second {
		return
	}
	reached := float64(at.Sub(p.markLab)) / float64(d)
	p.begin(at, now)
	if reached < 0.95*p.times() {
		p.reached = reached
	}
}

// due is where the clock ought to be.
func (c *clock) due(now time.Time) engine.Time {
	return c.lab.Add(time.Duration(float64(now.Sub(c.wall)) * c.times()))
}

// patience is how much of the wall's time a clock tries to make up.
const patience = 250 * time.Millisecond

// slip gives up time that cannot be made up: the clock goes slower then, and
// nothing is left out.
func (l *Lab) slip() {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := &l.clock
	if !c.running {
		return
	}
	now, at := l.options.Now(), l.head.now.stage.Now()
	if most := at.Add(time.Duration(float64(patience) * c.times())); c.due(now) > most && l.head.now.moment.Workers.Busy() {
		c.lab, c.wall = most, now
	}
}

// viewClock is the clock as a View shows it.
func (l *Lab) viewClock() Clock {
	return Clock{
		Now: l.head.now.moment.Snapshot.Now(), Running: l.clock.running,
		Speed: l.clock.times(), Reached: l.clock.reached,
	}
}

// Bounds of :speed.
const minSpeed, maxSpeed = 0.1, 100

// setSpeed is ":speed N".
func (a *act) setSpeed(text string) {
	n, err := strconv.ParseFloat(strings.TrimLeft(text, "x×"), 64)
	if err != nil || !(n >= minSpeed && n <= maxSpeed) {
		a.refuse(fmt.Sprintf("write :speed N, from %v to %v: 10 is ten times as fast as your own clock", minSpeed, maxSpeed))
		return
	}
	a.clock.speed = n
	if a.clock.running {
		a.clock.run(true, a.stage.Now(), a.options.Now)
	}
	a.say(Notice, "the clock goes "+speedText(n))
}

func speedText(n float64) string { return "×" + strconv.FormatFloat(n, 'f', -1, 64) }

// event is ":event": exactly one thing happens, whenever that is.
func (a *act) event() {
	was := a.stage.Now()
	turn, ok := a.stage.Event()
	if !ok {
		a.refuse("nothing will happen by itself: :producer, :consumer and :reader make workers")
		return
	}
	a.becomes(":event", ":event")
	before := a.moment.Past
	a.told(turn.Delivered)
	a.moment = a.stage.Moment()
	a.say(Notice, "the clock is at "+a.stage.Now().Std().Format("15:04:05.000000")+since(before, a.moment.Past))
	a.point(false)
	a.play(lessons.Waited{D: a.stage.Now().Sub(was)})
	if a.clock.running {
		a.pause(true)
	}
}

// since tells what happened between two moments: the last of it, and how much more
// there was.
func since(before, now past.Log) string {
	n := now.Len() - before.Len()
	if n == 0 {
		return ""
	}
	last, _ := now.Last(func(*past.Happened) bool { return true })
	text := ": " + strings.TrimSpace(strings.Join([]string{last.Who, last.Kind.String(), last.Key}, " "))
	if !last.ID.IsZero() {
		text += " " + last.ID.String()
	}
	if n > 1 {
		text += fmt.Sprintf(", and %d more", n-1)
	}
	return text
}

// hurry moves the clock on by d at once, and tells what that did and how far it
// came: workers may have too much to do on the way.
func (a *act) hurry(d time.Duration) (lessons.Turn, time.Duration) {
	was := a.stage.Now()
	var more func() bool
	if a.options.Now != nil && a.moment.Workers.Busy() {
		more = within(oneWait, a.options.Now(), a.options.Now)
	}
	turn, done := a.stage.Pass(was.Add(d), more)
	if !done {
		d = a.stage.Now().Sub(was)
		a.say(Problem, "the workers have too much to do for so long a wait: it was broken off")
	}
	return turn, d
}

// nextSecond is the full second after a moment.
func nextSecond(t engine.Time) engine.Time { return (t/1_000_000 + 1) * 1_000_000 }

// simulated makes what workers did an act, or a part of the last one where that is
// of the same second. was is the state before.
func (a *act) simulated(was state) {
	began := was.time()
	if h := a.head; h.kind == byWorkers && nextSecond(h.from.time()) == nextSecond(began) {
		h.now, h.made = a.state, a.stage.Now()
		a.weigh(h)
		return
	}
	a.grow(&node{
		kind: byWorkers, label: "what the workers did from " + began.Std().Format("15:04:05") + " on",
		from: was, now: a.state, made: a.stage.Now(),
	})
	a.thin()
}

// stand stops the clock after an undo or a redo where workers would go on at once,
// and so make another future.
func (a *act) stand() {
	if a.clock.running && a.moment.Workers.Busy() {
		a.pause(true)
	}
}
