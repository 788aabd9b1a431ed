package engine

import "math"

// XREADGROUP's CLAIM: pending entries that have been idle for long enough come
// before new ones, the longest idle first; released ones before all.

// claims reports whether the read claims from a stream.
func (r *read) claims(src source) bool { return r.minIdle != noClaim && src.after == newEntries }

// idleUntil is the last delivery time that is old enough at a time. Released
// entries always are.
func (r *read) idleUntil(now int64) Time {
	if r.minIdle > now {
		return -1
	}
	return millis(now-r.minIdle+1) - 1
}

// claimable returns the pending entries that the read may claim, n at most.
func (r *read) claimable(s *stream, g *group, now int64, n int) []pelRow {
	return g.pel.claimable(r.idleUntil(now), n, func(p pelRow) bool {
		_, living := s.entry(p.id)
		return living
	})
}

// claim gives the consumer what it may claim, and returns how much that was.
func (sv *serving) claim(key string, s *stream, g *group, cons *consumer) (n int) {
	now := sv.c.millis()
	g.pel.sharpen(g.gen, sv.idleUntil(now))
	for _, row := range sv.claimable(s, g, now, sv.mostRows(g)) {
		if sv.full(n) {
			break
		}
		sv.take(key, s, g, cons, g.view(row))
		n++
		sv.entries++
	}
	return n
}

// mostRows is how many rows of a group the read can claim at most.
func (r *read) mostRows(g *group) int {
	most := int64(g.pel.len())
	for _, n := range []int64{r.count, r.maxCount} {
		if n > 0 {
			most = min(most, n)
		}
	}
	return int(most)
}

// take moves a pending entry to the consumer.
func (sv *serving) take(key string, s *stream, g *group, cons *consumer, p Pending) {
	e, _ := s.entry(p.ID)
	sv.c.w.claimedEntry(e, max(sv.c.millis()-p.Delivered.Millis(), 0), p.Deliveries)
	cons.active = sv.c.now()
	now := Pending{ID: p.ID, Delivered: sv.c.now(), Deliveries: sv.c.e.rules.counted(p.Deliveries)}
	g.give(cons, now)
	sv.c.emit(Event{
		Kind: EntryClaimed, Key: key, Group: g.name,
		Consumer: sv.consumer, From: p.Owner, ID: p.ID, Count: now.Deliveries,
	})
}

// claimedEntry writes an entry with how long it was idle and how often it had been
// delivered.
func (w *wire) claimedEntry(e Entry, idle, deliveries int64) {
	w.array(4)
	w.id(e.ID)
	w.bulks(e.Fields)
	w.integer(idle)
	w.integer(deliveries)
}

// ripe is when the oldest of the pending entries gets old enough for a read that
// waits, now where it is so already; 0: never.
func (r *read) ripe(c *call) Time {
	if r.minIdle == noClaim {
		return 0
	}
	first := Time(math.MaxInt64)
	for _, src := range r.streams {
		s, err := c.streamAt(src.key)
		if err == nil && r.claims(src) && s.hasGroup(r.group) {
			first = min(first, r.ripeIn(s, c.millis()))
		}
	}
	if first == math.MaxInt64 {
		return 0
	}
	return first
}

// ripeIn is ripe for one stream; the end of time is never.
func (r *read) ripeIn(s *stream, now int64) Time {
	g, _ := s.groups.Get(r.group)
	rows := g.pel.claimable(everIdle, 1, func(p pelRow) bool {
		_, living := s.entry(p.id)
		return living
	})
	if len(rows) == 0 || r.minIdle > math.MaxInt64/1000-rows[0].at.Millis() {
		return math.MaxInt64
	}
	return millis(max(now, rows[0].at.Millis()+r.minIdle))
}
