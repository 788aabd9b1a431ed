package tui

import (
	"streamlab/render"
)

// choice is the chosen row of a list of n.
type choice struct{ at, n int }

// move goes so many rows down; it stops at the ends.
func (c *choice) move(rows int) { c.at = max(min(c.at+rows, c.n-1), 0) }

// window returns which of the list's items are in view where each takes rows of
// height, so that the chosen one is among them.
func (c *choice) window(rows, height int) (from, to int) {
	fit := max(height/rows, 1)
	from = max(min(c.at-fit/2, c.n-fit), 0)
	return from, min(from+fit, c.n)
}

// bar draws how much of a whole is done, in width columns.
func bar(t render.Theme, done, of, width int) render.Line {
	full := 0
	if of > 0 {
		full = done * width / of
	}
	if done > 0 && full == 0 {
		full = 1
	}
	return render.Line{
		{Role: render.Good, Text: times(t.Full, full)},
		{Role: render.Border, Text: times(t.Empty, width-full)},
	}
}
