package lessons

import (
	"fmt"
	"slices"
	"strings"
)

func (Solution) apply(p Player, m Moment) (Player, []Effect) {
	if p.finished {
		return p, []Effect{Tell{notYet[AwaitsEnd]}}
	}
	return solutions[p.step().Kind](p, m)
}

// solutions does what a step of each kind asks for.
var solutions = [...]func(Player, Moment) (Player, []Effect){
	Say:     solveNothing,
	Show:    solveShow,
	Task:    solveTask,
	Predict: solvePredict,
	Quiz:    solveQuiz,
	Play:    solveTask,
}

func solveNothing(p Player, _ Moment) (Player, []Effect) {
	return p, []Effect{Tell{"There is nothing to solve here. Enter goes on."}}
}

func solveShow(p Player, m Moment) (Player, []Effect) {
	if p.complete {
		return solveNothing(p, m)
	}
	return p.runRest(m, whySolution)
}

// solveTask runs a task's solution; of one that is done, it only shows it.
func solveTask(p Player, m Moment) (Player, []Effect) {
	if p.complete {
		return p, []Effect{Tell{p.solutionText()}}
	}
	return p.showing().runRest(m, whySolution)
}

// solutionText returns the solution's lines as a block of code.
func (p Player) solutionText() string {
	var b strings.Builder
	b.WriteString("This is one way:\n\n```\n")
	for _, line := range p.lines() {
		b.WriteString(line.prompted() + "\n")
	}
	return b.String() + "```"
}

// prompted returns the line as it would be typed at any prompt.
func (l Line) prompted() string {
	if l.Wait > 0 {
		return l.Text
	}
	return "@" + l.Client + " " + l.Text
}

func solvePredict(p Player, m Moment) (Player, []Effect) {
	if p.complete {
		return solveNothing(p, m)
	}
	return p.showing().runRest(m, whySolution)
}

func solveQuiz(p Player, _ Moment) (Player, []Effect) {
	p = p.showing()
	at := slices.IndexFunc(p.step().Choices, func(c Choice) bool { return c.Right })
	right := p.step().Choices[at]
	said := fmt.Sprintf("It is %s) %s", ChoiceLabel(at+1), p.interpolate(right.Text))
	if right.Say != "" {
		said += "\n\n" + p.interpolate(right.Say)
	}
	effects := []Effect{Tell{p.withExplanation(said)}}
	if p.complete {
		return p, effects
	}
	p, passed := p.pass(Solved)
	return p, append(effects, passed...)
}

// showing remembers that the step's solution was shown: from now on it cannot
// be passed as solved.
func (p Player) showing() Player {
	p = p.WithSolutionSeen()
	if k := p.step().Kind; k == Predict || k == Quiz {
		p.answer.given, p.answer.shown = true, true
	}
	return p
}

func (Present) apply(p Player, m Moment) (Player, []Effect) {
	switch p.Awaits() {
	case AwaitsChoice:
		return Solution{}.apply(p, m)
	case AwaitsGoals, AwaitsAnswer:
		return p.showing().present(m)
	case AwaitsPlay:
		if p.typed || p.line > 0 || m.Snapshot.Now() > p.reh.At(p.at, 0).Snapshot.Now() { // the class has seen it run
			return p.showing().present(m)
		}
	}
	return Go{}.apply(p, m)
}

// present types or runs the next line of a solution; where the learner has left
// its way, it begins anew.
func (p Player) present(m Moment) (Player, []Effect) {
	if p.line == len(p.lines()) {
		p.line = 0
	}
	return p.play(m)
}

// Remember returns the player as it is when an undo or a redo comes to it from
// another player. Of the same lesson's, it knows what the learner has seen by
// now: hints and solutions stay seen when undo goes back before them. Its prompt
// is empty.
func (p Player) Remember(later Player) Player {
	p.typed = false
	if p.reh == nil || p.reh != later.reh {
		return p
	}
	p.seen = slices.Clone(p.seen)
	for i, seen := range later.seen {
		p.seen[i] = p.seen[i] || seen
	}
	if p.at == later.at {
		p.hints = max(p.hints, later.hints)
	}
	return p
}
