package engine

import (
	"encoding/binary"
	"strconv"
)

// A reader stands on an entry of a block, living or not.
type reader struct {
	b    *block
	i    int // which entry
	id   ID
	own  bool // it has names of its own
	at   int  // where its values or pairs begin
	next int  // where the next entry begins; 0: not known yet
}

// read takes the entry at a place in; before is the ID that its own builds on.
func (r *reader) read(at int, before ID) {
	data := r.b.data
	head := data[at]
	at++
	r.own = head&ownNames != 0
	switch head & idKinds {
	case idNext:
		before.Seq++
	case idSeq:
		by, n := binary.Uvarint(data[at:])
		before.Seq += by
		at += n
	default:
		by, n := binary.Uvarint(data[at:])
		before.MS += by
		before.Seq = 0
		at += n
		if head&idKinds == idBoth {
			before.Seq, n = binary.Uvarint(data[at:])
			at += n
		}
	}
	r.id, r.at, r.next = before, at, 0
}

// restart moves to the entry of a restart point.
func (r *reader) restart(k int) {
	r.i = k * restartEvery
	r.read(r.b.restart(k), r.b.first)
}

// step moves to the next entry, which must be there.
func (r *reader) step() {
	if r.next == 0 {
		r.skip()
	}
	r.i++
	if r.i%restartEvery == 0 {
		r.read(r.next, r.b.first)
	} else {
		r.read(r.next, r.id)
	}
}

// skip looks for where the next entry begins.
func (r *reader) skip() {
	data, at, n := r.b.data, r.at, len(r.b.names.names)
	if r.own {
		n, at = r.pairs()
		n *= 2
	}
	for range n {
		at = skipValue(data, at)
	}
	r.next = at
}

// pairs returns how many pairs an entry with names of its own has, and where
// they begin.
func (r *reader) pairs() (n, at int) {
	pairs, size := binary.Uvarint(r.b.data[r.at:])
	return int(pairs), r.at + size
}

// moveTo moves to the i-th entry of the block.
func (r *reader) moveTo(i int) {
	if i < r.i || i/restartEvery != r.i/restartEvery {
		r.restart(i / restartEvery)
	}
	for r.i < i {
		r.step()
	}
}

// find moves to the first entry at or after id; false: all are before it, and it
// stands on the last.
func (r *reader) find(id ID) bool {
	k := (int(r.b.count) - 1) / restartEvery
	for r.restart(k); k > 0 && id.Less(r.id); r.restart(k) {
		k--
	}
	for r.id.Less(id) {
		if r.i+1 == int(r.b.count) {
			return false
		}
		r.step()
	}
	return true
}

// appendFields adds the array of names and values.
func (r *reader) appendFields(dst []byte) []byte {
	data, at := r.b.data, r.at
	if r.own {
		n, at := r.pairs()
		dst = appendSize(dst, '*', 2*n)
		for range 2 * n {
			dst, at = appendBulk(dst, data, at)
		}
		r.next = at
		return dst
	}
	for _, name := range r.b.names.bulks {
		dst = append(dst, name...)
		dst, at = appendBulk(dst, data, at)
	}
	r.next = at
	return dst
}

// entry returns a copy of the entry.
func (r *reader) entry() Entry {
	data, at, n := r.b.data, r.at, len(r.b.names.names)
	if r.own {
		n, at = r.pairs()
	}
	fields := make([]string, 2*n)
	for i := range fields {
		if i%2 == 0 && !r.own {
			fields[i] = r.b.names.names[i/2]
			continue
		}
		fields[i], at = plain(data, at)
	}
	r.next = at
	return Entry{r.id, fields}
}

// plain returns the value at a place.
func plain(data []byte, at int) (s string, next int) {
	text, n, next := readValue(data, at)
	if text == nil {
		return strconv.FormatInt(n, 10), next
	}
	return string(text), next
}
