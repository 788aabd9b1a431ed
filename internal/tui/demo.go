package tui

import (
	tea "charm.land/bubbletea/v2"

	"streamlab/lessons"
	"streamlab/render"
)

// present is a presenter's key: it types the next command, or runs what stands
// in the prompt, or goes on.
func (m *Model) present() tea.Cmd { return m.event(lessons.Present{}) }

func (m *Model) presentLabel() string {
	switch m.play.view.Player.Awaits() {
	case lessons.AwaitsNext:
		return "next step"
	case lessons.AwaitsEnd:
		return "next lesson"
	}
	if m.play.view.Player.Typed() {
		return "run"
	}
	return "go on"
}

// presentBack takes the last thing back, be it only the typing of a command; at
// the place where the demo began it goes to the step before.
func (m *Model) presentBack() tea.Cmd {
	if m.play.view.Player.Typed() {
		return m.event(lessons.Untype{})
	}
	if m.canUndo() {
		return m.undo()
	}
	return m.event(lessons.Back{})
}

// presentFree opens the prompt for free play.
func (m *Model) presentFree() tea.Cmd {
	m.play.prompt.put("")
	return m.event(lessons.Free{})
}

// noteRows are the presenter's notes, at most height rows of them.
func (p *play) noteRows(t render.Theme, width, height int) []string {
	notes := p.view.Player.Notes()
	if notes == "" {
		notes = "No notes for this step."
	}
	lines := t.Told(notes, min(width-2, readingWidth))
	return paintRows(t, lines[:min(len(lines), height)], width)
}
