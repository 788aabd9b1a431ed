package engine

// An Entry is one record of a stream: its ID and its field-value pairs, flat and
// in the order they were given (names may repeat). Do not change Fields.
type Entry struct {
	ID     ID
	Fields []string
}

// stream is a stream's entries, counters and consumer groups.
type stream struct {
	gen        *generation
	entries    entries
	groups     treeMap[string, *group]
	lastID     ID    // of the last entry ever added (last-generated-id)
	maxDeleted ID    // highest ID that XDEL removed
	added      int64 // entries ever added (entries-added)
	idmp       idmp
}

func (*stream) typeName() string { return "stream" }

// newStream returns an empty stream, which is at no key yet.
func (c *call) newStream() *stream {
	gen, cfg := c.st().gen, c.st().config
	return &stream{
		gen: gen, groups: newTreeMap[string, *group](gen),
		idmp: idmp{seconds: cfg.idmpDuration, most: cfg.idmpMost},
	}
}

// fork returns a copy that gen may change. O(1).
func (s *stream) fork(gen *generation) *stream {
	other := *s
	other.gen = gen
	return &other
}

func (s *stream) len() int { return s.entries.len() }

// firstID returns the oldest living entry's ID, 0-0 where there is none.
func (s *stream) firstID() ID { return s.entries.firstID() }

// topID returns the newest living entry's ID, 0-0 where there is none.
func (s *stream) topID() ID { return s.entries.lastID() }

func (s *stream) entry(id ID) (Entry, bool) {
	c := s.entries.get(id)
	return c.entryIfAny()
}

// append adds an entry, whose ID must be above lastID.
func (s *stream) append(e Entry, limits nodeLimits) {
	s.entries.append(s.gen, e.ID, e.Fields, limits)
	s.lastID = e.ID
	s.added++
}

// remove takes an entry out, if it is there; counters are the caller's.
func (s *stream) remove(id ID) bool { return s.entries.delete(s.gen, id) }

// delete is remove with the bookkeeping of XDEL.
func (s *stream) delete(id ID) bool {
	if !s.remove(id) {
		return false
	}
	if s.maxDeleted.Less(id) {
		s.maxDeleted = id
	}
	return true
}

// ascend calls visit for each entry from the first at or after start to the
// last at or before end, until it returns false.
func (s *stream) ascend(start, end ID, visit func(Entry) bool) {
	for c := s.entries.from(start); c.ok && !end.Less(c.id) && visit(c.entry()); c.next() {
	}
}

// write writes up to count entries from start to end, or from end down to start,
// and returns how many; a count below 1 is no limit.
func (s *stream) write(w *wire, start, end ID, count int64, reverse bool) (n int) {
	if reverse {
		w.buf, n = s.entries.appendRangeBack(w.buf, start, end, int(count))
	} else {
		w.buf, n = s.entries.appendRange(w.buf, start, end, int(count))
	}
	return n
}

// rank returns how many living entries have an ID below id. O(log n).
func (s *stream) rank(id ID) int { return s.entries.rank(id) }

// addGroup and dropGroup change a stream that is owned.
func (s *stream) addGroup(g *group)     { s.groups.own(s.gen).Set(g.name, g) }
func (s *stream) dropGroup(name string) { s.groups.own(s.gen).Delete(name) }

// ownGroup returns the group, which must exist, as one that the stream's
// generation may change. The stream itself must be owned.
func (s *stream) ownGroup(name string) *group { return s.ownedGroup(s.group(name)) }

// ownedGroup is ownGroup where the group is at hand.
func (s *stream) ownedGroup(g *group) *group {
	if g.gen != s.gen {
		g = g.fork(s.gen)
		s.addGroup(g)
	}
	return g
}
