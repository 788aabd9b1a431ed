package engine

// A backCursor is an entryCursor for going back through many entries. A block can
// be read forwards alone, so this one remembers where the entries from the last
// restart point on are.
type backCursor struct {
	entryCursor
	known *block // the block it remembers, nil before it does
	group int    // which restart point
	spots [restartEvery]spot
}

// A spot is where a reader stood.
type spot struct {
	id  ID
	own bool
	at  int
}

// backFrom returns a cursor on the last entry at or before id. O(log n).
func (e *entries) backFrom(id ID) backCursor { return backCursor{entryCursor: e.upTo(id)} }

// prev moves to the entry before, if there is one.
func (c *backCursor) prev() {
	i, ok := c.b.prevLiving(c.i - 1)
	if !ok || i/restartEvery != c.i/restartEvery {
		c.entryCursor.prev()
		return
	}
	visit()
	if c.known != c.b || c.group != i/restartEvery {
		c.learn(i)
	}
	s := &c.spots[i%restartEvery]
	c.reader = reader{b: c.b, i: i, id: s.id, own: s.own, at: s.at}
}

// learn remembers the entries up to the i-th from its restart point on.
func (c *backCursor) learn(i int) {
	c.known, c.group = c.b, i/restartEvery
	for c.restart(c.group); ; c.step() {
		c.spots[c.i%restartEvery] = spot{c.id, c.own, c.at}
		if c.i == i {
			return
		}
	}
}

// appendRangeBack is appendRange from end down to start.
func (e *entries) appendRangeBack(dst []byte, start, end ID, count int) (more []byte, n int) {
	for c := e.backFrom(end); c.ok && !c.id.Less(start) && (n < count || count <= 0); c.prev() {
		dst = c.appendEntry(dst)
		n++
	}
	return dst, n
}
