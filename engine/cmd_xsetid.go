package engine

// XSETID.

type xsetid struct {
	key        string
	id         ID
	added      int64 // unknown: not given
	maxDeleted ID
}

func parseXSETID(args []string, v *rules) (runner, error) {
	x := &xsetid{key: args[0], added: unknown}
	var err error
	if x.id, err = parseID(args[1], 0); err != nil {
		return nil, err
	}
	return x, parseAllOptions(x, args[2:], xsetidOptions, v.age)
}

var xsetidOptions = []option[xsetid]{
	{word: "ENTRIESADDED", needs: 1, take: func(x *xsetid, args []string) (err error) {
		x.added, err = parseInteger(args[0], errNotInteger)
		if err == nil && x.added < 0 {
			err = errEntriesAdded
		}
		return err
	}},
	{word: "MAXDELETEDID", needs: 1, take: func(x *xsetid, args []string) (err error) {
		x.maxDeleted, err = parseID(args[0], 0)
		if err == nil && x.id.Less(x.maxDeleted) {
			err = errSetIDMaxDeleted
		}
		return err
	}},
}

func (x *xsetid) run(c *call) error {
	s, err := c.streamAt(x.key)
	if err == nil && s == nil {
		err = errNoKey
	}
	if err == nil {
		err = x.check(s, c.e.rules)
	}
	if err != nil {
		return err
	}
	s = c.own(x.key)
	s.lastID = x.id
	if x.added != unknown {
		s.added = x.added
		if c.e.rules.addedBoundsRead {
			s.boundRead()
		}
	}
	if !x.maxDeleted.IsZero() {
		s.maxDeleted = x.maxDeleted
	}
	c.w.ok()
	c.regrouped(notifyStream, "xsetid", x.key, 1)
	return nil
}

// boundRead lowers every group's entries-read to what was ever added. The stream
// must be owned.
func (s *stream) boundRead() {
	var ahead []string
	s.groups.Scan(func(name string, g *group) bool {
		if g.read > s.added {
			ahead = append(ahead, name)
		}
		return true
	})
	for _, name := range ahead {
		s.ownGroup(name).read = s.added
	}
}

func (x *xsetid) check(s *stream, v *rules) error {
	switch {
	case v.setIDSeesDeleted && x.id.Less(s.maxDeleted):
		return errSetIDDeleted
	case s.len() > 0 && x.id.Less(s.topID()):
		return errSetIDTop
	case s.len() > 0 && x.added != unknown && x.added < int64(s.len()):
		return errSetIDLength
	}
	return nil
}
