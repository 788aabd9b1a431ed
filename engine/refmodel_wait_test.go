package engine_test

import (
	"slices"

	"streamlab/engine"
)

// refWait is a client that waits. They stand in the order in which they are
// tried.
type refWait struct {
	client   string
	read     *refRead
	deadline int64 // 0: for ever
	arrived  int   // for those that run out at once
}

// refDelivery is what a client that waited gets.
type refDelivery struct {
	client string
	reply  engine.Reply
}

func (m *refModel) wait(client string, r *refRead) {
	w := &refWait{client: client, read: r, arrived: m.arrivals}
	m.arrivals++
	if r.block > 0 {
		w.deadline = m.now + r.block
	}
	m.waits = append(m.waits, w)
}

// wake tries those who wait for the keys that were touched, and those for whom an
// entry is old enough.
func (m *refModel) wake() (got []refDelivery) {
	for {
		got = append(got, m.wakeTouched()...)
		next := m.ripened()
		if next == nil {
			return got
		}
		m.touched = append(m.touched, next.read.keys...)
	}
}

func (m *refModel) wakeTouched() (got []refDelivery) {
	for len(m.touched) > 0 {
		key := m.touched[0]
		m.touched = slices.DeleteFunc(m.touched, func(other string) bool { return other == key })
		for _, w := range slices.Clone(m.waits) {
			if slices.Contains(w.read.keys, key) && slices.Contains(m.waits, w) {
				got = append(got, m.try(w, key)...)
			}
		}
	}
	return got
}

// try runs a client's read again. Who has nothing to get goes behind the others
// from 7.2 on.
func (m *refModel) try(w *refWait, key string) []refDelivery {
	var reply engine.Reply
	var some bool
	if m.version < 702 {
		reply, some = m.wakeByKey(w.read, key)
	} else if !w.read.inGroup && m.streams[key] == nil {
		return nil
	} else if reply, some = m.serve(w.read); !some {
		m.waits = append(m.without(w), w)
	}
	if !some {
		return nil
	}
	m.waits = m.without(w)
	return []refDelivery{{w.client, reply}}
}

func (m *refModel) without(w *refWait) []*refWait {
	return slices.DeleteFunc(m.waits, func(other *refWait) bool { return other == w })
}

// wakeByKey serves a read as 7.0 does: from the key that woke it, if the stream's
// last ID is beyond, even if that entry is gone again.
func (m *refModel) wakeByKey(r *refRead, key string) (engine.Reply, bool) {
	s := m.streams[key]
	at := slices.Index(r.keys, key)
	after := r.after[at]
	switch {
	case s == nil && r.inGroup:
		return fault("UNBLOCKED the stream key no longer exists"), true
	case s == nil:
		return engine.Reply{}, false
	case r.inGroup && s.groups[r.group] == nil:
		return fault("NOGROUP the consumer group this client was blocked on no longer exists"), true
	case r.inGroup:
		after = s.groups[r.group].last
	}
	if !after.Less(s.last) {
		return engine.Reply{}, false
	}
	sv := &refServing{refRead: r, key: key, rows: []engine.Reply{}}
	if r.inGroup {
		m.consumer(s.groups[r.group], r.consumer).seen = m.now
		m.deliver(sv, s, s.groups[r.group])
	} else {
		sv.plain(s, after)
	}
	m.effect(int(sv.entries))
	return list(list(text(key), list(sv.rows...))), true
}

// tick lets a millisecond pass: first BLOCKs run out, then those are tried for
// whom an entry got old enough.
func (m *refModel) tick() (got []refDelivery) {
	m.now++
	for _, w := range m.arrived() {
		if w.deadline == m.now {
			m.waits = m.without(w)
			got = append(got, refDelivery{w.client, nullList})
		}
	}
	return append(got, m.wake()...)
}

// arrived are those who wait in the order in which they came.
func (m *refModel) arrived() []*refWait {
	return slices.SortedFunc(slices.Values(m.waits), func(a, b *refWait) int { return a.arrived - b.arrived })
}

// ripened is the first who waits while there is something to claim, nil if there
// is none.
func (m *refModel) ripened() *refWait {
	for _, w := range m.arrived() {
		for i, key := range w.read.keys {
			s, r := m.streams[key], w.read
			if r.claim >= 0 && r.ids[i] == ">" && s != nil && s.groups[r.group] != nil && len(m.claimable(r, s, s.groups[r.group])) > 0 {
				return w
			}
		}
	}
	return nil
}
