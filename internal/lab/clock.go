package lab

import (
	"time"

	"streamlab/engine"
	"streamlab/lessons"
)

// clock ties the lab's time to the wall's while it runs.
type clock struct {
	running bool
	sandbox bool        // it runs where no lesson is played
	lab     engine.Time // at the moment wall
	wall    time.Time
	led     engine.Time // the lab's time that it led to last
	pace
}

// run starts the clock at a lab time, or stops it.
func (c *clock) run(on bool, at engine.Time, now func() time.Time) {
	c.running = on && now != nil
	if c.running {
		c.lab, c.led, c.wall = at, at, now()
		c.begin(at, c.wall)
	}
}

// sync lets the time of a running clock pass, for a slice of the wall's time at
// most. During an errand it stands.
func (a *act) sync() {
	if !a.clock.running || a.errand != nil {
		return
	}
	began := a.options.Now()
	due := a.clock.due(began)
	if due <= a.stage.Now() {
		return
	}
	a.passWhile(due, within(slice, began, a.options.Now))
	a.clock.led = a.stage.Now()
	a.clock.measure(a.clock.led, began)
}

// pass lets time pass as a running clock does.
func (a *act) pass(to engine.Time) { a.passWhile(to, nil) }

// passWhile lets time pass as a running clock does, until more, if there is one,
// says that it is enough. What runs out belongs to the act before, and so does what
// the lesson makes of it; what workers do is an act a second.
func (a *act) passWhile(to engine.Time, more func() bool) {
	for goOn := true; goOn && a.stage.Now() < to; {
		was, works := a.state, a.moment.Workers.Busy()
		stop := to
		if works {
			stop = min(to, nextSecond(a.stage.Now()))
		}
		var turn lessons.Turn
		turn, goOn = a.stage.Pass(stop, more)
		a.passed(turn, a.stage.Now().Sub(was.moment.Snapshot.Now()))
		if works {
			a.simulated(was)
			a.Lab.before = a.moment.Snapshot // what moves all the time is not marked
		} else {
			a.head.now = a.state
		}
	}
}

// passed takes up what happened while time passed.
func (a *act) passed(turn lessons.Turn, d time.Duration) {
	a.told(turn.Delivered)
	a.moment = a.stage.Moment()
	a.play(lessons.Waited{D: d})
	if a.acted { // a step was passed by it
		a.acted = false
		a.acts++
	}
	a.before = a.moment.Snapshot
	a.version++
}

// settleClock stops the clock where a lesson's must stand, lets a sandbox's run
// again, and lets it go on from where an act has led.
func (a *act) settleClock() {
	now, sandbox := a.stage.Now(), a.player.Lesson() == nil
	switch {
	case sandbox && a.clock.sandbox != a.clock.running:
		a.clock.run(a.clock.sandbox, now, a.options.Now)
	case !sandbox && !a.player.Free() && !a.plays():
		a.clock.running = false
	case a.clock.running && now != a.clock.led:
		a.clock.run(true, now, a.options.Now)
	}
}

// wait moves the clock on by d, at once.
func (a *act) wait(d time.Duration) {
	if !a.beginWait(d) {
		return
	}
	turn, d := a.hurry(d)
	a.told(turn.Delivered)
	a.moment = a.stage.Moment()
	a.waited(d)
}

// beginWait makes a wait an act, unless it is too long.
func (a *act) beginWait(d time.Duration) (ok bool) {
	if d <= 0 || d > lessons.MaxWait {
		a.refuse("a wait is longer than nothing and at most a year")
		return false
	}
	a.becomes(lessons.WaitLine(d), lessons.WaitLine(d))
	return true
}

// waited tells of the time after a wait, and the lesson that there was one.
func (a *act) waited(d time.Duration) {
	a.sayTime(d)
	a.point(false)
	a.play(lessons.Waited{D: d, ByHand: true})
}

// sayTime tells the time after the clock was moved on by d, with the date where
// that was a day or more.
func (a *act) sayTime(d time.Duration) {
	now := a.stage.Now()
	text := timeText(now)
	if d >= 24*time.Hour {
		text = now.Std().Format("2006-01-02 ") + text
	}
	a.say(Notice, "the clock is at "+text)
}

// timeText writes a time as a lab's clock shows it, in UTC.
func timeText(t engine.Time) string { return t.Std().Format("15:04:05.000") }

// pause stops the clock, or lets it run.
func (a *act) pause(stop bool) {
	if !stop && a.options.Now == nil {
		a.refuse("this clock moves only by :wait, as in :wait 5s")
		return
	}
	inLesson := a.player.Lesson() != nil
	if !stop && inLesson && !a.player.Free() && !a.plays() {
		a.becomes(":pause", lessons.Free{}.Line())
		a.play(lessons.Free{})
	}
	a.clock.run(!stop, a.stage.Now(), a.options.Now)
	if !inLesson {
		a.clock.sandbox = !stop
	}
	a.say(Notice, clockNotice(stop, inLesson && !a.plays(), a.stage.Now()))
}

// plays tells whether the lesson is at a step whose programs run with the clock.
func (a *act) plays() bool {
	step := a.player.Step()
	return step != nil && step.Kind == lessons.Play && !a.player.Finished()
}

// clockNotice says what became of the clock.
func clockNotice(stop, inLesson bool, now engine.Time) string {
	switch {
	case stop:
		return "the clock stands at " + timeText(now)
	case inLesson:
		return "free play: the lesson's clock runs until :pause or :return"
	}
	return "the clock runs"
}

// jump moves the clock on to the end of a client's BLOCK, "" for the first,
// however far that is. It reports whether that moved it.
func (a *act) jump(client string) bool {
	at, ok := a.stage.Deadline()
	if client != "" {
		w, _ := a.moment.Waiting(client)
		at, ok = w.Deadline, w.Deadline != 0
	}
	was := a.stage.Now()
	if !ok || at <= was {
		return false
	}
	a.pass(at)
	a.sayTime(at.Sub(was))
	return true
}
