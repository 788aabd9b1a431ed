package tui

import (
	"fmt"

	"streamlab/engine"
	"streamlab/engine/differ"
	"streamlab/render"
)

// view draws the rows of the tree that are in view, the chosen one among them.
func (p *timelinePane) view() []string {
	width, height := p.parts.inner(p.parts.acts)
	row := p.row()
	p.top = max(min(p.top, row, p.tree.Len()-height), row-height+1, 0)
	var rows []string
	for i := p.top; i < min(p.top+height, p.tree.Len()); i++ {
		line := p.tree.Draw(i, width, p.theme)
		if i == row {
			rows = append(rows, p.theme.PaintSelected(p.point(line).Fit(width, p.theme.Cut)))
		} else {
			rows = append(rows, p.theme.Paint(line.Fit(width, p.theme.Cut)))
		}
	}
	return rows
}

// point puts a pointer where a row begins with a space.
func (p *timelinePane) point(line render.Line) render.Line {
	first := line[0]
	pointed := render.Line{{Role: render.Accent, Text: render.Fit(p.theme.Pointer, 1, "")}, {Role: first.Role, Text: first.Text[1:]}}
	return append(pointed, line[1:]...)
}

// head is the heading of the tree.
func (p *timelinePane) head() titled {
	figures := p.tree.Figures(p.forgotten)
	below := p.tree.Len() - p.top - p.parts.listHeight()
	h := titled{title: "timeline", figures: figures, note: outOfView(p.theme, "", p.top, below), focus: true}
	if !p.parts.framed && h.note != "" {
		figures += " " + p.theme.Dot + " " + h.note
	}
	if !p.parts.framed {
		h.note = figures
	}
	return h
}

// stateView draws the state behind the chosen act, or what differs from the present.
func (p *timelinePane) stateView() []string {
	width, _ := p.parts.inner(p.parts.state)
	switch {
	case !p.kept:
		text := "This state is not at hand any more: when you go there (enter), what led to it is simulated again."
		return paintRows(p.theme, render.Of(render.Dim, text).Wrap(width, 0), width)
	case p.differs:
		return p.list.view()
	}
	return p.state.view()
}

// roomyWidth is from where on a heading has room to say what the marks are.
const roomyWidth = 78

// stateHead is the heading of the state.
func (p *timelinePane) stateHead() titled {
	a := p.tree.Act(p.row())
	switch {
	case !p.kept:
		return titled{title: fmt.Sprintf("after act %d", a.ID)}
	case p.differs:
		h := titled{title: fmt.Sprintf("from act %d to %s", p.listed, p.list.to.Std().Format("15:04:05.000")), figures: "+ new  - gone  ~ changed"}
		h.note = outOfView(p.theme, "ctrl+", p.list.top, p.list.below())
		return h
	}
	h := p.state.head()
	if a.Here {
		h.title = "now: " + h.title
		return h
	}
	h.title = fmt.Sprintf("after act %d: %s", a.ID, h.title)
	if h.note == "" && p.parts.state.W >= roomyWidth {
		h.note = "+ only then  - only now"
	}
	return h
}

// timelineRows draws the timeline's page below the header.
func (m *Model) timelineRows() []string {
	p := &m.play.timeline
	acts, state := p.view(), p.stateView()
	if p.parts.framed {
		left := framed(m.theme, p.head(), acts, p.parts.acts.W, p.parts.acts.H)
		right := framed(m.theme, p.stateHead(), state, p.parts.state.W, p.parts.state.H)
		if p.parts.state.X > 0 {
			return beside(left, right, p.parts.state.X)
		}
		return append(right, left...)
	}
	return append(ruled(m.theme, p.stateHead(), state, p.parts.state.W, p.parts.state.H),
		ruled(m.theme, p.head(), acts, p.parts.acts.W, p.parts.acts.H)...)
}

// differenceList shows what changed between two moments.
type differenceList struct {
	theme         render.Theme
	changes       []differ.Row
	to            engine.Time // the clock of the later moment
	lines         []render.Line
	width, height int
	top           int
	rows          []string
}

func (l *differenceList) compare(then, now engine.Snapshot) {
	l.changes, l.to = differ.Changes(then, now), now.Now()
	l.lay()
}

// lay breaks the rows at the width.
func (l *differenceList) lay() {
	l.lines, l.rows = nil, nil
	for _, r := range l.changes {
		l.lines = append(l.lines, l.theme.Difference(r).Wrap(max(l.width, 1), render.DifferenceHang(r))...)
	}
	if len(l.changes) == 0 {
		l.lines = render.Of(render.Dim, "Nothing is otherwise now.").Wrap(max(l.width, 1), 0)
	}
}

func (l *differenceList) setSize(width, height int) {
	if l.width != width || l.height != height {
		l.width, l.height = width, height
		l.lay()
	}
}

func (l *differenceList) scroll(rows int) { l.top, l.rows = l.top+rows, nil }

// below is how many lines lie below those in view.
func (l *differenceList) below() int { return len(l.lines) - l.top - l.height }

func (l *differenceList) view() []string {
	if l.rows == nil {
		l.top = max(min(l.top, len(l.lines)-l.height), 0)
		l.rows = paintRows(l.theme, l.lines[l.top:min(l.top+l.height, len(l.lines))], l.width)
	}
	return l.rows
}
