package lessons

// blank is the step of a player that plays nothing.
var blank Step

func (p Player) step() *Step {
	if p.reh == nil {
		return &blank
	}
	return &p.reh.Lesson.Steps[p.at]
}

// opened is what is known of the step since it began.
func (p Player) opened() *Opened { return p.reh.Open(p.at) }

func (p Player) lines() []Line { return p.opened().Script }

func (p Player) stepHints() []string { return p.step().Hints }

// text interpolates one text of the step.
func (p Player) text(of func(*Step) string) string {
	if p.reh == nil {
		return ""
	}
	return p.interpolate(of(p.step()))
}

func (p Player) interpolate(text string) string {
	return Interpolate(text, p.opened().Bindings)
}

// enter opens a step, whatever its state.
func (p Player) enter(step int) Player {
	fresh := Player{reh: p.reh, at: step, visit: p.visit + 1, how: p.how, seen: p.seen}
	entry := p.reh.Open(step).Entry
	return fresh.beginAt(entry.Past.Len()).judged(entry)
}

// beginAt is the player for whom the step begins behind so many events.
func (p Player) beginAt(events uint64) Player {
	p.since, p.looked, p.found = events, events, nil
	return p
}

// judged returns the player with the goals as they hold in a moment.
func (p Player) judged(m Moment) Player {
	goals := p.step().Goals
	if len(goals) == 0 {
		return p
	}
	p.goals = make([]bool, len(goals))
	scope := p.Scope(m)
	p = p.lookedAt(scope)
	for i := range goals {
		if c := goals[i].Check; c.isOfEvents() {
			p.goals[i] = p.found[i] != c.negated
		} else {
			p.goals[i] = c.Holds(scope)
		}
		p.goals[i] = p.goals[i] && goals[i].alsoHolds(scope)
	}
	return p
}

// lookedAt returns the player who knows what happened since the goals were judged
// last. An event that was found stays found, for programs make so many that all of
// them cannot be looked through again each time.
func (p Player) lookedAt(scope Scope) Player {
	found := make([]bool, len(p.goals))
	copy(found, p.found)
	scope.Since = p.looked
	for i, goal := range p.step().Goals {
		if goal.Check.isOfEvents() && !found[i] {
			_, found[i] = goal.Check.find(scope)
		}
	}
	p.found, p.looked = found, scope.Past.Len()
	return p
}

// Scope returns what the step's checks are asked of in a moment.
func (p Player) Scope(m Moment) Scope {
	scope := Scope{
		Snapshot: m.Snapshot, Clients: m.Clients, Workers: m.Workers,
		Happened: p.past, Past: m.Past, Since: p.since,
	}
	if p.reh != nil {
		scope.Bindings = p.opened().Bindings
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
