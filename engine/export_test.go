package engine

import "fmt"

// CheckNodes checks what only the package can see: that the nodes of every
// stream, by which ~ trims, cover its entries.
func CheckNodes(s Snapshot) error {
	for _, key := range s.Keys(0, s.Len()) {
		if st, ok := s.Stream(key); ok {
			if err := st.s.checkNodes(); err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
		}
	}
	return nil
}

func (s *stream) checkNodes() error {
	live, before := 0, ID{}
	var err error
	s.nodes.Scan(func(n node) bool {
		live += n.live
		if n.live < 1 || n.live > n.added || n.added > nodeEntries || n.last.Less(n.first) || !before.Less(n.first) {
			err = fmt.Errorf("node %+v after %s", n, before)
		}
		if inside := s.rank(n.last) - s.rank(n.first); inside != n.live && inside != n.live-1 {
			err = fmt.Errorf("node %+v holds about %d entries", n, inside)
		}
		before = n.last
		return err == nil
	})
	if err == nil && live != s.len() {
		err = fmt.Errorf("nodes count %d entries, the stream %d", live, s.len())
	}
	return err
}

// Touched deletes keys as one command would, and returns those whose waiters
// would be tried then.
func Touched(e *Engine, keys ...string) []string {
	for _, key := range keys {
		e.remove(key)
	}
	return e.ready.order
}

// Visits runs f and counts the keys, entries, pending entries and other items
// that it looks at in trees. No other goroutine may run an engine meanwhile.
func Visits(f func()) (n int) {
	visited = func() { n++ }
	defer func() { visited = nil }()
	f()
	return n
}

// OwningWrites reports whether to own a shared tree writes to what is shared. The
// race detector misses that: the library's atomic counter orders the writes.
func OwningWrites() bool {
	set, pairs := newTreeSet(new(generation), ID.Less), newTreeMap[string, int](new(generation))
	set.own(set.gen).Set(MaxID)
	pairs.own(pairs.gen).Set("a", 1)
	header := func() string { return fmt.Sprintf("%+v %+v", *set.tree, *pairs.tree) }
	before, otherSet, otherPairs := header(), set, pairs
	otherSet.own(new(generation)).Set(ID{})
	otherPairs.own(new(generation)).Set("b", 2)
	return header() != before
}
