package render

import "strings"

// A figure is one named number of a row: "pending 2", or "pending 1 → 2" where
// the last command changed it.
type figure struct {
	name, value, was string
	role             Role
	after            bool // the name stands behind the value: "2s ago"
	spare            bool // left out first where a row is too narrow; such figures stand last
}

// changed returns the figure with what it was before.
func (f figure) changed(was string) figure {
	if was != f.value {
		f.was = was
	}
	return f
}

// line writes the figure; short leaves out what it was.
func (f figure) line(arrow string, short bool) Line {
	value := Span{f.role, f.value}
	switch {
	case f.was != "" && !short:
		value = Span{Changed, f.was + " " + arrow + " " + f.value}
	case f.was != "":
		value.Role = Changed
	}
	switch {
	case f.name == "":
		return Line{value}
	case f.after:
		return Line{value, {Dim, " " + f.name}}
	}
	return Line{{Dim, f.name + " "}, value}
}

// gap is the space between two columns.
const gap = 2

// columns lays out the figures of rows that stand under each other: first every
// row is measured, then fit decides what all of them leave out, then they are
// drawn.
type columns struct {
	arrow       string
	full, slim  []int // widths with and without what figures were
	keep        int   // how many figures are not spare
	short, trim bool  // what fit decided
}

// measure widens the columns for a row.
func (c *columns) measure(row []figure) {
	for i, f := range row {
		if i == len(c.full) {
			c.full, c.slim = append(c.full, 0), append(c.slim, 0)
		}
		if !f.spare {
			c.keep = max(c.keep, i+1)
		}
		c.full[i] = max(c.full[i], f.line(c.arrow, false).Width())
		c.slim[i] = max(c.slim[i], f.line(c.arrow, true).Width())
	}
}

// fit chooses the fullest form that all rows have room for.
func (c *columns) fit(room int) {
	forms := []struct {
		widths      []int
		short, trim bool
	}{
		{c.full, false, false}, {c.full[:c.keep], false, true}, {c.slim, true, false}, {c.slim[:c.keep], true, true},
	}
	for _, f := range forms {
		c.short, c.trim = f.short, f.trim
		if total(f.widths) <= room {
			return
		}
	}
}

func total(widths []int) int {
	sum := max(len(widths)-1, 0) * gap
	for _, w := range widths {
		sum += w
	}
	return sum
}

// draw writes a row's figures in their columns.
func (c *columns) draw(row []figure) Line {
	widths := c.full
	if c.short {
		widths = c.slim
	}
	if c.trim {
		row = row[:min(len(row), c.keep)]
	}
	var line Line
	for i, f := range row {
		part := f.line(c.arrow, c.short)
		if i < len(row)-1 {
			part = part.pad(widths[i] + gap)
		}
		line = append(line, part...)
	}
	return line
}

// pad fills a line up to width, and never cuts it.
func (l Line) pad(width int) Line {
	if w := l.Width(); w < width {
		return l.And(Span{Text, strings.Repeat(" ", width-w)})
	}
	return l
}
