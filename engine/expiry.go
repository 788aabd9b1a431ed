package engine

import "math"

// Keys that expire, as SET EX, EXPIRE and their kin ask for. A key lives through
// the millisecond that it was given and is gone in the next.

type expiryList struct {
	byKey  treeMap[string, int64] // the last millisecond of each
	byTime treeSet[expiring]
}

// expiring is a key and its last millisecond.
type expiring struct {
	last int64
	key  string
}

func (a expiring) before(b expiring) bool {
	return a.last < b.last || a.last == b.last && a.key < b.key
}

// gone returns the moment at which the key is gone: that after its last
// millisecond, or the end of time.
func (a expiring) gone() Time {
	if a.last >= math.MaxInt64/1000 {
		return math.MaxInt64
	}
	return millis(a.last + 1)
}

// of returns a key's last millisecond; ok is false for one that stays.
func (l *expiryList) of(key string) (last int64, ok bool) { return l.byKey.Get(key) }

// setExpiry gives a key of a database an expiry; it replaces an earlier one.
func (s *state) setExpiry(in int, key string, last int64) {
	s.clearExpiry(in, key)
	l := &s.dbs[in].expires
	if l.byTime.tree == nil {
		l.byTime = newTreeSet(s.gen, expiring.before)
	}
	l.byKey.own(s.gen).Set(key, last)
	l.byTime.own(s.gen).Set(expiring{last, key})
	s.expiring++
}

// clearExpiry makes a key stay and reports whether it would have expired.
func (s *state) clearExpiry(in int, key string) bool {
	l := &s.dbs[in].expires
	last, ok := l.byKey.Get(key)
	if ok {
		l.byKey.own(s.gen).Delete(key)
		l.byTime.own(s.gen).Delete(expiring{last, key})
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
		if first, some := s.dbs[i].expires.byTime.Min(); some && (!ok || first.last < next.last) {
			next, in, ok = first, i, true
		}
	}
	return next, in, ok
}

// expire removes every key whose time has come.
func (e *Engine) expire(out *Result) {
	for {
		next, in, ok := e.st.nextExpiring()
		if !ok || next.gone() > e.st.now {
			return
		}
		c := &call{e: e, db: in, out: out}
		c.remove(next.key)
		c.notify(notifyExpired, "expired", next.key)
		e.st.stats.expired++
	}
}

// remove deletes a key and reports whether it was there.
func (c *call) remove(key string) bool {
	if !c.exists(key) {
		return false
	}
	c.e.drop(dbKey{c.db, key})
	c.e.st.clearExpiry(c.db, key)
	c.touch(key)
	c.signal(key)
	c.emit(Event{Kind: KeyDeleted, Key: key})
	return true
}

// average is how many milliseconds the keys that expire have left, on average.
func (l *expiryList) average(now int64) int64 {
	sum, n := 0.0, 0.0
	l.byKey.Scan(func(_ string, last int64) bool {
		sum += float64(last - now)
		n++
		return true
	})
	if n == 0 {
		return 0
	}
	return int64(sum / n)
}
