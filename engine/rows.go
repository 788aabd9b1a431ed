package engine

// Field is one field of a hash.
type Field struct{ Name, Value string }

// A Hash looks at one hash of a Snapshot. The zero Hash is empty.
type Hash struct{ h *hash }

// Len returns the number of fields, as HLEN does. O(1).
func (h Hash) Len() int {
	if h.h == nil {
		return 0
	}
	return h.h.fields.Len()
}

// Value returns the value of a field. O(log length).
func (h Hash) Value(field string) (value string, ok bool) {
	if h.h == nil {
		return "", false
	}
	return h.h.fields.Get(field)
}

// Fields returns up to n fields in byte order of their names, from position
// from on. O(n log length).
func (h Hash) Fields(from, n int) []Field {
	return page(from, n, h.Len(), func(i int) Field {
		name, value, _ := h.h.fields.GetAt(i)
		return Field{name, value}
	})
}

// A StringSet looks at one set of a Snapshot.
type StringSet struct{ s *set }

// Len returns the number of members, as SCARD does. O(1).
func (s StringSet) Len() int { return s.s.len() }

// Has reports whether there is such a member. O(log length).
func (s StringSet) Has(member string) bool { return s.s.has(member) }

// Members returns up to n members in byte order, from position from on.
// O(n log length).
func (s StringSet) Members(from, n int) []string {
	return page(from, n, s.Len(), func(i int) string {
		member, _, _ := s.s.members.GetAt(i)
		return member
	})
}

// A List looks at one list of a Snapshot.
type List struct{ l *list }

// Len returns the number of elements, as LLEN does. O(1).
func (l List) Len() int { return l.l.len() }

// Elements returns up to n elements in their order, from position from on.
// O(n log length).
func (l List) Elements(from, n int) []string {
	return page(from, n, l.Len(), func(i int) string { return l.l.at(i) })
}

// A Stream looks at one stream of a Snapshot.
type Stream struct {
	key string
	s   *stream
	v   *rules
}

// Key returns the stream's key.
func (s Stream) Key() string { return s.key }

// Len returns the number of entries, as XLEN does. O(1).
func (s Stream) Len() int { return s.s.len() }

// LastID returns the last-generated-id: that of the last entry ever added.
func (s Stream) LastID() ID { return s.s.lastID }

// MaxDeletedID returns the highest ID that was deleted, 0-0 if none.
func (s Stream) MaxDeletedID() ID { return s.s.maxDeleted }

// Added returns how many entries were ever added (entries-added).
func (s Stream) Added() int64 { return s.s.added }

// Entry returns the entry with the ID. O(log n).
func (s Stream) Entry(id ID) (Entry, bool) { return s.s.entry(id) }

// Entries returns up to n entries from position from on; 0 is the oldest.
// O(n log length).
func (s Stream) Entries(from, n int) []Entry {
	return page(from, n, s.Len(), func(i int) Entry {
		c := s.s.entries.position(i)
		return c.entry()
	})
}

// Range returns up to n entries from start to end, both included.
func (s Stream) Range(start, end ID, n int) []Entry {
	var rows []Entry
	if n <= 0 {
		return nil
	}
	s.s.ascend(start, end, func(e Entry) bool {
		rows = append(rows, e)
		return len(rows) < n
	})
	return rows
}

// Rank returns how many entries have an ID below id: the position at which the
// first entry at or after id stands. O(log length).
func (s Stream) Rank(id ID) int { return s.s.rank(id) }

// GroupLen returns the number of consumer groups. O(1).
func (s Stream) GroupLen() int { return s.s.groups.Len() }

// Groups returns the consumer groups in byte order of their names. O(groups).
func (s Stream) Groups() []Group {
	var rows []Group
	s.s.groups.Scan(func(_ string, g *group) bool {
		rows = append(rows, Group{s.s, g, s.v})
		return true
	})
	return rows
}

// GroupRows returns up to n groups of Groups, from position from on.
// O(n log groups).
func (s Stream) GroupRows(from, n int) []Group {
	return page(from, n, s.GroupLen(), func(i int) Group {
		_, g, _ := s.s.groups.GetAt(i)
		return Group{s.s, g, s.v}
	})
}

// Group returns one consumer group.
func (s Stream) Group(name string) (Group, bool) {
	g, ok := s.s.groups.Get(name)
	return Group{s.s, g, s.v}, ok
}

// A Group looks at one consumer group of a Snapshot.
type Group struct {
	s *stream
	g *group
	v *rules
}

// Name returns the group's name.
func (g Group) Name() string { return g.g.name }

// LastID returns the group's last-delivered-id.
func (g Group) LastID() ID { return g.g.lastID }

// EntriesRead returns how many entries the group has been given since the
// stream began; known is false where XINFO GROUPS shows null.
func (g Group) EntriesRead() (n int64, known bool) { return g.g.read, g.g.read != unknown }

// Lag returns how many entries the group has not been given yet, by the rules of
// the engine's version; known is false where XINFO GROUPS shows null. O(log n).
func (g Group) Lag() (n int64, known bool) { return g.s.lag(g.v, g.g) }

// PendingLen returns the length of the group's PEL. O(1).
func (g Group) PendingLen() int { return g.g.pel.len() }

// Pending returns the pending entry with the ID. O(log n).
func (g Group) Pending(id ID) (Pending, bool) { return g.g.pending(id) }

// PendingRows returns up to n pending entries in ID order, from position from
// on. O(log length), and n.
func (g Group) PendingRows(from, n int) []Pending {
	k := g.g.pel.fromPosition(max(from, 0))
	return page(from, n, g.PendingLen(), func(int) Pending {
		defer k.next()
		return g.g.view(k.row())
	})
}

// ConsumerLen returns the number of consumers. O(1).
func (g Group) ConsumerLen() int { return g.g.consumers.Len() }

// Consumers returns the group's consumers in byte order of their names.
// O(consumers).
func (g Group) Consumers() []Consumer {
	var rows []Consumer
	g.g.consumers.Scan(func(_ string, c *consumer) bool {
		rows = append(rows, Consumer{g.g, c})
		return true
	})
	return rows
}

// ConsumerRows returns up to n consumers of Consumers, from position from on.
// O(n log consumers).
func (g Group) ConsumerRows(from, n int) []Consumer {
	return page(from, n, g.ConsumerLen(), func(i int) Consumer {
		_, c, _ := g.g.consumers.GetAt(i)
		return Consumer{g.g, c}
	})
}

// Consumer returns one consumer.
func (g Group) Consumer(name string) (Consumer, bool) {
	c, ok := g.g.consumers.Get(name)
	return Consumer{g.g, c}, ok
}

// A Consumer looks at one consumer of a Snapshot.
type Consumer struct {
	g *group
	c *consumer
}

// Name returns the consumer's name.
func (c Consumer) Name() string { return c.c.name }

// Seen returns what the idle figure of XINFO CONSUMERS counts from: in 7.2 the
// last attempt to read or claim, in 7.0 the last that gave something, or a
// history read.
func (c Consumer) Seen() Time { return c.c.seen }

// Active returns what the inactive figure of XINFO CONSUMERS (7.2) counts from:
// the last time something was delivered into the consumer's PEL or claimed; ok
// is false if that never happened.
func (c Consumer) Active() (t Time, ok bool) { return c.c.active, c.c.active != never }

// PendingLen returns how many pending entries the consumer owns. O(1).
func (c Consumer) PendingLen() int { return c.g.owned(c.c) }

// PendingRows returns up to n of the consumer's pending entries in ID order,
// from position from on. O(n), and a look at each page of the group's PEL before
// them, which has up to 256 pending entries.
func (c Consumer) PendingRows(from, n int) []Pending {
	var rows []pelRow
	return page(from, n, c.PendingLen(), func(i int) Pending {
		if rows == nil {
			rows = c.g.pel.ownerRows(c.c.number, i, n)
		}
		return c.g.view(rows[i-max(from, 0)])
	})
}
