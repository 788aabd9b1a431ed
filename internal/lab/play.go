package lab

import (
	"fmt"
	"slices"

	"streamlab/engine/rediscli"
	"streamlab/lessons"
)

// lessonEvent lets an event happen to the lesson.
func (a *act) lessonEvent(e lessons.Event) {
	if a.player.Lesson() == nil {
		a.refuse("no lesson is open: :goto LESSON opens one")
		return
	}
	if a.player.Finished() && a.player.Free() && followsScript(e) {
		e = lessons.Return{}
	}
	if a.opensNext(e) {
		return
	}
	before := a.player
	if !followsScript(e) {
		a.label, a.line = e.Line(), e.Line()
	}
	a.play(e)
	if turned(before, a.player) {
		a.acted = true
	}
	if a.player.Visit() != before.Visit() {
		a.acted, a.line, a.client = true, "", a.player.Client()
	}
	if a.label == "" {
		a.label, a.line = a.scriptLabel(before)
	}
}

// turned tells what is an act though no command ran: going into free play or out
// of it, an answer, and seeing it.
func turned(was, is lessons.Player) bool {
	before, _, _ := was.Answered()
	after, _, _ := is.Answered()
	return was.Free() != is.Free() || before != after || !slices.Equal(was.Choices(), is.Choices())
}

// followsScript tells the events that are named after what they lead to.
func followsScript(e lessons.Event) bool {
	switch e.(type) {
	case lessons.Go, lessons.Present:
		return true
	}
	return false
}

// scriptLabel names what Go or Present did where no command ran.
func (a *act) scriptLabel(before lessons.Player) (label, line string) {
	next, solution, back := lessons.Skip{}.Line(), lessons.Solution{}.Line(), lessons.Return{}.Line()
	switch {
	case a.player.Visit() != before.Visit(), a.player.Finished():
		return next, ""
	case a.player.Complete() != before.Complete():
		return solution, solution
	}
	return back, enterLine
}

// opensNext goes on from the end of a lesson to the course's next one.
func (a *act) opensNext(e lessons.Event) bool {
	if _, skips := e.(lessons.Skip); !a.player.Finished() || !skips && !followsScript(e) {
		return false
	}
	next, ok := a.nextLesson()
	if ok {
		a.becomes(":goto "+next.ID, "")
		a.openLesson(next, 0)
	}
	return ok
}

// play tells the player of an event and does what it wants done.
func (a *act) play(e lessons.Event) {
	player, effects := a.player.Next(e, a.stage.Moment())
	a.player, a.played = player, true
	for _, effect := range effects {
		a.perform(effect)
	}
	a.tellFaults()
}

func (a *act) perform(effect lessons.Effect) {
	switch e := effect.(type) {
	case lessons.Type:
		a.client, a.out.Type = e.Client, e.Line
	case lessons.Run:
		a.runScripted(e)
	case lessons.Wait:
		a.acted = true
		a.told(a.stage.Wait(e.D).Delivered)
		a.point(false)
	case lessons.TurnClock:
		a.turnClock()
	case lessons.Restore:
		a.restore(e)
	case lessons.Tell:
		a.say(Lesson, e.Text)
	case lessons.Passed:
		a.acted = true
	case lessons.Finished:
		a.acted = true
		a.say(Notice, a.ending())
	}
}

// runScripted runs a line of the lesson's script.
func (a *act) runScripted(e lessons.Run) {
	if c := (lessons.Command{Line: e.Line}); c.IsLab() {
		d, waits := c.Wait()
		a.journal.add(Line{Kind: Typed, Client: e.Client, Text: rediscli.Safe(e.Line), Scripted: true})
		if waits {
			a.wait(d)
		} else {
			a.tellWorkers(e.Client, e.Line[1:])
		}
		return
	}
	a.command(e.Client, e.Line, true)
}

// turnClock lets a play step's clock run, or stops it. Where there is no clock to
// follow, the step's time passes at once.
func (a *act) turnClock() {
	if a.options.Now == nil {
		a.wait(a.player.Step().For)
		return
	}
	a.pause(a.clock.running)
}

// rehearse plays a step's programs beforehand when the step begins, for a learner who
// goes on from there would have to wait for that.
func (a *act) rehearse() {
	was, is := a.head.now.player, a.player
	if a.options.Now == nil || !a.plays() || was.Visit() == is.Visit() && was.Rehearsal() == is.Rehearsal() {
		return
	}
	go is.Rehearsal().Step(is.Index())
}

// restore goes to the lesson's own state.
func (a *act) restore(e lessons.Restore) {
	a.acted = true
	a.breaks++
	a.stage.Set(a.player.Rehearsal().At(e.Step, e.Line))
	a.moment = a.stage.Moment()
	a.client = a.player.Client()
	a.clock.running = false
	a.say(Notice, e.Why)
	a.point(true)
}

// ending says what comes after the lesson.
func (a *act) ending() string {
	if next, ok := a.nextLesson(); ok {
		return fmt.Sprintf("End of the lesson. Enter opens the next one: %s", next.Title)
	}
	return "End of the last lesson."
}
