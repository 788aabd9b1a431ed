package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"streamlab/internal/lab"
	"streamlab/lessons"
)

// resumable returns the record of a lesson that was left in the middle, and the
// number of the step there, from 0. A step that is no more cannot be resumed.
func (m *Model) resumable(lesson string) (r lessons.Record, step int, ok bool) {
	r = m.records[lesson]
	l, ok := m.options.Course.Lesson(lesson)
	if !ok || m.presents() {
		return r, 0, false
	}
	step, ok = lab.Resumable(l, r)
	return r, step, ok
}

// open opens a lesson, at the place of its record if it is to resume, or the
// sandbox, which has no name. A sandbox that was left is as it was.
func (m *Model) open(lesson string, resume bool) error {
	p := m.sandbox
	if lesson != "" || p == nil {
		l, err := lab.New(lab.Options{
			Course: m.options.Course, Lesson: lesson, Records: m.known(), Resume: resume,
			Compat: m.options.Compat, Now: m.now, After: m.options.After, Guard: m.options.Guard,
			Save: m.options.Save, Load: m.loads(lesson),
		})
		if err != nil {
			return err
		}
		if m.options.Opened != nil {
			m.options.Opened(l)
		}
		p = newPlay(l, m.modeOf(lesson), m.options.Compat, &m.history)
	}
	m.close()
	m.show(p)
	return nil
}

// modeOf is what a lesson, or the sandbox, is opened for.
func (m *Model) modeOf(lesson string) Mode {
	switch {
	case lesson == "":
		return Sandbox
	case m.presents():
		return Demo
	}
	return Learn
}

// presents tells whether the program is a presenter's: lessons begin at their
// beginning, and what is done there is nobody's progress.
func (m *Model) presents() bool { return m.options.Mode == Demo }

// known is what was done before, which a presenter's lessons don't show.
func (m *Model) known() map[string]lessons.Record {
	if m.presents() {
		return nil
	}
	return m.records
}

// loads is what a sandbox begins with.
func (m *Model) loads(lesson string) *lab.Journal {
	if lesson != "" {
		return nil
	}
	return m.options.Load
}

// show shows a lab.
func (m *Model) show(p *play) {
	m.play, m.page = p, playPage
	p.stop, p.ticker.waiting = make(chan struct{}), false
	p.setTheme(m.theme)
	p.lab.Sync() // a sandbox's clock ran on
	p.look()
	p.regive()
	m.layOut()
}

// close leaves the lab that is open.
func (m *Model) close() {
	if m.play != nil {
		m.save() // a clock may have run on since the last act
		close(m.play.stop)
		m.unshare()
		m.play = nil
	}
}

// unshare ends the serving of a lesson's lab that is left, which nobody comes back
// to; the sandbox stays shared.
func (m *Model) unshare() {
	if m.play == m.sandbox || m.play.lab.View().Outside.Addr == "" || m.options.Share == nil {
		return
	}
	if _, err := m.options.Share(nil); err != nil {
		m.notice = err.Error()
		return
	}
	m.notice = "clients do not find the lesson any more: it was left"
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
