package engine_test

import (
	"slices"
	"strings"

	"streamlab/engine"
)

var smallID = fault("ERR The ID specified in XADD is equal or smaller than the target stream top item")

func (m *refModel) xadd(w refWords) engine.Reply {
	key, noStream := w.next(), w.flag("NOMKSTREAM")
	policy, name := w.policy(), m.producedBy(&w)
	cut, id := m.takeTrim(&w), w.next()
	if id == "0-0" {
		return fault("ERR The ID specified in XADD must be greater than 0-0")
	}
	s, wrong := m.stream(key)
	switch {
	case wrong != nil:
		return *wrong
	case s == nil && noStream:
		return null
	case s == nil:
		s = newRefStream()
	}
	if name.producer != "" {
		name.nameAuto(w)
		if known, ok := s.idmp.find(name, m.now); ok {
			m.effect(1)
			return text(known.String())
		}
	}
	return m.addTo(key, s, id, w, name, cut.with(policy))
}

func newRefStream() *refStream {
	return &refStream{groups: map[string]*refGroup{}, idmp: refIDMP{seconds: 100, most: 100}}
}

func (m *refModel) addTo(key string, s *refStream, id string, fields []string, name refName, cut refTrim) engine.Reply {
	if s.last == engine.MaxID {
		return fault("ERR The stream has exhausted the last possible ID, unable to add more items")
	}
	at, ok := m.newID(s.last, id)
	if !ok && m.version < 702 && strings.HasSuffix(id, "-*") && at.MS == s.last.MS {
		return fault("ERR Elements are too large to be stored")
	}
	if !ok {
		return smallID
	}
	m.streams[key] = s
	s.append(refEntry{id: at, fields: slices.Clone(fields)}, m.nodeMost)
	if name.producer != "" {
		s.idmp.remember(name, at)
	}
	cut.run(s)
	m.touch(key)
	m.effect(1)
	return text(at.String())
}

// newID makes the ID that a new entry gets, and tells whether there is one.
func (m *refModel) newID(last engine.ID, id string) (engine.ID, bool) {
	switch ms, autoSeq := strings.CutSuffix(id, "-*"); {
	case id == "*" && uint64(m.now) > last.MS:
		return engine.ID{MS: uint64(m.now)}, true
	case id == "*":
		return following(last), true
	case autoSeq && toID(ms, 0).MS == last.MS:
		return engine.ID{MS: last.MS, Seq: last.Seq + 1}, last.Seq+1 != 0
	case autoSeq:
		at := toID(ms, 0)
		return at, last.Less(at)
	}
	at := toID(id, 0)
	return at, last.Less(at)
}

func following(id engine.ID) engine.ID {
	if id.Seq+1 == 0 {
		return engine.ID{MS: id.MS + 1}
	}
	return engine.ID{MS: id.MS, Seq: id.Seq + 1}
}

// refIDMP is what a stream remembers of its producers.
type refIDMP struct {
	seconds, most     int64
	known             []refName
	added, duplicates int64
}

// refName is a producer's idempotent ID and the entry that came of it.
type refName struct {
	producer, iid string
	id            engine.ID
}

// producedBy takes IDMP and IDMPAUTO.
func (m *refModel) producedBy(w *refWords) refName {
	if producer, ok := w.value("IDMPAUTO"); ok {
		return refName{producer: producer}
	}
	if producer, ok := w.value("IDMP"); ok {
		return refName{producer: producer, iid: w.next()}
	}
	return refName{}
}

// nameAuto names an entry by its pairs, in any order, where it has no name.
func (n *refName) nameAuto(fields []string) {
	if n.iid != "" {
		return
	}
	var pairs []string
	for pair := range slices.Chunk(fields, 2) {
		pairs = append(pairs, strings.Join(pair, "="))
	}
	slices.Sort(pairs)
	n.iid = "pairs:" + strings.Join(pairs, "&")
}

// find tells which entry a name led to, if it is remembered.
func (r *refIDMP) find(name refName, now int64) (engine.ID, bool) {
	r.sweep(now)
	for _, k := range r.known {
		if k.producer == name.producer && k.iid == name.iid {
			r.duplicates++
			return k.id, true
		}
	}
	return engine.ID{}, false
}

// sweep forgets the entries whose IDs are older than they may be.
func (r *refIDMP) sweep(now int64) {
	r.known = slices.DeleteFunc(r.known, func(k refName) bool { return int64(k.id.MS) < now-1000*r.seconds })
}

// remember keeps a name, and lets the producer's oldest go where it has too many.
func (r *refIDMP) remember(name refName, id engine.ID) {
	name.id = id
	r.known = append(r.known, name)
	r.added++
	mine := func(k refName) bool { return k.producer == name.producer }
	count := 0
	for _, k := range r.known {
		if mine(k) {
			count++
		}
	}
	if int64(count) > r.most {
		oldest := slices.IndexFunc(r.known, mine)
		r.known = slices.Delete(r.known, oldest, oldest+1)
	}
}

func (r *refIDMP) producers() int {
	seen := map[string]bool{}
	for _, k := range r.known {
		seen[k.producer] = true
	}
	return len(seen)
}

func (m *refModel) xcfgset(w refWords) engine.Reply {
	s, wrong := m.stream(w.next())
	switch {
	case wrong != nil:
		return *wrong
	case s == nil:
		return noSuchKey
	}
	before := s.idmp
	s.idmp.seconds = w.number("IDMP-DURATION", s.idmp.seconds)
	s.idmp.most = w.number("IDMP-MAXSIZE", s.idmp.most)
	if s.idmp.seconds != before.seconds || s.idmp.most != before.most {
		s.idmp.known = nil
		m.effect(1)
	}
	return okay
}
