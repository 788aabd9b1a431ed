package engine

// Keys that expire, as SET EX and its kin ask for. A key lives through the
// millisecond that it was given and is gone in the next.

type expiryList struct {
	byKey  treeMap[string, Time] // the last moment of each
	byTime treeSet[expiring]
}

// expiring is a key and the moment at which it is gone.
type expiring struct {
	at  Time
	key string
}

func newExpiryList(gen *generation) expiryList {
	return expiryList{
		byKey: newTreeMap[string, Time](gen),
		byTime: newTreeSet(gen, func(a, b expiring) bool {
			return a.at < b.at || a.at == b.at && a.key < b.key
		}),
	}
}

// set gives a key an expiry; it replaces an earlier one.
func (l *expiryList) set(gen *generation, key string, at Time) {
	l.clear(gen, key)
	l.byKey.own(gen).Set(key, at)
	l.byTime.own(gen).Set(expiring{at, key})
}

func (l *expiryList) clear(gen *generation, key string) {
	if at, ok := l.byKey.Get(key); ok {
		l.byKey.own(gen).Delete(key)
		l.byTime.own(gen).Delete(expiring{at, key})
	}
}

// nextExpiry returns the key that goes first.
func (s *state) nextExpiry() (expiring, bool) { return s.expires.byTime.Min() }

// expire removes every key whose time has come.
func (e *Engine) expire(out *Result) {
	for {
		next, ok := e.st.nextExpiry()
		if !ok || next.at > e.st.now {
			return
		}
		e.remove(next.key)
		e.emit(out, Event{Kind: KeyDeleted, Key: next.key})
	}
}

// remove deletes a key and reports whether it was there.
func (e *Engine) remove(key string) bool {
	if _, there := e.st.keys.Get(key); !there {
		return false
	}
	e.st.keys.own(e.st.gen).Delete(key)
	e.st.expires.clear(e.st.gen, key)
	e.signal(key)
	return true
}
