package lab

// A long simulation, or a crowd of clients from outside, could fill memory with
// states. So the farther back in the timeline, the fewer are kept: most can be
// simulated again, and where acts came by themselves, several become one.
const (
	near   = 1 << 21 // events: a state with no more since it is kept; see timeline.near
	nearer = 2       // one that is let go is simulated again from so near: that part of the events since
	grain  = 60      // what came by itself is told by this part of the time since
	coarse = 4       // and where it cannot be simulated again, by this part of the events since
)

// weigh notes how much happened in an act, which may have gone on.
func (t *timeline) weigh(n *node) {
	var events uint64
	if n.now.stage == n.from.stage && n.now.happened() > n.from.happened() {
		events = n.now.happened() - n.from.happened()
	}
	t.total += events - n.events
	n.events, n.total = events, t.total
}

// since is how much happened after a node's act was over, in all branches.
func (t *timeline) since(n *node) uint64 { return t.total - min(n.total, t.total) }

// thin joins acts that are far back on the way to head, and lets states go.
func (t *timeline) thin() {
	for n := t.head.parent; n != nil && n.parent != nil; {
		p := n.parent
		if t.joins(p, n) {
			t.join(n)
		}
		n = p
	}
	if t.total > t.near {
		t.letGo()
	}
}

// joins tells whether two acts, one behind the other, are to be one.
func (t *timeline) joins(p, n *node) bool {
	if n.kind == byHand || p.kind == byHand || p.parent == nil || len(p.children) > 1 || t.isMarked(p) || t.strands(p, n) {
		return false
	}
	if n.kind == byWorkers && p.kind == byWorkers && n.now.time().Sub(p.from.time())*grain <= t.head.now.time().Sub(n.now.time()) {
		return true
	}
	since := t.since(n)
	return since > t.near && (p.events+n.events)*coarse <= since && !n.again()
}

// again tells whether what a node's act led to can be simulated again.
func (n *node) again() bool {
	switch {
	case n.now.far:
		return true
	case n.from.far:
		_, ok := n.now.follows(&n.from)
		return ok
	}
	return n.from.leadsTo(&n.now)
}

// strands tells whether to join a node with its parent would drop the only state from
// which the node's can be simulated again.
func (t *timeline) strands(p, n *node) bool {
	if !n.now.far || n.from.far {
		return false
	}
	_, ok := t.anchor(&n.now, p)
	return !ok
}

// join makes a node and its parent one, with the node's number.
func (t *timeline) join(n *node) {
	p := n.parent
	p.id, p.now, p.made, p.total, p.events = n.id, n.now, n.made, n.total, p.events+n.events
	if p.kind == fromOutside || n.kind == fromOutside {
		p.crowd.join(n.crowd)
		p.kind, p.label = fromOutside, p.crowd.label()
	}
	p.children, p.last = n.children, n.last
	for _, c := range p.children {
		c.parent = p
	}
	for i := range t.marks {
		if t.marks[i].node == n {
			t.marks[i].node = p
		}
	}
	n.parent = nil // it is in the tree no more
	t.count--
}

// letGo lets states go that can be simulated again from one that is not much farther
// back. What is behind an act, and what the acts after it began from, is mostly the
// same.
func (t *timeline) letGo() {
	for n := range t.root.all() {
		if t.since(n) <= t.near || n.parent == nil {
			continue
		}
		if n != t.head {
			t.letGoOf(&n.now, n)
		}
		for _, c := range n.children {
			t.letGoOf(&c.from, n)
		}
	}
}

// letGoOf lets a state behind a node's act go.
func (t *timeline) letGoOf(s *state, n *node) {
	if s.far {
		return
	}
	base, ok := t.anchor(s, n)
	if ok && s.happened()-base.happened() <= t.since(n)/nearer {
		s.letGo()
	}
}

// anchor is the nearest state before one that a node's act led to which is kept, and
// from which the same can be simulated again. Only what acts began from is one, for
// what they led to changes while the clock runs.
func (t *timeline) anchor(to *state, n *node) (s *state, ok bool) {
	s = &t.base
	for ; n.parent != nil; n = n.parent {
		if !n.from.far { // where this one does not lead there, none before it does
			s = &n.from
			break
		}
	}
	return s, s.leadsTo(to)
}

// leadsTo reports whether a state is kept, and another one can be simulated from it.
// That is not so where clients from outside wait: nobody is there to be served.
func (s *state) leadsTo(to *state) bool {
	if s.far || s.stage == nil || s.waitsOutside() {
		return false
	}
	_, ok := to.follows(s)
	return ok
}
