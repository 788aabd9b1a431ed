package engine

import "math"

// Reading a pel in ID order. Nothing may change it meanwhile.

// A pelCursor stands on a living row, or behind the last one.
type pelCursor struct {
	pages *index[*pelPage]
	c     cursor[*pelPage]
	page  *pelPage // nil behind the last row
	i     int
}

// from returns a cursor on the first row at or after start.
func (t *pel) from(start ID) pelCursor {
	k := pelCursor{pages: &t.pages, c: t.pages.seek(start)}
	if k.c.ok() {
		k.page = t.pages.at(&k.c)
		k.i, _ = k.page.search(start)
		k.settle()
	}
	return k
}

// fromPosition returns a cursor on the row with so many rows before it.
func (t *pel) fromPosition(n int) pelCursor {
	k := pelCursor{pages: &t.pages}
	if n < 0 || n >= t.len() {
		return k
	}
	c, offset := t.pages.seekPosition(n)
	k.c, k.page = c, t.pages.at(&c)
	k.i = k.page.nth(offset)
	return k
}

// next moves to the next row.
func (k *pelCursor) next() {
	k.i++
	k.settle()
}

// settle moves to the first living row from i on.
func (k *pelCursor) settle() {
	if k.i = k.page.next(k.i); k.i == k.page.rows {
		k.nextPage()
	}
}

// nextPage moves to the first row of the next page: each page has one.
func (k *pelCursor) nextPage() {
	if !k.pages.next(&k.c) {
		k.page = nil
		return
	}
	k.page = k.pages.at(&k.c)
	k.i = k.page.next(0)
}

func (k *pelCursor) row() pelRow {
	visit()
	return k.page.row(k.i)
}

// first returns the row with the lowest ID.
func (t *pel) first() (r pelRow, ok bool) {
	c := t.pages.first()
	if !c.ok() {
		return r, false
	}
	visit()
	p := t.pages.at(&c)
	return p.row(p.next(0)), true
}

// last returns the row with the highest ID.
func (t *pel) last() (r pelRow, ok bool) {
	c := t.pages.last()
	if !c.ok() {
		return r, false
	}
	visit()
	p := t.pages.at(&c)
	return p.row(p.last()), true
}

// rank returns how many rows have an ID below id. O(log n).
func (t *pel) rank(id ID) int {
	c := t.pages.seek(id)
	if !c.ok() {
		return 0
	}
	p := t.pages.at(&c)
	i, _ := p.search(id)
	return t.pages.before(&c) + p.rank(i)
}

// ascend calls visit for each row from the first at or after start, until it
// returns false.
func (t *pel) ascend(start ID, visit func(pelRow) bool) {
	for k := t.from(start); k.page != nil && visit(k.row()); {
		k.next()
	}
}

// piece fills list with the rows from the first at or after start on, and returns
// as many as there are.
func (t *pel) piece(start ID, list []pelRow) []pelRow {
	n := 0
	for k := t.from(start); n < len(list) && k.page != nil; k.next() {
		list[n] = k.row()
		n++
	}
	return list[:n]
}

// ascendIdle is ascend for the rows that were delivered at or before a time. It
// passes over pages that have none.
func (t *pel) ascendIdle(start ID, until Time, visit func(pelRow) bool) {
	k := t.from(start)
	for k.page != nil {
		for ; k.i < k.page.rows; k.i = k.page.next(k.i + 1) {
			if k.page.at(k.i) <= until && !visit(k.row()) {
				return
			}
		}
		if !t.pages.nextOlder(&k.c, until) {
			return
		}
		k.page = t.pages.at(&k.c)
		k.i = k.page.next(0)
	}
}

// ascendOwner is ascend for the rows of one owner. It passes over pages that
// have none.
func (t *pel) ascendOwner(o owner, start ID, visit func(pelRow) bool) {
	left := t.owners.of(o).pending
	for k := t.from(start); left > 0 && k.page != nil; k.nextPage() {
		place, n := k.page.has(o)
		if n > 0 && !k.page.ascendPlace(place, k.i, visit) {
			return
		}
		left -= n
	}
}

// ascendPlace visits the rows of the owner at a place from row i on.
func (p *pelPage) ascendPlace(place, i int, each func(pelRow) bool) bool {
	for i = p.next(i); i < p.rows; i = p.next(i + 1) {
		if p.place(i) != place {
			continue
		}
		visit()
		if !each(p.row(i)) {
			return false
		}
	}
	return true
}

// ownerRows returns up to n rows of an owner, from position from on among its
// own. O(pages), and n.
func (t *pel) ownerRows(o owner, from, n int) (rows []pelRow) {
	k := t.from(ID{})
	for ; k.page != nil && n > 0; k.nextPage() {
		place, here := k.page.has(o)
		if here <= from {
			from -= here
			continue
		}
		k.page.ascendPlace(place, 0, func(r pelRow) bool {
			if from--; from >= 0 {
				return true
			}
			rows = append(rows, r)
			return len(rows) < n
		})
		if from = 0; len(rows) >= n {
			break
		}
	}
	return rows
}

// everIdle is a time at or before which all rows were delivered.
const everIdle = Time(math.MaxInt64)

// equal reports whether two lists have the same rows, whatever their pages are,
// with owners of the same names. What they share costs nothing, or a look at
// each page.
func (t *pel) equal(other *pel) bool {
	if t.len() != other.len() {
		return false
	}
	if t.pages == other.pages {
		return true
	}
	a, b := t.from(ID{}), other.from(ID{})
	for a.page != nil && b.page != nil {
		if a.page == b.page && a.i == b.i { // a shared page names the same owners
			a.nextPage()
			b.nextPage()
			continue
		}
		x, y := a.row(), b.row()
		xo, yo := t.owners.of(x.owner), other.owners.of(y.owner)
		x.owner, y.owner = nobody, nobody
		if x != y || xo.name != yo.name {
			return false
		}
		a.next()
		b.next()
	}
	return true
}
