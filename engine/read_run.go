package engine

import (
	"math"
	"slices"
)

func (r *read) run(c *call) error {
	if c.e.rules.blockBounded && r.block > math.MaxInt64-c.millis() {
		return errTimeoutRange
	}
	for i := range r.streams {
		if err := r.streams[i].resolve(c, r); err != nil {
			return err
		}
	}
	some, err := r.serve(c)
	switch {
	case some || err != nil:
		return err
	case r.block == noBlock:
		c.w.nullArray()
	default:
		waiting := *r
		waiting.streams = slices.Clone(r.streams)
		c.block(&waiting, r.block)
	}
	return nil
}

// resolve checks a stream's key, group and ID, and fixes the ID.
func (s *source) resolve(c *call, r *read) (err error) {
	c.countLookup(s.key)
	st, err := c.streamAt(s.key)
	if err != nil {
		return err
	}
	if r.inGroup && !st.hasGroup(r.group) {
		return errReadNoGroup(s.key, r.group)
	}
	switch id := cString(s.id); {
	case id == "$" && r.inGroup:
		return errLastInGroup
	case id == "$":
		if st != nil {
			s.after = st.lastID
		}
	case id == "+" && c.e.rules.readLast && r.inGroup:
		return errNewestInGroup
	case id == "+" && c.e.rules.readLast:
		if st != nil {
			s.after, _ = st.topID().Prev()
		}
	case id == ">":
		if !r.inGroup {
			return errNewInXREAD
		}
		s.after = newEntries
	default:
		s.after, err = parseID(s.id, 0)
	}
	return err
}

// group returns a group of the stream, nil where one of the two is missing.
func (s *stream) group(name string) *group {
	if s == nil {
		return nil
	}
	g, _ := s.groups.Get(name)
	return g
}

// hasGroup reports whether the stream, which may be missing, has the group.
func (s *stream) hasGroup(name string) bool { return s.group(name) != nil }

// A serving is one try to give a read what there is.
type serving struct {
	*read
	c       *call
	at      mark // where the reply begins
	given   int  // streams
	entries int64
}

// serve gives what there is to read now, and reports whether there was something.
func (r *read) serve(c *call) (some bool, err error) {
	sv := serving{read: r, c: c, at: c.w.begin()}
	for _, src := range r.streams {
		if sv.spent(sv.headSize(src.key)) {
			break
		}
		if err := sv.stream(src); err != nil {
			return false, err
		}
	}
	if sv.given > 0 {
		c.w.insertHead(sv.at, func() { r.beginStreams(c.w, sv.given) })
	}
	return sv.given > 0, nil
}

// spent reports whether the whole reply may have no more entries: MAXCOUNT and
// MAXSIZE let at least one pass. more is what it would have before the next one
// beside what is written.
func (sv *serving) spent(more int) bool {
	if sv.entries == 0 {
		return false
	}
	size := int64(len(sv.c.w.buf)-int(sv.at)) + int64(more)
	return sv.maxCount > 0 && sv.entries >= sv.maxCount || sv.maxSize > 0 && size >= sv.maxSize
}

// headSize is what a stream's part of the reply takes before its entries, where
// MAXSIZE asks for it.
func (sv *serving) headSize(key string) int {
	if sv.maxSize == 0 {
		return 0
	}
	n := len("$") + len(decimal(int64(len(key)))) + len("\r\n") + len(key) + len("\r\n")
	if !sv.c.w.resp3 {
		n += len("*2\r\n")
	}
	return n
}

// full reports whether a stream that gave n entries may give no more.
func (sv *serving) full(n int) bool {
	return sv.count > 0 && int64(n) >= sv.count || sv.spent(0)
}

// stream serves one of the streams, if it has something to give.
func (sv *serving) stream(src source) error {
	c := sv.c
	c.countLookup(src.key)
	s, err := c.streamAt(src.key)
	g := s.group(sv.group)
	switch {
	case err != nil:
		return err
	case sv.inGroup && g == nil:
		return errReadNoGroup(src.key, sv.group)
	case s == nil:
		return nil
	}
	if sv.inGroup && c.e.rules.seenOnAttempt {
		s, g, _ = c.attempt(src.key, g, sv.consumer)
	}
	after, some := sv.readable(s, g, src, c.millis())
	if !some {
		return nil
	}
	if sv.given == 0 { // messages of earlier lookups stand before the reply
		sv.at = c.w.begin()
	}
	sv.given++
	sv.give(src, g, after)
	return nil
}

// readable tells whether a stream has something to give, and after which ID.
// A history read always has: its reply may be empty.
func (r *read) readable(s *stream, g *group, src source, now int64) (after ID, some bool) {
	after = src.after
	if r.inGroup {
		if after != newEntries {
			return after, true
		}
		after = g.lastID
		if r.claims(src) && len(r.claimable(s, g, now, 1)) > 0 {
			return after, true
		}
	}
	return after, s.len() > 0 && after.Less(s.topID())
}

// beginStreams begins a reply of n streams: a map in RESP3.
func (r *read) beginStreams(w *wire, n int) { w.aggregate('%', n, n) }
