package lessons

import (
	"fmt"
	"strings"
)

// prove compares what a step did with what the file says of it.
func (r *rehearser) prove(step *Step, out *Rehearsed) {
	r.proveReplies(step, out)
	if len(step.Goals) > 0 {
		r.proveTask(step, out)
	}
}

// proveReplies compares the printed replies with the step's expect, which may
// use the step's own bindings. Where nothing is expected, an error is not.
func (r *rehearser) proveReplies(step *Step, out *Rehearsed) {
	if step.Expect == "" {
		for _, line := range out.Lines {
			if line.Reply.IsError() {
				r.fault(line.Pos, "the command fails: "+line.Reply.Str, "expect the error, if it is meant")
			}
		}
		return
	}
	var printed strings.Builder
	for _, line := range out.Lines {
		printed.WriteString(line.Printed())
	}
	expect := Interpolate(step.Expect, out.Learned)
	if at, ok := Mismatch(expect, printed.String()); !ok {
		pos := step.ExpectAt
		pos.Line += at
		r.fault(pos, "the reply is not what is expected", gotInstead(expect, printed.String(), at))
	}
}

// gotInstead names the printed line that stands where line at was expected.
func gotInstead(expect, printed string, at int) string {
	want, got := replyLines(expect), replyLines(printed)
	for _, line := range want[:at] {
		if isAnyWords(strings.TrimSpace(line)) {
			return "play the lesson with run to see the whole reply"
		}
	}
	if at >= len(got) {
		return "got: no more lines"
	}
	return "got: " + got[at]
}

// proveTask holds a task's two promises: it isn't solved before it begins, and
// its solution solves it, without a turn that the step calls wrong.
func (r *rehearser) proveTask(step *Step, out *Rehearsed) {
	if open, _ := unreached(step, out.scope(0)); open < 0 {
		r.fault(step.Pos, "the task is solved before it begins", "ask for a goal that does not hold yet")
	}
	after := out.scope(len(out.Lines))
	if open, goal := unreached(step, after); open >= 0 {
		r.fault(goal.Pos, "the solution does not reach this goal", "its check is: "+goal.checks())
	}
	for i := range out.Lines[:max(len(out.Lines)-1, 0)] {
		r.proveTurns(step, out.scope(i+1), out.Lines[i])
	}
}

// unreached returns the first goal that doesn't hold, -1 if all do.
func unreached(step *Step, scope Scope) (int, Goal) {
	for i, goal := range step.Goals {
		if !goal.Check.Holds(scope) || !goal.alsoHolds(scope) {
			return i, goal
		}
	}
	return -1, Goal{}
}

// alsoHolds reports whether the goal's second check holds, or it has none.
func (g Goal) alsoHolds(s Scope) bool { return g.Also.IsZero() || g.Also.Holds(s) }

// checks returns the goal's checks as the file writes them.
func (g Goal) checks() string {
	if g.Also.IsZero() {
		return g.Check.String()
	}
	return g.Check.String() + ", and also: " + g.Also.String()
}

// proveTurns finds a line of the solution that the step explains as wrong.
func (r *rehearser) proveTurns(step *Step, scope Scope, line Played) {
	for _, turn := range step.Wrong {
		if turn.takenIn(scope) {
			r.fault(line.Pos, fmt.Sprintf("the solution takes the wrong turn %q", turn.After), "narrow the wrong turn")
		}
	}
}
