package engine

// XDELEX and XACKDEL: deleting entries with a say in what becomes of the groups'
// references. Both look at the key, then read the options, then the IDs.

// What became of an ID, as the two reply it.
const (
	idMissing = -1 // no such entry; XACKDEL: not pending in the group
	idRemoved = 1
	idKept    = 2 // a group still needs the entry
)

// idsBlock is [KEEPREF | DELREF | ACKED] IDS numids id [id ...], in any order.
type idsBlock struct {
	policyChoice
	ids []string
}

func parseIDsBlock(args []string) (b idsBlock, err error) {
	for len(args) > 0 {
		if args, err = parseOptions(&b.policyChoice, args, policyOptions, 0); err != nil {
			return b, err
		}
		if len(args) == 0 {
			break
		}
		if len(args) < 2 || !isWord(args[0], "IDS") {
			return b, errSyntax
		}
		if b.ids, args, err = takeIDs(args[1:], errNumIDs, errNumIDsMatch); err != nil {
			return b, err
		}
	}
	if b.ids == nil {
		err = errNoIDs
	}
	return b, err
}

// takeIDs reads how many IDs follow, and returns them and what is behind them.
func takeIDs(args []string, bad, few wireError) (ids, rest []string, err error) {
	n, err := parseInteger(args[0], bad)
	switch {
	case err != nil:
		return nil, nil, err
	case n < 1:
		return nil, nil, bad
	case n > int64(len(args)-1):
		return nil, nil, few
	}
	return args[1 : n+1], args[n+1:], nil
}

type xdelex struct {
	key  string
	tail []string
}

func parseXDELEX(args []string, _ *rules) (runner, error) { return &xdelex{args[0], args[1:]}, nil }

func (x *xdelex) run(c *call) error {
	there := func(s *stream) bool { return s != nil }
	d, err := c.deleteEach(x.key, x.tail, there, (*deletion).delete)
	if d != nil {
		d.end(c.e.rules.countsReferences)
	}
	return err
}

// deleteEach replies what becomes of each ID of a block; the deletion is nil where
// the stream is not fit for any, and all are missing.
func (c *call) deleteEach(key string, tail []string, fit func(*stream) bool, each func(*deletion, ID) int64) (*deletion, error) {
	s, err := c.streamAt(key)
	if err != nil {
		return nil, err
	}
	b, err := parseIDsBlock(tail)
	if err != nil {
		return nil, err
	}
	if !fit(s) {
		c.w.allMissing(len(b.ids))
		return nil, nil
	}
	ids, err := c.parseIDs(b.ids)
	if err != nil {
		return nil, err
	}
	d := &deletion{c: c, key: key, s: c.own(key), policy: b.policy}
	c.w.array(len(ids))
	for _, id := range ids {
		c.w.integer(each(d, id))
	}
	return d, nil
}

// allMissing replies that none of n IDs is there.
func (w *wire) allMissing(n int) {
	w.array(n)
	for range n {
		w.integer(idMissing)
	}
}

// deletion is one XDELEX or XACKDEL at work.
type deletion struct {
	c        *call
	key      string
	s        *stream // owned
	policy   policy
	deleted  int // entries
	loosened int // IDs that were only referenced
}

// delete removes an entry if the policy lets it, and tells what became of it: an
// ID that a group has still to come to is kept, whether there is an entry or not.
func (d *deletion) delete(id ID) int64 {
	if d.policy == ackedOnly && d.s.referenced(id) {
		return idKept
	}
	dropped := 0
	if d.policy == dropReferences {
		dropped = d.c.dropReferences(d.key, d.s, id)
	}
	if d.s.delete(id) {
		d.deleted++
		d.c.emit(Event{Kind: EntryDeleted, Key: d.key, ID: id})
		return idRemoved
	}
	if dropped > 0 {
		d.loosened++
	}
	return idMissing
}

// end tells of the changes. IDs that were only referenced count as changes in
// some versions.
func (d *deletion) end(countsReferences bool) {
	if d.deleted > 0 {
		d.c.changed(notifyStream, "xdel", d.key, int64(d.deleted))
	}
	if d.loosened > 0 && countsReferences {
		d.c.touch(d.key)
		d.c.e.st.dirty += int64(d.loosened)
	}
}

type xackdel struct {
	key, group string
	tail       []string
}

func parseXACKDEL(args []string, _ *rules) (runner, error) {
	return &xackdel{args[0], args[1], args[2:]}, nil
}

func (x *xackdel) run(c *call) error {
	there := func(s *stream) bool { return s.hasGroup(x.group) }
	d, err := c.deleteEach(x.key, x.tail, there, x.settle)
	if d != nil {
		d.end(false)
	}
	return err
}

// settle acknowledges one entry, and then deletes it if the policy lets it. One
// that is gone from the stream already is replied as deleted.
func (x *xackdel) settle(d *deletion, id ID) int64 {
	p, ok := d.s.ownGroup(x.group).drop(id)
	if !ok {
		return idMissing
	}
	d.c.e.st.dirty++
	d.c.emit(Event{Kind: EntryAcknowledged, Key: x.key, Group: x.group, From: p.Owner, ID: id})
	if d.delete(id) == idKept {
		return idKept
	}
	return idRemoved
}
