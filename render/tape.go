package render

import (
	"slices"
	"strings"

	"streamlab/engine"
)

// A tape draws the entries of a stream side by side, with each group's mark
// under the last entry that was delivered to it.
type tape struct {
	*outliner
	pair
	key   string
	short Shortener

	group  engine.Group // the group in focus, if grouped
	groups []engine.Group
	view   bool // there is a group in focus
}

// tapeStart is the column of the first entry: before it stand the row's mark and
// the marks of groups that stand before the first entry.
const tapeStart = 3

// entryCell is one entry on the tape. Its first column is its mark.
type entryCell struct {
	entry  engine.Entry
	mark   Mark
	hidden int // entries left out between the one before and this one
	x      int // its first column
}

// rows draws the tape.
func (t *tape) rows() []Row {
	if o := t.Focus; o.Key == t.key {
		t.group, t.view = t.now.Group(o.Group)
	}
	for _, name := range t.groupNames(t.now) {
		g, _ := t.now.Group(name)
		t.groups = append(t.groups, g)
	}
	cells, width, after := t.choose()
	if len(cells) == 0 {
		return append([]Row{t.row(Of(Dim, "  no entries"))}, t.markRows(nil)...)
	}
	rows := []Row{t.idRow(cells, width, after), t.fieldRow(cells, width)}
	if t.view {
		rows = append(rows, t.viewRow(cells, width))
	}
	return append(rows, t.markRows(cells)...)
}

func (t *tape) row(l Line) Row {
	return row(Place{Kind: AtTape, Key: t.key, ID: t.chosen()}, Same, l.Fit(t.Width-gap, ""))
}

// chosen is the entry under the cursor, 0-0 where the cursor is elsewhere.
func (t *tape) chosen() engine.ID {
	if t.Cursor.Kind == AtTape && t.Cursor.Key == t.key {
		return t.Cursor.ID
	}
	return engine.ID{}
}

// idRow writes the IDs, with what is left out between them.
func (t *tape) idRow(cells []entryCell, width, after int) Row {
	b := columnWriter{at: gap}
	for _, c := range cells {
		if c.hidden > 0 {
			text := t.gapText(c.hidden)
			b.put(c.x-Width(text)-1, Span{Dim, text})
		}
		b.put(c.x, c.mark.Span())
		b.put(c.x+1, Span{t.idRole(c), t.short.Short(c.entry.ID)})
	}
	if after > 0 {
		b.put(cells[len(cells)-1].x+width, Span{Dim, t.gapText(after)})
	}
	return t.row(b.line)
}

func (t *tape) idRole(c entryCell) Role {
	if c.entry.ID == t.chosen() && !t.chosen().IsZero() {
		return Chosen
	}
	if c.mark != Same {
		return c.mark.Span().Role
	}
	return Text
}

func (t *tape) gapText(n int) string {
	return Count(int64(n)) + " more"
}

func (t *tape) fieldRow(cells []entryCell, width int) Row {
	b := columnWriter{at: gap}
	for _, c := range cells {
		b.put(c.x+1, Span{Dim, t.fields(c.entry, width)})
	}
	return t.row(b.line)
}

// fields writes an entry's fields in the width of a cell.
func (t *tape) fields(e engine.Entry, width int) string {
	return strings.TrimRight(Fit(Clean(opening(e.Fields)), width-1-gap, t.glyphs.Cut), " ")
}

// viewRow says how the group in focus sees each entry, and whose view it is.
func (t *tape) viewRow(cells []entryCell, width int) Row {
	b := columnWriter{at: gap}
	for _, c := range cells {
		s := t.seen(c.entry.ID)
		s.Text = strings.TrimRight(Fit(s.Text, width-gap, t.glyphs.Cut), " ")
		b.put(c.x+1, s)
	}
	if len(t.groups) > 1 {
		x := min(cells[len(cells)-1].x+width, t.Width-gap-Width(t.whose()))
		b.put(max(x, b.at+gap), Span{Dim, t.whose()})
	}
	return t.row(b.line)
}

// whose says which group's view is shown.
func (t *tape) whose() string { return "for " + t.named(t.group.Name()) }

// named is the name of a group or consumer, cut where it is long.
func (o *outliner) named(name string) string {
	name = Clean(name)
	return Fit(name, min(Width(name), maxName), o.glyphs.Cut)
}

// seen is an entry as the group in focus sees it. Past says what the group
// knows: its mark has passed the entry, and no consumer holds it. Whether
// somebody acknowledged it, or it was skipped or lost, is not in the state.
func (t *tape) seen(id engine.ID) Span {
	if p, ok := t.group.Pending(id); ok {
		return Span{Pending, t.glyphs.Pending + " " + Clean(p.Owner)}
	}
	if t.group.LastID().Less(id) {
		return Span{Dim, t.glyphs.New + " new"}
	}
	return Span{Dim, t.glyphs.Past + " past"}
}

// cellWidth is how wide the entries stand: as the newest ones need, within
// limits.
func (t *tape) cellWidth() int {
	need := Width(t.short.Short(t.now.LastID()))
	for _, e := range append(t.now.Entries(t.length-20, 20), t.removed(20)...) {
		need = max(need, Width(t.short.Short(e.ID)), min(Width(Clean(opening(e.Fields))), 16))
		if t.view {
			need = max(need, min(Width(t.seen(e.ID).Text), 16))
		}
	}
	width := 1 + max(need, 8) + gap
	if t.spacious && (width+3)*t.length <= t.breadth(width+3) {
		width += 3
	}
	return width
}

// choose picks the entries that the tape has room for.
func (t *tape) choose() (cells []entryCell, width, after int) {
	width = t.cellWidth()
	picked := t.pick(width)
	x := tapeStart
	rank := 0
	for i := range picked {
		c := &picked[i]
		at := t.now.Rank(c.entry.ID)
		c.hidden = at - rank
		if c.hidden > 0 {
			x += Width(t.gapText(c.hidden)) + gap
		}
		c.x = x
		x += width
		rank = at
		if c.mark != IsGone {
			rank++
		}
	}
	return picked, width, t.length - rank
}

// columnWriter sets spans at columns, from left to right.
type columnWriter struct {
	line Line
	at   int
}

// put sets a span at column x, or right behind what is there.
func (w *columnWriter) put(x int, s Span) {
	if x > w.at {
		w.line = append(w.line, Span{Text, strings.Repeat(" ", x-w.at)})
		w.at = x
	}
	w.line = append(w.line, s)
	w.at += Width(s.Text)
}

func byID(a, b entryCell) int {
	return a.entry.ID.Compare(b.entry.ID)
}

// sorted inserts a cell in the order of IDs; ok is false if it is there.
func sorted(cells []entryCell, c entryCell) (out []entryCell, ok bool) {
	i, found := slices.BinarySearchFunc(cells, c, byID)
	if found {
		return cells, false
	}
	return slices.Insert(slices.Clone(cells), i, c), true
}
