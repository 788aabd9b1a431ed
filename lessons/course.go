package lessons

import (
	"slices"
	"time"

	"streamlab/engine"
)

// A Course is one lesson file, parsed; Lint has advice about it.
type Course struct {
	File    string        // the name given to Parse
	Hash    string        // of the file's bytes; progress is tied to it
	Compat  engine.Compat // the server version that the replies are true for
	Lessons []Lesson
}

// Number returns the place of a lesson in the course, counted from 0, or -1 where
// there is no such lesson, as in a nil Course.
func (c *Course) Number(id string) int {
	if c == nil {
		return -1
	}
	return slices.IndexFunc(c.Lessons, func(l Lesson) bool { return l.ID == id })
}

// Lesson returns the lesson with an id.
func (c *Course) Lesson(id string) (*Lesson, bool) { return c.at(c.Number(id)) }

// After returns the lesson that follows the one with an id.
func (c *Course) After(id string) (*Lesson, bool) {
	i := c.Number(id)
	if i < 0 {
		return nil, false
	}
	return c.at(i + 1)
}

func (c *Course) at(i int) (*Lesson, bool) {
	if i < 0 || i >= len(c.Lessons) {
		return nil, false
	}
	return &c.Lessons[i], true
}

// A Lesson is a sequence of steps on one engine that starts empty.
type Lesson struct {
	ID      string // unique in the course, stable
	Title   string
	Summary string        // one line for the list of lessons
	Start   engine.Time   // the clock at the first step
	Tick    time.Duration // how far the clock moves from one step to the next
	Compat  engine.Compat // the course's
	Setup   []Command
	Bind    []Binding // taken after Setup
	Steps   []Step
	Pos     Position // of its id

	source *source
	shared *rehearsed
}

// Kind says what a learner does in a step.
type Kind uint8

// The kinds of step.
const (
	Say Kind = iota
	Show
	Task
	Predict
	Quiz
	Play
)

// A Step is one thing to read, run, reach, predict or choose.
type Step struct {
	ID       string
	Kind     Kind
	Title    string
	As       string        // the client whose prompt it is; "" keeps the one before
	Say      string        // prose in a small Markdown
	Run      []Command     // show, predict (one or more lines): what is run
	Expect   string        // the printed replies of Run, or of Solution, as MatchReply compares them; "" is not compared
	ExpectAt Position      // of Expect's first line; the others follow it line by line
	Goals    []Goal        // task, play
	Hints    []string      // graded: a nudge, the command, the whole thing
	Solution []Command     // task; of play, what is done before For
	Wrong    []Wrong       // explained wrong turns
	Answer   Query         // predict: the figure asked for, taken after Run
	AnswerAt Position      // of Answer
	Ask      string        // predict, quiz: the question
	Explain  string        // predict: said after the answer
	Choices  []Choice      // quiz
	Workers  []Command     // play: what runs before the step begins, to have its programs; none goes on with those before
	For      time.Duration // play: how long they run, after what Solution says
	Bind     []Binding     // taken after the step's Run or Solution
	Notes    string        // for a presenter
	Pos      Position
}

// Script returns the commands that lead to the next step's entry state.
func (s *Step) Script() []Command {
	switch s.Kind {
	case Task:
		return s.Solution
	case Play:
		wait := Command{Line: WaitLine(s.For), Pos: s.Pos}
		return append(s.Solution[:len(s.Solution):len(s.Solution)], wait)
	}
	return s.Run
}

// A Goal is what a task asks for.
type Goal struct {
	Text  string
	Check Check
	Also  Check    // must hold at the same time; zero where there is none
	Pos   Position // of Check
}

// A Choice is one answer of a quiz.
type Choice struct {
	Text  string
	Right bool
	Say   string // why it is right or wrong
}

// A Wrong is a foreseen wrong turn.
type Wrong struct {
	After Pattern // a command as it was run
	When  *Check  // and, if set, a state
	Say   string
	Pos   Position
}

// A Binding names a value that a query finds, for ${name}.
type Binding struct {
	Name  string
	Query Query
	Pos   Position // of the query
}

// Fault returns a problem at a place of the lesson's file, for what shows only
// when the lesson is played.
func (l *Lesson) Fault(at Position, problem, remedy string) *Fault {
	return l.source.fault(at, problem, remedy)
}

// Position is a place in a lesson file, counted from 1.
type Position struct{ Line, Column int }
