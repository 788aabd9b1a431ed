package tui

import (
	"streamlab/internal/complete"
	"streamlab/render"
)

// menu offers the completions of the word under the cursor.
type menu struct {
	open       bool
	completion complete.Completion
	at         int
}

func (m *menu) close() { *m = menu{} }

// offer shows other candidates; without any the menu closes.
func (m *menu) offer(c complete.Completion) {
	if len(c.Candidates) == 0 {
		m.close()
		return
	}
	m.completion = c
	m.at = min(m.at, len(c.Candidates)-1)
}

// move goes n candidates on, round the end.
func (m *menu) move(n int) {
	count := len(m.completion.Candidates)
	m.at = ((m.at+n)%count + count) % count
}

// maxMenu is how many candidates are shown at once.
const maxMenu = 8

// view draws the menu as rows of one width, at most height of them.
func (m *menu) view(t render.Theme, width, height int) []string {
	all := m.completion.Candidates
	n := min(len(all), maxMenu, height)
	top := max(min(m.at-n/2, len(all)-n), 0)
	names, notes := 0, 0
	for _, c := range all[top : top+n] {
		names = max(names, render.Width(render.Clean(c.Text)))
		notes = max(notes, render.Width(render.Clean(c.Note)))
	}
	names = min(names, width/2)
	notes = max(min(notes, width-names-6), 0)
	var rows []string
	for i, c := range all[top : top+n] {
		line := render.Line{
			{Role: render.Text, Text: " " + render.Fit(render.Clean(c.Text), names, t.Cut) + "  "},
			{Role: render.Dim, Text: render.Fit(render.Clean(c.Note), notes, t.Cut) + " "},
		}
		pad := render.Line{}.Fit(width-line.Width()-1, "")
		rows = append(rows, m.row(t, line, top+i == m.at)+t.Paint(pad))
	}
	return rows
}

// row draws a candidate; the chosen one has a pointer, too.
func (m *menu) row(t render.Theme, line render.Line, chosen bool) string {
	if chosen {
		return t.PaintSelected(append(render.Line{{Role: render.Accent, Text: render.Fit(t.Pointer, 1, "")}}, line...))
	}
	return t.Paint(append(render.Line{{Role: render.Border, Text: t.Down}}, line...))
}
