package render

import (
	"slices"

	"streamlab/engine"
)

// smallDiff is up to how many rows two moments are compared row by row.
const smallDiff = 256

// pick chooses the entries to show, most wanted first, while there is room, and
// one in any case: the one under the cursor, the newest, the one at
// the mark of the group in focus, those that the last command removed, those
// around the groups' positions, then back from the newest.
func (t *tape) pick(width int) []entryCell {
	room := t.breadth(width)
	var cells []entryCell
	for _, e := range t.wanted(room/width + 1) {
		more, ok := sorted(cells, entryCell{entry: e, mark: t.entryMark(e.ID)})
		if ok && (len(cells) == 0 || t.span(more, width) <= room) {
			cells = more
		}
	}
	return cells
}

// breadth is how many columns entries in cells of a width may take. Where there
// are several groups, whose view is shown stands behind what is said of the
// newest entry, and needs the columns that its cell has not left.
func (t *tape) breadth(width int) int {
	room := t.Width - tapeStart
	if !t.view || len(t.groups) < 2 {
		return room
	}
	left := width - 1 - gap - Width(t.seen(t.now.LastID()).Text)
	return room - max(Width(t.whose())+gap-left, 0)
}

// span is how many columns the cells take with the gaps between them.
func (t *tape) span(cells []entryCell, width int) int {
	sum, rank := 0, 0
	for _, c := range cells {
		at := t.now.Rank(c.entry.ID)
		if at > rank {
			sum += Width(t.gapText(at-rank)) + gap
		}
		sum += width
		rank = at
		if c.mark != IsGone {
			rank++
		}
	}
	if left := t.length - rank; left > 0 {
		sum += Width(t.gapText(left))
	}
	return sum - gap
}

func (t *tape) entryMark(id engine.ID) Mark {
	e, is := t.now.Entry(id)
	var old engine.Entry
	was := false
	if t.existed {
		old, was = t.was.Entry(id)
	}
	return markOf(is, was, slices.Equal(e.Fields, old.Fields))
}

// wanted lists entries in the order in which they deserve room; n is how many
// could stand side by side.
func (t *tape) wanted(n int) []engine.Entry {
	var list []engine.Entry
	around := func(at, before, after int) {
		list = append(list, t.now.Entries(max(at-before, 0), before+after)...)
	}
	if id := t.chosen(); !id.IsZero() {
		around(t.now.Rank(id), 0, 1)
		around(t.now.Rank(id), 1, 2)
	}
	around(t.length-1, 0, 1)
	if t.view {
		around(t.position(t.group), 0, 1)
	}
	list = append(list, t.removed(n)...)
	if t.view {
		around(t.position(t.group), 1, 2)
	}
	for _, g := range t.groups {
		around(t.position(g), 0, 1)
	}
	newest := t.now.Entries(t.length-n, n)
	for i := len(newest) - 1; i >= 0; i-- {
		list = append(list, newest[i])
	}
	return list
}

// position is where a group's last-delivered entry stands.
func (t *tape) position(g engine.Group) int {
	next, ok := g.LastID().Next()
	if !ok {
		return t.length - 1
	}
	return max(t.now.Rank(next)-1, 0)
}

// removed lists up to n entries that the last command took out of the stream, the
// newest of them. O(n log² length).
func (t *tape) removed(n int) []engine.Entry {
	if !t.existed || t.prev == 0 {
		return nil
	}
	g := goneFinder{now: t.now, was: t.was, exact: t.prev <= smallDiff, most: n}
	g.search(0, t.prev)
	return g.found
}

// goneFinder looks for the entries of a stream that are there no longer.
type goneFinder struct {
	now, was engine.Stream
	exact    bool // entry by entry
	most     int
	found    []engine.Entry
}

// search looks from position to-1 down to from, in halves. It passes over a part
// whose ends are still there, with as many entries between them as before: a
// command that takes entries out of the middle puts none in there.
func (g *goneFinder) search(from, to int) {
	if len(g.found) >= g.most || from >= to {
		return
	}
	first, last := g.was.Entries(from, 1)[0], g.was.Entries(to-1, 1)[0]
	if to-from == 1 {
		if _, still := g.now.Entry(last.ID); !still {
			g.found = append(g.found, last)
		}
		return
	}
	if !g.exact && g.whole(first.ID, last.ID, to-from) {
		return
	}
	middle := (from + to) / 2
	g.search(middle, to)
	g.search(from, middle)
}

// whole tells whether n entries from first to last are there.
func (g *goneFinder) whole(first, last engine.ID, n int) bool {
	_, a := g.now.Entry(first)
	_, b := g.now.Entry(last)
	return a && b && g.now.Rank(last)-g.now.Rank(first) == n-1
}
