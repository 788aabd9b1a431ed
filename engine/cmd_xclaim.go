package engine

// XCLAIM.

type xclaim struct {
	key, group, consumer string
	idle                 string
	rest                 []string // IDs, then options: read once the group is found
	claimOptions
}

func parseXCLAIM(args []string, v *rules) (runner, error) {
	x := &v.runners.xclaim
	*x = xclaim{key: args[0], group: args[1], consumer: args[2], idle: args[3], rest: args[4:]}
	return x, nil
}

// claimOptions is the tail of XCLAIM, read.
type claimOptions struct {
	ids       []ID
	minIdle   int64
	retries   int64 // RETRYCOUNT, or keepCount
	force     bool
	justID    bool
	lastID    ID
	now       int64 // milliseconds: what IDLE counts from
	at        int64 // milliseconds: what IDLE and TIME ask for, or unsetTime
	delivered Time  // what becomes of it
}

// keepCount is a RETRYCOUNT that was not given.
const keepCount = -1

var xclaimOptions = []option[claimOptions]{
	flagOption("FORCE", func(o *claimOptions) *bool { return &o.force }),
	flagOption("JUSTID", func(o *claimOptions) *bool { return &o.justID }),
	{word: "IDLE", needs: 1, take: func(o *claimOptions, args []string) error {
		ms, err := parseInteger(args[0], errClaimIdle)
		o.at = o.now - ms
		return err
	}},
	integerOption("TIME", errClaimTime, func(o *claimOptions) *int64 { return &o.at }),
	integerOption("RETRYCOUNT", errClaimRetries, func(o *claimOptions) *int64 { return &o.retries }),
	{word: "LASTID", needs: 1, take: func(o *claimOptions, args []string) (err error) {
		o.lastID, err = parseID(args[0], 0)
		return err
	}},
}

// parse reads what follows the consumer, its IDs behind those of ids. The first
// word that is no ID begins the options.
func (x *xclaim) parse(now Time, ids []ID) (o *claimOptions, err error) {
	o = &x.claimOptions
	*o = claimOptions{ids: ids, retries: keepCount, now: now.Millis(), at: unsetTime}
	if o.minIdle, err = parseInteger(x.idle, errClaimMinIdle); err != nil {
		return o, err
	}
	rest := x.rest
	for len(rest) > 0 {
		id, err := parseID(rest[0], 0)
		if err != nil {
			break
		}
		o.ids, rest = append(o.ids, id), rest[1:]
	}
	rest, err = parseOptions(o, rest, xclaimOptions, 0)
	if err == nil && len(rest) > 0 {
		err = errClaimOption(rest[0])
	}
	o.delivered = deliveryTime(o.at, now)
	return o, err
}

// unsetTime is a delivery time that was not given.
const unsetTime int64 = -1

// deliveryTime is the time that IDLE or TIME asked for, or now where that is
// none: in the future, or before 1970.
func deliveryTime(ms int64, now Time) Time {
	if ms < 0 || ms > now.Millis() {
		return now
	}
	return millis(ms)
}

func (x *xclaim) run(c *call) error {
	s, err := c.streamAt(x.key)
	if err == nil && !s.hasGroup(x.group) {
		err = errNoKeyOrGroup(x.key, x.group)
	}
	var o *claimOptions
	if err == nil {
		o, err = x.parse(c.now(), c.e.spare.ids[:0])
		c.e.spare.ids = o.ids
	}
	if err != nil {
		return err
	}
	s = c.own(x.key)
	g := s.ownGroup(x.group)
	moves := g.lastID.Less(o.lastID)
	if moves {
		g.lastID = o.lastID
	}
	if c.e.rules.seenOnAttempt {
		c.attempt(x.key, g, x.consumer)
	}
	cl := claim{c, x.key, s, g, x.consumer, o.minIdle, o.delivered, o.retries, o.justID}
	at, n, before := c.w.begin(), 0, c.e.st.dirty
	for _, id := range o.ids {
		if cl.byID(id, o.force) {
			n++
		}
	}
	c.w.endArray(at, n)
	if moves && c.e.st.dirty == before {
		c.e.st.dirty++
	}
	return nil
}

// byID claims one entry if it may be claimed, and reports whether it was.
func (cl *claim) byID(id ID, force bool) bool {
	p, pending := cl.g.pending(id)
	e := cl.s.entries.get(id)
	if !e.ok {
		cl.drop(id)
		return false
	}
	switch {
	case !pending && !force, pending && cl.tooFresh(p):
		return false
	case !pending:
		p = Pending{ID: id, Deliveries: 1}
	}
	cl.take(p, &e)
	return true
}
