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
	entries    treeSet[Entry]
	nodes      treeSet[node]
	groups     treeMap[string, *group]
	lastID     ID    // of the last entry ever added (last-generated-id)
	maxDeleted ID    // highest ID that XDEL removed
	added      int64 // entries ever added (entries-added)
}

func (*stream) typeName() string { return "stream" }

// nodeEntries is how many entries Redis puts into one node of a stream
// (stream-node-max-entries); trimming with ~ drops only whole nodes.
const nodeEntries = 100

// A node stands for one radix-tree node of a Redis stream. It only counts: the
// entries themselves are in the stream's tree.
type node struct {
	first, last ID  // the first and last ID ever put into it
	added, live int // entries ever put into it, and those still there
}

func newStream(gen *generation) *stream {
	return &stream{
		gen:     gen,
		entries: newTreeSet(gen, func(a, b Entry) bool { return a.ID.Less(b.ID) }),
		nodes:   newTreeSet(gen, func(a, b node) bool { return a.first.Less(b.first) }),
		groups:  newTreeMap[string, *group](gen),
	}
}

// fork returns a copy that gen may change. O(1).
func (s *stream) fork(gen *generation) *stream {
	other := *s
	other.gen = gen
	return &other
}

func (s *stream) len() int { return s.entries.Len() }

// firstID returns the oldest living entry's ID, 0-0 where there is none.
func (s *stream) firstID() ID {
	first, _ := s.entries.Min()
	return first.ID
}

// topID returns the newest living entry's ID, 0-0 where there is none.
func (s *stream) topID() ID {
	top, _ := s.entries.Max()
	return top.ID
}

func (s *stream) entry(id ID) (Entry, bool) { return s.entries.Get(Entry{ID: id}) }

// append adds an entry, whose ID must be above lastID.
func (s *stream) append(e Entry) {
	s.entries.own(s.gen).Load(e)
	s.lastID = e.ID
	s.added++
	tail, ok := s.nodes.Max()
	if !ok || tail.added >= nodeEntries {
		tail = node{first: e.ID}
	}
	tail.last = e.ID
	tail.added++
	tail.live++
	s.nodes.own(s.gen).Load(tail)
}

// remove takes an entry out, if it is there; counters are the caller's.
func (s *stream) remove(id ID) bool {
	if _, ok := s.entry(id); !ok {
		return false
	}
	s.entries.own(s.gen).Delete(Entry{ID: id})
	var home node
	s.nodes.Descend(node{first: id}, func(n node) bool { home = n; return false })
	home.live--
	if home.live == 0 {
		s.nodes.own(s.gen).Delete(home)
	} else {
		s.nodes.own(s.gen).Set(home)
	}
	return true
}

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
	s.entries.Ascend(Entry{ID: start}, func(e Entry) bool {
		return e.ID.Compare(end) <= 0 && visit(e)
	})
}

// descend is ascend from end down to start.
func (s *stream) descend(start, end ID, visit func(Entry) bool) {
	s.entries.Descend(Entry{ID: end}, func(e Entry) bool {
		return e.ID.Compare(start) >= 0 && visit(e)
	})
}

// rank returns how many living entries have an ID below id. O(log² n): the tree
// knows positions but not ranks.
func (s *stream) rank(id ID) int {
	low, high := 0, s.len()
	for low < high {
		mid := (low + high) / 2
		if e, _ := s.entries.GetAt(mid); e.ID.Less(id) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// addGroup and dropGroup change a stream that is owned.
func (s *stream) addGroup(g *group)     { s.groups.own(s.gen).Set(g.name, g) }
func (s *stream) dropGroup(name string) { s.groups.own(s.gen).Delete(name) }

// ownGroup returns the group, which must exist, as one that the stream's
// generation may change. The stream itself must be owned.
func (s *stream) ownGroup(name string) *group {
	g, _ := s.groups.Get(name)
	if g.gen != s.gen {
		g = g.fork(s.gen)
		s.addGroup(g)
	}
	return g
}
