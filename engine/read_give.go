package engine

import "math"

// give reads one stream: entries after an ID, a group's new entries, or a
// consumer's history. The group is nil where the read is for none.
func (sv *serving) give(src source, g *group, after ID) {
	start, _ := after.Next()
	if !sv.c.w.resp3 {
		sv.c.w.array(2)
	}
	sv.c.w.bulk(src.key)
	switch {
	case !sv.inGroup:
		sv.collect(src.key, start)
	case src.after == newEntries:
		sv.deliver(src.key, g)
	default:
		sv.history(src.key, g, start)
		if sv.c.e.rules.historyChanges {
			sv.c.e.st.dirty++
		}
	}
}

// collect gives entries to a client of no group.
func (sv *serving) collect(key string, start ID) {
	s, _ := sv.c.streamAt(key)
	at, n := sv.c.w.begin(), 0
	for e := s.entries.from(start); e.ok && !sv.full(n); e.next() {
		sv.c.w.buf = e.appendEntry(sv.c.w.buf)
		n++
		sv.entries++
	}
	sv.c.w.endArray(at, n)
}

// collect writes up to count entries from start on; 0 is no limit.
func collect(w *wire, s *stream, start ID, count int64) {
	at := w.begin()
	if count == 0 {
		count = noCount
	}
	w.endArray(at, s.write(w, start, MaxID, count, false))
}

// deliver gives a group's entries to the consumer: those that it may claim, and
// then the new ones.
func (sv *serving) deliver(key string, g *group) {
	c := sv.c
	s, g, cons := c.attempt(key, g, sv.consumer)
	at, n := c.w.begin(), 0
	if sv.minIdle != noClaim {
		n = sv.claim(key, s, g, cons)
	}
	n += sv.deliverNew(key, s, g, cons, n)
	c.w.endArray(at, n)
	c.aged(key)
	c.e.st.dirty++
}

// deliverNew gives what the group was never given, n entries being given.
func (sv *serving) deliverNew(key string, s *stream, g *group, cons *consumer, n int) (more int) {
	first := s.firstID()
	for e := s.entries.after(g.lastID, &g.mark); e.ok && !sv.full(n+more); e.next() {
		sv.newEntry(&e)
		g.mark = e.reader
		more++
		sv.entries++
		if g.lastID.Less(e.id) {
			g.read = s.readOn(sv.c.e.rules, g, first, e.id)
			g.lastID = e.id
		}
		sv.hand(sv.c, key, g, cons, e.id)
	}
	return more
}

// newEntry writes an entry that was never given; beside claimed ones it has their
// shape.
func (sv *serving) newEntry(e *entryCursor) {
	if sv.minIdle == noClaim {
		sv.c.w.buf = e.appendEntry(sv.c.w.buf)
		return
	}
	sv.c.w.claimedEntry(e.entry(), 0, 0)
}

// hand makes a delivered entry pending, unless NOACK was asked for.
func (r *read) hand(c *call, key string, g *group, cons *consumer, id ID) {
	from, count := "", int64(0)
	if !r.noAck {
		count = 1
		from, _ = g.give(cons, Pending{ID: id, Delivered: c.now(), Deliveries: count})
		cons.active = c.now()
	}
	if c.wantsEvents() {
		c.emit(Event{
			Kind: EntryDelivered, Key: key, Group: g.name, Consumer: r.consumer,
			ID: id, Count: count, From: from,
		})
	}
}

// history gives the consumer its own pending entries from start on.
func (sv *serving) history(key string, g *group, start ID) {
	c := sv.c
	s, g, cons := c.attempt(key, g, sv.consumer)
	var ids []ID
	g.ascendOwner(cons, start, func(p Pending) bool {
		ids = append(ids, p.ID)
		return int64(len(ids)) != sv.count
	})
	at, n := c.w.begin(), 0
	for _, id := range ids {
		if sv.full(n) {
			break
		}
		sv.redeliver(c, key, s, g, id)
		n++
		sv.entries++
	}
	c.w.endArray(at, n)
	c.aged(key)
}

// redeliver counts one more delivery of a pending entry; one that is gone from
// the stream comes with a null body and keeps its count.
func (r *read) redeliver(c *call, key string, s *stream, g *group, id ID) {
	e := s.entries.get(id)
	if !e.ok {
		c.w.array(2)
		c.w.id(id)
		c.w.nullArray()
		return
	}
	p, _ := g.pending(id)
	p.Deliveries = c.e.rules.counted(p.Deliveries)
	p.Delivered = c.now()
	g.put(p)
	c.emit(Event{Kind: EntryRedelivered, Key: key, Group: g.name, Consumer: r.consumer, ID: id, Count: p.Deliveries})
	c.w.buf = e.appendEntry(c.w.buf)
}

// counted is a delivery count that one delivery is added to.
func (v *rules) counted(n int64) int64 {
	if n == math.MaxInt64 && v.countSaturates {
		return n
	}
	return n + 1
}

// consumer returns the group's consumer for changing, made if it is missing.
func (c *call) consumer(key string, g *group, name string) *consumer {
	if cons, ok := g.consumers.Get(name); ok {
		return g.ownedConsumer(cons)
	}
	c.emit(Event{Kind: ConsumerCreated, Key: key, Group: g.name, Consumer: name})
	c.notify(notifyStream, "xgroup-createconsumer", key)
	c.e.st.dirty++
	return g.addConsumer(name, c.now())
}

// attempt notes that a consumer tries to read or claim, and returns the stream,
// its group and the consumer for changing. Before 7.2 only a try that gives
// something counts.
func (c *call) attempt(key string, g *group, name string) (*stream, *group, *consumer) {
	s := c.own(key)
	g = s.ownedGroup(g)
	cons := c.consumer(key, g, name)
	cons.seen = c.now()
	return s, g, cons
}
