package engine

// XPENDING in both its forms.

type xpending struct {
	key, group string
	summary    bool
	minIdle    int64 // milliseconds; 0: any
	start, end ID
	count      int64
	consumer   string
	named      bool // consumer is given
}

func parseXPENDING(args []string, v *rules) (runner, error) {
	x := &v.runners.xpending
	*x = xpending{key: args[0], group: args[1], summary: len(args) == 2}
	if x.summary {
		return x, nil
	}
	if len(args) < 5 || len(args) > 8 {
		return nil, errSyntax
	}
	rest := args[2:]
	var err error
	if isWord(rest[0], "IDLE") {
		if x.minIdle, err = parseInteger(rest[1], errNotInteger); err != nil {
			return nil, err
		}
		if rest = rest[2:]; len(rest) < 3 {
			return nil, errSyntax
		}
	}
	return x, x.parseRange(rest)
}

// parseRange reads start, end, count and the consumer; Redis lets more pass.
func (x *xpending) parseRange(args []string) (err error) {
	if x.count, err = parseInteger(args[2], errNotInteger); err != nil {
		return err
	}
	if x.start, err = parseStart(args[0]); err != nil {
		return err
	}
	if x.end, err = parseEnd(args[1]); err != nil {
		return err
	}
	if len(args) > 3 {
		x.consumer, x.named = args[3], true
	}
	return nil
}

func (x *xpending) run(c *call) error {
	s, err := c.streamAt(x.key)
	if err == nil && !s.hasGroup(x.group) {
		err = errNoKeyOrGroup(x.key, x.group)
	}
	if err != nil {
		return err
	}
	g, _ := s.groups.Get(x.group)
	if x.summary {
		pendingSummary(c.w, g)
	} else {
		x.rows(c, g)
	}
	return nil
}

// pendingSummary is O(consumers).
func pendingSummary(w *wire, g *group) {
	first, some := g.pel.first()
	w.array(4)
	w.count(g.pel.len())
	if !some {
		w.null()
		w.null()
		w.nullArray()
		return
	}
	last, _ := g.pel.last()
	w.id(first.id)
	w.id(last.id)
	at, owners := w.begin(), 0
	g.consumers.Scan(func(name string, cons *consumer) bool {
		if n := g.owned(cons); n > 0 {
			owners++
			w.array(2)
			w.bulk(name)
			w.number(int64(n))
		}
		return true
	})
	w.endArray(at, owners)
}

// rows lists pending entries from start to end, of one consumer or of all.
func (x *xpending) rows(c *call, g *group) {
	at, rows := c.w.begin(), int64(0)
	add := func(p Pending) bool {
		if rows >= x.count || x.end.Less(p.ID) {
			return false
		}
		switch idle := c.millis() - p.Delivered.Millis(); {
		case p.Released:
			rows++
			c.w.pendingRow(p, -1)
		case idle >= x.minIdle, x.minIdle == 0:
			rows++
			c.w.pendingRow(p, max(idle, 0))
		}
		return true
	}
	if !x.named {
		g.ascend(x.start, add)
	} else if cons, ok := g.consumers.Get(x.consumer); ok {
		g.ascendOwner(cons, x.start, add)
	}
	c.w.endArray(at, int(rows))
}
