package engine_test

import "streamlab/engine"

// How far a group has come, by each version's rules; -1 is not known.

// deletedAtOrAfter tells whether an entry at or after an ID was deleted from a
// stream that has some.
func (s *refStream) deletedAtOrAfter(id engine.ID) bool {
	return s.len() > 0 && !s.maxDeleted.IsZero() && !s.maxDeleted.Less(id)
}

// doubtful is whether counting on from an ID cannot be trusted.
func (m *refModel) doubtful(s *refStream, id engine.ID) bool {
	if m.version < 800 {
		return s.deletedAtOrAfter(id) && !s.maxDeleted.Less(s.first())
	}
	return s.deletedAtOrAfter(id)
}

// guess is how many entries were added up to an ID, as far as that can be told
// from the stream alone.
func (m *refModel) guess(s *refStream, id engine.ID) int64 {
	switch {
	case s.added == 0:
		return 0
	case s.len() == 0 && !s.last.Less(id):
		return s.added
	case m.version >= 800 && !id.IsZero() && id.Less(s.maxDeleted):
		return -1
	case id == s.last:
		return s.added
	case s.last.Less(id):
		return -1
	}
	untouched := s.maxDeleted.IsZero() || s.maxDeleted.Less(s.first())
	switch {
	case untouched && id.Less(s.first()):
		return s.added - int64(s.len())
	case untouched && id == s.first():
		return s.added - int64(s.len()) + 1
	}
	return -1
}

// readAfter is a group's entries-read once an entry was delivered to it.
func (m *refModel) readAfter(s *refStream, g *refGroup, id engine.ID) int64 {
	if m.version < 800 {
		if g.read != -1 && !m.doubtful(s, id) {
			return g.read + 1
		}
		return m.guess(s, id)
	}
	if g.read != -1 && !g.last.Less(s.first()) && !m.doubtful(s, g.last) {
		return g.read + 1
	}
	if s.added > 0 {
		return m.guess(s, id)
	}
	return g.read
}

func (m *refModel) lag(s *refStream, g *refGroup) engine.Reply {
	newer := m.version >= 800
	switch {
	case s.added == 0, newer && s.len() == 0:
		return number(0)
	case newer && g.last.Less(s.first()) && s.maxDeleted.Less(s.first()):
		return number(s.len())
	case g.read != -1 && !m.doubtful(s, g.last):
		return number(int(s.added - g.read))
	}
	if n := m.guess(s, g.last); n != -1 {
		return number(int(s.added - n))
	}
	return null
}
