package tui

import (
	"strings"

	"streamlab/internal/lab"
	"streamlab/render"
)

// statePane shows the state: groups, consumers, pending entries, and what the
// last command changed. It draws again only what is in view, and only when
// something changed.
type statePane struct {
	theme    render.Theme
	state    render.State
	focused  bool
	at       int // the row of the cursor, while the pane has the focus
	top      int // the first row in view
	outline  *render.Outline
	rows     []string
	stale    bool // rows must be drawn anew
	followed bool // the view followed the last change
	begun    bool // a step began, and nothing happened since: the view begins at the top
	wanted   wanted
	acts     uint64 // of the moment that is shown
}

// wanted is how many rows a state takes at a width, as long as it stays as it
// is.
type wanted struct{ width, rows int }

func newStatePane() statePane {
	return statePane{state: render.State{Folds: map[render.Place]bool{}}, stale: true}
}

// setView shows another moment; inactive says whether consumers have such a
// figure.
func (p *statePane) setView(v lab.View, inactive bool) {
	p.state.Running = v.Clock.Running
	acted := p.acts != v.Acts
	p.acts = v.Acts
	p.state.Now, p.state.Before, p.state.Inactive = v.Snapshot, v.Before, inactive
	if acted {
		p.followed, p.begun = false, false
	}
	if acted && !p.focused {
		p.state.Focus = render.FocusOn(v.Snapshot, v.Before, p.state.Focus)
	}
	p.forget()
}

// begin shows the state from its top, as the group sees it that a step is about.
func (p *statePane) begin(at render.Focus) {
	p.top, p.begun = 0, true
	if !p.focused {
		p.state.Focus = render.FocusOn(p.state.Now, p.state.Now, at)
	}
	p.forget()
}

// setSize gives the pane its inner width and height.
func (p *statePane) setSize(width, height int) {
	if p.state.Width != width || p.state.Height != height {
		p.state.Width, p.state.Height, p.stale = width, height, true
		p.followed = false
	}
}

// wants is how many rows all of the state takes at a width.
func (p *statePane) wants(width int) int {
	if p.wanted.width != width {
		s := p.state
		s.Width, s.Height = width, 0
		p.wanted = wanted{width, render.NewOutline(s, p.theme).Len()}
	}
	return p.wanted.rows
}

// forget drops what was drawn of a state that is no more.
func (p *statePane) forget() { p.stale, p.wanted = true, wanted{} }

func (p *statePane) setTheme(t render.Theme) { p.theme = t; p.forget() }

// focus gives the pane the cursor, or takes it away.
func (p *statePane) focus(on bool) {
	p.focused, p.stale = false, true
	p.state.Cursor = render.Place{}
	if on {
		p.prepare()
		p.focused = true
		p.choose(p.nearest(p.at, 1))
	}
}

// prepare makes the outline and keeps the view inside it.
func (p *statePane) prepare() {
	p.outline = render.NewOutline(p.state, p.theme)
	switch {
	case p.focused:
		p.refind()
	case !p.followed && !p.begun:
		p.follow()
	}
	p.top = max(min(p.top, p.outline.Len()-p.state.Height), 0)
}

// follow brings what the last command touched into view, the first row of it
// before the last.
func (p *statePane) follow() {
	p.followed = true
	first, last, ok := p.outline.Marked()
	if !ok {
		return
	}
	if last >= p.top+p.state.Height {
		p.top = last - p.state.Height + 1
	}
	if first < p.top {
		p.top = first
	}
	p.snap()
}

// snap leaves no part of a tape at the top: its lower rows say nothing without
// the others.
func (p *statePane) snap() {
	for p.top > 0 && p.placeAt(p.top).Kind == render.AtTape && p.placeAt(p.top-1).Kind == render.AtTape {
		p.top++
	}
}

// view returns the painted rows in view.
func (p *statePane) view() []string {
	if p.stale {
		p.prepare()
		p.draw()
		p.stale = false
	}
	return p.rows
}

// draw paints the rows in view.
func (p *statePane) draw() {
	p.rows = p.rows[:0]
	pointed := false
	for _, r := range p.outline.Rows(p.top, p.state.Height) {
		line := r.Line
		chosen := p.focused && r.Place == p.state.Cursor
		if chosen && !pointed {
			pointed, line = true, p.point(line)
		}
		line = line.Fit(p.state.Width, p.theme.Cut)
		if chosen && r.Place.Kind != render.AtTape {
			p.rows = append(p.rows, p.theme.PaintSelected(line))
		} else {
			p.rows = append(p.rows, p.theme.Paint(line))
		}
	}
}

// point puts a pointer behind the mark of a row, where a space stands.
func (p *statePane) point(line render.Line) render.Line {
	pointer := render.Span{Role: render.Accent, Text: p.theme.Pointer}
	return append(render.Line{line[0], pointer}, line[2:]...)
}

// head is the pane's heading. While the pane has the focus, the row under the
// cursor is told in full at its bottom.
func (p *statePane) head() titled {
	p.view()
	h := titled{title: p.outline.Title, figures: p.outline.Figures, focus: p.focused}
	below := p.outline.Len() - p.top - p.state.Height
	h.note = outOfView(p.theme, "ctrl+", p.top, below)
	if p.focused {
		h.note = render.Detail(p.state, p.state.Cursor)
	}
	return h
}

// outOfView says how many rows lie above and below, by the keys that scroll
// there: "ctrl+↑ 3 ↓ 5".
func outOfView(t render.Theme, key string, above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, t.Above+" "+render.Count(int64(above)))
	}
	if below > 0 {
		parts = append(parts, t.Below+" "+render.Count(int64(below)))
	}
	if len(parts) == 0 {
		return ""
	}
	return key + strings.Join(parts, " ")
}
