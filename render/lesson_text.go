package render

import (
	"reflect"

	"streamlab/lessons"
)

// A LessonText is all that a moment of a lesson says and asks for. Theme.Lesson
// depends on nothing else of it.
type LessonText struct {
	prose, ask string
	choices    []lessons.ChoiceState
	goals      []lessons.GoalState
	command    string // the one that the step shows next
	hints      []string
	hintsOf    int                 // of so many hints
	ended      string              // the title of a lesson that is over
	passed     map[lessons.How]int // its steps
}

// Equal reports whether two texts say the same.
func (l LessonText) Equal(other LessonText) bool { return reflect.DeepEqual(l, other) }

// LessonTextOf returns what a moment of a lesson says; nothing where no lesson is
// played.
func LessonTextOf(p lessons.Player) LessonText {
	step := p.Step()
	switch {
	case step == nil:
		return LessonText{}
	case p.Finished():
		return ended(p)
	}
	return LessonText{
		prose: p.Prose(), ask: p.Ask(), choices: p.Choices(), goals: p.Goals(),
		command: shown(p), hints: p.HintsShown(), hintsOf: len(step.Hints),
	}
}

// shown is the next command of a step that shows one. The step's client is named
// where the line is another's.
func shown(p lessons.Player) string {
	line, ok := p.Scripted()
	if !ok || p.Step().Kind != lessons.Show {
		return ""
	}
	if line.Client != p.Client() && line.Wait == 0 {
		return "@" + line.Client + " " + line.Text
	}
	return line.Text
}

// ended is what stands in place of a step when the lesson is over.
func ended(p lessons.Player) LessonText {
	text := LessonText{ended: p.Lesson().Title, passed: map[lessons.How]int{}}
	for i := range p.Lesson().Steps {
		text.passed[p.Passed(i)]++
	}
	return text
}
