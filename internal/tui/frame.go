package tui

import (
	"strings"

	"streamlab/render"
)

// titled is what heads a pane.
type titled struct {
	title, figures string
	note           string // at the bottom of a frame: how much lies out of view
	focus          bool
}

// framed draws painted rows in a frame that fills width columns and height rows.
func framed(t render.Theme, head titled, rows []string, width, height int) []string {
	edge := render.Border
	if head.focus {
		edge = render.Accent
	}
	side := t.Paint(render.Of(edge, t.Down))
	out := make([]string, 0, height)
	out = append(out, t.Paint(edgeLine(t, t.TopLeft, t.TopRight, edge, head.title, head.figures, width)))
	for i := range height - 2 {
		out = append(out, side+" "+rowAt(rows, i, width-4)+" "+side)
	}
	return append(out, t.Paint(edgeLine(t, t.BottomLeft, t.BottomRight, edge, "", head.note, width)))
}

// ruled draws painted rows under a heading line.
func ruled(t render.Theme, head titled, rows []string, width, height int) []string {
	edge := render.Border
	if head.focus {
		edge = render.Accent
	}
	if head.focus {
		head.figures = head.note
	} else if head.note != "" {
		head.figures = strings.TrimPrefix(head.figures+" "+t.Dot+" "+head.note, " "+t.Dot+" ")
	}
	out := []string{t.Paint(edgeLine(t, t.Across, t.Across, edge, head.title, head.figures, width))}
	for i := range height - 1 {
		out = append(out, " "+rowAt(rows, i, width-2)+" ")
	}
	return out
}

// rowAt is row i, or an empty one where there is none.
func rowAt(rows []string, i, width int) string {
	if i < len(rows) {
		return rows[i]
	}
	return strings.Repeat(" ", max(width, 0))
}

// edgeLine is the upper or lower edge of a frame, with a title at its left and
// figures at its right. The title gives way to the figures.
func edgeLine(t render.Theme, left, right string, edge render.Role, title, figures string, width int) render.Line {
	tail := render.Line{{Role: edge, Text: right}}
	if figures != "" {
		figures = render.Fit(figures, min(render.Width(figures), max(width/2, width-24)), t.Cut)
		tail = render.Line{{Role: render.Dim, Text: " " + figures + " "}, {Role: edge, Text: t.Across + right}}
	}
	line := render.Line{{Role: edge, Text: left}}
	if room := width - tail.Width() - line.Width() - 4; title != "" && room > 0 {
		title = render.Fit(title, min(render.Width(title), room), t.Cut)
		line = append(line, render.Span{Role: render.Strong, Text: " " + title + " "})
	}
	fill := width - line.Width() - tail.Width()
	line = append(line, render.Span{Role: edge, Text: strings.Repeat(t.Across, max(fill, 0))})
	return append(line, tail...)
}

// paintRows paints lines as rows of width columns.
func paintRows(t render.Theme, lines []render.Line, width int) []string {
	rows := make([]string, len(lines))
	for i, l := range lines {
		rows[i] = t.Paint(l.Fit(width, t.Cut))
	}
	return rows
}

// beside joins two blocks of rows; each row of the first is width columns wide.
func beside(left, right []string, width int) []string {
	out := make([]string, max(len(left), len(right)))
	for i := range out {
		out[i] = rowAt(left, i, width) + rowAt(right, i, 0)
	}
	return out
}
