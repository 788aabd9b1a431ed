package engine

// A group's entries-read and lag: how far it has come. Both are counted on from
// what is known, or derived from where the group stands; what may be trusted of
// either changed with 8.0 (see rules.lagFromFirst).

// tombstoneAfter reports whether an entry at or after id was deleted from a
// stream that has others, so that counting on from id cannot be trusted.
func (s *stream) tombstoneAfter(id ID) bool {
	return !s.maxDeleted.IsZero() && s.maxDeleted.Compare(id) >= 0 && s.len() > 0
}

// tombstoneAhead is tombstoneAfter as it was until 7.4, where deletions before
// the first entry, which is given, count no more.
func (s *stream) tombstoneAhead(first, id ID) bool {
	return s.tombstoneAfter(id) && s.maxDeleted.Compare(first) >= 0
}

// position tells how many entries were ever added up to and including id, or
// unknown where that cannot be derived.
func (s *stream) position(v *rules, id ID) int64 {
	switch {
	case s.added == 0:
		return 0
	case s.len() == 0 && id.Compare(s.lastID) <= 0:
		return s.added
	case v.lagFromFirst && !id.IsZero() && id.Less(s.maxDeleted):
		return unknown
	case id == s.lastID:
		return s.added
	case s.lastID.Less(id):
		return unknown
	}
	return s.positionAtFront(id, int64(s.len()))
}

// positionAtFront is position for an ID at or before the first living entry.
func (s *stream) positionAtFront(id ID, length int64) int64 {
	first := s.firstID()
	if !s.maxDeleted.IsZero() && s.maxDeleted.Compare(first) >= 0 {
		return unknown
	}
	switch id.Compare(first) {
	case -1:
		return s.added - length
	case 0:
		return s.added - length + 1
	}
	return unknown
}

// readOn returns a group's entries-read after id was delivered to it; first is
// the stream's first entry.
func (s *stream) readOn(v *rules, g *group, first, id ID) int64 {
	if v.lagFromFirst {
		return s.readOnFromFirst(v, g, first, id)
	}
	if g.read != unknown && !s.tombstoneAhead(first, id) {
		return g.read + 1
	}
	return s.position(v, id)
}

// readOnFromFirst looks at where the group stood before.
func (s *stream) readOnFromFirst(v *rules, g *group, first, id ID) int64 {
	switch {
	case g.read != unknown && !g.lastID.Less(first) && !s.tombstoneAfter(g.lastID):
		return g.read + 1
	case s.added > 0:
		return s.position(v, id)
	}
	return g.read
}

// lag returns how many entries the group has not been given yet; known is false
// where Redis reports null.
func (s *stream) lag(v *rules, g *group) (lag int64, known bool) {
	if v.lagFromFirst {
		return s.lagFromFirst(v, g)
	}
	switch {
	case s.added == 0:
		return 0, true
	case g.read != unknown && !s.tombstoneAhead(s.firstID(), g.lastID):
		return s.added - g.read, true
	}
	return s.lagByPosition(v, g)
}

// lagFromFirst knows that a group before the first entry has all of them ahead.
func (s *stream) lagFromFirst(v *rules, g *group) (lag int64, known bool) {
	first := s.firstID()
	switch {
	case s.added == 0, s.len() == 0:
		return 0, true
	case g.lastID.Less(first) && s.maxDeleted.Less(first):
		return int64(s.len()), true
	case g.read != unknown && !s.tombstoneAfter(g.lastID):
		return s.added - g.read, true
	}
	return s.lagByPosition(v, g)
}

func (s *stream) lagByPosition(v *rules, g *group) (lag int64, known bool) {
	read := s.position(v, g.lastID)
	return s.added - read, read != unknown
}
