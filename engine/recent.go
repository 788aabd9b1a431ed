package engine

import "slices"

// recent is what the last commands found in the ordered trees of the state, for
// most commands look for what one before them did: a client, a key, whether
// somebody waits for a key. It follows from the state, is no part of it, and is
// forgotten where another state takes its place.
type recent struct {
	clients [64]*client
	keys    [16]foundKey
	awaited map[dbKey]int // how many wait for each key; nil: not counted
}

// foundKey is a key and what it holds; nothing where value is nil.
type foundKey struct {
	dbKey
	value value
}

// client is where a client is remembered.
func (r *recent) client(id ClientID) **client { return &r.clients[uint64(id)%uint64(len(r.clients))] }

// key is where a key is remembered.
func (r *recent) key(at dbKey) *foundKey {
	mixed := at.db + len(at.key)
	if n := len(at.key); n > 0 {
		mixed += int(at.key[0])*3 + int(at.key[n/2])*5 + int(at.key[n-1])
	}
	return &r.keys[uint(mixed)%uint(len(r.keys))]
}

// held returns what a key holds, nil where there is no such key.
func (e *Engine) held(at dbKey) value {
	found := e.recent.key(at)
	if found.value != nil && found.dbKey == at {
		return found.value
	}
	v, there := e.st.dbs[at.db].keys.Get(at.key)
	if !there {
		return nil
	}
	*found = foundKey{at, v}
	return v
}

// put writes what a key holds and reports whether there was one.
func (e *Engine) put(at dbKey, v value) (there bool) {
	*e.recent.key(at) = foundKey{at, v}
	return e.st.dbs[at.db].put(e.st.gen, at.key, v)
}

// drop takes a key away.
func (e *Engine) drop(at dbKey) {
	*e.recent.key(at) = foundKey{}
	e.st.dbs[at.db].drop(e.st.gen, at.key)
}

// swap lets two databases change places.
func (e *Engine) swap(a, b int) {
	e.recent.keys = [len(e.recent.keys)]foundKey{}
	e.st.dbs[a], e.st.dbs[b] = e.st.dbs[b], e.st.dbs[a]
}

// ownClient returns a client for changing, nil where there is none.
func (e *Engine) ownClient(id ClientID) *client {
	found := e.recent.client(id)
	if cl := *found; cl != nil && cl.id == id && cl.gen == e.st.gen {
		return cl
	}
	cl, there := e.st.clients.Get(id)
	if !there {
		return nil
	}
	if cl.gen != e.st.gen {
		other := *cl
		other.gen = e.st.gen
		cl = &other
		e.st.clients.own(e.st.gen).Set(id, cl)
	}
	*found = cl
	return cl
}

// addClient connects a client.
func (e *Engine) addClient(cl *client) {
	*e.recent.client(cl.id) = cl
	e.st.clients.own(e.st.gen).Set(cl.id, cl)
}

// forgetClient takes a client away.
func (e *Engine) forgetClient(id ClientID) {
	*e.recent.client(id) = nil
	e.st.clients.own(e.st.gen).Delete(id)
}

// awaited reports whether somebody waits for a key.
func (e *Engine) awaited(key dbKey) bool {
	if e.st.waits.byKey.Len() == 0 {
		return false
	}
	if e.recent.awaited == nil {
		e.recent.awaited = e.st.waits.perKey()
	}
	return e.recent.awaited[key] > 0
}

// hold lets a client wait, behind all others.
func (e *Engine) hold(w *wait) {
	e.st.waits.add(e.st.gen, w)
	e.ownClient(w.client).wait = w
	e.countAwaited(w, 1)
}

// release lets a client wait no more.
func (e *Engine) release(w *wait) {
	e.st.waits.remove(e.st.gen, w)
	e.ownClient(w.client).wait = nil
	e.countAwaited(w, -1)
}

func (e *Engine) countAwaited(w *wait, by int) {
	if e.recent.awaited == nil {
		return
	}
	keys := w.command.keys()
	for i, key := range keys {
		if slices.Contains(keys[:i], key) { // it waits for each key once
			continue
		}
		at := dbKey{w.db, key}
		e.recent.awaited[at] += by
		if e.recent.awaited[at] == 0 {
			delete(e.recent.awaited, at)
		}
	}
}

// requeue moves a wait behind all others of its keys; setRipe notes when time
// alone serves it.
func (e *Engine) requeue(w *wait, ripe Time) {
	e.ownClient(w.client).wait = e.st.waits.requeue(e.st.gen, w, ripe)
}

func (e *Engine) setRipe(w *wait, ripe Time) {
	e.ownClient(w.client).wait = e.st.waits.setRipe(e.st.gen, w, ripe)
}
