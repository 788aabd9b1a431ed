package tui

import (
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"streamlab/internal/lab"
	"streamlab/internal/workers"
	"streamlab/render"
)

// workersPane shows the simulated programs. It draws again only when something
// changed.
type workersPane struct {
	theme  render.Theme
	shown  render.Workers
	all    []workers.Worker
	height int
	chosen int // the worker under the cursor, while the pane has the focus, and one; 0: it has not
	rows   []string
	stale  bool
}

// setView shows another moment.
func (p *workersPane) setView(v lab.View) {
	p.shown.Set, p.shown.Now, p.stale = v.Workers, v.Snapshot, true
	p.all = v.Workers.Workers()
	p.chosen = min(p.chosen, len(p.all))
}

func (p *workersPane) setTheme(t render.Theme) { p.theme, p.stale = t, true }

// setSize gives the pane its inner width and height.
func (p *workersPane) setSize(width, height int) {
	if p.shown.Width != width || p.height != height {
		p.shown.Width, p.height, p.stale = width, height, true
	}
}

// wants is how many rows all of it takes.
func (p *workersPane) wants() int { return len(p.all) + len(p.shown.Set.Series()) }

// focused tells whether the keys go to the pane.
func (p *workersPane) focused() bool { return p.chosen > 0 }

func (p *workersPane) focus(on bool) {
	p.chosen, p.stale = 0, true
	if on {
		p.chosen = min(1, len(p.all))
	}
}

// move chooses another worker.
func (p *workersPane) move(n int) {
	p.chosen, p.stale = min(max(p.chosen+n, 1), len(p.all)), true
}

// view returns the painted rows. Where not all have room, the groups' figures stay,
// and of the workers those around the chosen one, or those that came last.
func (p *workersPane) view() []string {
	switch {
	case p.height <= 0:
		return nil
	case p.stale:
		p.shown.Chosen = p.chosen - 1
		p.rows, p.stale = paintRows(p.theme, p.fitting(p.shown.Rows(p.theme)), p.shown.Width), false
	}
	return p.rows
}

// fitting leaves out the rows that have no room.
func (p *workersPane) fitting(lines []render.Line) []render.Line {
	if len(lines) <= p.height {
		return lines
	}
	programs, groups := lines[:len(p.all)], lines[len(p.all):]
	groups = groups[:min(len(groups), p.height/2)]
	room := p.room(len(groups))
	last := p.chosen
	if last == 0 {
		last = len(programs)
	}
	top := max(last-room, 0)
	return slices.Concat(programs[top:top+room], groups)
}

// room is how many workers have room above so many groups.
func (p *workersPane) room(groups int) int { return min(max(p.height-groups, 0), len(p.all)) }

// head is the pane's heading.
func (p *workersPane) head() titled {
	h := titled{title: "workers", figures: render.CountOf(int64(len(p.all)), "program", "programs"), focus: p.focused()}
	if n := p.room(min(len(p.shown.Set.Series()), p.height/2)); n < len(p.all) {
		h.figures = fmt.Sprintf("%d of %s", n, h.figures)
	}
	if p.focused() {
		h.note = ":" + render.Clean(p.all[p.chosen-1].Line())
	}
	return h
}

func (m *Model) hasWorkers() bool { return m.play.view.Workers.Len() > 0 }

func (m *Model) focusWorkers() {
	m.play.prompt.menu.close()
	m.play.state.focus(false)
	m.play.workers.focus(true)
}

// tellWorker runs a command on the chosen worker.
func (m *Model) tellWorker(command, rest string) tea.Cmd {
	p := m.play
	text := p.prompt.text
	out := p.lab.Run("", ":"+command+" "+p.workers.all[p.workers.chosen-1].Name+rest)
	p.prompt.put(text)
	return m.after(out)
}

// changeRate multiplies the chosen producer's rate, in thousandths.
func (m *Model) changeRate(by int64) tea.Cmd {
	w := m.play.workers.all[m.play.workers.chosen-1]
	if w.Kind != workers.Producer {
		m.notice = w.Name + " is a " + w.Kind.String() + ": only a producer has a rate."
		return nil
	}
	rate := float64(int64(w.Rate)*by/1000) / 1000
	return m.tellWorker("rate", " "+strconv.FormatFloat(rate, 'f', -1, 64))
}

// changeSpeed makes the clock faster or slower, by the steps of a slide.
func (m *Model) changeSpeed(step int) tea.Cmd {
	at := 0
	for i, s := range speeds {
		if s <= m.play.view.Clock.Speed {
			at = i
		}
	}
	to := speeds[min(max(at+step, 0), len(speeds)-1)]
	return m.after(m.play.lab.Run("", ":speed "+speedText(to)))
}

var speeds = []float64{0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100}

var workerKeys = []binding{
	{keys: []string{"f10", "esc"}, shown: "esc", label: says("to the prompt"), in: inWorkers, do: then(func(m *Model) { m.play.workers.focus(false) }),
		help: "Goes back to the prompt."},
	{keys: []string{"up"}, shown: "↑ ↓", label: says("choose"), in: inWorkers, do: then(func(m *Model) { m.play.workers.move(-1) }),
		help: "Goes to the worker above."},
	{keys: []string{"down"}, shown: "↓", in: inWorkers, do: then(func(m *Model) { m.play.workers.move(1) }),
		help: "Goes to the worker below."},
	{keys: []string{"k"}, shown: "k", label: says("kill"), in: inWorkers, do: func(m *Model) tea.Cmd { return m.tellWorker("kill", "") },
		help: "Ends the worker at once. What it holds stays pending."},
	{keys: []string{"r"}, shown: "r", label: says("restart"), in: inWorkers, do: func(m *Model) tea.Cmd { return m.tellWorker("restart", "") },
		help: "Begins the worker anew."},
	{keys: []string{"s"}, shown: "s", label: says("stop"), in: inWorkers, do: func(m *Model) tea.Cmd { return m.tellWorker("stop", "") },
		help: "Lets the worker finish its entry, and ends it."},
	{keys: []string{"+", "="}, shown: "+ -", label: says("rate"), in: inWorkers, do: func(m *Model) tea.Cmd { return m.changeRate(2000) },
		help: "Doubles a producer's rate."},
	{keys: []string{"-"}, shown: "-", in: inWorkers, do: func(m *Model) tea.Cmd { return m.changeRate(500) },
		help: "Halves a producer's rate."},
	{keys: []string{">", "right"}, shown: "< >", label: says("clock"), in: inWorkers, do: func(m *Model) tea.Cmd { return m.changeSpeed(1) },
		help: "Lets the clock go faster, up to 100 times as fast as yours."},
	{keys: []string{"<", "left"}, shown: "<", in: inWorkers, do: func(m *Model) tea.Cmd { return m.changeSpeed(-1) },
		help: "Lets the clock go slower, down to a tenth."},
	{keys: []string{"."}, shown: ".", label: says("one event"), in: inWorkers, do: func(m *Model) tea.Cmd { return m.after(m.play.lab.Run("", ":event")) },
		help: "Stops the clock, and lets the next single thing happen."},
	{keys: []string{"f8", "space"}, shown: "space", label: says("pause"), in: inWorkers, do: (*Model).pause,
		help: "Stops the clock, or lets it run."},
}
