package lessons

// A Player is a learner's place in a lesson. It is a pure value: Next returns
// another one and changes nothing, so that every moment of a timeline can keep
// its own. The zero Player plays no lesson.
type Player struct {
	reh      *Rehearsal
	at       int  // the step
	visit    int  // how many steps were entered before
	line     int  // how many lines of its script have run
	typed    bool // the next line stands in the prompt
	free     bool
	complete bool
	finished bool
	hints    int
	answer   answer
	goals    []bool  // which hold; replaced, never changed
	told     []bool  // wrong turns that are states, told and still there; replaced
	past     History // since the step began
	since    uint64  // the length of the moments' past when the step began
	looked   uint64  // up to where the goals that ask for events have looked
	found    []bool  // by goal: such an event was there; replaced
	how      []How   // by step; replaced, never changed
	seen     []bool  // by step: its solution was shown; replaced, never changed
}

// answer is what was said to a predict or quiz step.
type answer struct {
	given  bool
	shown  bool // by the program
	text   string
	value  string // of a predict step: what the text says
	choice int    // from 1
	right  bool
}

// Awaits is what a step is waiting for: what Enter on an empty prompt does.
type Awaits uint8

// What a step waits for.
const (
	AwaitsNothing Awaits = iota // no lesson is played
	AwaitsType                  // Enter types the scripted line into the prompt
	AwaitsRun                   // Enter runs the line that stands there
	AwaitsGoals                 // the learner reaches the goals
	AwaitsAnswer                // the learner answers the question
	AwaitsChoice                // the learner picks a choice
	AwaitsNext                  // Enter goes on to the next step
	AwaitsEnd                   // the lesson is over
	AwaitsPlay                  // the clock runs and the programs with it, until the goals are reached or the time is over
)

// Start rehearses a lesson and opens it at its first step.
func Start(lesson *Lesson) Player { return lesson.Rehearsal().Start() }

// Start opens the rehearsed lesson at its first step. A lesson without steps,
// which Parse refuses, gives the zero Player.
func (r *Rehearsal) Start() Player {
	if r.Len() == 0 {
		return Player{}
	}
	p := Player{reh: r, how: make([]How, r.Len()), seen: make([]bool, r.Len())}
	return p.enter(0)
}

// Next returns the player after an event, and what it wants done. The moment is
// the state as it is; for Ran and Waited, the one after.
func (p Player) Next(e Event, m Moment) (Player, []Effect) {
	if p.reh == nil {
		return p, nil
	}
	return e.apply(p, m)
}

// Lesson returns the lesson, nil where none is played.
func (p Player) Lesson() *Lesson {
	if p.reh == nil {
		return nil
	}
	return p.reh.Lesson
}

// Rehearsal returns the lesson as it is meant to go, nil where none is played.
func (p Player) Rehearsal() *Rehearsal { return p.reh }

// Index returns the step's number, from 0. At the end of a lesson it is the
// last step's.
func (p Player) Index() int { return p.at }

// Step returns the step, nil where no lesson is played.
func (p Player) Step() *Step {
	if p.reh == nil {
		return nil
	}
	return &p.reh.Lesson.Steps[p.at]
}

// Client returns the handle of the client that the step is for.
func (p Player) Client() string {
	if p.reh == nil {
		return ""
	}
	return p.opened().Client
}

// Awaits returns what the step waits for.
func (p Player) Awaits() Awaits {
	switch {
	case p.reh == nil:
		return AwaitsNothing
	case p.finished:
		return AwaitsEnd
	case p.complete:
		return AwaitsNext
	}
	return p.wants()
}

// Visit counts the steps that were entered, each time anew: it differs where a
// step has begun, even the same one.
func (p Player) Visit() int { return p.visit }

// Typed reports whether Enter has put the next scripted line into the prompt.
func (p Player) Typed() bool { return p.typed }

// Scripted returns the next line of the step's script or solution; ok is false
// where there is none.
func (p Player) Scripted() (line Line, ok bool) {
	if p.reh == nil || p.complete || p.line >= len(p.lines()) {
		return Line{}, false
	}
	return p.lines()[p.line], true
}

// Free reports whether the learner is off the script: Go and Return lead back.
func (p Player) Free() bool { return p.free }

// Complete reports whether the step has been done since it was entered.
func (p Player) Complete() bool { return p.complete }

// Finished reports whether the lesson is at its end.
func (p Player) Finished() bool { return p.finished }

// Passed returns the best way in which a step has been passed.
func (p Player) Passed(step int) How {
	if step < 0 || step >= len(p.how) {
		return NotPassed
	}
	return p.how[step]
}

// Prose returns the step's text, a small Markdown.
func (p Player) Prose() string { return p.text(func(s *Step) string { return s.Say }) }

// Ask returns the question of a predict or quiz step, "" where there is none.
func (p Player) Ask() string { return p.text(func(s *Step) string { return s.Ask }) }

// Notes returns the step's notes for a presenter.
func (p Player) Notes() string { return p.text(func(s *Step) string { return s.Notes }) }

// A GoalState is a goal of a task, and whether it holds now.
type GoalState struct {
	Text string
	Done bool
}

// Goals returns the goals of a task, in the file's order.
func (p Player) Goals() []GoalState {
	var list []GoalState
	for i, done := range p.goals {
		list = append(list, GoalState{p.interpolate(p.Step().Goals[i].Text), done})
	}
	return list
}

// Done reports whether goal i of the step holds.
func (p Player) Done(goal int) bool { return goal >= 0 && goal < len(p.goals) && p.goals[goal] }

// A ChoiceState is a choice of a quiz.
type ChoiceState struct {
	Text   string
	Picked bool // it was the last one picked
	Right  bool // known to be right: picked, or shown
}

// Choices returns the choices of a quiz, in the file's order.
func (p Player) Choices() []ChoiceState {
	if p.reh == nil {
		return nil
	}
	var list []ChoiceState
	for i, c := range p.Step().Choices {
		picked := p.answer.choice == i+1
		list = append(list, ChoiceState{
			Text: p.interpolate(c.Text), Picked: picked,
			Right: c.Right && (picked || p.answer.shown),
		})
	}
	return list
}

// HintsShown returns the hints that were shown since the step was entered.
func (p Player) HintsShown() []string {
	var list []string
	for _, hint := range p.stepHints()[:p.hints] {
		list = append(list, p.interpolate(hint))
	}
	return list
}

// Answered returns what was answered to a predict or quiz step, and whether it
// was right; ok is false while nothing was.
func (p Player) Answered() (text string, right, ok bool) {
	return p.answer.text, p.answer.right, p.answer.given
}
