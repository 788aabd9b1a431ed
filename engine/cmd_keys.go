package engine

// DEL, UNLINK, EXISTS, TYPE, KEYS and DBSIZE.

func parseDEL(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		deleted := 0
		for _, key := range args {
			if c.delete(key) {
				deleted++
			}
		}
		c.w.count(deleted)
		return nil
	}), nil
}

// delete removes a key as DEL does, and reports whether it was there.
func (c *call) delete(key string) bool {
	if !c.remove(key) {
		return false
	}
	c.notify(notifyGeneric, "del", key)
	c.st().dirty++
	return true
}

func parseEXISTS(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		found := 0
		for _, key := range args {
			if c.exists(key) {
				found++
			}
		}
		c.w.count(found)
		return nil
	}), nil
}

func parseTYPE(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		v, ok := c.space().keys.Get(args[0])
		if !ok {
			c.w.simple("none")
			return nil
		}
		c.w.simple(v.typeName())
		return nil
	}), nil
}

func parseKEYS(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.w.bulks(c.keys(args[0]))
		return nil
	}), nil
}

// keys lists the keys whose names match, in order.
func (c *call) keys(pattern string) (names []string) {
	c.space().keys.Scan(func(name string, _ value) bool {
		if pattern == "*" || globMatch(pattern, name) {
			names = append(names, name)
		}
		return true
	})
	return names
}

func parseDBSIZE(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.w.count(c.space().keys.Len())
		return nil
	}), nil
}
