package engine_test

import (
	"math"

	"streamlab/engine"
)

// counted is a delivery count that one is added to. Before 8.8 the highest
// becomes negative.
func (m *refModel) counted(n int64) int64 {
	if n == math.MaxInt64 && m.version >= 808 {
		return n
	}
	return n + 1
}

// refClaim is what XCLAIM and XAUTOCLAIM ask for.
type refClaim struct {
	consumer  string
	minIdle   int64
	delivered int64
	retries   int64 // RETRYCOUNT, -1 for none
	force     bool
	justID    bool
}

func (m *refModel) xclaim(w refWords) engine.Reply {
	s, g, wrong := m.group(w.next(), w.next())
	if wrong != nil {
		return *wrong
	}
	cl := refClaim{consumer: w.next(), minIdle: w.int()}
	var ids []engine.ID
	for len(w) > 0 && w[0][0] >= '0' && w[0][0] <= '9' {
		ids = append(ids, w.id())
	}
	m.takeClaim(&cl, g, w)
	m.tries(g, cl.consumer)
	claimed := []engine.Reply{}
	for _, id := range ids {
		if r, ok := m.claim(s, g, cl, id); ok {
			claimed = append(claimed, r)
		}
	}
	return list(claimed...)
}

// takeClaim takes XCLAIM's options, in the order of the grammar.
func (m *refModel) takeClaim(cl *refClaim, g *refGroup, w refWords) {
	at := m.now - w.number("IDLE", 0)
	at = w.number("TIME", at)
	if at < 0 || at > m.now {
		at = m.now
	}
	cl.delivered, cl.retries = at, w.number("RETRYCOUNT", -1)
	cl.force, cl.justID = w.flag("FORCE"), w.flag("JUSTID")
	if w.flag("LASTID") {
		if id := w.id(); g.last.Less(id) {
			g.last = id
		}
	}
}

// claim takes one entry by its ID; one that is gone from the stream is no longer
// pending.
func (m *refModel) claim(s *refStream, g *refGroup, cl refClaim, id engine.ID) (engine.Reply, bool) {
	e, there := s.find(id)
	p := g.pending[id]
	switch {
	case !there:
		delete(g.pending, id)
		return engine.Reply{}, false
	case p == nil && !cl.force:
		return engine.Reply{}, false
	case p == nil:
		p = &refPending{count: 1}
	case p.released == 0 && m.now-p.delivered < cl.minIdle:
		return engine.Reply{}, false
	}
	return m.take(g, cl, e, p), true
}

// take gives a pending entry to the one who claims it.
func (m *refModel) take(g *refGroup, cl refClaim, e refEntry, p *refPending) engine.Reply {
	c := m.consumer(g, cl.consumer)
	c.seen, c.active = m.now, m.now
	count := p.count
	switch {
	case cl.retries != -1:
		count = cl.retries
	case !cl.justID:
		count = m.counted(count)
	}
	g.pending[e.id] = &refPending{owner: cl.consumer, delivered: cl.delivered, count: count}
	m.effect(1)
	if cl.justID {
		return text(e.id.String())
	}
	return e.reply()
}

func (m *refModel) xautoclaim(w refWords) engine.Reply {
	s, g, wrong := m.group(w.next(), w.next())
	if wrong != nil {
		return *wrong
	}
	cl := refClaim{consumer: w.next(), minIdle: w.int(), delivered: m.now, retries: -1}
	start, count := refRange{high: engine.MaxID}, int64(0)
	start.low, start.above = w.bound(0)
	count, cl.justID = w.number("COUNT", 100), w.flag("JUSTID")
	m.tries(g, cl.consumer)
	next, claimed, gone := engine.ID{}, []engine.Reply{}, []string{}
	looked := int64(0)
	for _, id := range g.ids() {
		if !start.has(id) {
			continue
		}
		if looked == 10*count || int64(len(claimed)+len(gone)) == count {
			next = id
			break
		}
		looked++
		if r, ok := m.claim(s, g, cl, id); ok {
			claimed = append(claimed, r)
		} else if g.pending[id] == nil {
			gone = append(gone, id.String())
		}
	}
	return list(text(next.String()), list(claimed...), textList(gone...))
}

// xnack gives entries back to their group: they have no owner then.
func (m *refModel) xnack(w refWords) engine.Reply {
	key := w.next()
	s, g, wrong := m.group(key, w.next())
	if wrong != nil {
		return *wrong
	}
	mode, ids := w.next(), w.idList()
	retries, force := w.number("RETRYCOUNT", -1), w.flag("FORCE")
	n := 0
	for _, id := range ids {
		_, there := s.find(id)
		p := g.pending[id]
		if p == nil && force && there {
			p = &refPending{}
		}
		if p == nil {
			continue
		}
		n++
		g.releases++
		g.pending[id] = &refPending{released: g.releases, count: nackedCount(mode, retries, p.count)}
	}
	if n > 0 {
		m.touch(key)
	}
	m.effect(n)
	return number(n)
}

func nackedCount(mode string, retries, count int64) int64 {
	switch {
	case retries != -1:
		return retries
	case mode == "FATAL":
		return math.MaxInt64
	case mode == "SILENT":
		return max(0, count-1)
	}
	return count
}
