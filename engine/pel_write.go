package engine

// What changes an owned page.

// append adds a row behind all others; the page must not be full.
func (p *pelPage) append(r pelRow) {
	i := p.rows
	if i == p.room {
		p.layOut(p.cols, min(2*p.room, pageRows))
	}
	if i == 0 {
		p.first = r.id
	}
	p.top = r.id
	p.accept(r.id)
	p.rows++
	p.store(colMS, i, r.id.MS)
	p.store(colSeq, i, r.id.Seq)
	p.revive(i, r)
}

// accept widens the columns of IDs where id does not fit.
func (p *pelPage) accept(id ID) {
	if !p.cols[colMS].fits(id.MS) {
		p.widen(colMS, id.MS)
	}
	if !p.cols[colSeq].fits(id.Seq) {
		p.widen(colSeq, id.Seq)
	}
}

// revive makes row i, which is dead and has the ID, a living one.
func (p *pelPage) revive(i int, r pelRow) {
	p.alive[i/64] |= 1 << (i % 64)
	p.live++
	p.fillIn(i, r)
}

// fillIn writes all of a row but its ID.
func (p *pelPage) fillIn(i int, r pelRow) {
	p.set(colTime, i, uint64(r.at))
	p.set(colCount, i, uint64(r.count))
	place := p.placeOf(r.owner)
	p.owners[place].live++
	p.data[p.cols[colOwner].off+i] = byte(place)
	p.bound = min(p.bound, r.at)
}

// replace writes a row in the place of the living row i, which has its ID.
func (p *pelPage) replace(i int, r pelRow) {
	p.owners[p.place(i)].live--
	p.fillIn(i, r)
}

// kill takes the living row i out.
func (p *pelPage) kill(i int) {
	p.alive[i/64] &^= 1 << (i % 64)
	p.live--
	p.owners[p.place(i)].live--
}

// placeOf returns the owner's place, made if it is missing. There are never
// more owners than living rows, so places run out only where one is free.
func (p *pelPage) placeOf(o owner) int {
	if p.recent < len(p.owners) && p.owners[p.recent].owner == o {
		return p.recent
	}
	p.recent = p.findPlace(o)
	return p.recent
}

func (p *pelPage) findPlace(o owner) int {
	free := len(p.owners)
	for k := range p.owners {
		if p.owners[k].owner == o {
			return k
		}
		if p.owners[k].live == 0 {
			free = k
		}
	}
	if free == len(p.owners) {
		p.owners = append(p.owners, share{})
	}
	p.owners[free].owner = o
	return free
}

// insert puts a row before row i; the page must not be full.
func (p *pelPage) insert(i int, r pelRow) {
	if i == p.rows {
		p.append(r)
		return
	}
	if p.rows == p.room {
		p.layOut(p.cols, min(2*p.room, pageRows))
	}
	p.accept(r.id)
	p.open(i)
	p.store(colMS, i, r.id.MS)
	p.store(colSeq, i, r.id.Seq)
	if i == 0 {
		p.first = r.id
	}
	p.revive(i, r)
}

// open makes a place for a row before row i: a dead one.
func (p *pelPage) open(i int) {
	for c := range p.cols {
		col := &p.cols[c]
		from, to := col.off+i*col.width, col.off+p.rows*col.width
		copy(p.data[from+col.width:to+col.width], p.data[from:to])
	}
	p.rows++
	for w := len(p.alive) - 1; w > i/64; w-- {
		p.alive[w] = p.alive[w]<<1 | p.alive[w-1]>>63
	}
	below := uint64(1)<<(i%64) - 1
	p.alive[i/64] = p.alive[i/64]&below | p.alive[i/64]&^below<<1
}
