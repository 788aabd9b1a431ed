package engine

import "slices"

// An owner is the number by which a group's rows name a consumer; nobody owns
// the rows that were released. A number is given again once its consumer is
// gone, for then no row has it.
type owner uint32

const nobody owner = 0

// owners are the names behind a group's owner numbers, and how many pending
// entries each has. Copying the struct shares them; a chunk is written only by
// the generation it belongs to. The zero value is empty.
type owners struct {
	gen    *generation // whose chunks is
	chunks []*ownerChunk
	used   int   // numbers ever given, nobody's included; 0 before the first
	free   owner // the first number that may be given again; nobody: none
}

// ownerChunk is a part of owners, small, for a change copies it.
type ownerChunk struct {
	gen  *generation
	rows [32]ownerRow
}

type ownerRow struct {
	name    string
	pending int   // how many pending entries
	free    owner // where the number is free: the next free one
}

const chunkRows = owner(len(ownerChunk{}.rows))

// of returns what is known of an owner.
func (t *owners) of(o owner) ownerRow {
	if int(o) >= t.used {
		return ownerRow{} // nobody, before anything was released
	}
	return t.chunks[o/chunkRows].rows[o%chunkRows]
}

// own returns an owner for changing.
func (t *owners) own(gen *generation, o owner) *ownerRow {
	at := int(o / chunkRows)
	if at < len(t.chunks) && t.chunks[at].gen == gen {
		return &t.chunks[at].rows[o%chunkRows]
	}
	if t.gen != gen {
		t.chunks, t.gen = slices.Clone(t.chunks), gen
	}
	if at == len(t.chunks) {
		t.chunks = append(t.chunks, &ownerChunk{gen: gen})
	} else {
		other := *t.chunks[at]
		other.gen = gen
		t.chunks[at] = &other
	}
	return &t.chunks[at].rows[o%chunkRows]
}

// add gives a name a number.
func (t *owners) add(gen *generation, name string) owner {
	o := t.free
	if o == nobody {
		t.used = max(t.used, 1)
		o = owner(t.used)
		t.used++
	}
	row := t.own(gen, o)
	t.free = row.free
	*row = ownerRow{name: name}
	return o
}

// remove frees the number of an owner without pending entries.
func (t *owners) remove(gen *generation, o owner) {
	*t.own(gen, o) = ownerRow{free: t.free}
	t.free = o
}

// count adds to how many pending entries an owner has.
func (t *owners) count(gen *generation, o owner, by int) {
	t.used = max(t.used, 1)
	t.own(gen, o).pending += by
}
