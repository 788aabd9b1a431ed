package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"streamlab/internal/lab"
	"streamlab/lessons"
)

// resumable returns the record of a lesson that was left in the middle.
func (m *Model) resumable(lesson string) (lessons.Record, bool) {
	r, ok := m.records[lesson]
	if !ok || r.Step == "" || m.options.Course == nil {
		return r, false
	}
	l, ok := lessonOf(m.options.Course, lesson)
	first := ok && len(l.Steps) > 0 && l.Steps[0].ID == r.Step
	return r, ok && (!first || len(r.Lines) > 0)
}

// lessonOf finds a lesson of a course by its id.
func lessonOf(c *lessons.Course, id string) (*lessons.Lesson, bool) {
	if c == nil {
		return nil, false
	}
	for i := range c.Lessons {
		if c.Lessons[i].ID == id {
			return &c.Lessons[i], true
		}
	}
	return nil, false
}

// open opens a lesson, at the place of its record if it is to resume, or the
// sandbox, which has no name.
func (m *Model) open(lesson string, resume bool) error {
	mode := m.options.Mode
	switch {
	case lesson == "":
		mode = Sandbox
	case mode != Demo:
		mode = Learn
	}
	l, err := lab.New(lab.Options{
		Course: m.options.Course, Lesson: lesson, Records: m.records, Resume: resume,
		Compat: m.options.Compat, Now: m.now,
	})
	if err != nil {
		return err
	}
	m.close()
	m.play = newPlay(l, mode, m.options.Compat, &m.history)
	m.play.setTheme(m.theme)
	m.page = playPage
	m.play.look()
	m.play.regive()
	m.layOut()
	return nil
}

// close leaves the lab that is open.
func (m *Model) close() {
	if m.play != nil {
		close(m.play.stop)
		m.play = nil
	}
}

// now is the wall clock.
func (m *Model) now() time.Time { return m.options.Now() }

// enterLesson opens a lesson from the list and begins to follow it.
func (m *Model) enterLesson(lesson string, resume bool) tea.Cmd {
	if err := m.open(lesson, resume); err != nil {
		m.notice = err.Error()
		return nil
	}
	return tea.Batch(m.follow(), m.look())
}
