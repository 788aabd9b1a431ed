package tui

import (
	"strings"

	"streamlab/render"
)

// arrows are how keys are written where there are no arrows.
var arrows = strings.NewReplacer("←", "left", "→", "right", "↑", "up", "↓", "down")

// keyNames are the names of a binding's keys.
func (m *Model) keyNames(b *binding) string {
	if m.looks.ascii {
		return arrows.Replace(b.shown)
	}
	return b.shown
}

// keyLine is the last row: the keys that work now, as many as have room, and at
// the end where all of them are told. A notice stands in its place.
func (m *Model) keyLine(width int) render.Line {
	if m.notice != "" {
		return render.Of(render.Pending, " "+render.Clean(m.notice)).Fit(width, m.theme.Cut)
	}
	var items []render.Line
	in := m.scopes()
	for i := range m.keys {
		b := &m.keys[i]
		if b.in&in == 0 || b.label == nil || !b.enabled(m) || m.shadowed(in, b) {
			continue
		}
		if label := b.label(m); label != "" {
			items = append(items, render.Line{{Role: render.KeyName, Text: m.keyNames(b)}, {Role: render.Dim, Text: " " + label}})
		}
	}
	return m.joinKeys(items, width).Fit(width, m.theme.Cut)
}

// shadowed tells whether the key by which a binding is known does something else.
func (m *Model) shadowed(in scope, b *binding) bool {
	other := m.binding(in, b.shown)
	return other != nil && other != b
}

// joinKeys sets items side by side; the last one always has room.
func (m *Model) joinKeys(items []render.Line, width int) render.Line {
	line := render.Of(render.Text, " ")
	if len(items) == 0 {
		return line
	}
	between := render.Span{Role: render.Border, Text: " " + m.theme.Dot + " "}
	last := items[len(items)-1]
	room := width - 1 - last.Width()
	for _, item := range items[:len(items)-1] {
		if need := item.Width() + 3; need <= room-line.Width()+1 {
			line = append(append(line, item...), between)
		} else {
			break
		}
	}
	return append(line, last...)
}
