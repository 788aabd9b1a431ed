package engine

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
	Released   bool   // XNACK gave it back: it has no owner and was delivered at 0
}

// group is a consumer group.
type group struct {
	gen       *generation
	name      string
	lastID    ID     // last-delivered-id
	read      int64  // entries-read, or unknown
	mark      reader // stood on the entry at lastID when it was delivered; a hint
	pel       pel    // its rows name consumers by their numbers
	consumers treeMap[string, *consumer]
	releases  int64 // how many entries were released since there were none
}

// consumer is a named member of a group. How many pending entries it has stands
// in the group's pel.
type consumer struct {
	gen    *generation
	name   string
	number owner
	seen   Time // what XINFO CONSUMERS' idle counts from
	active Time // what inactive counts from, or never
}

func newGroup(gen *generation, name string, lastID ID, read int64) *group {
	return &group{
		gen: gen, name: name, lastID: lastID, read: read,
		consumers: newTreeMap[string, *consumer](gen),
	}
}

// fork returns a copy that gen may change. O(1).
func (g *group) fork(gen *generation) *group {
	other := *g
	other.gen = gen
	return &other
}

// view returns a row as the API shows it.
func (g *group) view(r pelRow) Pending {
	if r.owner == nobody {
		return Pending{ID: r.id, Deliveries: r.count, Released: true}
	}
	return Pending{ID: r.id, Owner: g.pel.owners.of(r.owner).name, Delivered: r.at, Deliveries: r.count}
}

// released returns how many pending entries have no owner. O(1).
func (g *group) released() int { return g.pel.owners.of(nobody).pending }

// release takes a pending entry from its owner, or makes one that has none, and
// puts it behind all others that were released: their delivery times, which
// nobody is shown, are before 1970 and ascend.
func (g *group) release(id ID, deliveries int64) {
	if g.released() == 0 {
		g.releases = 0
	}
	at := firstRelease + millis(g.releases)
	g.releases++
	g.pel.put(g.gen, pelRow{id, at, deliveries, nobody})
}

// firstRelease is the delivery time of the first released entry.
const firstRelease Time = -1 << 52

// pending returns the pending entry with the ID. O(log n).
func (g *group) pending(id ID) (Pending, bool) {
	r, ok := g.pel.get(id)
	if !ok {
		return Pending{}, false
	}
	return g.view(r), true
}

// ascend calls visit for each pending entry from the first at or after start,
// until it returns false.
func (g *group) ascend(start ID, visit func(Pending) bool) {
	g.pel.ascend(start, func(r pelRow) bool { return visit(g.view(r)) })
}

// ascendOwner is ascend for a consumer's own.
func (g *group) ascendOwner(c *consumer, start ID, visit func(Pending) bool) {
	g.pel.ascendOwner(c.number, start, func(r pelRow) bool { return visit(g.view(r)) })
}

// owned returns how many pending entries a consumer has. O(1).
func (g *group) owned(c *consumer) int { return g.pel.owners.of(c.number).pending }

// addConsumer makes a consumer that was not there.
func (g *group) addConsumer(name string, now Time) *consumer {
	c := &consumer{gen: g.gen, name: name, number: g.pel.owners.add(g.gen, name), seen: now, active: never}
	g.consumers.own(g.gen).Set(name, c)
	return c
}

// ownedConsumer returns a consumer of the group as one that the group's generation
// may change. The group itself must be owned.
func (g *group) ownedConsumer(c *consumer) *consumer {
	if c.gen != g.gen {
		other := *c
		other.gen = g.gen
		c = &other
		g.consumers.own(g.gen).Set(c.name, c)
	}
	return c
}

// put writes a pending entry; if it belonged to another consumer it moves. Its
// owner must exist. It returns the previous owner, "" if it was not pending.
func (g *group) put(p Pending) (from string, was bool) {
	c, _ := g.consumers.Get(p.Owner)
	return g.give(c, p)
}

// give is put where the owner is at hand; that of p is not looked at.
func (g *group) give(to *consumer, p Pending) (from string, was bool) {
	old, was := g.pel.put(g.gen, pelRow{p.ID, p.Delivered, p.Deliveries, to.number})
	if !was {
		return "", false
	}
	return g.pel.owners.of(old.owner).name, true
}

// drop takes an entry out of the PEL and returns what stood there.
func (g *group) drop(id ID) (Pending, bool) {
	old, ok := g.pending(id)
	if ok {
		g.acknowledge(id)
	}
	return old, ok
}

// acknowledge is drop where only the owner is of interest.
func (g *group) acknowledge(id ID) (from string, was bool) {
	o, was := g.pel.drop(g.gen, id)
	return g.pel.owners.of(o).name, was
}

// dropConsumer removes a consumer with its pending entries, visiting each.
func (g *group) dropConsumer(name string, visit func(ID)) (n int) {
	c, ok := g.consumers.Get(name)
	if !ok {
		return 0
	}
	g.consumers.own(g.gen).Delete(name)
	n = g.pel.dropOwner(g.gen, c.number, visit)
	g.pel.owners.remove(g.gen, c.number)
	return n
}
