package render

import (
	"cmp"
	"slices"
	"strings"

	"streamlab/engine"
)

// maxMarkRows is how many rows the groups' marks may take.
const maxMarkRows = 4

// groupMark is a mark under the tape, for all groups that stand at one place.
type groupMark struct {
	x     int
	names []string
	role  Role
}

// markRows draws the groups' marks under the cells, in as few rows as they need.
func (t *tape) markRows(cells []entryCell) []Row {
	var rows []Row
	left := t.groupMarks(cells)
	for len(left) > 0 && len(rows) < maxMarkRows {
		var line Line
		line, left = t.markRow(left)
		rows = append(rows, t.row(line))
	}
	return rows
}

// markRow sets marks from left to right and returns those that need another row.
func (t *tape) markRow(marks []groupMark) (Line, []groupMark) {
	b := columnWriter{at: gap}
	var rest []groupMark
	for _, m := range marks {
		x, text := t.markText(m)
		if b.at > gap && x < b.at+1 {
			rest = append(rest, m)
			continue
		}
		b.put(x, Span{m.role, text})
	}
	return b.line, rest
}

// markText writes a mark: its sign and then the names or, where that would run
// out of the pane, the names first.
func (t *tape) markText(m groupMark) (x int, text string) {
	names := strings.Join(m.names, ", ")
	text = t.glyphs.Mark + " " + names
	if m.x+Width(text) <= t.Width {
		return m.x, text
	}
	text = names + " " + t.glyphs.Mark
	return max(m.x+1-Width(text), gap), text
}

// groupMarks makes the marks from left to right; groups at one place share one.
func (t *tape) groupMarks(cells []entryCell) []groupMark {
	var list []groupMark
	for _, g := range t.groups {
		x, name := t.markAt(g, cells)
		i := slices.IndexFunc(list, func(m groupMark) bool { return m.x == x })
		if i < 0 {
			i = len(list)
			list = append(list, groupMark{x: x, role: Strong})
		}
		list[i].names = append(list[i].names, name)
		if t.moved(g) {
			list[i].role = Changed
		}
	}
	slices.SortFunc(list, func(a, b groupMark) int { return cmp.Compare(a.x, b.x) })
	return list
}

// markAt returns the column of a group's mark and its text: the name, and the
// last-delivered-id where no entry above it has that ID.
func (t *tape) markAt(g engine.Group, cells []entryCell) (x int, name string) {
	x, name = gap, t.named(g.Name())
	for _, c := range cells {
		if c.entry.ID == g.LastID() && c.mark != IsGone {
			return c.x + 1, name
		}
		if c.entry.ID.Less(g.LastID()) {
			x = c.x + 1
		}
	}
	return x, name + " (" + t.short.Short(g.LastID()) + ")"
}

// moved tells whether the last command moved the group.
func (t *tape) moved(g engine.Group) bool {
	if !t.existed {
		return true
	}
	was, ok := t.was.Group(g.Name())
	return !ok || was.LastID() != g.LastID()
}
