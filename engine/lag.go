package engine

// The rules of entries-read and lag in Redis 7.0, up to 7.2.6 and up to 7.4.1.

// tombstoneAfter reports whether an entry at or after id was deleted from what
// is still in the stream, so that counting on from id cannot be trusted.
func (s *stream) tombstoneAfter(id ID) bool {
	return !s.maxDeleted.IsZero() && s.maxDeleted.Compare(id) >= 0 &&
		s.len() > 0 && s.maxDeleted.Compare(s.firstID()) >= 0
}

// position tells how many entries were ever added up to and including id, or
// unknown where that cannot be derived.
func (s *stream) position(id ID) int64 {
	length := int64(s.len())
	switch {
	case length == 0 && id.Compare(s.lastID) <= 0:
		return s.added
	case id == s.lastID:
		return s.added
	case s.lastID.Less(id):
		return unknown
	}
	return s.positionAtFront(id, length)
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

// readOn returns a group's entries-read after id was delivered to it.
func (s *stream) readOn(g *group, id ID) int64 {
	if g.read != unknown && !s.tombstoneAfter(id) {
		return g.read + 1
	}
	return s.position(id)
}

// lag returns how many entries the group has not been given yet; known is false
// where Redis reports null.
func (s *stream) lag(g *group) (lag int64, known bool) {
	if s.added == 0 {
		return 0, true
	}
	if g.read != unknown && !s.tombstoneAfter(g.lastID) {
		return s.added - g.read, true
	}
	read := s.position(g.lastID)
	return s.added - read, read != unknown
}
