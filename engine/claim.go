package engine

// claim moves pending entries to a consumer: what XCLAIM and XAUTOCLAIM share.
type claim struct {
	c         *call
	key       string
	s         *stream // owned
	g         *group  // owned
	consumer  string
	minIdle   int64 // milliseconds; not above 0: any
	delivered Time
	retries   int64 // the delivery count to set, or keepCount
	justID    bool
}

// tooFresh reports whether an entry has not been idle for long enough.
func (cl *claim) tooFresh(p Pending) bool {
	return !p.Released && cl.minIdle > 0 && cl.c.millis()-p.Delivered.Millis() < cl.minIdle
}

// take gives an entry to the consumer, who is made if missing, and writes what
// the reply shows of it.
func (cl *claim) take(p Pending, e *entryCursor) {
	cons := cl.c.consumer(cl.key, cl.g, cl.consumer)
	cons.seen, cons.active = cl.c.now(), cl.c.now()
	from := p.Owner
	p.Delivered = cl.delivered
	switch {
	case cl.retries >= 0:
		p.Deliveries = cl.retries
	case !cl.justID:
		p.Deliveries = cl.c.e.rules.counted(p.Deliveries)
	}
	cl.g.give(cons, p)
	if cl.c.wantsEvents() {
		cl.c.emit(Event{
			Kind: EntryClaimed, Key: cl.key, Group: cl.g.name,
			Consumer: cl.consumer, From: from, ID: p.ID, Count: p.Deliveries,
		})
	}
	cl.c.e.st.dirty++
	cl.c.aged(cl.key)
	if cl.justID {
		cl.c.w.id(p.ID)
		return
	}
	cl.c.w.buf = e.appendEntry(cl.c.w.buf)
}

// drop takes an entry that is gone from the stream out of the PEL.
func (cl *claim) drop(id ID) {
	if p, ok := cl.g.drop(id); ok {
		cl.c.e.st.dirty++
		cl.c.emit(Event{Kind: EntryDropped, Key: cl.key, Group: cl.g.name, From: p.Owner, ID: id})
	}
}
