package engine

// XDEL and XACK: both look at the key before they read the IDs.

type xdel struct {
	key string
	ids []string
}

func parseXDEL(args []string, _ *rules) (runner, error) { return &xdel{args[0], args[1:]}, nil }

func (x *xdel) run(c *call) error {
	s, err := c.streamAt(x.key)
	if err != nil {
		return err
	}
	if s == nil {
		c.w.integer(0)
		return nil
	}
	ids, err := c.parseIDs(x.ids)
	if err != nil {
		return err
	}
	s = c.own(x.key)
	deleted := 0
	for _, id := range ids {
		if s.delete(id) {
			deleted++
			c.emit(Event{Kind: EntryDeleted, Key: x.key, ID: id})
		}
	}
	if deleted > 0 {
		c.changed(notifyStream, "xdel", x.key, int64(deleted))
	}
	c.w.count(deleted)
	return nil
}

type xack struct {
	key, group string
	ids        []string
}

func parseXACK(args []string, v *rules) (runner, error) {
	x := &v.runners.xack
	*x = xack{args[0], args[1], args[2:]}
	return x, nil
}

func (x *xack) run(c *call) error {
	s, err := c.streamAt(x.key)
	if err != nil {
		return err
	}
	g := s.group(x.group)
	if g == nil {
		c.w.integer(0)
		return nil
	}
	ids, err := c.parseIDs(x.ids)
	if err != nil {
		return err
	}
	g = c.own(x.key).ownedGroup(g)
	acknowledged := 0
	for _, id := range ids {
		from, ok := g.acknowledge(id)
		if !ok {
			continue
		}
		acknowledged++
		if c.wantsEvents() {
			c.emit(Event{Kind: EntryAcknowledged, Key: x.key, Group: x.group, From: from, ID: id})
		}
	}
	c.e.st.dirty += int64(acknowledged)
	c.w.count(acknowledged)
	return nil
}
