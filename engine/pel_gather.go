package engine

import "math/bits"

// gather returns a page of all living rows of one page, or of two that follow
// each other, and no room for more. It goes by columns, for each acknowledgement
// bears its part of this.
func gather(gen *generation, from ...*pelPage) *pelPage {
	p := &pelPage{gen: gen, bound: noTime}
	var buf [2][pageRows]uint8
	rows := buf[:len(from)]
	for k, q := range from {
		p.room += q.live
		p.bound = min(p.bound, q.bound)
		q.numbersOfLiving(&rows[k])
	}
	for c := range p.cols {
		p.cols[c] = spanning(c, from, rows)
	}
	p.allocate()
	for k, q := range from {
		p.takeIn(q, rows[k][:q.live])
	}
	p.first, p.top = p.id(0), p.id(p.rows-1)
	return p
}

// numbersOfLiving lists the living rows.
func (p *pelPage) numbersOfLiving(list *[pageRows]uint8) {
	n := 0
	for w, word := range p.alive {
		for ; word != 0; word &= word - 1 {
			list[n] = uint8(w*64 + bits.TrailingZeros64(word))
			n++
		}
	}
}

// spanning returns a column that holds all numbers of the living rows.
func spanning(c int, from []*pelPage, rows [][pageRows]uint8) column {
	if c == colOwner {
		return column{width: 1}
	}
	low, high := ^uint64(0), uint64(0)
	for k, q := range from {
		l, h := q.span(c, rows[k][:q.live])
		low, high = min(low, l), max(high, h)
	}
	return columnFor(low, high-low)
}

// span returns the smallest and the largest number of the rows.
func (p *pelPage) span(c int, rows []uint8) (low, high uint64) {
	low = p.value(c, int(rows[0]))
	switch {
	case p.cols[c].width == 0:
		return low, low
	case c == colMS:
		return low, p.value(c, int(rows[len(rows)-1]))
	}
	high = low
	for _, i := range rows {
		v := p.value(c, int(i))
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

// takeIn appends the rows of q, all that live there. They fit.
func (p *pelPage) takeIn(q *pelPage, rows []uint8) {
	at := p.rows
	for c := range colOwner {
		if p.cols[c].width == 0 {
			continue
		}
		for k, i := range rows {
			p.store(c, at+k, q.value(c, int(i)))
		}
	}
	var places [pageRows]byte
	for k, s := range q.owners {
		if s.live > 0 {
			place := p.placeOf(s.owner)
			p.owners[place].live += s.live
			places[k] = byte(place)
		}
	}
	for k, i := range rows {
		p.data[p.cols[colOwner].off+at+k] = places[q.place(int(i))]
		p.alive[(at+k)/64] |= 1 << ((at + k) % 64)
	}
	p.rows += len(rows)
	p.live += len(rows)
}
