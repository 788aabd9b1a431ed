package engine

import "strings"

// Idempotent adding: a stream remembers which entry a producer's idempotent ID
// led to, so that adding it again changes nothing.

// idmp is what a stream remembers. The zero value remembers nothing.
type idmp struct {
	seconds    int64 // IDMP-DURATION
	most       int64 // IDMP-MAXSIZE, per producer
	byName     treeSet[produced]
	byProducer treeSet[produced]      // oldest first within each
	byAge      treeSet[produced]      // oldest first
	producers  treeMap[string, int64] // how much is remembered of each
	added      int64                  // ever remembered
	duplicates int64                  // ever recognised
}

// produced is an idempotent ID of a producer, and the entry that came of it.
type produced struct {
	producer, iid string
	id            ID
}

func (a produced) beforeByName(b produced) bool {
	return a.producer < b.producer || a.producer == b.producer && a.iid < b.iid
}

func (a produced) beforeByProducer(b produced) bool {
	switch {
	case a.producer != b.producer:
		return a.producer < b.producer
	case a.id != b.id:
		return a.id.Less(b.id)
	}
	return a.iid < b.iid
}

func (a produced) beforeByAge(b produced) bool {
	return a.id.Less(b.id) || a.id == b.id && a.beforeByName(b)
}

// len returns how many idempotent IDs are remembered.
func (m *idmp) len() int { return m.byAge.Len() }

// find returns the entry that an idempotent ID led to.
func (m *idmp) find(producer, iid string) (id ID, ok bool) {
	if m.len() == 0 {
		return id, false
	}
	p, ok := m.byName.Get(produced{producer: producer, iid: iid})
	return p.id, ok
}

// remember keeps what was not known; the producer's oldest goes if that is more
// than it may have.
func (m *idmp) remember(gen *generation, p produced) {
	m.make(gen)
	p.producer, p.iid = strings.Clone(p.producer), strings.Clone(p.iid)
	m.byName.own(gen).Set(p)
	m.byProducer.own(gen).Set(p)
	m.byAge.own(gen).Set(p)
	n, _ := m.producers.Get(p.producer)
	m.producers.own(gen).Set(p.producer, n+1)
	m.added++
	if n+1 > m.most {
		m.forget(gen, m.oldestOf(p.producer))
	}
}

func (m *idmp) make(gen *generation) {
	if m.byName.tree == nil {
		m.byName = newTreeSet(gen, produced.beforeByName)
		m.byProducer = newTreeSet(gen, produced.beforeByProducer)
		m.byAge = newTreeSet(gen, produced.beforeByAge)
	}
}

func (m *idmp) oldestOf(producer string) (oldest produced) {
	m.byProducer.Ascend(produced{producer: producer}, func(p produced) bool {
		oldest = p
		return false
	})
	return oldest
}

func (m *idmp) forget(gen *generation, p produced) {
	m.byName.own(gen).Delete(p)
	m.byProducer.own(gen).Delete(p)
	m.byAge.own(gen).Delete(p)
	if n, _ := m.producers.Get(p.producer); n > 1 {
		m.producers.own(gen).Set(p.producer, n-1)
	} else {
		m.producers.own(gen).Delete(p.producer)
	}
}

// sweep forgets what is older than it may be, at a time in milliseconds.
func (m *idmp) sweep(gen *generation, now int64) {
	for {
		oldest, ok := m.byAge.Min()
		if !ok || !m.expired(oldest, now) {
			return
		}
		m.forget(gen, oldest)
	}
}

func (m *idmp) expired(p produced, now int64) bool {
	since := now - m.seconds*1000
	return since > 0 && p.id.MS < uint64(since)
}

// configure sets both bounds; if one is another than before, all is forgotten.
func (m *idmp) configure(seconds, most int64) (changed bool) {
	if m.seconds == seconds && m.most == most {
		return false
	}
	*m = idmp{seconds: seconds, most: most, added: m.added, duplicates: m.duplicates}
	return true
}

func (m *idmp) equal(other *idmp) bool {
	return m.seconds == other.seconds && m.most == other.most &&
		m.added == other.added && m.duplicates == other.duplicates &&
		equalTrees(m.byAge, other.byAge, same[produced])
}
