package engine

// DEL, EXISTS, TYPE, KEYS, DBSIZE and FLUSHALL.

func parseDEL(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		deleted := 0
		for _, key := range args {
			if c.remove(key) {
				deleted++
				c.notify(notifyGeneric, "del", key)
				c.e.st.dirty++
			}
		}
		c.w.count(deleted)
		return nil
	}), nil
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

func parseFLUSHALL(args []string, _ *rules) (runner, error) {
	if len(args) > 1 || len(args) == 1 && !isWord(args[0], "SYNC") && !isWord(args[0], "ASYNC") {
		return nil, errSyntax
	}
	return runFunc(func(c *call) error {
		for _, key := range c.keys("*") {
			c.remove(key)
			c.e.st.dirty++
		}
		c.w.ok()
		return nil
	}), nil
}
