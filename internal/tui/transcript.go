package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"streamlab/internal/lab"
	"streamlab/lessons"
	"streamlab/render"
)

// transcriptPane shows what was typed and answered, the newest at the bottom. What
// the newest command came to is shown from the command on where the pane is too
// low for all of it. A line is laid out when it first comes into view.
type transcriptPane struct {
	theme         render.Theme
	form          render.Form
	lines         lab.Transcript
	width, height int
	first         int  // the first line to show
	from          int  // the newest command's line, or what was said last without one
	back          int  // rows that the view is above the newest
	scrolled      bool // back was chosen by hand
	low           bool // few rows: see setLow
	laid          map[int][]string
	rows          []string
	stale         bool
}

// setLines shows a longer transcript, at what is new.
func (p *transcriptPane) setLines(lines lab.Transcript) {
	if lines.Len() != p.lines.Len() {
		p.from, p.scrolled = newest(lines, p.lines.Len()), false
	}
	if lines.Len() < p.lines.Len() {
		p.laid = nil
	}
	p.lines, p.stale = lines, true
}

// newest is the last command from line since on or, where there is none, that
// line.
func newest(lines lab.Transcript, since int) int {
	for i := lines.Len() - 1; i >= since; i-- {
		if lines.At(i).Kind == lab.Typed {
			return i
		}
	}
	return min(since, lines.Len())
}

// settle takes what is there for read: the view goes to its end, and needs no
// room for it.
func (p *transcriptPane) settle() { p.from, p.scrolled, p.stale = p.lines.Len(), false, true }

// wants is how many rows the newest command and what it came to take at a width.
func (p *transcriptPane) wants(width int) int {
	p.setSize(width, p.height)
	rows := 0
	for i := max(p.from, p.first, p.lines.First()); i < p.lines.Len(); i++ {
		rows += len(p.line(i))
	}
	return rows
}

func (p *transcriptPane) setTheme(t render.Theme) { p.theme = t; p.forget() }

// setForm chooses how replies are printed.
func (p *transcriptPane) setForm(f render.Form) { p.form = f; p.forget() }

func (p *transcriptPane) setSize(width, height int) {
	if p.width != width {
		p.forget()
	}
	p.width, p.height, p.stale = width, height, true
}

// setLow says whether there are few rows, and the lesson's goals are in view: then
// goals that are reached, which have a tick there, and empty rows leave them to
// the reply.
func (p *transcriptPane) setLow(on bool) {
	if p.low != on {
		p.low = on
		p.forget()
	}
}

// told writes what a lesson says.
func (p *transcriptPane) told(text string, width int) []render.Line {
	lines := p.theme.Told(text, min(width, readingWidth))
	switch {
	case p.low && strings.HasPrefix(text, lessons.Reached):
		return nil
	case p.low:
		lines = slices.DeleteFunc(lines, func(l render.Line) bool { return len(l) == 1 }) // only the bar
	}
	return lines
}

// forget drops what was laid out.
func (p *transcriptPane) forget() { p.laid, p.stale = nil, true }

// scroll moves the view up by so many rows, or down where they are negative.
func (p *transcriptPane) scroll(rows int) {
	p.view()
	p.back = max(p.back+rows, 0)
	p.scrolled, p.stale = true, true
}

// view returns the painted rows in view, as many as the pane is high.
func (p *transcriptPane) view() []string {
	if p.stale {
		p.draw()
		p.stale = false
	}
	return p.rows
}

// draw fills the pane from its bottom upwards.
func (p *transcriptPane) draw() {
	if !p.scrolled {
		p.back = max(p.wants(p.width)-p.height, 0)
	}
	need := p.height + p.back
	var blocks [][]string
	have := 0
	i := p.lines.Len() - 1
	first := max(p.first, p.lines.First())
	for ; i >= first && have < need; i-- {
		rows := p.line(i)
		blocks = append(blocks, rows)
		have += len(rows)
	}
	p.keep(i)
	if i < first && have < need {
		p.back = max(have-p.height, 0)
	}
	var all []string
	for j := len(blocks) - 1; j >= 0; j-- {
		all = append(all, blocks[j]...)
	}
	end := len(all) - p.back
	p.rows = make([]string, 0, p.height)
	for r := end - p.height; r < end; r++ {
		p.rows = append(p.rows, rowAtOr(all, r, p.width))
	}
	if p.back > 0 && p.height > 1 {
		note := fmt.Sprintf(" %d more below: pgdn", p.back+1)
		p.rows[p.height-1] = p.theme.Paint(render.Of(render.Dim, note).Fit(p.width, ""))
	}
}

// rowAtOr is row i, or an empty one where i is before the first.
func rowAtOr(rows []string, i, width int) string {
	if i < 0 {
		return rowAt(nil, 0, width)
	}
	return rowAt(rows, i, width)
}

// maxLaid is how many lines are kept laid out above those in view.
const maxLaid = 1000

// line lays out line i of the transcript. What is said a second time at once is
// not shown again.
func (p *transcriptPane) line(i int) []string {
	if rows, ok := p.laid[i]; ok {
		return rows
	}
	if p.laid == nil {
		p.laid = map[int][]string{}
	}
	var rows []string
	if l := p.lines.At(i); i == p.first || !repeats(p.lines.At(i-1), l) {
		rows = paintRows(p.theme, p.said(l), p.width)
	}
	p.laid[i] = rows
	return rows
}

// repeats tells whether a line only says again what the one before said.
func repeats(before, l lab.Line) bool {
	switch l.Kind {
	case lab.Lesson, lab.Notice, lab.Problem:
		return before.Kind == l.Kind && before.Text == l.Text
	}
	return false
}

// keep drops what was laid out long before line first.
func (p *transcriptPane) keep(first int) {
	maps.DeleteFunc(p.laid, func(i int, _ []string) bool { return i < first-maxLaid })
}

// said writes a line of the transcript within the pane's width.
func (p *transcriptPane) said(l lab.Line) []render.Line {
	t, width := p.theme, p.width-1
	indent := 0
	var lines []render.Line
	switch l.Kind {
	case lab.Typed:
		lines, indent = t.Typed(l.Client, l.Text), 2
	case lab.Replied:
		lines = t.Replied(l.Reply, p.form)
	case lab.Late:
		lines = t.Late(l.Client, l.Reply, p.form)
	case lab.Waits:
		lines = t.Waits(l.Client, l.Text)
	case lab.Undone:
		lines = t.TakenBack(l.Text)
	case lab.Redone:
		lines = t.Repeated(l.Text)
	case lab.Notice:
		lines, indent = t.Notice(l.Text), render.Hang(l.Text, width)
	case lab.Changed:
		lines, indent = []render.Line{t.Difference(*l.Change)}, render.DifferenceHang(*l.Change)
	case lab.Problem:
		lines = t.Problem(l.Text)
	case lab.Lesson:
		lines = p.told(l.Text, width)
	}
	var out []render.Line
	for _, line := range lines {
		for _, row := range line.Wrap(width, indent) {
			out = append(out, row.Indent(1))
		}
	}
	return out
}
