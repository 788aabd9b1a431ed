package engine

import "github.com/tidwall/btree"

// Keys that expire, as SET EX and its kin ask for. A key lives through the
// millisecond that it was given and is gone in the next.

type expiryList struct {
	byKey  *btree.Map[string, Time] // the last moment of each
	byTime *btree.BTreeG[expiring]
}

// expiring is a key and the moment at which it is gone.
type expiring struct {
	at  Time
	key string
}

func newExpiryList() expiryList {
	return expiryList{
		byKey: new(btree.Map[string, Time]),
		byTime: newTree(func(a, b expiring) bool {
			return a.at < b.at || a.at == b.at && a.key < b.key
		}),
	}
}

func (l *expiryList) fork() expiryList { return expiryList{l.byKey.Copy(), l.byTime.Copy()} }

// set gives a key an expiry; it replaces an earlier one.
func (l *expiryList) set(key string, at Time) {
	l.clear(key)
	l.byKey.Set(key, at)
	l.byTime.Set(expiring{at, key})
}

func (l *expiryList) clear(key string) {
	if at, ok := l.byKey.Delete(key); ok {
		l.byTime.Delete(expiring{at, key})
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
	_, there := e.st.keys.Delete(key)
	e.st.expires.clear(key)
	if there {
		e.signal(key)
	}
	return there
}
