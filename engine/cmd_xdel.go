package engine

// XDEL and XACK: both look at the key before they read the IDs.

type xdel struct {
	key string
	ids []string
}

func parseXDEL(args []string, _ *rules) (runner, error) { return &xdel{args[0], args[1:]}, nil }

func (x *xdel) run(c *call) Reply {
	s, err := c.st().streamAt(x.key)
	if err != nil {
		return errReply(err)
	}
	if s == nil {
		return integer(0)
	}
	ids, err := parseIDs(x.ids)
	if err != nil {
		return errReply(err)
	}
	s = c.own(x.key)
	deleted := 0
	for _, id := range ids {
		if s.delete(id) {
			deleted++
			c.emit(Event{Kind: EntryDeleted, Key: x.key, ID: id})
		}
	}
	return count(deleted)
}

type xack struct {
	key, group string
	ids        []string
}

func parseXACK(args []string, _ *rules) (runner, error) {
	return &xack{args[0], args[1], args[2:]}, nil
}

func (x *xack) run(c *call) Reply {
	s, err := c.st().streamAt(x.key)
	if err != nil {
		return errReply(err)
	}
	if !s.hasGroup(x.group) {
		return integer(0)
	}
	ids, err := parseIDs(x.ids)
	if err != nil {
		return errReply(err)
	}
	g := c.ownGroup(x.key, x.group)
	acknowledged := 0
	for _, id := range ids {
		if p, ok := g.drop(id); ok {
			acknowledged++
			c.emit(Event{Kind: EntryAcknowledged, Key: x.key, Group: x.group, From: p.Owner, ID: id})
		}
	}
	return count(acknowledged)
}
