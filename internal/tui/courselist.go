package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"streamlab/lessons"
	"streamlab/render"
)

// courseList is the list of lessons, with the sandbox at its end.
type courseList struct {
	choice
	course *lessons.Course
}

func newCourseList(c *lessons.Course) courseList {
	l := courseList{course: c, choice: choice{n: 1}}
	if c != nil {
		l.n += len(c.Lessons)
	}
	return l
}

// choose puts the cursor on a lesson.
func (l *courseList) choose(id string) {
	l.at = max(l.course.Number(id), 0)
}

// toPlay is the lesson to go on with after one that was played: itself, or the
// next one if it is finished.
func (m *Model) toPlay(id string) string {
	r, played := m.records[id]
	if next, ok := m.options.Course.After(id); ok && played && r.Step == "" {
		return next.ID
	}
	return id
}

// chosen is the id of the chosen lesson, "" for the sandbox.
func (l *courseList) chosen() string {
	if l.at < l.n-1 {
		return l.course.Lessons[l.at].ID
	}
	return ""
}

// openCourse goes to the list of lessons. A lesson's place is kept by its record,
// a sandbox by its lab.
func (m *Model) openCourse() {
	if m.play.mode == Sandbox {
		m.sandbox = nil
	}
	if lesson := m.play.view.Player.Lesson(); lesson != nil {
		m.course.choose(lesson.ID)
	} else {
		m.sandbox, m.course.at = m.play, m.course.n-1
	}
	m.close()
	m.page = coursePage
}

func (m *Model) canResume() bool {
	_, _, ok := m.resumable(m.course.chosen())
	return ok
}

func (m *Model) courseLabel() string {
	if m.canResume() {
		return "resume"
	}
	return "open"
}

func (m *Model) courseOpen() tea.Cmd {
	return m.enterLesson(m.course.chosen(), m.canResume())
}

func (m *Model) courseStartOver() tea.Cmd {
	return m.enterLesson(m.course.chosen(), false)
}

// itemRows is how many rows a lesson takes in the list: two, and an empty one where
// all have room so.
func (l *courseList) itemRows(height int) int {
	if l.n*3 <= height {
		return 3
	}
	return 2
}

// courseRows draws the list of lessons.
func (m *Model) courseRows(width, height int) []string {
	rows := []string{m.theme.Paint(render.Of(render.Text, "").Fit(width, ""))}
	each := m.course.itemRows(height - 1)
	from, to := m.course.window(each, height-1)
	for i := from; i < to; i++ {
		rows = append(rows, m.courseItem(i, width)[:each]...)
	}
	return rows
}

// courseItem draws one lesson: its title and how far the learner is, below them
// what it is about, and an empty row.
func (m *Model) courseItem(i, width int) []string {
	t := m.theme
	number, title, summary := fmt.Sprint(i+1), "Sandbox", "No lesson: any commands, on an empty server."
	var state render.Line
	if i < m.course.n-1 {
		lesson := &m.course.course.Lessons[i]
		title, summary = lesson.Title, lesson.Summary
		state = m.lessonState(lesson)
	} else {
		number = " "
	}
	pointer := render.Span{Role: render.Text, Text: "   "}
	if i == m.course.at {
		pointer = render.Span{Role: render.Accent, Text: " " + render.Fit(t.Pointer, 2, "")}
	}
	head := render.Line{pointer, {Role: render.Dim, Text: render.FitLeft(number, 2, "") + "  "}, {Role: render.Strong, Text: render.Clean(title)}}
	head = head.Right(state.And(render.Span{Role: render.Text, Text: "  "}), width, t.Cut)
	below := render.Of(render.Dim, "       "+render.Clean(summary)).Fit(width, t.Cut)
	if i == m.course.at {
		return []string{t.PaintSelected(head), t.PaintSelected(below), rowAt(nil, 0, width)}
	}
	return []string{t.Paint(head), t.Paint(below), rowAt(nil, 0, width)}
}

// barWidth is how wide the bar of a lesson's progress is.
const barWidth = 12

// lessonState tells how much of a lesson is done, and where it was left.
func (m *Model) lessonState(lesson *lessons.Lesson) render.Line {
	r := m.records[lesson.ID]
	done := r.Done(lesson)
	line := render.Line{}
	if _, step, ok := m.resumable(lesson.ID); ok {
		line = line.And(render.Span{Role: render.Pending, Text: fmt.Sprintf("at step %d   ", step+1)})
	}
	line = append(line, bar(m.theme, done, len(lesson.Steps), barWidth)...)
	count := render.FitLeft(fmt.Sprintf("%d of %d", done, len(lesson.Steps)), 10, "")
	return line.And(render.Span{Role: render.Dim, Text: count})
}

// times repeats a text; never a negative number of times.
func times(text string, n int) string { return strings.Repeat(text, max(n, 0)) }
