package engine

// An entryCursor stands on a living entry, or on none. It holds until the entries
// are changed. It goes through entries without an allocation: reader.id is the
// ID, appendEntry adds the entry in RESP, reader.entry is a copy.
type entryCursor struct {
	reader
	blocks *index[*block]
	place  cursor[*block]
	ok     bool // it stands on an entry
	millis idPrefix
}

// idOrZero returns the entry's ID, 0-0 where there is none.
func (c *entryCursor) idOrZero() ID {
	if !c.ok {
		return ID{}
	}
	return c.id
}

// entryIfAny returns a copy of the entry, if there is one.
func (c *entryCursor) entryIfAny() (Entry, bool) {
	if !c.ok {
		return Entry{}, false
	}
	return c.entry(), true
}

func (r *reader) isLiving() bool { return r.b.dead[r.i/64]>>(r.i%64)&1 == 0 }

// from returns a cursor on the first entry at or after id. O(log n).
func (e *entries) from(id ID) (c entryCursor) {
	c.blocks, c.place = &e.blocks, e.blocks.seek(id)
	if !c.place.ok() {
		return c
	}
	c.enter()
	if c.find(id) {
		c.land(c.i)
	} else {
		c.land(c.i + 1)
	}
	return c
}

// after returns a cursor on the first entry after id. Where at stands on id's
// entry, and its block is the same still, nothing is looked for in the block.
func (e *entries) after(id ID, at *reader) (c entryCursor) {
	c.blocks = &e.blocks
	if at.b != nil && at.id == id {
		c.place = e.blocks.seek(id)
	}
	if !c.place.ok() || e.blocks.at(&c.place) != at.b {
		next, _ := id.Next()
		return e.from(next)
	}
	c.reader = *at
	c.land(c.i + 1)
	return c
}

// upTo returns a cursor on the last entry at or before id. O(log n).
func (e *entries) upTo(id ID) (c entryCursor) {
	c.blocks, c.place = &e.blocks, e.blocks.seek(id)
	if !c.place.ok() {
		return c
	}
	c.enter()
	if c.find(id) && c.id != id {
		c.landBack(c.i - 1)
	} else {
		c.landBack(c.i)
	}
	return c
}

// position returns a cursor on the n-th entry from 0, which must be there.
func (e *entries) position(n int) (c entryCursor) {
	place, offset := e.blocks.seekPosition(n)
	c.blocks, c.place = &e.blocks, place
	c.enter()
	c.land(c.b.nthLiving(offset))
	return c
}

// first and last return cursors on the oldest and the newest entry.
func (e *entries) first() entryCursor { return e.from(ID{}) }
func (e *entries) last() entryCursor  { return e.upTo(MaxID) }

// firstID and lastID return the IDs of the oldest and the newest entry, 0-0 where
// there is none. They rarely have to read any.
func (e *entries) firstID() ID {
	if c := e.blocks.first(); c.ok() {
		if b := e.blocks.at(&c); b.live > 0 && b.dead[0]&1 == 0 {
			return b.first
		}
	}
	c := e.first()
	return c.idOrZero()
}

func (e *entries) lastID() ID {
	if e.blocks.hasTail {
		b := e.blocks.tail
		if at, ok := b.prevLiving(int(b.count) - 1); ok && at == int(b.count)-1 {
			return b.last
		}
	}
	c := e.last()
	return c.idOrZero()
}

// enter begins to read the block that the cursor has come to.
func (c *entryCursor) enter() {
	c.reader = reader{b: c.blocks.at(&c.place), i: -restartEvery}
}

// land moves to the first living entry from the i-th of the block on.
func (c *entryCursor) land(i int) {
	visit()
	for {
		at, ok := i, i < int(c.b.count)
		if c.b.live != c.b.count {
			at, ok = c.b.nextLiving(i)
		}
		if ok {
			c.moveTo(at)
			c.ok = true
			return
		}
		if c.ok = c.blocks.next(&c.place); !c.ok {
			return
		}
		c.enter()
		i = 0
	}
}

// landBack moves to the last living entry up to the i-th of the block.
func (c *entryCursor) landBack(i int) {
	visit()
	for {
		if at, ok := c.b.prevLiving(i); ok {
			c.moveTo(at)
			c.ok = true
			return
		}
		if c.ok = c.blocks.prev(&c.place); !c.ok {
			return
		}
		c.enter()
		i = int(c.b.count) - 1
	}
}

// next moves to the next entry, prev to the one before; past the ends the cursor
// is on none.
func (c *entryCursor) next() { c.land(c.i + 1) }
func (c *entryCursor) prev() { c.landBack(c.i - 1) }

// get returns a cursor on the entry with the ID, if it is there. O(log n).
func (e *entries) get(id ID) entryCursor {
	c := e.from(id)
	c.ok = c.ok && c.id == id
	return c
}

// rank returns how many entries have an ID below id. O(log n).
func (e *entries) rank(id ID) int {
	c := e.from(id)
	if !c.ok {
		return e.len()
	}
	return e.blocks.before(&c.place) + c.b.livingBefore(c.i)
}

// appendRange adds the entries from start to end as RESP shows them, up to count
// where that is above 0, and returns how many. It allocates nothing but room.
func (e *entries) appendRange(dst []byte, start, end ID, count int) (more []byte, n int) {
	for c := e.from(start); c.ok && !end.Less(c.id) && (n < count || count <= 0); c.next() {
		dst = c.appendEntry(dst)
		n++
	}
	return dst, n
}

// appendEntry adds the entry as RESP shows it: its ID and the array of its names
// and values. It is the same in RESP2 and RESP3.
func (c *entryCursor) appendEntry(dst []byte) []byte {
	return c.appendFields(c.millis.appendEntryHead(dst, c.id))
}
