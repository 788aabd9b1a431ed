package lessons

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Line returns the command.
func (e Ran) Line() string { return e.Text }

// Line returns ":wait" and how long.
func (e Waited) Line() string { return WaitLine(e.D) }

// WaitLine returns the lab command that waits so long: ":wait 1m30s". Parts that
// are zero are left out.
func WaitLine(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return ":wait " + text
}

// Line returns ":step next".
func (Go) Line() string { return ":step next" }

// Line returns ":step next".
func (Skip) Line() string { return ":step next" }

// Line returns ":step back".
func (Back) Line() string { return ":step back" }

// Line returns ":hint".
func (Hint) Line() string { return ":hint" }

// Line returns ":solution".
func (Solution) Line() string { return ":solution" }

// Line returns ":present".
func (Present) Line() string { return ":present" }

// Line returns ":answer" and the answer.
func (e Answer) Line() string { return ":answer " + e.Text }

// Line returns ":answer" and the choice's letter.
func (e Choose) Line() string { return ":answer " + ChoiceLabel(e.N) }

// Line returns ":reset".
func (Restart) Line() string { return ":reset" }

// Line returns ":goto" and the step's number, from 1.
func (e Goto) Line() string { return ":goto " + strconv.Itoa(e.Step+1) }

// Line returns ":free".
func (Free) Line() string { return ":free" }

// Line returns ":return".
func (Return) Line() string { return ":return" }

func (Go) apply(p Player, m Moment) (Player, []Effect) {
	switch p.Awaits() {
	case AwaitsType, AwaitsRun:
		return p.play(m)
	case AwaitsNext:
		return p.leave(m, Solved, whyOwnState)
	case AwaitsPlay:
		if !p.free {
			return p, []Effect{TurnClock{}}
		}
		return p.onScript(m, whyReturn)
	case AwaitsAnswer, AwaitsChoice:
		if p.free {
			return p.onScript(m, whyReturn)
		}
	}
	return p, []Effect{Tell{notYet[p.Awaits()]}}
}

// notYet is what Go says where the step waits for the learner.
var notYet = map[Awaits]string{
	AwaitsGoals:  "The goals are not reached yet. `:hint` helps, `:solution` shows how, `:step next` skips.",
	AwaitsAnswer: "Answer the question first: type the answer and press Enter. `:step next` skips.",
	AwaitsChoice: "Pick a choice first: type its letter and press Enter. `:step next` skips.",
	AwaitsEnd:    "This lesson is over.",
}

// What Restore says.
const (
	whyPlay     = "Its programs stand ready. Enter lets the clock run, and stops it."
	whyLeft     = "The programs are gone; the lesson goes on from its own state. Undo leads back to yours."
	whyOwnState = "The lesson goes on from its own state. Undo leads back to yours."
	whyClock    = "The lesson goes on at its own time. Undo leads back to yours."
	whySkipped  = "Skipped: the lesson goes on as if the step had been done."
	whyBack     = "Back to the step before, and to the state that it began with."
	whyRestart  = "The step begins again, with the state that it began with."
	whyGoto     = "The lesson is at this step now, with the state that it begins with."
	whyReturn   = "Back from free play to the lesson's own state."
	whySolution = "The solution runs from the lesson's own state."
)

func (Skip) apply(p Player, m Moment) (Player, []Effect) {
	switch p.Awaits() {
	case AwaitsEnd:
		return p, []Effect{Tell{notYet[AwaitsEnd]}}
	case AwaitsNext:
		return p.leave(m, Solved, whyOwnState)
	}
	return p.leave(m, Skipped, whySkipped)
}

// leave goes on from a step, which is passed by it if it isn't complete.
func (p Player) leave(m Moment, how How, why string) (Player, []Effect) {
	var passed []Effect
	if !p.complete {
		p, passed = p.pass(how)
	}
	p, effects := p.next(m, why)
	return p, append(passed, effects...)
}

// next goes on to the next step. The state stays if it is what the script
// leads to; else the step's own is restored, for the reason why.
func (p Player) next(m Moment, why string) (Player, []Effect) {
	if p.at == p.reh.Len()-1 {
		p.finished = true
		return p, []Effect{Finished{}}
	}
	from, to := p.reh.Step(p.at), p.reh.Open(p.at+1).Entry
	p = p.enter(p.at + 1)
	d := to.Snapshot.Now().Sub(m.Snapshot.Now())
	switch {
	case to.Workers.Len() > 0:
		return p, []Effect{Restore{p.at, 0, whyPlay}}
	case from.After.Workers.Len() > 0:
		return p, []Effect{Restore{p.at, 0, whyLeft}}
	case !m.Same(from.After):
		return p, []Effect{Restore{p.at, 0, why}}
	case d < 0:
		return p, []Effect{Restore{p.at, 0, whyClock}}
	}
	return p.beginAt(m.Past.Len() + to.Past.Len() - from.After.Past.Len()), []Effect{Wait{d}}
}

func (Back) apply(p Player, _ Moment) (Player, []Effect) {
	if p.at == 0 && !p.finished {
		return p, []Effect{Tell{"This is the first step."}}
	}
	if !p.finished {
		p.at--
	}
	return p.restore(p.at, whyBack)
}

func (Restart) apply(p Player, _ Moment) (Player, []Effect) { return p.restore(p.at, whyRestart) }

func (e Goto) apply(p Player, _ Moment) (Player, []Effect) {
	if e.Step < 0 || e.Step >= p.reh.Len() {
		return p, []Effect{Tell{fmt.Sprintf("There are %d steps, counted from 1.", p.reh.Len())}}
	}
	return p.restore(e.Step, whyGoto)
}

// restore opens a step with its entry state.
func (p Player) restore(step int, why string) (Player, []Effect) {
	return p.enter(step), []Effect{Restore{step, 0, why}}
}

func (Hint) apply(p Player, _ Moment) (Player, []Effect) {
	hints := p.stepHints()
	if p.hints < len(hints) {
		p.hints++
		return p, []Effect{Tell{p.hint()}}
	}
	if line, ok := p.Scripted(); ok && p.step().Kind == Show {
		return p, []Effect{Tell{"Enter types the command: " + code(line.prompted())}}
	}
	if len(hints) > 0 {
		return p, []Effect{Tell{"That was the last hint. `:solution` shows how it is done."}}
	}
	return p, []Effect{Tell{"There is no hint for this step."}}
}

// hint is the newest hint. One that begins with a block of code stands below its
// heading, since a fence is one only where a line begins.
func (p Player) hint() string {
	hints := p.stepHints()
	text := p.interpolate(hints[p.hints-1])
	gap := " "
	if strings.HasPrefix(text, "```") {
		gap = "\n\n"
	}
	return fmt.Sprintf("*Hint %d of %d*:%s%s", p.hints, len(hints), gap, text)
}

func (Free) apply(p Player, _ Moment) (Player, []Effect) {
	p.free, p.typed = true, false
	return p, nil
}

func (Return) apply(p Player, m Moment) (Player, []Effect) {
	if !p.free {
		return p, []Effect{Tell{"You are not in free play."}}
	}
	return p.onScript(m, whyReturn)
}

// onScript leads back to where the script was left. Nothing is restored if the
// state is still that.
func (p Player) onScript(m Moment, why string) (Player, []Effect) {
	p.free, p.typed = false, false
	there := p.reh.At(p.at, p.line)
	if m.Same(there) && m.Snapshot.Now() == there.Snapshot.Now() {
		return p, nil
	}
	return p.beginAt(p.opened().Entry.Past.Len()).judged(there), []Effect{Restore{p.at, p.line, why}}
}

// pass completes the step. A better result from before stays.
func (p Player) pass(how How) (Player, []Effect) {
	if how == Solved && p.seen[p.at] {
		how = Shown
	}
	p.complete = how != Skipped
	if how > p.how[p.at] {
		p.how = slices.Clone(p.how)
		p.how[p.at] = how
	}
	return p, []Effect{Passed{p.at, how}}
}
