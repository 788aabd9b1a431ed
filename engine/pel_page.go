package engine

import (
	"math/bits"
	"slices"
)

// pageRows is the most rows of a page.
const pageRows = 256

// pelRow is a pending entry as the group keeps it.
type pelRow struct {
	id    ID
	at    Time  // when it was last delivered
	count int64 // how often
	owner owner
}

// A pelPage is a run of rows in ID order, in columns. A row that is taken out
// stays, its bit of alive cleared, until the page is built anew.
//
// A page is written only by the generation it belongs to.
type pelPage struct {
	gen    *generation
	first  ID   // that of row 0
	top    ID   // that of the last row
	bound  Time // no living row was delivered before; the oldest may be younger
	rows   int  // living or not
	live   int
	room   int // rows that data has room for
	recent int // the place in owners that was found last
	alive  [pageRows / 64]uint64
	cols   [columns]column
	data   []byte
	owners []share
}

// A share is how many living rows of a page belong to an owner.
type share struct {
	owner owner
	live  int32
}

func (p *pelPage) firstID() ID  { return p.first }
func (p *pelPage) weight() int  { return p.live }
func (p *pelPage) oldest() Time { return p.bound }

// newPage returns a page of rows, which must be in order, with room for so many.
func newPage(gen *generation, rows []pelRow, room int) *pelPage {
	p := &pelPage{gen: gen}
	p.fill(rows, room)
	return p
}

// fill makes an owned page hold the rows and nothing else.
func (p *pelPage) fill(rows []pelRow, room int) {
	p.cols, p.room = columnsFor(rows), room
	p.empty()
	p.allocate()
	for _, r := range rows {
		p.append(r)
	}
}

// empty forgets the rows.
func (p *pelPage) empty() {
	p.bound, p.rows, p.live, p.recent = noTime, 0, 0, 0
	p.alive, p.owners = [pageRows / 64]uint64{}, p.owners[:0]
}

// columnsFor returns the narrowest columns for the rows, of which there is one
// at least.
func columnsFor(rows []pelRow) (cols [columns]column) {
	low, high := rows[0].numbers(), rows[0].numbers()
	for i := range rows {
		for c, v := range rows[i].numbers() {
			low[c], high[c] = min(low[c], v), max(high[c], v)
		}
	}
	for c := range cols {
		cols[c] = columnFor(low[c], high[c]-low[c])
	}
	cols[colOwner] = column{width: 1}
	return cols
}

// numbers returns what the columns hold of a row, but for its owner's place.
func (r *pelRow) numbers() [columns]uint64 {
	return [columns]uint64{r.id.MS, r.id.Seq, uint64(r.at), uint64(r.count), 0}
}

// own returns the page as one that gen may change.
func (p *pelPage) own(gen *generation) *pelPage {
	if p.gen == gen {
		return p
	}
	q := *p
	q.gen, q.data, q.owners = gen, slices.Clone(p.data), slices.Clone(p.owners)
	return &q
}

func (p *pelPage) full() bool        { return p.rows == pageRows }
func (p *pelPage) living(i int) bool { return p.alive[i/64]>>(i%64)&1 != 0 }
func (p *pelPage) place(i int) int   { return int(p.data[p.cols[colOwner].off+i]) }
func (p *pelPage) id(i int) ID       { return ID{p.value(colMS, i), p.value(colSeq, i)} }
func (p *pelPage) at(i int) Time     { return Time(p.value(colTime, i)) }

func (p *pelPage) row(i int) pelRow {
	return p.rowOf(i, p.id(i))
}

// rowOf is row where its ID is at hand.
func (p *pelPage) rowOf(i int, id ID) pelRow {
	return pelRow{id, p.at(i), int64(p.value(colCount, i)), p.owners[p.place(i)].owner}
}

// next returns the first living row from i on, or p.rows.
func (p *pelPage) next(i int) int {
	for w := i / 64; w < len(p.alive); w++ {
		word := p.alive[w]
		if w == i/64 {
			word = word >> (i % 64) << (i % 64)
		}
		if word != 0 {
			return w*64 + bits.TrailingZeros64(word)
		}
	}
	return p.rows
}

// last returns the last living row; there is one.
func (p *pelPage) last() int {
	w := len(p.alive) - 1
	for p.alive[w] == 0 {
		w--
	}
	return w*64 + 63 - bits.LeadingZeros64(p.alive[w])
}

// nth returns the living row that has n living rows before it.
func (p *pelPage) nth(n int) int {
	w := 0
	for ; n >= bits.OnesCount64(p.alive[w]); w++ {
		n -= bits.OnesCount64(p.alive[w])
	}
	word := p.alive[w]
	for range n {
		word &= word - 1
	}
	return w*64 + bits.TrailingZeros64(word)
}

// rank returns how many living rows are before row i.
func (p *pelPage) rank(i int) (n int) {
	for w := range i / 64 {
		n += bits.OnesCount64(p.alive[w])
	}
	if i%64 != 0 {
		n += bits.OnesCount64(p.alive[i/64] << (64 - i%64))
	}
	return n
}

// appendRows appends the living rows to list.
func (p *pelPage) appendRows(list []pelRow) []pelRow {
	for i := p.next(0); i < p.rows; i = p.next(i + 1) {
		list = append(list, p.row(i))
	}
	return list
}

// exactOldest is the smallest time of the living rows.
func (p *pelPage) exactOldest() Time {
	t := noTime
	for i := p.next(0); i < p.rows; i = p.next(i + 1) {
		t = min(t, p.at(i))
	}
	return t
}

// has returns how many living rows belong to the owner, and its place.
func (p *pelPage) has(o owner) (place, n int) {
	for k := range p.owners {
		if p.owners[k].owner == o {
			return k, int(p.owners[k].live)
		}
	}
	return 0, 0
}
