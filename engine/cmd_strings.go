package engine

// APPEND, STRLEN, MGET and MSET.

func parseAPPEND(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		t, ok, err := c.textAt(args[0])
		if err == nil && ok && int64(len(t.value)+len(args[1])) > c.st().config.bulkLen {
			err = errTooLong
		}
		if err != nil {
			return err
		}
		t = text{value: t.value + args[1], appended: ok}
		c.put(args[0], t)
		c.changed(notifyString, "append", args[0], 1)
		c.w.count(len(t.value))
		return nil
	}), nil
}

func parseSTRLEN(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		t, _, err := c.textAt(args[0])
		if err == nil {
			c.w.count(len(t.value))
		}
		return err
	}), nil
}

func parseMGET(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.w.array(len(args))
		for _, key := range args {
			c.countLookup(key)
			t, ok, _ := c.textAt(key) // what is no string is null
			c.w.bulkIf(t.value, ok)
		}
		return nil
	}), nil
}

func parseMSET(args []string, _ *rules) (runner, error) {
	if len(args)%2 != 0 {
		return nil, errArity("mset")
	}
	return runFunc(func(c *call) error {
		for i := 0; i < len(args); i += 2 {
			c.put(args[i], text{value: args[i+1]})
			c.st().clearExpiry(c.db, args[i])
			c.changed(notifyString, "set", args[i], 1)
		}
		c.w.ok()
		return nil
	}), nil
}
