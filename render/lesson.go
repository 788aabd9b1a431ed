package render

import (
	"strconv"

	"streamlab/lessons"
)

// Lesson lays out what a moment of a lesson says and asks for: its prose, its
// question and choices, its goals and the command it shows; with hints, those
// that were asked for, too.
func (t Theme) Lesson(l LessonText, width int, hints bool) []Line {
	if l.ended != "" {
		return t.lessonEnd(l, width)
	}
	w := lessonWriter{theme: t, width: max(width, 1)}
	w.add(t.Prose(l.prose, w.width))
	w.add(strong(t.Prose(l.ask, w.width)))
	w.add(w.choices(l.choices))
	w.add(w.goals(l.goals))
	w.add(w.shown(l.command, l.ran))
	if hints {
		for i, hint := range l.hints {
			w.add(w.hint(i+1, l.hintsOf, hint))
		}
	}
	return w.lines
}

// lessonWriter collects the parts of a step with empty lines between them.
type lessonWriter struct {
	theme Theme
	width int
	lines []Line
}

func (w *lessonWriter) add(part []Line) {
	if len(part) == 0 {
		return
	}
	if len(w.lines) > 0 {
		w.lines = append(w.lines, nil)
	}
	w.lines = append(w.lines, part...)
}

// strong makes the plain text of lines stand out.
func strong(lines []Line) []Line {
	out := make([]Line, len(lines))
	for i, l := range lines {
		out[i] = make(Line, len(l))
		for j, s := range l {
			if s.Role == Text {
				s.Role = Strong
			}
			out[i][j] = s
		}
	}
	return out
}

// signed is a small Markdown behind a sign, its other lines indented.
func (w *lessonWriter) signed(sign Span, markdown string) []Line {
	indent := Width(sign.Text) + 1
	var out []Line
	for i, l := range w.theme.Prose(markdown, w.width-indent) {
		if i == 0 {
			out = append(out, append(Line{sign, {Text, " "}}, l...))
		} else {
			out = append(out, l.Indent(indent))
		}
	}
	return out
}

func (w *lessonWriter) goals(goals []lessons.GoalState) (lines []Line) {
	for _, g := range goals {
		sign := Span{Dim, w.theme.Todo}
		if g.Done {
			sign = Span{Good, w.theme.Tick}
		}
		lines = append(lines, w.signed(sign, g.Text)...)
	}
	return lines
}

func (w *lessonWriter) choices(choices []lessons.ChoiceState) (lines []Line) {
	for i, c := range choices {
		sign := Span{Dim, " "}
		switch {
		case c.Right:
			sign = Span{Good, w.theme.Tick}
		case c.Picked:
			sign = Span{Bad, w.theme.Cross}
		}
		label := Span{KeyName, lessons.ChoiceLabel(i+1) + ")"}
		text := w.signed(label, c.Text)
		for j, l := range text {
			if j == 0 {
				lines = append(lines, append(Line{sign, {Text, " "}}, l...))
			} else {
				lines = append(lines, l.Indent(2))
			}
		}
	}
	return lines
}

// shown is the command of a step that shows one.
func (w *lessonWriter) shown(command string, ran bool) []Line {
	if command == "" {
		return nil
	}
	sign := Span{Dim, w.theme.Todo + " "}
	if ran {
		sign = Span{Good, w.theme.Tick + " "}
	}
	return Line{sign, {Code, Clean(command)}}.Wrap(w.width, 2)
}

func (w *lessonWriter) hint(n, of int, text string) []Line {
	head := Of(Dim, "Hint "+strconv.Itoa(n)+" of "+strconv.Itoa(of))
	return append([]Line{head}, w.theme.Prose(text, w.width)...)
}

// lessonEnd is what stands in place of a step when the lesson is over.
func (t Theme) lessonEnd(l LessonText, width int) []Line {
	w := lessonWriter{theme: t, width: max(width, 1)}
	w.add(strong(t.Prose("That was the whole lesson: "+l.ended+".", w.width)))
	var lines []Line
	for _, how := range []lessons.How{lessons.Solved, lessons.Shown, lessons.Skipped} {
		if n := l.passed[how]; n > 0 {
			sign := Span{Good, t.Tick}
			if how != lessons.Solved {
				sign = Span{Dim, t.Todo}
			}
			lines = append(lines, Line{sign, {Text, " " + CountOf(int64(n), "step", "steps") + " " + how.String()}})
		}
	}
	w.add(lines)
	return w.lines
}

// awaited says what a step waits for, in the words of a lesson pane.
var awaited = map[lessons.Awaits]string{
	lessons.AwaitsType:   "Enter types the command.",
	lessons.AwaitsRun:    "Enter runs it.",
	lessons.AwaitsPlay:   "Enter: run the clock, or stop it.",
	lessons.AwaitsGoals:  "Reach the goals with any commands.",
	lessons.AwaitsAnswer: "Type your answer, then Enter.",
	lessons.AwaitsChoice: "Type a letter, then Enter.",
	lessons.AwaitsNext:   "Enter: next step.",
	lessons.AwaitsEnd:    "Enter goes on.",
}

// Awaited says what the learner can do now, in one line.
func (t Theme) Awaited(p lessons.Player) Line {
	if p.Step() == nil {
		return nil
	}
	if p.Free() {
		return Line{{Pending, "Free play."}, {Dim, " Enter goes back to the lesson."}}
	}
	role := Dim
	if p.Awaits() == lessons.AwaitsNext || p.Awaits() == lessons.AwaitsEnd {
		role = Good
	}
	return Of(role, awaited[p.Awaits()])
}
