package lessons

import (
	"slices"
)

func (e Ran) apply(p Player, m Moment) (Player, []Effect) {
	p.past = p.past.And(Happening{e.Client, e.Args, e.Reply})
	return p.after(m, p.Expects(e.Client, e.Args))
}

func (e Waited) apply(p Player, m Moment) (Player, []Effect) {
	if !e.ByHand {
		return p.reached(m)
	}
	p.past = p.past.And(waitHappening(e.D))
	line, ok := p.expected()
	return p.after(m, ok && line.Wait == e.D)
}

// Expects reports whether a command is the step's next scripted line: the same
// client and the same words.
func (p Player) Expects(client string, args []string) bool {
	line, ok := p.expected()
	return ok && line.Wait == 0 && line.Client == client && SameCommand(line.Args, args)
}

// expected returns the scripted line that may run now.
func (p Player) expected() (Line, bool) {
	if p.finished {
		return Line{}, false
	}
	return p.Scripted()
}

// after follows a command or a :wait. What the script has next brings it on;
// anything else is the way of a task, and free play in other steps. A command of the
// solution may be a wrong turn, too, behind others than those of the solution.
func (p Player) after(m Moment, scripted bool) (Player, []Effect) {
	p.typed = false
	toGoals := p.step().Kind == Task || p.step().Kind == Play
	if scripted {
		p.line++
	}
	p.free = !scripted && (p.free || !toGoals)
	p, effects := p.reached(m)
	if !p.complete && (toGoals || !scripted) {
		p, wrong := p.wrongTurns(m)
		return p, append(effects, wrong...)
	}
	if p.complete || p.line < len(p.lines()) {
		return p, effects
	}
	if p.step().Kind == Predict {
		return p.resolve()
	}
	return p.pass(Solved)
}

// reached looks at a task's goals: new ones are told, and with the last of them
// the step is complete.
func (p Player) reached(m Moment) (Player, []Effect) {
	before := p.goals
	p = p.judged(m)
	if p.complete || len(p.goals) == 0 {
		return p.played(m)
	}
	var effects []Effect
	for i, goal := range p.Goals() {
		if goal.Done && !before[i] {
			effects = append(effects, Tell{Reached + goal.Text})
		}
	}
	if slices.Contains(p.goals, false) {
		return p, effects
	}
	p, passed := p.pass(Solved)
	return p, append(effects, passed...)
}

// played completes a play step without goals when its time is over.
func (p Player) played(m Moment) (Player, []Effect) {
	if p.complete || p.step().Kind != Play || m.Snapshot.Now() < p.reh.At(p.at, 0).Snapshot.Now().Add(p.step().For) {
		return p, nil
	}
	return p.pass(Solved)
}

// wrongTurns explains the foreseen wrong turns that the last happening took. A
// turn that is only a state is told when it comes about, once.
func (p Player) wrongTurns(m Moment) (Player, []Effect) {
	turns := p.step().Wrong
	if len(turns) == 0 {
		return p, nil
	}
	var effects []Effect
	scope, told := p.Scope(m), make([]bool, len(turns))
	for i, turn := range turns {
		taken := turn.takenIn(scope)
		told[i] = taken && turn.After.IsZero()
		if taken && (p.told == nil || !p.told[i]) {
			effects = append(effects, Tell{p.interpolate(turn.Say)})
		}
	}
	p.told = told
	return p, effects
}

// takenIn reports whether the scope's last happening is this wrong turn.
func (w Wrong) takenIn(s Scope) bool {
	last := s.Happened.last
	if !w.After.IsZero() && !w.After.With(s.Bindings).Matches(last.Client, last.Args) {
		return false
	}
	return w.When == nil || w.When.Holds(s)
}

// play types the script's next line, or runs it where it is typed.
func (p Player) play(m Moment) (Player, []Effect) {
	typed, why := p.typed, whyReturn
	if p.step().Kind == Task || p.step().Kind == Play {
		why = whySolution
	}
	p, effects := p.onScript(m, why)
	line := p.lines()[p.line]
	if typed && len(effects) == 0 {
		return p, []Effect{Run{line.Client, line.Text}}
	}
	p.typed = true
	return p, append(effects, Type{line.Client, line.Text})
}

// runRest runs what is left of the script, from the lesson's own state.
func (p Player) runRest(m Moment, why string) (Player, []Effect) {
	there := p.reh.At(p.at, p.line)
	if !m.Same(there) {
		p.line = 0
	}
	p, effects := p.onScript(m, why)
	for _, line := range p.lines()[p.line:] {
		effects = append(effects, Run{line.Client, line.Text})
	}
	return p, effects
}
