package engine

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// CheckNodes checks what only the package can see: that the nodes of every
// stream, by which ~ trims, cover its entries, and that the pages of its groups'
// pending entries are in order and their sums right.
func CheckNodes(s Snapshot) error {
	for _, key := range s.Keys(0, s.Len()) {
		if st, ok := s.Stream(key); ok {
			if err := errors.Join(st.s.entries.check(), st.s.checkPELs()); err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
		}
	}
	return nil
}

func (e *entries) check() error {

	if err := e.blocks.check(); err != nil {
		return err
	}
	nodes, before, live := 0, (*block)(nil), 0
	for c := e.blocks.first(); c.ok(); e.blocks.next(&c) {
		b := e.blocks.at(&c)
		if before == nil || b.node != before.node {
			nodes, live = nodes+1, 0
		}
		live += int(b.live)
		if err := b.check(before, live); err != nil {
			return fmt.Errorf("block %s: %w", b.first, err)
		}
		before = b
	}
	if before != nil && (e.lastNode != before.node || e.lastLive != live) {
		return fmt.Errorf("the last node is %s with %d entries, said to be %s with %d", before.node, live, e.lastNode, e.lastLive)
	}
	if nodes != e.nodes {
		return fmt.Errorf("%d nodes, said to be %d", nodes, e.nodes)
	}
	if want := e.countTreeNodes(); e.treeNodes != want {
		return fmt.Errorf("a radix tree of %d nodes, said to be %d", want, e.treeNodes)
	}
	return nil
}

// countTreeNodes builds the radix tree of the nodes' keys, byte by byte.
func (e *entries) countTreeNodes() int {
	next := map[string]map[byte]bool{}
	for c := e.blocks.first(); c.ok(); e.blocks.next(&c) {
		id := e.blocks.at(&c).node
		key := binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, id.MS), id.Seq)
		for i, b := range key {
			if next[string(key[:i])] == nil {
				next[string(key[:i])] = map[byte]bool{}
			}
			next[string(key[:i])][b] = true
		}
	}
	n := e.nodes // each key ends in one
	for prefix, bytes := range next {
		before := next[prefix[:max(0, len(prefix)-1)]]
		if len(bytes) > 1 || prefix == "" || len(before) > 1 {
			n++ // keys part here, or a stretch without parting begins
		}
	}
	return n
}

// check checks a block behind another, up to which its node has live entries.
func (b *block) check(before *block, live int) error {
	dead := int(b.count) - int(b.live)
	switch {
	case b.live == 0 && before != nil:
		return errors.New("no entry left")
	case b.livingBefore(int(b.count)) != int(b.live):
		return fmt.Errorf("%d entries, said to be %d", b.livingBefore(int(b.count)), b.live)
	case b.last.Less(b.first) || b.first.Less(b.node) || before != nil && !before.last.Less(b.first):
		return fmt.Errorf("IDs from %s to %s in node %s", b.first, b.last, b.node)
	case int(b.nodeCount) < live+dead:
		return fmt.Errorf("%d entries in the node up to here, at least %d were put in", b.nodeCount, live+dead)
	}
	r := reader{b: b, i: -restartEvery}
	for i := range int(b.count) {
		id := r.id
		r.moveTo(i)
		if i > 0 && !id.Less(r.id) {
			return fmt.Errorf("%s after %s", r.id, id)
		}
	}
	if r.skip(); r.next != len(b.data) {
		return fmt.Errorf("the last entry ends at %d of %d bytes", r.next, len(b.data))
	}
	return nil
}

// Touched deletes keys as one command would, and returns those whose waiters
// would be tried then.
func Touched(e *Engine, keys ...string) (touched []string) {
	c := &call{e: e, out: &Result{}}
	for _, key := range keys {
		c.remove(key)
	}
	for _, key := range e.ready.order {
		touched = append(touched, key.key)
	}
	return touched
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

// SetNodeLimits sets stream-node-max-entries and stream-node-max-bytes.
func SetNodeLimits(e *Engine, entries, bytes int) {
	next := *e.st.config
	next.nodeEntries, next.nodeBytes = int64(entries), int64(bytes)
	e.st.config = &next
}

// SpeakRESP3 lets a client have its replies in RESP3.
func SpeakRESP3(e *Engine, id ClientID) { e.ownClient(id).resp3 = true }

// SpeaksRESP3 reports whether a client has its replies in RESP3.
func SpeaksRESP3(e *Engine, id ClientID) bool {
	cl, ok := e.st.clients.Get(id)
	return ok && cl.resp3
}

// GlobMatch is what patterns are matched by.
func GlobMatch(pattern, text string) bool { return globMatch(pattern, text) }

// Subscribes reports whether a client is subscribed to anything.
func Subscribes(e *Engine, id ClientID) bool {
	cl, ok := e.st.clients.Get(id)
	return ok && cl.subscribes()
}
