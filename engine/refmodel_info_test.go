package engine_test

import (
	"maps"
	"slices"

	"streamlab/engine"
)

// refFields are the names and values of an XINFO reply.
type refFields []engine.Reply

func (f *refFields) add(name string, value engine.Reply) { *f = append(*f, text(name), value) }

func (f *refFields) number(name string, n int64) { f.add(name, number(int(n))) }

func (f *refFields) known(name string, n int64) {
	if n == -1 {
		f.add(name, null)
	} else {
		f.number(name, n)
	}
}

func (m *refModel) xinfo(w refWords) engine.Reply {
	what, key := w.next(), w.next()
	s, wrong := m.stream(key)
	switch {
	case wrong != nil:
		return *wrong
	case s == nil:
		return noSuchKey
	case what == "GROUPS":
		return m.infoGroups(s)
	case what == "CONSUMERS":
		name := w.next()
		if s.groups[name] == nil {
			return fault("NOGROUP No such consumer group '" + name + "' for key name '" + key + "'")
		}
		return m.infoConsumers(s.groups[name])
	}
	f := m.infoStream(s)
	if w.flag("FULL") {
		m.addFull(&f, s, int(w.number("COUNT", 10)))
	} else {
		addEdges(&f, s)
	}
	return list(f...)
}

func (m *refModel) infoStream(s *refStream) (f refFields) {
	f.number("length", int64(s.len()))
	f.number("radix-tree-keys", int64(len(s.nodes)))
	f.add("radix-tree-nodes", null) // is not modelled
	f.add("last-generated-id", text(s.last.String()))
	f.add("max-deleted-entry-id", text(s.maxDeleted.String()))
	f.number("entries-added", s.added)
	f.add("recorded-first-entry-id", text(s.first().String()))
	if m.version >= 806 {
		s.idmp.sweep(m.now)
		f.number("idmp-duration", s.idmp.seconds)
		f.number("idmp-maxsize", s.idmp.most)
		f.number("pids-tracked", int64(s.idmp.producers()))
		f.number("iids-tracked", int64(len(s.idmp.known)))
		f.number("iids-added", s.idmp.added)
		f.number("iids-duplicates", s.idmp.duplicates)
	}
	return f
}

func addEdges(f *refFields, s *refStream) {
	f.number("groups", int64(len(s.groups)))
	first, last := null, null
	if left := s.entries(); len(left) > 0 {
		first, last = left[0].reply(), left[len(left)-1].reply()
	}
	f.add("first-entry", first)
	f.add("last-entry", last)
}

// upTo are the first n of a list, all for 0.
func upTo(n int, all []engine.Reply) engine.Reply {
	if n > 0 && len(all) > n {
		all = all[:n]
	}
	return list(all...)
}

func (m *refModel) addFull(f *refFields, s *refStream, count int) {
	var entries, groups []engine.Reply
	for _, e := range s.entries() {
		entries = append(entries, e.reply())
	}
	for _, name := range slices.Sorted(maps.Keys(s.groups)) {
		groups = append(groups, m.fullGroup(s, name, count))
	}
	f.add("entries", upTo(count, entries))
	f.add("groups", list(groups...))
}

func (m *refModel) fullGroup(s *refStream, name string, count int) engine.Reply {
	g := s.groups[name]
	var f refFields
	f.add("name", text(name))
	f.add("last-delivered-id", text(g.last.String()))
	f.known("entries-read", g.read)
	f.add("lag", m.lag(s, g))
	f.number("pel-count", int64(len(g.pending)))
	var rows, consumers []engine.Reply
	released := 0
	for _, id := range g.ids() {
		p := g.pending[id]
		if p.released > 0 {
			released++
		}
		rows = append(rows, list(text(id.String()), text(p.owner), number(int(p.delivered)), number(int(p.count))))
	}
	if m.version >= 808 {
		f.number("nacked-count", int64(released))
	}
	f.add("pending", upTo(count, rows))
	for _, consumer := range slices.Sorted(maps.Keys(g.consumers)) {
		consumers = append(consumers, m.fullConsumer(g, consumer, count))
	}
	f.add("consumers", list(consumers...))
	return list(f...)
}

func (m *refModel) fullConsumer(g *refGroup, name string, count int) engine.Reply {
	var f refFields
	f.add("name", text(name))
	f.number("seen-time", g.consumers[name].seen)
	if m.version >= 702 {
		f.number("active-time", g.consumers[name].active)
	}
	var rows []engine.Reply
	for _, id := range g.owned(name) {
		p := g.pending[id]
		rows = append(rows, list(text(id.String()), number(int(p.delivered)), number(int(p.count))))
	}
	f.number("pel-count", int64(len(rows)))
	f.add("pending", upTo(count, rows))
	return list(f...)
}

// owned are the IDs that a consumer has pending.
func (g *refGroup) owned(consumer string) []engine.ID {
	return slices.DeleteFunc(g.ids(), func(id engine.ID) bool {
		return g.pending[id].released > 0 || g.pending[id].owner != consumer
	})
}

func (m *refModel) infoGroups(s *refStream) engine.Reply {
	var all []engine.Reply
	for _, name := range slices.Sorted(maps.Keys(s.groups)) {
		g := s.groups[name]
		var f refFields
		f.add("name", text(name))
		f.number("consumers", int64(len(g.consumers)))
		f.number("pending", int64(len(g.pending)))
		f.add("last-delivered-id", text(g.last.String()))
		f.known("entries-read", g.read)
		f.add("lag", m.lag(s, g))
		all = append(all, list(f...))
	}
	return list(all...)
}

func (m *refModel) infoConsumers(g *refGroup) engine.Reply {
	var all []engine.Reply
	for _, name := range slices.Sorted(maps.Keys(g.consumers)) {
		c := g.consumers[name]
		var f refFields
		f.add("name", text(name))
		f.number("pending", int64(len(g.owned(name))))
		f.number("idle", m.now-c.seen)
		if m.version >= 702 {
			inactive := int64(-1)
			if c.active != -1 {
				inactive = m.now - c.active
			}
			f.number("inactive", inactive)
		}
		all = append(all, list(f...))
	}
	return list(all...)
}
