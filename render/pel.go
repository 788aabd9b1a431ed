package render

import (
	"slices"

	"streamlab/engine"
)

// pelRow is a pending entry with what the last command did to it.
type pelRow struct {
	engine.Pending
	mark Mark
	was  *engine.Pending // what it was before, if it was pending
}

// pelRows are the pending entries of one consumer, read when they are asked for.
// Where there are few, those that are gone stand among them.
type pelRows struct {
	n       int
	at      func(i int) pelRow
	touched bool  // some row of a small list has a mark
	marked  []int // those rows
}

// maxMerged is how many pending entries of all consumers are compared one by
// one to find those that are marked or gone.
const maxMerged = 4000

// pelOf prepares a consumer's pending entries, once for all forms of the outline.
func (t *consumerTable) pelOf(c consumerPair) pelRows {
	at := t.placeOf(c)
	rows, ok := t.pels[at]
	if !ok {
		rows = t.comparedPEL(c)
		t.pels[at] = rows
	}
	return rows
}

// comparedPEL compares a consumer's pending entries one by one where they are few
// and something happened to the consumer, else only those that are drawn.
func (t *consumerTable) comparedPEL(c consumerPair) pelRows {
	n, prev := 0, 0
	if c.is {
		n = c.now.PendingLen()
	}
	if c.existed {
		prev = c.was.PendingLen()
	}
	if c.quiet() || n > smallDiff || prev > smallDiff || t.merges+n+prev > maxMerged {
		return pelRows{n: n, at: func(i int) pelRow {
			return t.compare(c.now.PendingRows(i, 1)[0])
		}}
	}
	t.merges += n + prev
	return smallPEL(t.merged(c, n, prev))
}

// quiet tells whether a consumer has done nothing and lost nothing.
func (c consumerPair) quiet() bool {
	now, active := c.now, c.is && c.existed
	if !active || now.PendingLen() != c.was.PendingLen() || now.Seen() != c.was.Seen() {
		return false
	}
	is, _ := now.Active()
	was, _ := c.was.Active()
	return is == was
}

func smallPEL(rows []pelRow) pelRows {
	list := pelRows{n: len(rows), at: func(i int) pelRow { return rows[i] }}
	for i, r := range rows {
		if r.mark != Same {
			list.marked = append(list.marked, i)
		}
	}
	list.touched = len(list.marked) > 0
	return list
}

// compare marks a pending entry by what it was before; whoever owned it.
func (t *consumerTable) compare(p engine.Pending) pelRow {
	r := pelRow{Pending: p}
	if t.group.existed {
		if was, ok := t.group.was.Pending(p.ID); ok {
			r.was = &was
		}
	}
	same := r.was != nil && r.was.Owner == p.Owner && r.was.Deliveries == p.Deliveries && !t.lost(p.ID)
	r.mark = markOf(true, r.was != nil, same)
	return r
}

// lost tells whether the last command took an entry itself away.
func (t *consumerTable) lost(id engine.ID) bool {
	if !t.existed {
		return false
	}
	_, was := t.was.Entry(id)
	_, is := t.now.Entry(id)
	return was && !is
}

// pends tells whether an entry is pending now, whoever owns it.
func (t *consumerTable) pends(id engine.ID) bool {
	if !t.group.is {
		return false
	}
	_, ok := t.group.now.Pending(id)
	return ok
}

// merged lists a consumer's pending entries and those that left the PEL.
func (t *consumerTable) merged(c consumerPair, n, prev int) []pelRow {
	var rows []pelRow
	if n > 0 {
		for _, p := range c.now.PendingRows(0, n) {
			rows = append(rows, t.compare(p))
		}
	}
	if prev > 0 {
		for _, p := range c.was.PendingRows(0, prev) {
			if !t.pends(p.ID) {
				rows = append(rows, pelRow{Pending: p, mark: IsGone})
			}
		}
	}
	slices.SortFunc(rows, func(a, b pelRow) int { return a.ID.Compare(b.ID) })
	return rows
}

// How many pending entries of a consumer are shown that were not unfolded.
const (
	sampleAll  = 8 // so many, or fewer, are all shown
	sampleEnds = 3 // else so many at each end
	sampleMax  = 6 // and so many that changed
	sparseAll  = 2 // in a sparse pane: so many, or fewer, are all shown
)

// sample lists the rows that are shown of a consumer that nobody unfolded.
func (p pelRows) sample(r room) []int {
	changed := p.marked[:min(len(p.marked), sampleMax)]
	switch {
	case r == sparse && p.n > sparseAll && len(changed) > 0:
		return changed
	case r == sparse && p.n > sparseAll:
		return []int{0}
	case p.n <= sampleAll:
		return upTo(p.n)
	}
	list := upTo(sampleEnds)
	for i := range sampleEnds {
		list = append(list, p.n-1-i)
	}
	list = append(list, changed...)
	slices.Sort(list)
	return slices.Compact(list)
}

// upTo lists 0 to n-1.
func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}
