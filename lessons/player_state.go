package lessons

// blank is the step of a player that plays nothing.
var blank Step

func (p Player) step() *Step {
	if p.reh == nil {
		return &blank
	}
	return &p.reh.Lesson.Steps[p.at]
}

func (p Player) lines() []Played { return p.reh.Steps[p.at].Lines }

func (p Player) stepHints() []string { return p.step().Hints }

// text interpolates one text of the step.
func (p Player) text(of func(*Step) string) string {
	if p.reh == nil {
		return ""
	}
	return p.interpolate(of(p.step()))
}

func (p Player) interpolate(text string) string {
	return Interpolate(text, p.reh.Steps[p.at].Bindings)
}

// enter opens a step, whatever its state.
func (p Player) enter(step int) Player {
	fresh := Player{reh: p.reh, at: step, visit: p.visit + 1, how: p.how, seen: p.seen}
	return fresh.judged(p.reh.Steps[step].Entry)
}

// judged returns the player with the goals as they hold in a moment.
func (p Player) judged(m Moment) Player {
	goals := p.step().Goals
	if len(goals) == 0 {
		return p
	}
	p.goals = make([]bool, len(goals))
	scope := p.Scope(m)
	for i := range goals {
		p.goals[i] = goals[i].Check.Holds(scope)
	}
	return p
}

// Scope returns what the step's checks are asked of in a moment.
func (p Player) Scope(m Moment) Scope {
	scope := Scope{Snapshot: m.Snapshot, Clients: m.Clients, Happened: p.past, Workers: m.Workers}
	if p.reh != nil {
		scope.Bindings = p.reh.Steps[p.at].Bindings
	}
	return scope
}

// wants returns what the step waits for while it is not complete.
func (p Player) wants() Awaits {
	switch kind := p.step().Kind; {
	case kind == Task:
		return AwaitsGoals
	case kind == Play:
		return AwaitsPlay
	case kind == Quiz:
		return AwaitsChoice
	case kind == Predict && !p.answer.given:
		return AwaitsAnswer
	case p.line >= len(p.lines()):
		return AwaitsNext
	case p.typed:
		return AwaitsRun
	}
	return AwaitsType
}
