package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"streamlab/render"
)

// View returns the screen as Update has drawn it.
func (m *Model) View() tea.View {
	v := m.screen
	v.AltScreen = true
	v.WindowTitle = "streamlab"
	return v
}

// draw assembles the screen from the rows that the panes keep.
func (m *Model) draw() {
	rows, cursor := m.rows()
	m.screen = tea.NewView(strings.Join(rows, "\n"))
	m.screen.Cursor = cursor
}

// rows draws every row of the screen, and says where the cursor stands.
func (m *Model) rows() ([]string, *tea.Cursor) {
	if m.width <= 0 || m.height <= 0 || m.leaving {
		return nil, nil
	}
	if !fits(m.width, m.height) {
		return m.tooSmall(), nil
	}
	var body []string
	var cursor *tea.Cursor
	height := m.height - 2
	switch m.page {
	case coursePage:
		body = m.courseRows(m.width, height)
	case stepsPage:
		body = m.stepsRows(m.width, height)
	case helpPage:
		body = m.helpRows(m.width, height)
	default:
		body, cursor = m.playRows()
	}
	rows := append([]string{m.theme.Paint(m.headerLine(m.width))}, body...)
	for len(rows) < m.height-1 {
		rows = append(rows, rowAt(nil, 0, m.width))
	}
	return append(rows, m.theme.Paint(m.keyLine(m.width))), cursor
}

// tooSmall says that the terminal is, as far as it has room for that.
func (m *Model) tooSmall() []string {
	var lines []render.Line
	for _, say := range []string{"Too small: %[1]dx%[2]d. It takes %[3]dx%[4]d. Leave: ctrl+c twice.",
		"This terminal has %d columns and %d rows; streamlab draws on %d by %d or more. " +
			"Make it larger, or leave with ctrl+c ctrl+c and run: streamlab repl"} {
		text := fmt.Sprintf(say, m.width, m.height, minWidth, minHeight)
		if whole := render.Of(render.Text, text).Wrap(m.width, 0); lines == nil || len(whole) <= m.height {
			lines = whole
		}
	}
	return paintRows(m.theme, lines[:min(len(lines), m.height)], m.width)
}

// playRows draws the panes of the lab between the header and the key line.
func (m *Model) playRows() ([]string, *tea.Cursor) {
	p, r := m.play, m.play.regions
	if p.timeline.open {
		return m.timelineRows(), nil
	}
	talk, x := m.talkRows()
	cursor := m.cursor(x)
	switch {
	case r.Lesson.H == 0 && r.State.X > 0: // the state at the right
		return beside(talk, m.stateRows(), r.State.X), cursor
	case r.Lesson.H == 0:
		return append(append(m.stateRows(), m.ruleRows()...), talk...), cursor
	case !r.Framed:
		rows := append(p.lessonRows(), m.stateRows()...)
		return append(append(rows, m.ruleRows()...), talk...), cursor
	case r.State.H+r.Workers.H > r.Lesson.H:
		left := append(m.lessonFrame(), talk...)
		return beside(left, m.stateRows(), r.State.X), cursor
	}
	return append(beside(m.lessonFrame(), m.stateRows(), r.State.X), talk...), cursor
}

// cursor is where the terminal's cursor stands: in the prompt, while that has
// the focus.
func (m *Model) cursor(x int) *tea.Cursor {
	if in := m.scope(); in != inPrompt && in != inMenu {
		return nil
	}
	return tea.NewCursor(x, m.play.regions.Prompt.Y)
}

// lessonFrame draws the lesson in its frame, with what Enter does at its foot.
func (m *Model) lessonFrame() []string {
	p := m.play
	part := p.regions.Lesson
	rows := append([]string(nil), p.lesson.view()...)
	for len(rows) < part.H-3 {
		rows = append(rows, rowAt(nil, 0, part.W-4))
	}
	foot := m.theme.Awaited(p.view.Player)
	if p.presenting {
		foot = nil // a class needs no keys
	}
	rows = append(rows, m.theme.Paint(foot.Fit(part.W-4, m.theme.Cut)))
	return framed(m.theme, p.lesson.head(), rows, part.W, part.H)
}

// lessonRows draws the lesson without a frame.
func (p *play) lessonRows() []string {
	part := p.regions.Lesson
	view := p.lesson.view()
	rows := make([]string, part.H)
	for i := range rows {
		rows[i] = " " + rowAt(view, i, part.W-2) + " "
	}
	return rows
}

// stateRows draws the workers, where there are any, and the state, each in a frame
// or under a line.
func (m *Model) stateRows() []string {
	p := m.play
	return append(m.paneRows(p.workers.head(), p.workers.view(), p.regions.Workers),
		m.paneRows(p.state.head(), p.state.view(), p.regions.State)...)
}

// paneRows draws a pane in a frame or under a line; nothing where it has no part.
func (m *Model) paneRows(head titled, rows []string, part Rect) []string {
	switch {
	case part.H == 0:
		return nil
	case m.play.regions.Framed:
		return framed(m.theme, head, rows, part.W, part.H)
	}
	return ruled(m.theme, head, rows, part.W, part.H)
}

// ruleRows draws the line above the transcript, where there is one.
func (m *Model) ruleRows() []string {
	if m.play.regions.Rule.H == 0 {
		return nil
	}
	return ruled(m.theme, titled{}, nil, m.play.regions.Rule.W, 1)
}

// talkRows draws the transcript and the prompt, and between them a menu, a
// question or the notes. It tells the column of the prompt's cursor.
func (m *Model) talkRows() ([]string, int) {
	p := m.play
	part := p.regions.Transcript
	over := m.overRows(part.W, part.H)
	rows := append([]string(nil), p.transcript.view()[len(over):]...)
	rows = append(rows, over...)
	line, x := p.prompt.view(m.theme, part.W)
	return append(rows, line), x
}

// overRows is what stands between the transcript and the prompt.
func (m *Model) overRows(width, height int) []string {
	p := m.play
	switch {
	case p.paste != nil:
		return p.paste.view(m.theme, width, height)
	case p.prompt.menu.open:
		return p.prompt.menu.view(m.theme, width, height)
	case p.notes:
		return p.noteRows(m.theme, width, height)
	}
	return nil
}
