package engine

// SADD, SREM, SISMEMBER, SMEMBERS and SCARD.

func parseSADD(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error { return c.sadd(args[0], args[1:]) }), nil
}

func (c *call) sadd(key string, members []string) error {
	if _, err := c.setAt(key); err != nil {
		return err
	}
	s, added := c.ownSet(key, members), 0
	for _, member := range members {
		if s.add(member, c.e.rules) {
			added++
		}
	}
	if added > 0 {
		c.emit(Event{Kind: KeySet, Key: key})
		c.changed(notifySet, "sadd", key, int64(added))
	}
	c.w.count(added)
	return nil
}

func parseSREM(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error { return c.srem(args[0], args[1:]) }), nil
}

func (c *call) srem(key string, members []string) error {
	s, err := c.setAt(key)
	if err != nil {
		return err
	}
	removed := 0
	if s != nil {
		s = c.ownSet(key, members)
		for _, member := range members {
			if s.delete(member) {
				removed++
			}
		}
	}
	if removed > 0 {
		c.shrunk(notifySet, "srem", key, int64(removed), s.len())
	}
	c.w.count(removed)
	return nil
}

// withSet is a command that reads a set, which is nil where there is none.
func withSet(key string, read func(*set, *wire)) runner {
	return runFunc(func(c *call) error {
		s, err := c.setAt(key)
		if err == nil {
			read(s, c.w)
		}
		return err
	})
}

func parseSISMEMBER(args []string, _ *rules) (runner, error) {
	return withSet(args[0], func(s *set, w *wire) { w.bool(s.has(args[1])) }), nil
}

func parseSMEMBERS(args []string, _ *rules) (runner, error) {
	return withSet(args[0], func(s *set, w *wire) {
		w.set(s.len())
		for _, member := range s.all() {
			w.bulk(member)
		}
	}), nil
}

func parseSCARD(args []string, _ *rules) (runner, error) {
	return withSet(args[0], func(s *set, w *wire) { w.count(s.len()) }), nil
}
