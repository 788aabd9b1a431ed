package engine

// Keys that expire, as SET EX, EXPIRE and their kin ask for. A key lives through
// the millisecond that it was given and is gone in the next.

type expiryList struct {
	byKey  treeMap[string, Time] // the last moment of each
	byTime treeSet[expiring]
}

// expiring is a key and the moment at which it is gone.
type expiring struct {
	at  Time
	key string
}

func (a expiring) before(b expiring) bool { return a.at < b.at || a.at == b.at && a.key < b.key }

// of returns when a key is gone; ok is false for one that stays.
func (l *expiryList) of(key string) (at Time, ok bool) { return l.byKey.Get(key) }

// setExpiry gives a key of a database an expiry; it replaces an earlier one.
func (s *state) setExpiry(in int, key string, at Time) {
	s.clearExpiry(in, key)
	l := &s.dbs[in].expires
	if l.byTime.tree == nil {
		l.byTime = newTreeSet(s.gen, expiring.before)
	}
	l.byKey.own(s.gen).Set(key, at)
	l.byTime.own(s.gen).Set(expiring{at, key})
	s.expiring++
}

// clearExpiry makes a key stay and reports whether it would have expired.
func (s *state) clearExpiry(in int, key string) bool {
	l := &s.dbs[in].expires
	at, ok := l.byKey.Get(key)
	if ok {
		l.byKey.own(s.gen).Delete(key)
		l.byTime.own(s.gen).Delete(expiring{at, key})
		s.expiring--
	}
	return ok
}

// nextExpiry returns the key that goes first, of all databases.
func (s *state) nextExpiry() (next expiring, ok bool) {
	next, _, ok = s.nextExpiring()
	return next, ok
}

func (s *state) nextExpiring() (next expiring, in int, ok bool) {
	if s.expiring == 0 {
		return next, 0, false
	}
	for i := range s.dbs {
		if first, some := s.dbs[i].expires.byTime.Min(); some && (!ok || first.at < next.at) {
			next, in, ok = first, i, true
		}
	}
	return next, in, ok
}

// expire removes every key whose time has come.
func (e *Engine) expire(out *Result) {
	for {
		next, in, ok := e.st.nextExpiring()
		if !ok || next.at > e.st.now {
			return
		}
		c := &call{e: e, db: in, out: out}
		c.remove(next.key)
		c.notify(notifyExpired, "expired", next.key)
	}
}

// remove deletes a key and reports whether it was there.
func (c *call) remove(key string) bool {
	if !c.exists(key) {
		return false
	}
	c.space().keys.own(c.e.st.gen).Delete(key)
	c.e.st.clearExpiry(c.db, key)
	c.touch(key)
	c.signal(key)
	c.emit(Event{Kind: KeyDeleted, Key: key})
	return true
}
