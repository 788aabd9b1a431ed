package engine

// search returns the first row whose ID is not below id, and whether it is id's.
// IDs mostly come at even steps, so it looks first where id would be then.
func (p *pelPage) search(id ID) (i int, found bool) {
	visit()
	switch {
	case p.top.Less(id):
		return p.rows, false
	case !p.first.Less(id):
		return 0, p.first == id
	}
	i = p.firstAt(id.MS)
	seq := p.value(colSeq, i)
	if p.value(colMS, i) != id.MS || id.Seq <= seq {
		return i, p.value(colMS, i) == id.MS && id.Seq == seq
	}
	if by := id.Seq - seq; by < uint64(p.rows-i) && p.id(i+int(by)) == id {
		return i + int(by), true
	}
	return p.bisect(i+1, id)
}

// bisect is search among the rows from low on.
func (p *pelPage) bisect(low int, id ID) (i int, found bool) {
	high := p.rows
	for low < high {
		mid := (low + high) / 2
		if p.id(mid).Less(id) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low, low < p.rows && p.id(low) == id
}

// firstAt returns the first row at or after a millisecond, which lies between the
// first row's and the last's.
func (p *pelPage) firstAt(ms uint64) int {
	low, high := 0, p.rows-1 // row high is at or after it
	if span := p.top.MS - p.first.MS; span>>48 == 0 && span > 0 {
		guess := int((ms - p.first.MS) * uint64(high) / span)
		low, high = p.gallop(guess, high, ms)
	}
	for low < high {
		mid := (low + high) / 2
		if p.value(colMS, mid) < ms {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// gallop narrows where the first row at or after ms is, from a guess on, by
// steps that double. Row high is at or after it.
func (p *pelPage) gallop(guess, high int, ms uint64) (int, int) {
	step := 1
	if p.value(colMS, guess) >= ms {
		for high = guess; high-step >= 0; step *= 2 {
			if p.value(colMS, high-step) < ms {
				return high - step + 1, high
			}
			high -= step
		}
		return 0, high
	}
	low := guess + 1
	for ; low+step-1 < high; step *= 2 {
		if p.value(colMS, low+step-1) >= ms {
			return low, low + step - 1
		}
		low += step
	}
	return low, high
}
