package engine_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"streamlab/engine"
)

var needsKey = fault("ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to use the MKSTREAM option to create an empty stream automatically.")

func (m *refModel) xgroup(w refWords) engine.Reply {
	what, key, name := w.next(), w.next(), w.next()
	s, wrong := m.stream(key)
	switch {
	case wrong != nil:
		return *wrong
	case what == "CREATE":
		return m.createGroup(key, s, name, w)
	case s == nil:
		return needsKey
	case what == "DESTROY":
		return m.destroyGroup(key, s, name)
	case s.groups[name] == nil:
		return fault(fmt.Sprintf("NOGROUP No such consumer group '%s' for key name '%s'", name, key))
	case what == "SETID":
		s.groups[name].last, s.groups[name].read = m.takePlace(s, &w)
		m.effect(1)
		return okay
	case what == "CREATECONSUMER":
		return m.createConsumer(s.groups[name], w.next())
	}
	return m.deleteConsumer(s.groups[name], w.next())
}

func (m *refModel) createGroup(key string, s *refStream, name string, w refWords) engine.Reply {
	makes := w[len(w)-1] == "MKSTREAM"
	if s == nil && !makes {
		return needsKey
	}
	if s == nil {
		s = newRefStream()
	}
	at, read := m.takePlace(s, &w)
	if s.groups[name] != nil {
		return fault("BUSYGROUP Consumer Group name already exists")
	}
	m.streams[key] = s
	s.groups[name] = &refGroup{
		last: at, read: read,
		pending: map[engine.ID]*refPending{}, consumers: map[string]*refConsumer{},
	}
	m.effect(1)
	return okay
}

// takePlace takes an ID and ENTRIESREAD. From 8.2 on that is at most what was
// added.
func (m *refModel) takePlace(s *refStream, w *refWords) (at engine.ID, read int64) {
	if w.flag("$") {
		at = s.last
	} else {
		at = w.id()
	}
	read = w.number("ENTRIESREAD", -1)
	if m.version >= 802 {
		read = min(read, s.added)
	}
	return at, read
}

func (m *refModel) destroyGroup(key string, s *refStream, name string) engine.Reply {
	if s.groups[name] == nil {
		return number(0)
	}
	delete(s.groups, name)
	m.touch(key)
	m.effect(1)
	return number(1)
}

func (m *refModel) createConsumer(g *refGroup, name string) engine.Reply {
	if g.consumers[name] != nil {
		return number(0)
	}
	m.consumer(g, name)
	m.effect(1)
	return number(1)
}

// consumer returns a group's consumer, made if it is missing.
func (m *refModel) consumer(g *refGroup, name string) *refConsumer {
	if g.consumers[name] == nil {
		g.consumers[name] = &refConsumer{m.now, -1}
	}
	return g.consumers[name]
}

// tries notes that a consumer tries to read or claim, which from 7.2 on makes it
// and begins its idle time anew.
func (m *refModel) tries(g *refGroup, name string) {
	if m.version >= 702 {
		m.consumer(g, name).seen = m.now
	}
}

func (m *refModel) deleteConsumer(g *refGroup, name string) engine.Reply {
	if g.consumers[name] == nil {
		return number(0)
	}
	delete(g.consumers, name)
	before := len(g.pending)
	maps.DeleteFunc(g.pending, func(_ engine.ID, p *refPending) bool { return p.released == 0 && p.owner == name })
	m.effect(1)
	return number(before - len(g.pending))
}

func (m *refModel) xsetid(w refWords) engine.Reply {
	s, wrong := m.stream(w.next())
	id, added := w.id(), w.number("ENTRIESADDED", -1)
	var deleted engine.ID
	if w.flag("MAXDELETEDID") {
		deleted = w.id()
	}
	switch {
	case id.Less(deleted):
		return fault("ERR The ID specified in XSETID is smaller than the provided max_deleted_entry_id")
	case wrong != nil:
		return *wrong
	case s == nil:
		return noSuchKey
	case m.version >= 702 && id.Less(s.maxDeleted):
		return fault("ERR The ID specified in XSETID is smaller than current max_deleted_entry_id")
	case s.len() > 0 && id.Less(s.top()):
		return fault("ERR The ID specified in XSETID is smaller than the target stream top item")
	case s.len() > 0 && added != -1 && added < int64(s.len()):
		return fault("ERR The entries_added specified in XSETID is smaller than the target stream length")
	}
	m.setID(s, id, added, deleted)
	return okay
}

func (m *refModel) setID(s *refStream, id engine.ID, added int64, deleted engine.ID) {
	s.last = id
	if added != -1 {
		s.added = added
	}
	if !deleted.IsZero() {
		s.maxDeleted = deleted
	}
	for _, g := range s.groups {
		if m.version >= 808 && added != -1 {
			g.read = min(g.read, added)
		}
	}
	m.effect(1)
}

func (m *refModel) xack(w refWords) engine.Reply {
	s, g, wrong := m.group(w.next(), w.next())
	if wrong != nil && wrong.Str == wrongType.Str {
		return *wrong
	}
	n := 0
	for _, id := range w.restIDs() {
		if s != nil && g.pending[id] != nil {
			delete(g.pending, id)
			n++
		}
	}
	m.effect(n)
	return number(n)
}

func (m *refModel) xpending(w refWords) engine.Reply {
	_, g, wrong := m.group(w.next(), w.next())
	switch {
	case wrong != nil:
		return *wrong
	case len(w) == 0:
		return g.summary()
	}
	idle, between := w.number("IDLE", 0), w.between()
	count, consumer := w.int(), ""
	if len(w) > 0 {
		consumer = w.next()
	}
	rows := []engine.Reply{}
	for _, id := range g.ids() {
		p := g.pending[id]
		fits := between.has(id) && (p.released > 0 || m.now-p.delivered >= idle)
		if fits && int64(len(rows)) < count && (consumer == "" || p.released == 0 && p.owner == consumer) {
			rows = append(rows, m.pendingRow(id, p))
		}
	}
	return list(rows...)
}

func (m *refModel) pendingRow(id engine.ID, p *refPending) engine.Reply {
	if p.released > 0 {
		return list(text(id.String()), text(""), number(-1), number(int(p.count)))
	}
	return list(text(id.String()), text(p.owner), number(int(m.now-p.delivered)), number(int(p.count)))
}

// summary is XPENDING's short form; entries without an owner count, too.
func (g *refGroup) summary() engine.Reply {
	ids := g.ids()
	if len(ids) == 0 {
		return list(number(0), null, null, nullList)
	}
	owned := map[string]int{}
	for _, p := range g.pending {
		if p.released == 0 {
			owned[p.owner]++
		}
	}
	owners := []engine.Reply{}
	for _, name := range slices.Sorted(maps.Keys(owned)) {
		owners = append(owners, textList(name, strconv.Itoa(owned[name])))
	}
	return list(number(len(ids)), text(ids[0].String()), text(ids[len(ids)-1].String()), list(owners...))
}
