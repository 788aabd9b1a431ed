package engine

// DEL, EXISTS, TYPE, KEYS, DBSIZE and FLUSHALL.

func parseDEL(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) Reply {
		deleted := 0
		for _, key := range args {
			if c.e.remove(key) {
				deleted++
				c.emit(Event{Kind: KeyDeleted, Key: key})
			}
		}
		return count(deleted)
	}), nil
}

func parseEXISTS(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) Reply {
		found := 0
		for _, key := range args {
			if _, ok := c.st().keys.Get(key); ok {
				found++
			}
		}
		return count(found)
	}), nil
}

func parseTYPE(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) Reply {
		v, ok := c.st().keys.Get(args[0])
		if !ok {
			return simple("none")
		}
		return simple(v.typeName())
	}), nil
}

func parseKEYS(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) Reply { return bulks(c.keys(args[0])) }), nil
}

// keys lists the keys whose names match, in order.
func (c *call) keys(pattern string) (names []string) {
	c.st().keys.Scan(func(name string, _ value) bool {
		if pattern == "*" || globMatch(pattern, name) {
			names = append(names, name)
		}
		return true
	})
	return names
}

func parseDBSIZE(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) Reply { return count(c.st().keys.Len()) }), nil
}

func parseFLUSHALL(args []string, _ *rules) (runner, error) {
	if len(args) > 1 || len(args) == 1 && !isWord(args[0], "SYNC") && !isWord(args[0], "ASYNC") {
		return nil, errSyntax
	}
	return runFunc(func(c *call) Reply {
		for _, key := range c.keys("*") {
			c.e.remove(key)
			c.emit(Event{Kind: KeyDeleted, Key: key})
		}
		return replyOK
	}), nil
}
