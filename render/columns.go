package render

import "strings"

// A figure is one named number of a row: "pending 2", or "pending 1 → 2" where
// the last command changed it.
type figure struct {
	name, value, was string
	brief            string // the name where there is no room for it; "": the name
	role             Role
	after            bool // the name stands behind the value: "2s ago"
	spare            bool // left out first where a row is too narrow; such figures stand last
	yields           bool // the first to be written without what it was
}

// changed returns the figure with what it was before.
func (f figure) changed(was string) figure {
	if was != f.value {
		f.was = was
	}
	return f
}

// line writes the figure in full.
func (f figure) line(arrow string) Line { return f.in(full, arrow) }

// in writes the figure in a form.
func (f figure) in(form form, arrow string) Line {
	value, name := Span{f.role, f.value}, f.name
	switch {
	case f.was != "" && (form == full || form == most && !f.yields):
		value = Span{Changed, f.was + " " + arrow + " " + f.value}
	case f.was != "":
		value.Role = Changed
	}
	if form == brief && f.brief != "" {
		name = f.brief
	}
	switch {
	case name == "":
		return Line{value}
	case f.after:
		return Line{value, {Dim, " " + name}}
	}
	return Line{{Dim, name + " "}, value}
}

// form is how much of a figure is written.
type form uint8

const (
	full  form = iota
	most       // if it yields, without what it was
	slim       // without what it was
	brief      // and with a shorter name
	forms
)

// gap is the space between two columns.
const gap = 2

// columns lays out the figures of rows that stand under each other: first every
// row is measured, then fit decides what all of them leave out, then they are
// drawn.
type columns struct {
	arrow  string
	widths [forms][]int
	keep   int // how many figures are not spare

	form form // what fit decided
	trim bool // spare figures are left out
}

// measure widens the columns for a row.
func (c *columns) measure(row []figure) {
	for i, f := range row {
		if !f.spare {
			c.keep = max(c.keep, i+1)
		}
		for form := range forms {
			if i == len(c.widths[form]) {
				c.widths[form] = append(c.widths[form], 0)
			}
			c.widths[form][i] = max(c.widths[form][i], f.in(form, c.arrow).Width())
		}
	}
}

// fit chooses the fullest form that all rows have room for; spare figures go
// first.
func (c *columns) fit(room int) {
	for c.form = range forms {
		for _, c.trim = range []bool{false, true} {
			widths := c.widths[c.form]
			if c.trim {
				widths = widths[:c.keep]
			}
			if total(widths) <= room {
				return
			}
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
	if c.trim {
		row = row[:min(len(row), c.keep)]
	}
	var line Line
	for i, f := range row {
		part := f.in(c.form, c.arrow)
		if i < len(row)-1 {
			part = part.pad(c.widths[c.form][i] + gap)
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
