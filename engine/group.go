package engine

import "github.com/tidwall/btree"

// unknown is a group's entries-read where Redis cannot tell it.
const unknown = -1

// never is a consumer's active time before anything was delivered to it.
const never Time = -1

// Pending is one row of a group's pending entries list: an entry that was
// delivered and not yet acknowledged.
type Pending struct {
	ID         ID
	Owner      string // the consumer it was last delivered to
	Delivered  Time   // when it was last delivered; its idle time is now minus this
	Deliveries int64  // how often
}

// group is a consumer group. The PEL's rows are kept once, in pel; each
// consumer has the IDs of its own.
type group struct {
	gen       *generation
	name      string
	lastID    ID    // last-delivered-id
	read      int64 // entries-read, or unknown
	pel       treeSet[Pending]
	consumers treeMap[string, *consumer]
}

// consumer is a named member of a group.
type consumer struct {
	gen    *generation
	name   string
	seen   Time // what XINFO CONSUMERS' idle counts from
	active Time // what inactive counts from, or never
	pel    treeSet[ID]
}

func newGroup(gen *generation, name string, lastID ID, read int64) *group {
	return &group{
		gen: gen, name: name, lastID: lastID, read: read,
		pel:       newTreeSet(gen, func(a, b Pending) bool { return a.ID.Less(b.ID) }),
		consumers: newTreeMap[string, *consumer](gen),
	}
}

// fork returns a copy that gen may change. O(1).
func (g *group) fork(gen *generation) *group {
	other := *g
	other.gen = gen
	return &other
}

func (g *group) pending(id ID) (Pending, bool) { return g.pel.Get(Pending{ID: id}) }

// addConsumer makes a consumer that was not there.
func (g *group) addConsumer(name string, now Time) *consumer {
	c := &consumer{gen: g.gen, name: name, seen: now, active: never, pel: newTreeSet(g.gen, ID.Less)}
	g.consumers.own(g.gen).Set(name, c)
	return c
}

// ownConsumer returns the consumer, which must exist, as one that the group's
// generation may change. The group itself must be owned.
func (g *group) ownConsumer(name string) *consumer {
	c, _ := g.consumers.Get(name)
	if c.gen != g.gen {
		other := *c
		other.gen = g.gen
		c = &other
		g.consumers.own(g.gen).Set(name, c)
	}
	return c
}

// ownPEL returns the IDs of the consumer, which must be owned, for changing.
func (c *consumer) ownPEL() *btree.BTreeG[ID] { return c.pel.own(c.gen) }

// put writes a pending entry; if it belonged to another consumer it moves. Its
// owner must exist. It returns the previous owner, "" if it was not pending.
func (g *group) put(p Pending) (from string, was bool) {
	old, was := g.pel.own(g.gen).Set(p)
	if was && old.Owner != p.Owner {
		g.ownConsumer(old.Owner).ownPEL().Delete(p.ID)
	}
	if !was || old.Owner != p.Owner {
		g.ownConsumer(p.Owner).ownPEL().Set(p.ID)
	}
	return old.Owner, was
}

// drop takes an entry out of the PEL and returns what stood there.
func (g *group) drop(id ID) (Pending, bool) {
	old, ok := g.pending(id)
	if ok {
		g.pel.own(g.gen).Delete(old)
		g.ownConsumer(old.Owner).ownPEL().Delete(id)
	}
	return old, ok
}

// dropConsumer removes a consumer with its pending entries, visiting each.
func (g *group) dropConsumer(name string, visit func(ID)) (n int) {
	c, ok := g.consumers.Get(name)
	if !ok {
		return 0
	}
	g.consumers.own(g.gen).Delete(name)
	c.pel.Scan(func(id ID) bool {
		g.pel.own(g.gen).Delete(Pending{ID: id})
		visit(id)
		return true
	})
	return c.pel.Len()
}
