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
	command    string // the one that the step shows next, or its last one once all were run
	ran        bool   // command was run
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
	text := LessonText{
		prose: p.Prose(), ask: p.Ask(), choices: p.Choices(), goals: p.Goals(),
		hints: p.HintsShown(), hintsOf: len(step.Hints),
	}
	text.command, text.ran = shown(p)
	return text
}

// shown is the next command of a step that shows one, or the last of all that were
// run, so that the text keeps its height. The step's client is named where the
// line is another's.
func shown(p lessons.Player) (command string, ran bool) {
	if p.Step().Kind != lessons.Show {
		return "", false
	}
	line, next := p.Scripted()
	if all := p.Rehearsal().Open(p.Index()).Script; !next && len(all) > 0 {
		line = all[len(all)-1]
	}
	if line.Client != p.Client() && line.Wait == 0 {
		return "@" + line.Client + " " + line.Text, !next
	}
	return line.Text, !next
}

// ended is what stands in place of a step when the lesson is over.
func ended(p lessons.Player) LessonText {
	text := LessonText{ended: p.Lesson().Title, passed: map[lessons.How]int{}}
	for i := range p.Lesson().Steps {
		text.passed[p.Passed(i)]++
	}
	return text
}
