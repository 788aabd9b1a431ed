package engine

import (
	"math"
	"slices"
)

// How clients wait and are woken. Waking happens after the command that touched
// the key is over; those who wait for a key are tried in the order they came. In
// 7.2 one that was tried and got nothing has come anew, for all of its keys.

// readyKeys are the keys that the running Input gave something to read in, or
// took away, in the order it did; only those that somebody waits for.
type readyKeys struct {
	order []dbKey
	seen  map[dbKey]bool
}

func (r *readyKeys) add(key dbKey) {
	if r.seen[key] {
		return
	}
	if r.seen == nil {
		r.seen = map[dbKey]bool{}
	}
	r.seen[key] = true
	r.order = append(r.order, key)
}

// signal notes that whoever waits for key should be tried.
func (c *call) signal(key string) {
	if at := (dbKey{c.db, key}); c.e.awaited(at) {
		c.e.ready.add(at)
	}
}

// aged notes that pending entries of a key were delivered, moved or released: what
// waits for one to get old enough may have to wait for another time.
func (c *call) aged(key string) {
	if at := (dbKey{c.db, key}); c.e.awaited(at) {
		c.e.aged.add(at)
	}
}

// ripen sets anew when time alone will serve those that wait for keys whose
// pending entries changed.
func (e *Engine) ripen() {
	if e.aged.order == nil {
		return
	}
	keys := e.aged.order
	e.aged = readyKeys{}
	for _, key := range keys {
		for _, w := range e.st.waits.on(key) {
			e.setRipe(w, e.ripe(w))
		}
	}
}

// ripe is when time alone will serve a client; 0: never.
func (e *Engine) ripe(w *wait) Time {
	r, ok := w.command.(ripener)
	if !ok {
		return 0
	}
	return r.ripe(&call{e: e, db: w.db})
}

// serveRipe tries everyone who waits for the keys of those whose time has come,
// if the entry that it was set by has not been acknowledged or deleted since.
func (e *Engine) serveRipe(out *Result) {
	for {
		w := e.st.waits.nextRipe()
		if w == nil || w.ripe > e.st.now {
			return
		}
		if at := e.ripe(w); at == 0 || at > e.st.now {
			e.setRipe(w, at)
			continue
		}
		for _, key := range w.command.keys() {
			e.ready.add(dbKey{w.db, key})
		}
		e.serveReady(out)
		e.ripen()
	}
}

// block makes the client wait, but for one in a transaction, whose time is up at
// once. timeout is in milliseconds; 0 is for ever, and so is one that the clock
// cannot reach.
func (c *call) block(command blocker, timeout int64) {
	if c.inExec {
		c.w.nullArray()
		return
	}
	w := &wait{client: c.client, db: c.db, name: c.name, command: command, since: c.now()}
	if timeout > 0 && timeout <= math.MaxInt64/1000-c.millis() {
		w.deadline = c.now() + millis(timeout)
	}
	w.ripe = c.e.ripe(w)
	c.e.hold(w)
	c.out.Blocked = true
	var view Wait
	command.describe(&view)
	c.emit(Event{Kind: ClientBlocked, Key: command.keys()[0], Group: view.Group, Consumer: view.Consumer})
}

// serveReady tries everyone who waits for a key that the Input touched.
func (e *Engine) serveReady(out *Result) {
	for len(e.ready.order) > 0 { // serving one may touch keys that others wait for
		keys := e.ready.order
		e.ready = readyKeys{}
		for _, key := range keys {
			for _, w := range e.st.waits.on(key) {
				e.serve(key, w, out)
			}
		}
	}
}

// serve answers a waiting client if there is an answer now.
func (e *Engine) serve(key dbKey, w *wait, out *Result) {
	if cl, there := e.st.clients.Get(w.client); !there || cl.wait != w {
		return
	}
	c := &call{e: e, client: w.client, db: w.db, name: w.name, out: out, w: e.wireFor(w.client)}
	switch outcome, err := w.command.wake(c, key.key); {
	case err != nil:
		c.w.dropFrom(0)
		c.w.err(err)
		c.deliver(w)
	case outcome == triedInVain:
		e.requeue(w, e.ripe(w))
	case outcome == served:
		c.deliver(w)
	}
}

// deliver gives a waiting client the reply that was written.
func (c *call) deliver(w *wait) {
	c.e.release(w)
	c.out.Delivered = append(c.out.Delivered, Delivery{Client: w.client, Wire: c.e.wanted(w.client, c.w.buf)})
	if len(c.w.pushed) > 0 {
		c.out.Delivered = append(c.out.Delivered, Delivery{Client: w.client, Wire: c.w.pushed, Push: true})
	}
	c.emit(Event{Kind: ClientServed})
}

// wanted is a reply to a client that waited, nil where it wants none. Its command
// is over then.
func (e *Engine) wanted(id ClientID, reply []byte) []byte {
	cl, ok := e.st.clients.Get(id)
	if !ok || cl.replies == repliesOn {
		return reply
	}
	cl = e.ownClient(id)
	if cl.silent() {
		reply = nil
	}
	cl.replied()
	return reply
}

// wakeOutcome is what waking a client came to.
type wakeOutcome uint8

const (
	sleepsOn    wakeOutcome = iota // it was not woken, and keeps its place
	triedInVain                    // it ran again and waits again, behind the others
	served
)

// wake tries a waiting read again, in the version's own way.
func (r *read) wake(c *call, key string) (wakeOutcome, error) {
	if c.e.rules.rerunOnWake {
		return r.rerun(c, key)
	}
	return r.wake70(c, key)
}

// rerun runs a waiting read again, as Redis 7.2 does. A read without a group
// does not wake for a key that went or became another type.
func (r *read) rerun(c *call, key string) (wakeOutcome, error) {
	if st, err := c.streamAt(key); !r.inGroup && (err != nil || st == nil) {
		return sleepsOn, nil
	}
	if some, err := r.serve(c); some || err != nil {
		return served, err
	}
	return triedInVain, nil
}

// wake70 serves a waiting read from the one key that woke it, as Redis 7.0 does:
// it looks only at last-generated-id, and has its own errors.
func (r *read) wake70(c *call, key string) (wakeOutcome, error) {
	s, err := c.streamAt(key)
	switch {
	case err == nil && s != nil:
	case r.inGroup:
		return served, errKeyGone
	default:
		return sleepsOn, nil
	}
	source := r.streams[slices.IndexFunc(r.streams, func(s source) bool { return s.key == key })]
	after, g := source.after, s.group(r.group)
	if r.inGroup {
		if g == nil {
			return served, errGroupGone
		}
		after = g.lastID
	}
	if s.lastID.Compare(after) <= 0 {
		return sleepsOn, nil
	}
	if r.inGroup {
		_, g, _ = c.attempt(key, g, r.consumer) // its event comes before the reply
	}
	sv := serving{read: r, c: c, at: c.w.begin()}
	r.beginStreams(c.w, 1)
	sv.give(source, g, after)
	if r.inGroup {
		c.uncount()
	}
	return served, nil
}

// uncount takes back that something was given: to a client that waited that is no
// change in Redis 7.0.
func (c *call) uncount() { c.e.st.dirty-- }
