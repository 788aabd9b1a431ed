package engine

// A pel is a group's pending entries list: pages of rows under an index, and the
// owners that the rows name by number.
//
// Copying the struct shares it. What changes it is told the generation that
// changes; pages, branches and chunks of older ones are copied, never written.
// So a shared page holds the same rows for all who share it. The zero pel is
// empty.
type pel struct {
	pages  index[*pelPage]
	owners owners
	spare  *pelPage         // one that lost all its rows, to be used again
	hint   cursor[*pelPage] // where the last change was, if hinted
	hinted bool
	row    int // the row behind that one
}

const (
	firstRoom = 8                // rows that the first page begins with
	thinPart  = 4                // a page with this part of its rows living is built anew
	joinRows  = pageRows * 3 / 4 // two pages with this many rows become one
)

// len returns how many rows there are. O(1).
func (t *pel) len() int { return t.pages.len() }

// get returns the row with the ID. O(log n).
func (t *pel) get(id ID) (r pelRow, ok bool) {
	p := t.pages.holder(id)
	if p == nil {
		return r, false
	}
	i, found := p.search(id)
	if !found || !p.living(i) {
		return r, false
	}
	return p.rowOf(i, id), true
}

// put writes a row and returns what stood there. Its owner must be one of
// owners. O(1) behind all others, else O(log n), and O(pageRows) between others.
func (t *pel) put(gen *generation, r pelRow) (old pelRow, was bool) {
	t.owners.count(gen, r.owner, 1)
	if t.behindAll(r.id) {
		t.append(gen, r)
		return old, false
	}
	c, p, i, found := t.seek(r.id)
	if !found {
		t.insert(gen, c, p, i, r)
		return old, false
	}
	p = p.own(gen)
	if was = p.living(i); was {
		old = p.rowOf(i, r.id)
		t.owners.count(gen, old.owner, -1)
		p.replace(i, r)
	} else {
		p.revive(i, r)
	}
	t.pages.replace(gen, c, p)
	return old, was
}

// seek returns a cursor on the page that holds id if any does, and where its row
// is or would be; there must be a page. It is for one who changes the list, and
// remembers where it was: what is acknowledged next is mostly the row behind, or
// in the same page. What adds or takes away pages must forget it, and all that
// changes a page must go through it.
func (t *pel) seek(id ID) (c *cursor[*pelPage], p *pelPage, i int, found bool) {
	c = &t.hint
	if t.hinted {
		p = t.pages.at(c)
	}
	switch {
	case p == nil || id.Less(p.first) || p.top.Less(id):
		t.pages.move(c, id)
		p, t.hinted = t.pages.at(c), true
		i, found = p.search(id)
	case t.row < p.rows && p.id(t.row) == id:
		visit()
		i, found = t.row, true
	default:
		i, found = p.search(id)
	}
	t.row = i + 1
	return c, p, i, found
}

func (t *pel) behindAll(id ID) bool {
	if t.pages.hasTail {
		return t.pages.tail.top.Less(id)
	}
	c := t.pages.last()
	return !c.ok() || t.pages.at(&c).top.Less(id)
}

// append adds a row behind all others: to the tail, if there is one.
func (t *pel) append(gen *generation, r pelRow) {
	if !t.pages.hasTail {
		t.hinted = false
		t.pages.push(gen, t.firstPage(gen, r))
		return
	}
	p := t.pages.tail
	if p.full() && p.live > pageRows/2 {
		t.hinted = false
		t.pages.push(gen, t.nextPage(gen, p, r))
		return
	}
	p = p.own(gen)
	if p.full() {
		p.compact()
	}
	p.append(r)
	t.pages.tail = p
}

// compact builds an owned page anew without its dead rows, with room for more.
func (p *pelPage) compact() {
	var rows [pageRows]pelRow
	p.fill(p.appendRows(rows[:0]), pageRows)
}

// firstPage returns a page with one row, where there is none to append to.
func (t *pel) firstPage(gen *generation, r pelRow) *pelPage {
	if t.spare == nil || t.spare.gen != gen {
		t.spare = nil
		return newPage(gen, []pelRow{r}, firstRoom)
	}
	return t.reuse(t.spare.cols, r)
}

// nextPage returns a page with one row that goes on behind a full one. Its
// columns are as wide as that one's have become for IDs and times that grow.
func (t *pel) nextPage(gen *generation, p *pelPage, r pelRow) *pelPage {
	cols := p.cols
	cols[colMS] = columnFor(p.first.MS, p.top.MS-p.first.MS)
	cols[colTime].width = min(cols[colTime].width, 4)
	cols[colCount].width = min(cols[colCount].width, 1)
	if t.spare == nil || t.spare.gen != gen {
		t.spare = &pelPage{gen: gen}
	}
	return t.reuse(cols, r)
}

// reuse makes the spare page one of a single row, with columns of those widths.
func (t *pel) reuse(cols [columns]column, r pelRow) *pelPage {
	p := t.spare
	t.spare = nil
	for c, v := range r.numbers() {
		cols[c].base = v
		if cols[c].width == 8 {
			cols[c].base = 0
		}
	}
	p.cols, p.room = cols, pageRows
	p.empty()
	p.allocate()
	p.append(r)
	return p
}

// insert adds a row before row i of the page at c, which is not to be appended
// to behind all others.
func (t *pel) insert(gen *generation, c *cursor[*pelPage], p *pelPage, i int, r pelRow) {
	var buf [pageRows]pelRow
	switch {
	case !p.full():
		p = p.own(gen)
		p.insert(i, r)
	case p.live <= joinRows:
		p = newPage(gen, p.appendRows(buf[:0]), pageRows)
		i, _ = p.search(r.id)
		p.insert(i, r)
	case i == pageRows:
		t.hinted = false
		t.pages.insertAfter(gen, c, newPage(gen, []pelRow{r}, pageRows))
		return
	default:
		t.split(gen, c, p, r)
		return
	}
	t.pages.replace(gen, c, p)
}

// split makes two pages of the full one at c, and adds a row to one of them.
func (t *pel) split(gen *generation, c *cursor[*pelPage], p *pelPage, r pelRow) {
	var buf [pageRows]pelRow
	rows := p.appendRows(buf[:0])
	half := len(rows) / 2
	left, right := newPage(gen, rows[:half], pageRows), newPage(gen, rows[half:], pageRows)
	into := left
	if right.first.Less(r.id) {
		into = right
	}
	i, _ := into.search(r.id)
	into.insert(i, r)
	t.hinted = false
	t.pages.replace(gen, c, left)
	t.pages.insertAfter(gen, c, right)
}

// drop takes a row out and returns whose it was. O(log n).
func (t *pel) drop(gen *generation, id ID) (from owner, was bool) {
	if t.pages.leaves() == 0 {
		return nobody, false
	}
	c, p, i, found := t.seek(id)
	if !found || !p.living(i) {
		return nobody, false
	}
	from = p.owners[p.place(i)].owner
	t.owners.count(gen, from, -1)
	if p.live == 1 {
		t.lose(gen, c, p)
		return from, true
	}
	p = p.own(gen)
	p.kill(i)
	t.thinned(gen, c, p, 1)
	return from, true
}

// lose takes out the page at c, which has no row to keep.
func (t *pel) lose(gen *generation, c *cursor[*pelPage], p *pelPage) {
	t.hinted = false
	t.pages.remove(gen, c)
	if p.gen == gen {
		t.spare = p
	}
}

// thinned takes note that the owned page at c has lost n rows. One with few left is
// built anew, together with the next where both are small: but not the last, which
// is still appended to, nor the first, which goes soon where all is in order.
func (t *pel) thinned(gen *generation, c *cursor[*pelPage], p *pelPage, n int) {
	if c.tail || p.live*thinPart > p.rows || c.isFirst() {
		t.pages.weigh(gen, c, p, -n)
		return
	}
	after := *c
	if !t.pages.next(&after) || after.tail || p.live+t.pages.at(&after).live > joinRows {
		t.pages.replace(gen, c, gather(gen, p))
		return
	}
	t.pages.replace(gen, c, gather(gen, p, t.pages.at(&after)))
	t.hinted = false
	t.pages.next(c)
	t.pages.remove(gen, c)
}

// dropOwner takes out all rows of an owner, visiting each in ID order, and
// returns how many there were.
func (t *pel) dropOwner(gen *generation, o owner, visit func(ID)) int {
	had := t.owners.of(o).pending
	t.owners.count(gen, o, -had)
	t.hinted = false
	for c, left := t.pages.first(), had; left > 0; {
		p := t.pages.at(&c)
		place, n := p.has(o)
		if n == 0 {
			t.pages.next(&c)
			continue
		}
		left -= n
		end := p.top
		t.dropPlace(gen, &c, p, place, visit)
		c = t.pages.seek(end)
	}
	return had
}

// dropPlace takes out the rows of an owner in the page at c.
func (t *pel) dropPlace(gen *generation, c *cursor[*pelPage], p *pelPage, place int, visit func(ID)) {
	p = p.own(gen)
	had := p.live
	for i := p.next(0); i < p.rows; i = p.next(i + 1) {
		if p.place(i) == place {
			visit(p.id(i))
			p.kill(i)
		}
	}
	if p.live == 0 {
		t.lose(gen, c, p)
		return
	}
	t.thinned(gen, c, p, had-p.live)
}
