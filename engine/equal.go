package engine

import (
	"cmp"
	"slices"
)

// Equal reports whether two snapshots hold the same: keys with all that is in
// them, groups and consumers with their times, pending entries, open clients
// with their names, and what waits, in its order. The clocks themselves, when a
// client last ran which command, and outsiders are left aside. A tree that both share costs
// nothing: the entries of a stream, its groups, the PEL of a group. One that was
// written since is walked, O(n): after an XACK the PEL, and no entry.
func (s Snapshot) Equal(other Snapshot) bool {
	a, b := s.state().withoutOutsiders(), other.state().withoutOutsiders()
	return a.opened == b.opened && *a.config == *b.config &&
		equalSpaces(&a.dbs, &b.dbs) &&
		equalMaps(a.clients, b.clients, equalClients) &&
		equalTrees(a.waits.byKey, b.waits.byKey, equalPlaces) &&
		slices.EqualFunc(a.waits.inOrder(), b.waits.inOrder(), equalWaits)
}

func equalSpaces(a, b *[databases]db) bool {
	for i := range a {
		if !equalMaps(a[i].keys, b[i].keys, equalValues) || !equalMaps(a[i].expires.byKey, b[i].expires.byKey, same[int64]) {
			return false
		}
	}
	return true
}

func same[T comparable](a, b T) bool { return a == b }

func equalValues(a, b value) bool {
	switch a := a.(type) {
	case text:
		return a == b
	case *hash:
		b, ok := b.(*hash)
		return ok && (a == b || a.large == b.large && equalMaps(a.fields, b.fields, same[string]))
	case *set:
		b, ok := b.(*set)
		return ok && (a == b || a.form == b.form && equalMaps(a.members, b.members, same[struct{}]))
	case *list:
		b, ok := b.(*list)
		return ok && (a == b || a.equals(b))
	case *stream:
		b, ok := b.(*stream)
		return ok && (a == b || equalStreams(a, b))
	}
	return false
}

func equalStreams(a, b *stream) bool {
	return a.lastID == b.lastID && a.maxDeleted == b.maxDeleted && a.added == b.added &&
		equalEntries(&a.entries, &b.entries) && a.idmp.equal(&b.idmp) &&
		equalMaps(a.groups, b.groups, equalGroups)
}

// equalEntries compares entries block by block, for how they lie in nodes says
// what trimming will do. Blocks that are one are passed over.
func equalEntries(a, b *entries) bool {
	if a.len() != b.len() || a.nodes != b.nodes || a.blocks.leaves() != b.blocks.leaves() {
		return false
	}
	sameTree := a.blocks.root == b.blocks.root
	x, y := a.blocks.last(), b.blocks.last()
	for x.ok() && (!sameTree || x.tail || y.tail) {
		if !equalBlocks(a.blocks.at(&x), b.blocks.at(&y)) {
			return false
		}
		a.blocks.prev(&x)
		b.blocks.prev(&y)
	}
	return true
}

func equalBlocks(a, b *block) bool {
	if a == b {
		return true
	}
	visit()
	if a.node != b.node || a.last != b.last || a.nodeCount != b.nodeCount || a.nodeBytes != b.nodeBytes || a.live != b.live {
		return false
	}
	return a.sameLiving(b)
}

// sameLiving reports whether two blocks have equal living entries.
func (b *block) sameLiving(other *block) bool {
	x, y := reader{b: b, i: -restartEvery}, reader{b: other, i: -restartEvery}
	for n := range int(b.live) {
		x.moveTo(b.nthLiving(n))
		y.moveTo(other.nthLiving(n))
		visit()
		if x.id != y.id || !slices.Equal(x.entry().Fields, y.entry().Fields) {
			return false
		}
	}
	return true
}

func equalGroups(a, b *group) bool {
	return a == b || a.lastID == b.lastID && a.read == b.read &&
		a.pel.equal(&b.pel) &&
		equalMaps(a.consumers, b.consumers, equalConsumers)
}

// equalConsumers need not look at their PELs: the group's rows name the owners.
func equalConsumers(a, b *consumer) bool { return a.seen == b.seen && a.active == b.active }

func equalClients(a, b *client) bool {
	return a == b || a.name == b.name && a.opened == b.opened && a.db == b.db && a.resp3 == b.resp3 &&
		a.user == b.user && a.noEvict == b.noEvict && a.libName == b.libName && a.libVersion == b.libVersion &&
		a.stale == b.stale && a.replies == b.replies && a.monitors == b.monitors &&
		slices.Equal(a.watched, b.watched) && equalTransactions(a.multi, b.multi) && equalTopics(a, b)
}

// equalTopics compares what two clients are subscribed to.
func equalTopics(a, b *client) bool {
	for kind := range topicKinds {
		if !equalMaps(a.topics[kind], b.topics[kind], func(uint64, uint64) bool { return true }) {
			return false
		}
	}
	return true
}

func equalTransactions(a, b *transaction) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.lost == b.lost && slices.EqualFunc(a.queued, b.queued, slices.Equal[[]string])
}

// equalPlaces compares who is next for a key, not the numbers that say so.
func equalPlaces(a, b keyWait) bool { return a.dbKey == b.dbKey && a.client == b.client }

func equalWaits(a, b *wait) bool {
	return a.client == b.client && a.since == b.since && a.deadline == b.deadline &&
		a.db == b.db && a.command.sameAs(b.command)
}

// equalMaps compares two ordered maps pair by pair, unless they are one.
func equalMaps[K cmp.Ordered, V any](a, b treeMap[K, V], equal func(V, V) bool) bool {
	if a.tree == b.tree || a.Len() != b.Len() || a.Len() == 0 {
		return a.Len() == b.Len()
	}
	x, y := a.tree.Iter(), b.tree.Iter()
	for x.Next() && y.Next() {
		visit()
		if x.Key() != y.Key() || !equal(x.Value(), y.Value()) {
			return false
		}
	}
	return true
}

// equalTrees compares two ordered sets item by item, unless they are one.
func equalTrees[T any](a, b treeSet[T], equal func(T, T) bool) bool {
	if a.tree == b.tree || a.Len() != b.Len() || a.Len() == 0 {
		return a.Len() == b.Len()
	}
	x, y := a.tree.Iter(), b.tree.Iter()
	defer x.Release()
	defer y.Release()
	for x.Next() && y.Next() {
		visit()
		if !equal(x.Item(), y.Item()) {
			return false
		}
	}
	return true
}
