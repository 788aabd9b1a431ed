package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"streamlab/internal/lab"
	"streamlab/render"
)

// scopes are what the next key goes to: a scope, and what goes on besides.
func (m *Model) scopes() scope {
	in := m.scope()
	if m.page == playPage && in != inConfirm && m.play.busy() {
		in |= inErrand
	}
	return in
}

// scope is what has the keys.
func (m *Model) scope() scope {
	switch m.page {
	case coursePage:
		return inCourse
	case stepsPage:
		return inSteps
	case helpPage:
		return inHelp
	}
	p := m.play
	switch {
	case p.paste != nil:
		return inConfirm
	case p.timeline.open:
		return inTimeline
	case p.presenting:
		return inDemo
	case p.prompt.menu.open:
		return inMenu
	case p.state.focused:
		return inPane
	case p.workers.focused():
		return inWorkers
	}
	return inPrompt
}

// key takes a key: what the table says of it or, in the prompt, its text.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	m.notice = ""
	if !fits(m.width, m.height) && m.width > 0 && msg.String() != "ctrl+c" {
		return nil // what it did would not be seen
	}
	in := m.scope()
	if b := m.binding(m.scopes(), msg.String()); b != nil {
		if !b.enabled(m) {
			return nil
		}
		return b.do(m)
	}
	switch in {
	case inDemo:
		return m.present()
	case inPrompt, inMenu, inPane, inWorkers:
		m.typed(msg.Text)
	}
	return nil
}

// binding finds what a key does. What breaks off an errand comes first, and the menu
// leaves to the prompt what it doesn't use itself.
func (m *Model) binding(in scope, key string) *binding {
	b := find(m.keys, in&^inErrand, key)
	if breaks := find(m.keys, in&inErrand, key); breaks != nil {
		b = breaks
	}
	in &^= inErrand
	if b == nil && in == inMenu {
		b = find(m.keys, inPrompt, key)
	}
	return b
}

// typed puts text into the prompt, which takes the focus.
func (m *Model) typed(text string) {
	p := m.play
	if text == "" {
		return
	}
	if len(p.prompt.text)+len(text) > lab.MaxLine {
		m.notice = fmt.Sprintf("The line is full: %s bytes are the most.", render.Count(lab.MaxLine))
		return
	}
	if p.state.focused {
		p.state.focus(false)
	}
	p.workers.focus(false)
	p.prompt.insert(text)
	p.prompt.edited(p.view)
}

// pasted takes a paste: one line goes into the prompt, several run after a yes.
func (m *Model) pasted(text string) tea.Cmd {
	m.notice = ""
	if in := m.scope(); in&(inPrompt|inMenu|inPane|inWorkers) == 0 || !fits(m.width, m.height) {
		return nil
	}
	p := m.play
	lines, longest := lab.CutPaste(text)
	if len(lines) > 0 { // the first goes on from what is typed
		longest = max(longest, len(lines[0])+len(p.prompt.text))
	}
	switch {
	case longest > lab.MaxLine:
		m.notice = droppedText(longest)
	case len(lines) == 1:
		m.typed(lines[0])
	case len(lines) > 1:
		p.prompt.menu.close()
		lines[0] = p.prompt.with(lines[0])
		p.paste = &pasted{lines}
	}
	return nil
}

// twice is how soon a second Ctrl-C must follow to leave.
const twice = time.Second

// interrupt clears the line, and breaks off what takes a while; a second time within a second it leaves.
func (m *Model) interrupt() tea.Cmd {
	now := m.now()
	if now.Sub(m.interrupted) <= twice {
		return m.leave()
	}
	m.interrupted = now
	m.notice = again
	calm := m.waits.timer(twice, calmMsg{now})
	if m.play == nil {
		return calm
	}
	m.play.paste = nil
	m.play.prompt.put("")
	if m.play.busy() {
		return tea.Batch(m.breakOff(), calm)
	}
	return calm
}

// again stands in the key line while a second Ctrl-C leaves.
const again = "Press ctrl+c again to leave."

// calmMsg says that a second Ctrl-C would come too late for the first.
type calmMsg struct{ interrupted time.Time }

// calm takes back what was said of a second Ctrl-C.
func (m *Model) calm(msg calmMsg) {
	if m.interrupted.Equal(msg.interrupted) && m.notice == again {
		m.notice = ""
	}
}
