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
	order []string
	seen  map[string]bool
}

func (r *readyKeys) add(key string) {
	if r.seen[key] {
		return
	}
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	r.seen[key] = true
	r.order = append(r.order, key)
}

// signal notes that whoever waits for key should be tried.
func (e *Engine) signal(key string) {
	if e.st.waits.any(key) {
		e.ready.add(key)
	}
}

func (c *call) signal(key string) { c.e.signal(key) }

// block makes the client wait. timeout is in milliseconds; 0 is for ever, and so
// is one that the clock cannot reach.
func (c *call) block(r *read, timeout int64) Reply {
	w := &wait{client: c.client, read: r, since: c.now()}
	if timeout > 0 && timeout <= math.MaxInt64/1000-c.millis() {
		w.deadline = c.now() + millis(timeout)
	}
	c.st().waits.add(c.st().gen, w)
	c.out.Blocked = true
	c.emit(Event{Kind: ClientBlocked, Key: r.streams[0].key, Group: r.group, Consumer: r.consumer})
	return Reply{}
}

// serveReady tries everyone who waits for a key that the Input touched.
func (e *Engine) serveReady(out *Result) {
	keys := e.ready.order
	e.ready = readyKeys{}
	for _, key := range keys {
		for _, w := range e.st.waits.on(key) {
			e.serve(key, w, out)
		}
	}
}

// serve answers a waiting client if there is an answer now.
func (e *Engine) serve(key string, w *wait, out *Result) {
	if e.st.waits.of(w.client) != w {
		return
	}
	c := &call{e: e, client: w.client, out: out}
	wake := w.read.wake70
	if e.rules.rerunOnWake {
		wake = w.read.wake
	}
	switch reply, outcome := wake(c, key); outcome {
	case triedInVain:
		e.st.waits.requeue(e.st.gen, w)
	case served:
		e.st.waits.remove(e.st.gen, w)
		out.Delivered = append(out.Delivered, Delivery{Client: w.client, Reply: reply})
		c.emit(Event{Kind: ClientServed})
	}
}

// wakeOutcome is what waking a client came to.
type wakeOutcome uint8

const (
	sleepsOn    wakeOutcome = iota // it was not woken, and keeps its place
	triedInVain                    // it ran again and waits again, behind the others
	served
)

// wake runs a waiting read again, as Redis 7.2 does. A read without a group
// does not wake for a key that went or became another type.
func (r *read) wake(c *call, key string) (Reply, wakeOutcome) {
	if st, err := c.st().streamAt(key); !r.inGroup && (err != nil || st == nil) {
		return Reply{}, sleepsOn
	}
	if reply, ok := r.serve(c); ok {
		return reply, served
	}
	return Reply{}, triedInVain
}

// wake70 serves a waiting read from the one key that woke it, as Redis 7.0 does:
// it looks only at last-generated-id, and has its own errors.
func (r *read) wake70(c *call, key string) (Reply, wakeOutcome) {
	s, err := c.st().streamAt(key)
	switch {
	case err == nil && s != nil:
	case r.inGroup:
		return errReply(errKeyGone), served
	default:
		return Reply{}, sleepsOn
	}
	source := r.streams[slices.IndexFunc(r.streams, func(s source) bool { return s.key == key })]
	after := source.after
	if r.inGroup {
		g, ok := s.groups.Get(r.group)
		if !ok {
			return errReply(errGroupGone), served
		}
		after = g.lastID
	}
	if s.lastID.Compare(after) <= 0 {
		return Reply{}, sleepsOn
	}
	return array(r.give(c, source, after)), served
}
