package engine

import "slices"

// The order in which XREADGROUP's CLAIM takes pending entries: by milliseconds
// of delivery, then by ID.

// byAge compares two rows in that order.
func byAge(a, b pelRow) int {
	if a, b := a.at.Millis(), b.at.Millis(); a != b {
		if a < b {
			return -1
		}
		return 1
	}
	return a.id.Compare(b.id)
}

// oldestTime returns the smallest delivery time of all rows; ok is false where
// there are none. It looks into the pages that may have it, one as a rule.
func (t *pel) oldestTime() (at Time, ok bool) {
	at = noTime
	for c := t.pages.firstOlder(at); c.ok(); t.pages.nextOlder(&c, at-1) {
		visit()
		at = min(at, t.pages.at(&c).exactOldest())
	}
	return at, t.len() > 0
}

// claimable returns the n rows that come first by age among those delivered at
// or before a time and for which keep, which is asked in any order, returns
// true. It passes over pages that have none.
func (t *pel) claimable(until Time, n int, keep func(pelRow) bool) []pelRow {
	best := oldestRows{most: n, until: until}
	for c := t.pages.firstOlder(until); n > 0 && c.ok(); t.pages.nextOlder(&c, best.until) {
		best.take(t.pages.at(&c), keep)
	}
	slices.SortFunc(best.heap, byAge)
	return best.heap
}

// sharpen is for claimable by who may change the list: it looks again at pages
// that may have a row from before a time and belong to gen, for rows that were
// taken out leave their page's oldest time behind.
func (t *pel) sharpen(gen *generation, until Time) {
	t.hinted = false
	for c := t.pages.firstOlder(until); c.ok(); t.pages.nextOlder(&c, until) {
		p := t.pages.at(&c)
		if p.gen != gen {
			continue
		}
		visit()
		at := p.exactOldest()
		if at == p.bound {
			return
		}
		p.bound = at
		t.pages.replace(gen, &c, p)
	}
}

// oldestRows are the most rows that come first by age, of those that were
// offered: a heap with the last of them on top.
type oldestRows struct {
	most  int
	until Time // what was delivered later is of no interest
	heap  []pelRow
}

// take offers the rows of a page, whose IDs are above those offered before.
func (o *oldestRows) take(p *pelPage, keep func(pelRow) bool) {
	for i := p.next(0); i < p.rows; i = p.next(i + 1) {
		if p.at(i) > o.until {
			continue
		}
		visit()
		if r := p.row(i); keep(r) {
			o.add(r)
		}
	}
}

// add takes a row in. Once there are enough, only rows from an earlier
// millisecond than the last of them can come before it, for IDs ascend.
func (o *oldestRows) add(r pelRow) {
	switch {
	case len(o.heap) < o.most:
		o.heap = append(o.heap, r)
		o.rise(len(o.heap) - 1)
	case byAge(r, o.heap[0]) < 0:
		o.heap[0] = r
		o.sink()
	}
	if len(o.heap) == o.most {
		o.until = min(o.until, millis(o.heap[0].at.Millis())-1)
	}
}

func (o *oldestRows) rise(i int) {
	for i > 0 {
		up := (i - 1) / 2
		if byAge(o.heap[i], o.heap[up]) < 0 {
			return
		}
		o.heap[i], o.heap[up] = o.heap[up], o.heap[i]
		i = up
	}
}

func (o *oldestRows) sink() {
	for i := 0; ; {
		last := i
		for _, k := range [2]int{2*i + 1, 2*i + 2} {
			if k < len(o.heap) && byAge(o.heap[last], o.heap[k]) < 0 {
				last = k
			}
		}
		if last == i {
			return
		}
		o.heap[i], o.heap[last] = o.heap[last], o.heap[i]
		i = last
	}
}
