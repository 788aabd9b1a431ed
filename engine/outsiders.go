package engine

import "slices"

// Outsiders are clients whose connections are not part of what Restore goes back
// to: see RestoreUnder.

// RestoreUnder sets the engine to a state as Restore does, but for its outsiders
// (see Input.Client): those are the present ones, where present is the state that
// was left, of this engine or another. Who they are, what they subscribed to and
// how their replies are written stays as it is. One that waits goes on waiting, for
// as long as it had to wait yet; one that does not wait now does not wait then. A
// transaction that watched a key will not be executed. O(outsiders).
func (e *Engine) RestoreUnder(to, present Snapshot) {
	e.Restore(to)
	for _, cl := range e.st.outsiders() {
		e.close(cl.id)
	}
	from := present.state()
	for _, cl := range from.outsiders() {
		e.carry(cl)
	}
	for _, w := range from.waits.inOrder() {
		if cl, ok := from.clients.Get(w.client); ok && cl.outsider {
			e.carryWait(w, e.st.now.Sub(from.now).Microseconds())
		}
	}
}

// outsiders lists the clients that are outsiders, by number.
func (s *state) outsiders() (list []*client) {
	s.clients.Scan(func(_ ClientID, cl *client) bool {
		if cl.outsider {
			list = append(list, cl)
		}
		return true
	})
	return list
}

// carry connects a client of another state, subscribed to what it was.
func (e *Engine) carry(cl *client) {
	carried := *cl
	carried.gen, carried.topics = e.st.gen, [topicKinds]treeMap[string, uint64]{}
	if len(cl.watched) > 0 {
		carried.watched, carried.stale = nil, true
	}
	carried.wait = nil
	e.addClient(&carried)
	for kind := range topicKinds {
		for _, topic := range cl.subscribedTo(kind) {
			e.subscribe(&carried, kind, topic)
		}
	}
	if cl.monitors {
		e.st.monitors = append(slices.Clip(e.st.monitors), cl.id)
	}
}

// carryWait lets a client wait that waited in another state, whose clock was
// behind by so many microseconds.
func (e *Engine) carryWait(w *wait, behind int64) {
	carried := *w
	carried.since += Time(behind)
	if w.deadline != 0 {
		carried.deadline += Time(behind)
	}
	e.hold(&carried)
}

// withoutOutsiders is the state as it would be had its outsiders never come,
// but for what they did.
func (s *state) withoutOutsiders() *state {
	list := s.outsiders()
	if len(list) == 0 {
		return s
	}
	e := &Engine{st: *s}
	e.st.gen = new(generation)
	for _, cl := range list {
		e.close(cl.id)
	}
	return &e.st
}
