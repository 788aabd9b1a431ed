package engine

// Since calls each, in ID order, with the pending entries that one moment of a
// group has and the other has not, or otherwise: of another consumer, delivered at
// another time or so many times; nil is none. It looks at each row of the pages, up
// to 256 rows each, that the two do not share. The zero Group has no pending entry.
func (g Group) Since(then Group, each func(was, is *Pending)) {
	var none group
	was, now := &none, &none
	if then.g != nil {
		was = then.g
	}
	if g.g != nil {
		now = g.g
	}
	if was == now || was.pel.pages == now.pel.pages {
		return
	}
	a, b := was.pel.from(ID{}), now.pel.from(ID{})
	for a.page != nil || b.page != nil {
		if a.page == b.page { // then at the same row: all before it has been looked at
			a.nextPage()
			b.nextPage()
			continue
		}
		comparePending(was, now, &a, &b, each)
	}
}

// comparePending takes the next row of two moments, or of one of them.
func comparePending(was, now *group, a, b *pelCursor, each func(was, is *Pending)) {
	switch {
	case b.page == nil || a.page != nil && a.page.id(a.i).Less(b.page.id(b.i)):
		p := was.view(a.row())
		each(&p, nil)
		a.next()
	case a.page == nil || b.page.id(b.i).Less(a.page.id(a.i)):
		p := now.view(b.row())
		each(nil, &p)
		b.next()
	default:
		if old, new := was.view(a.row()), now.view(b.row()); old != new {
			each(&old, &new)
		}
		a.next()
		b.next()
	}
}
