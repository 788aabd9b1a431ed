package tui

import (
	tea "charm.land/bubbletea/v2"

	"streamlab/internal/lab"
	"streamlab/render"
)

var timelineKeys = []binding{
	{keys: []string{"enter"}, shown: "enter", label: says("go there"), in: inTimeline, do: (*Model).timelineGo,
		help: "Goes to the state behind the act; from there you can go on."},
	{keys: []string{"up", "k"}, shown: "↑ ↓", label: says("choose"), in: inTimeline, do: onTimeline(func(p *timelinePane) { p.move(-1) }),
		help: "Goes to the act above, and shows its state."},
	{keys: []string{"esc", "ctrl+g", "q"}, shown: "esc", label: says("close"), in: inTimeline, do: onTimeline(func(p *timelinePane) { p.open = false }),
		help: "Closes the timeline. Nothing changed."},
	{keys: []string{"down", "j"}, shown: "↓", in: inTimeline, do: onTimeline(func(p *timelinePane) { p.move(1) }),
		help: "Goes to the act below."},
	{keys: []string{"pgup"}, shown: "pgup", in: inTimeline, do: onTimeline(func(p *timelinePane) { p.page(-1) }),
		help: "Goes a page up."},
	{keys: []string{"pgdown"}, shown: "pgdn", in: inTimeline, do: onTimeline(func(p *timelinePane) { p.page(1) }),
		help: "Goes a page down."},
	{keys: []string{"home"}, shown: "home", in: inTimeline, do: onTimeline(func(p *timelinePane) { p.move(-p.tree.Len()) }),
		help: "Goes to the beginning."},
	{keys: []string{"end"}, shown: "end", in: inTimeline, do: onTimeline(func(p *timelinePane) { p.move(p.tree.Len()) }),
		help: "Goes to the end."},
	{keys: []string{"d"}, shown: "d", label: (*Model).differsLabel, in: inTimeline, do: onTimeline((*timelinePane).toggle),
		help: "Lists what changed from there to now, or shows the state again."},
	{keys: []string{"ctrl+up"}, shown: "ctrl+↑", in: inTimeline, do: onTimeline(func(p *timelinePane) { p.scroll(-1) }),
		help: "Scrolls what is shown of the state up."},
	{keys: []string{"ctrl+down"}, shown: "ctrl+↓", in: inTimeline, do: onTimeline(func(p *timelinePane) { p.scroll(1) }),
		help: "Scrolls what is shown of the state down."},
}

// onTimeline makes an action of one of the timeline.
func onTimeline(do func(*timelinePane)) func(*Model) tea.Cmd {
	return then(func(m *Model) { do(&m.play.timeline) })
}

func (m *Model) differsLabel() string {
	if m.play.timeline.differs {
		return "state"
	}
	return "what changed"
}

// hasTimeline tells whether there is any act to go to.
func (m *Model) hasTimeline() bool { return m.canUndo() || m.canRedo() }

// openTimeline shows the acts in place of the panes.
func (m *Model) openTimeline() {
	p := m.play
	p.prompt.menu.close()
	p.state.focus(false)
	p.workers.focus(false)
	p.timeline.show(p.lab, p.view, p.inactive())
}

// timelineGo goes to the state behind the chosen act. What the lab refuses stands in
// the key line.
func (m *Model) timelineGo() tea.Cmd {
	p := m.play
	a := p.timeline.tree.Act(p.timeline.row())
	if a.Here {
		p.timeline.open = false
		return nil
	}
	out := p.lab.Visit(a.ID)
	if out.Refused {
		m.notice = problemOf(out)
		return m.look()
	}
	p.timeline.open = false
	p.regive()
	return m.after(out)
}

// problemOf is why the lab refused something.
func problemOf(out lab.Outcome) (text string) {
	for _, l := range out.Lines {
		if l.Kind == lab.Problem {
			text = render.Clean(l.Text)
		}
	}
	return text
}
