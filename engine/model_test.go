package engine_test

import (
	"maps"
	"slices"
	"strconv"

	"streamlab/engine"
)

// model is what a stream with groups is, said as plainly as possible: slices
// and maps, searched from end to end. Its methods answer as the commands do.
type model struct {
	now     engine.Time
	made    bool // the key exists
	entries []modelEntry
	last    engine.ID
	groups  map[string]*modelGroup
}

type modelEntry struct {
	id    engine.ID
	value string
}

type modelGroup struct {
	last      engine.ID
	pending   map[engine.ID]modelPending
	consumers map[string]bool
}

type modelPending struct {
	owner     string
	delivered engine.Time
	count     int64
}

func newModel() *model { return &model{groups: map[string]*modelGroup{}} }

func (m *model) add(id engine.ID, value string) engine.Reply {
	m.made = true
	if !m.last.Less(id) {
		return fault("ERR The ID specified in XADD is equal or smaller than the target stream top item")
	}
	m.entries = append(m.entries, modelEntry{id, value})
	m.last = id
	return text(id.String())
}

func (m *model) find(id engine.ID) (modelEntry, bool) {
	for _, e := range m.entries {
		if e.id == id {
			return e, true
		}
	}
	return modelEntry{}, false
}

func (m *model) del(id engine.ID) engine.Reply {
	before := len(m.entries)
	m.entries = slices.DeleteFunc(m.entries, func(e modelEntry) bool { return e.id == id })
	return number(before - len(m.entries))
}

func (m *model) trim(maxLen int) engine.Reply {
	cut := max(0, len(m.entries)-maxLen)
	m.entries = m.entries[cut:]
	return number(cut)
}

func (m *model) between(start, end engine.ID) engine.Reply {
	var rows []engine.Reply
	for _, e := range m.entries {
		if !e.id.Less(start) && !end.Less(e.id) {
			rows = append(rows, e.reply())
		}
	}
	return list(rows...)
}

func (e modelEntry) reply() engine.Reply {
	return list(text(e.id.String()), list(text("n"), text(e.value)))
}

func (m *model) create(group string, at engine.ID) engine.Reply {
	m.made = true
	if m.groups[group] != nil {
		return fault("BUSYGROUP Consumer Group name already exists")
	}
	m.groups[group] = &modelGroup{at, map[engine.ID]modelPending{}, map[string]bool{}}
	return okay
}

func (m *model) destroy(group string) engine.Reply {
	if m.groups[group] == nil {
		return number(0)
	}
	delete(m.groups, group)
	return number(1)
}

func (g *modelGroup) setID(at engine.ID) engine.Reply {
	g.last = at
	return okay
}

func (g *modelGroup) delConsumer(name string) engine.Reply {
	before := len(g.pending)
	maps.DeleteFunc(g.pending, func(_ engine.ID, p modelPending) bool { return p.owner == name })
	delete(g.consumers, name)
	return number(before - len(g.pending))
}

// readNew gives up to count new entries; 0 is all.
func (m *model) readNew(g *modelGroup, consumer string, count int, noAck bool) engine.Reply {
	g.consumers[consumer] = true
	var rows []engine.Reply
	for _, e := range m.entries {
		if !g.last.Less(e.id) || count > 0 && len(rows) == count {
			continue
		}
		g.last = e.id
		if !noAck {
			g.pending[e.id] = modelPending{consumer, m.now, 1}
		}
		rows = append(rows, e.reply())
	}
	if rows == nil {
		return nullList
	}
	return list(list(text("s"), list(rows...)))
}

// readOwn gives the consumer its own pending entries after an ID.
func (m *model) readOwn(g *modelGroup, consumer string, after engine.ID) engine.Reply {
	g.consumers[consumer] = true
	var rows []engine.Reply
	for _, id := range g.ids() {
		p := g.pending[id]
		if p.owner != consumer || !after.Less(id) {
			continue
		}
		e, living := m.find(id)
		if !living {
			rows = append(rows, list(text(id.String()), nullList))
			continue
		}
		g.pending[id] = modelPending{p.owner, m.now, p.count + 1}
		rows = append(rows, e.reply())
	}
	return list(list(text("s"), list(rows...)))
}

// ids are the pending IDs in order.
func (g *modelGroup) ids() []engine.ID {
	return slices.SortedFunc(maps.Keys(g.pending), engine.ID.Compare)
}

func (g *modelGroup) ack(id engine.ID) engine.Reply {
	_, was := g.pending[id]
	delete(g.pending, id)
	if was {
		return number(1)
	}
	return number(0)
}

func (m *model) claim(g *modelGroup, consumer string, minIdle int64, id engine.ID, force bool) engine.Reply {
	g.consumers[consumer] = true
	p, was := g.pending[id]
	e, living := m.find(id)
	switch {
	case !living:
		delete(g.pending, id)
		return list()
	case !was && force:
		p.count = 1
	case !was, m.idle(p) < minIdle:
		return list()
	}
	g.pending[id] = modelPending{consumer, m.now, p.count + 1}
	return list(e.reply())
}

func (m *model) idle(p modelPending) int64 { return m.now.Millis() - p.delivered.Millis() }

// autoclaim walks as XAUTOCLAIM JUSTID does.
func (m *model) autoclaim(g *modelGroup, consumer string, minIdle int64, start engine.ID, count int) engine.Reply {
	g.consumers[consumer] = true
	next, claimed, gone := engine.ID{}, []engine.Reply{}, []engine.Reply{}
	looked := 0
	for _, id := range g.ids() {
		if id.Less(start) {
			continue
		}
		if looked == 10*count || len(claimed)+len(gone) == count {
			next = id
			break
		}
		looked++
		p := g.pending[id]
		if _, living := m.find(id); !living {
			delete(g.pending, id)
			gone = append(gone, text(id.String()))
		} else if m.idle(p) >= minIdle {
			g.pending[id] = modelPending{consumer, m.now, p.count}
			claimed = append(claimed, text(id.String()))
		}
	}
	return list(text(next.String()), list(claimed...), list(gone...))
}

// rows is XPENDING - + with a large count.
func (m *model) rows(g *modelGroup) engine.Reply {
	var rows []engine.Reply
	for _, id := range g.ids() {
		p := g.pending[id]
		rows = append(rows, list(text(id.String()), text(p.owner), number(int(m.idle(p))), number(int(p.count))))
	}
	return list(rows...)
}

// summary is XPENDING's short form.
func (m *model) summary(g *modelGroup) engine.Reply {
	ids := g.ids()
	if len(ids) == 0 {
		return list(number(0), null, null, nullList)
	}
	owned := map[string]int{}
	for _, p := range g.pending {
		owned[p.owner]++
	}
	var owners []engine.Reply
	for _, name := range slices.Sorted(maps.Keys(owned)) {
		owners = append(owners, list(text(name), text(strconv.Itoa(owned[name]))))
	}
	return list(number(len(ids)), text(ids[0].String()), text(ids[len(ids)-1].String()), list(owners...))
}

// Replies as the model writes them.

var (
	okay     = engine.Reply{Kind: engine.SimpleString, Str: "OK"}
	null     = engine.Reply{Kind: engine.NullReply}
	nullList = engine.Reply{Kind: engine.NullArray}
)

func text(s string) engine.Reply  { return engine.Reply{Kind: engine.BulkString, Str: s} }
func fault(s string) engine.Reply { return engine.Reply{Kind: engine.ErrorReply, Str: s} }
func number(n int) engine.Reply   { return engine.Reply{Kind: engine.Integer, Int: int64(n)} }
func list(elems ...engine.Reply) engine.Reply {
	return engine.Reply{Kind: engine.Array, Elems: elems}
}
