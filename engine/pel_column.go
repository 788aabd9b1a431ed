package engine

import (
	"encoding/binary"
	"math/bits"
)

// A column holds one number of every row of a page: what lies above base, in as
// many bytes a row as the page's numbers need (0, 1, 2, 4 or 8). Base is at most
// the smallest of them, and 0 at 8 bytes, so that what is held has their order.
type column struct {
	base  uint64
	off   int // where it begins in the page's data
	width int
}

// The columns of a page.
const (
	colMS = iota
	colSeq
	colTime
	colCount
	colOwner // places in the page's owners
	columns
)

// columnFor returns the column for numbers from low up to low+span, with as much
// room again above them, so that what grows does not soon need another.
func columnFor(low, span uint64) column {
	width := 0
	switch n := bits.Len64(span); {
	case span == 0:
	case n < 8:
		width = 1
	case n < 16:
		width = 2
	case n < 32:
		width = 4
	default:
		return column{width: 8}
	}
	return column{base: low, width: width}
}

// fits reports whether the column can hold v.
func (c *column) fits(v uint64) bool { return v >= c.base && (v-c.base)>>(8*c.width) == 0 }

// around returns a column that holds v too, where the page's numbers are from
// low to high. It is never narrower than before, for a page's numbers move on.
func (c *column) around(v, low, high uint64) column {
	below := v < c.base
	low, high = min(low, v), max(high, v)
	wide := columnFor(low, high-low)
	if wide.width < c.width {
		wide.width = c.width
	}
	switch {
	case wide.width == 8:
		wide.base = 0
	case below: // and more may come from below
		spare := uint64(1)<<(8*wide.width) - 1 - (high - low)
		wide.base -= min(low, spare/2)
	}
	return wide
}

// value returns the number of row i.
func (p *pelPage) value(c, i int) uint64 {
	col := &p.cols[c]
	switch col.width {
	case 0:
		return col.base
	case 1:
		return col.base + uint64(p.data[col.off+i])
	case 2:
		return col.base + uint64(binary.LittleEndian.Uint16(p.data[col.off+2*i:]))
	case 4:
		return col.base + uint64(binary.LittleEndian.Uint32(p.data[col.off+4*i:]))
	}
	return binary.LittleEndian.Uint64(p.data[col.off+8*i:])
}

// set writes the number of row i, widening the column where it does not fit.
func (p *pelPage) set(c, i int, v uint64) {
	if !p.cols[c].fits(v) {
		p.widen(c, v)
	}
	p.store(c, i, v)
}

// store is set for a number that fits.
func (p *pelPage) store(c, i int, v uint64) {
	col := &p.cols[c]
	v -= col.base
	switch col.width {
	case 0:
	case 1:
		p.data[col.off+i] = byte(v)
	case 2:
		binary.LittleEndian.PutUint16(p.data[col.off+2*i:], uint16(v))
	case 4:
		binary.LittleEndian.PutUint32(p.data[col.off+4*i:], uint32(v))
	default:
		binary.LittleEndian.PutUint64(p.data[col.off+8*i:], v)
	}
}

// widen makes a column hold v too. Each time the column gets wider, or spans
// half as much again, so that a page is seldom laid out anew.
func (p *pelPage) widen(c int, v uint64) {
	low, high := v, v
	for i := range p.rows {
		n := p.value(c, i)
		low, high = min(low, n), max(high, n)
	}
	cols := p.cols
	cols[c] = cols[c].around(v, low, high)
	p.layOut(cols, p.room)
}

// layOut moves the page's rows to the columns, with room for so many rows.
func (p *pelPage) layOut(cols [columns]column, room int) {
	next := pelPage{cols: cols, room: room}
	next.allocate()
	for c := range columns {
		from, to := &p.cols[c], &next.cols[c]
		if from.base == to.base && from.width == to.width {
			copy(next.data[to.off:], p.data[from.off:from.off+p.rows*from.width])
			continue
		}
		for i := range p.rows {
			next.store(c, i, p.value(c, i))
		}
	}
	p.cols, p.room, p.data = next.cols, room, next.data
}

// allocate makes the data of the columns, as many bytes as they take.
func (p *pelPage) allocate() {
	size := 0
	for c := range p.cols {
		p.cols[c].off = size
		size += p.room * p.cols[c].width
	}
	if cap(p.data) < size {
		p.data = make([]byte, size)
	}
	p.data = p.data[:size]
}
