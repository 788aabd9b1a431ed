package tui

import (
	"fmt"

	"streamlab/internal/lab"
	"streamlab/render"
)

// pasted is a paste of several lines that waits for a yes.
type pasted struct{ lines []string }

// droppedText says that a paste has a line that is too long.
func droppedText(size int) string {
	return fmt.Sprintf("The paste was dropped: it has a line of %s bytes, and %s are the most.",
		render.Count(int64(size)), render.Count(lab.MaxLine))
}

// view asks whether the lines may run.
func (p *pasted) view(t render.Theme, width, height int) []string {
	bar := render.Span{Role: render.Accent, Text: t.Down + " "}
	lines := []render.Line{{bar, {Role: render.Strong, Text: fmt.Sprintf("Run these %d pasted lines, one by one?", len(p.lines))}}}
	room := max(height-1, 0)
	for i, l := range p.lines {
		if i == room-1 && len(p.lines) > room {
			rest := fmt.Sprintf("%s %d more", t.More, len(p.lines)-i)
			lines = append(lines, render.Line{bar, {Role: render.Dim, Text: rest}})
			break
		}
		lines = append(lines, render.Line{bar, {Role: render.Code, Text: render.Fit(render.Clean(l), width-3, t.Cut)}})
	}
	return paintRows(t, lines, width)
}
