package engine_test

import (
	"cmp"
	"fmt"
	"slices"

	"streamlab/engine"
	"streamlab/engine/internal/redistest"
)

// refRead is one XREAD or XREADGROUP.
type refRead struct {
	inGroup           bool
	group, consumer   string
	count             int64 // 0: all
	maxCount, maxSize int64 // 0: all
	block             int64 // -1: it does not
	claim             int64 // -1: no CLAIM
	noAck             bool
	keys, ids         []string
	after             []engine.ID
}

func takeRead(w refWords) *refRead {
	r := &refRead{}
	if r.inGroup = w.flag("GROUP"); r.inGroup {
		r.group, r.consumer = w.next(), w.next()
	}
	r.count = max(0, w.number("COUNT", 0))
	r.maxCount, r.maxSize = w.number("MAXCOUNT", 0), w.number("MAXSIZE", 0)
	r.block, r.claim, r.noAck = w.number("BLOCK", -1), w.number("CLAIM", -1), w.flag("NOACK")
	w.flag("STREAMS")
	half := len(w) / 2
	r.keys, r.ids = w[:half], w[half:]
	r.after = make([]engine.ID, half)
	return r
}

// xread runs a read; the second result is what its client waits with, if it does.
func (m *refModel) xread(w refWords) (engine.Reply, *refRead) {
	r := takeRead(w)
	if r.maxCount > 0 && r.count > r.maxCount {
		return fault("ERR MAXCOUNT must be greater than or equal to COUNT"), nil
	}
	for i := range r.keys {
		if wrong := m.fix(r, i); wrong != nil {
			return *wrong, nil
		}
	}
	reply, some := m.serve(r)
	switch {
	case some:
		return reply, nil
	case r.block < 0:
		return nullList, nil
	}
	return engine.Reply{}, r
}

// fix checks one stream of a read and fixes $ and +.
func (m *refModel) fix(r *refRead, i int) *engine.Reply {
	s, wrong := m.stream(r.keys[i])
	switch {
	case wrong != nil:
		return wrong
	case r.inGroup && (s == nil || s.groups[r.group] == nil):
		return readNoGroup(r.keys[i], r.group)
	case r.ids[i] == ">":
	case s == nil && (r.ids[i] == "$" || r.ids[i] == "+"):
	case r.ids[i] == "$":
		r.after[i] = s.last
	case r.ids[i] == "+":
		r.after[i] = previous(s.top())
	default:
		r.after[i] = toID(r.ids[i], 0)
	}
	return nil
}

func readNoGroup(key, group string) *engine.Reply {
	r := fault(fmt.Sprintf("NOGROUP No such key '%s' or consumer group '%s' in XREADGROUP with GROUP option", key, group))
	return &r
}

func previous(id engine.ID) engine.ID {
	switch {
	case id.IsZero():
		return id
	case id.Seq == 0:
		return engine.ID{MS: id.MS - 1, Seq: 1<<64 - 1}
	}
	return engine.ID{MS: id.MS, Seq: id.Seq - 1}
}

// refServing is what a read has given so far.
type refServing struct {
	*refRead
	streams []engine.Reply
	key     string // of the stream that is being read
	rows    []engine.Reply
	entries int64
}

// serve gives what there is, and tells whether that is anything.
func (m *refModel) serve(r *refRead) (engine.Reply, bool) {
	sv := &refServing{refRead: r}
	for i := range r.keys {
		sv.key, sv.rows = r.keys[i], nil
		if sv.entries > 0 && sv.spent() {
			break
		}
		if wrong := m.serveStream(sv, i); wrong != nil {
			return *wrong, true
		}
	}
	m.effect(int(sv.entries))
	return list(sv.streams...), len(sv.streams) > 0
}

func (m *refModel) serveStream(sv *refServing, i int) *engine.Reply {
	s, wrong := m.stream(sv.keys[i])
	switch {
	case wrong != nil:
		return wrong
	case sv.inGroup && (s == nil || s.groups[sv.group] == nil):
		return readNoGroup(sv.key, sv.group)
	case s == nil:
		return nil
	case !sv.inGroup:
		sv.plain(s, sv.after[i])
	default:
		m.tries(s.groups[sv.group], sv.consumer)
		if sv.ids[i] == ">" {
			m.deliver(sv, s, s.groups[sv.group])
		} else {
			m.history(sv, s, s.groups[sv.group], sv.after[i])
		}
	}
	if len(sv.rows) > 0 || sv.inGroup && sv.ids[i] != ">" {
		sv.streams = append(sv.streams, list(text(sv.key), list(sv.rows...)))
	}
	return nil
}

func (sv *refServing) give(row engine.Reply) {
	sv.rows = append(sv.rows, row)
	sv.entries++
}

// full tells whether the stream may give no more.
func (sv *refServing) full() bool {
	return sv.count > 0 && int64(len(sv.rows)) >= sv.count || sv.entries > 0 && sv.spent()
}

// spent tells whether MAXCOUNT or MAXSIZE are reached: the size is the reply's as
// far as it was written, with the key of the stream that is being read; the heads
// of arrays that go on are not counted.
func (sv *refServing) spent() bool {
	open := list(append([]engine.Reply{text(sv.key)}, sv.rows...)...)
	size := len(redistest.AppendReply(nil, open))
	for _, s := range sv.streams {
		size += len(redistest.AppendReply(nil, s))
	}
	return sv.maxCount > 0 && sv.entries >= sv.maxCount || sv.maxSize > 0 && int64(size) >= sv.maxSize
}

func (sv *refServing) plain(s *refStream, after engine.ID) {
	for _, e := range s.entries() {
		if after.Less(e.id) && !sv.full() {
			sv.give(e.reply())
		}
	}
}

// deliver gives what may be claimed, then what is new.
func (m *refModel) deliver(sv *refServing, s *refStream, g *refGroup) {
	if sv.claim >= 0 {
		m.claimOld(sv, s, g)
	}
	for _, e := range s.entries() {
		if !g.last.Less(e.id) || sv.full() {
			continue
		}
		row := e.reply()
		if sv.claim >= 0 {
			row.Elems = append(row.Elems, number(0), number(0))
		}
		sv.give(row)
		g.read = m.readAfter(s, g, e.id)
		g.last = e.id
		c := m.consumer(g, sv.consumer)
		c.seen = m.now
		if !sv.noAck {
			g.pending[e.id] = &refPending{owner: sv.consumer, delivered: m.now, count: 1}
			c.active = m.now
		}
	}
}

// claimOld gives pending entries that were given back, in that order, and then
// those that are idle for long enough, the longest idle first.
func (m *refModel) claimOld(sv *refServing, s *refStream, g *refGroup) {
	for _, id := range m.claimable(sv.refRead, s, g) {
		if sv.full() {
			return
		}
		e, _ := s.find(id)
		p := g.pending[id]
		row, idle := e.reply(), m.now-p.delivered
		if p.released > 0 {
			idle = m.now
		}
		row.Elems = append(row.Elems, number(int(idle)), number(int(p.count)))
		sv.give(row)
		g.pending[id] = &refPending{owner: sv.consumer, delivered: m.now, count: m.counted(p.count)}
		m.consumer(g, sv.consumer).active = m.now
	}
}

// claimable are the living pending entries that a read may claim, in order.
func (m *refModel) claimable(r *refRead, s *refStream, g *refGroup) (ids []engine.ID) {
	for _, id := range g.ids() {
		_, there := s.find(id)
		if p := g.pending[id]; there && (p.released > 0 || m.now-p.delivered >= r.claim) {
			ids = append(ids, id)
		}
	}
	slices.SortStableFunc(ids, func(a, b engine.ID) int {
		p, q := g.pending[a], g.pending[b]
		switch {
		case p.released > 0 && q.released > 0:
			return p.released - q.released
		case p.released > 0:
			return -1
		case q.released > 0:
			return 1
		}
		return cmp.Compare(p.delivered, q.delivered)
	})
	return ids
}

// history gives the consumer what it has pending.
func (m *refModel) history(sv *refServing, s *refStream, g *refGroup, after engine.ID) {
	m.consumer(g, sv.consumer).seen = m.now
	for _, id := range g.ids() {
		p := g.pending[id]
		if p.released > 0 || p.owner != sv.consumer || !after.Less(id) || sv.full() {
			continue
		}
		e, there := s.find(id)
		if !there {
			sv.give(list(text(id.String()), nullList))
			continue
		}
		p.count, p.delivered = m.counted(p.count), m.now
		sv.give(e.reply())
	}
}
