package engine

// LPUSH, RPUSH, LPOP, RPOP, LRANGE and LLEN.

func parseLPUSH(args []string, _ *rules) (runner, error) { return push(args, head, "lpush"), nil }
func parseRPUSH(args []string, _ *rules) (runner, error) { return push(args, tail, "rpush"), nil }

func push(args []string, to end, event string) runner {
	return runFunc(func(c *call) error {
		key, items := args[0], args[1:]
		if _, err := c.listAt(key); err != nil {
			return err
		}
		l := c.ownList(key)
		l.grow(items)
		for _, item := range items {
			l.push(item, to)
		}
		c.emit(Event{Kind: KeySet, Key: key})
		c.w.count(l.len())
		c.changed(notifyList, event, key, int64(len(items)))
		c.signal(key)
		return nil
	})
}

func parseLPOP(args []string, _ *rules) (runner, error) { return parsePop(args, head, "lpop") }
func parseRPOP(args []string, _ *rules) (runner, error) { return parsePop(args, tail, "rpop") }

func parsePop(args []string, from end, name string) (runner, error) {
	if len(args) > 2 {
		return nil, errArity(name)
	}
	if len(args) == 1 {
		return runFunc(func(c *call) error { return c.popOne(args[0], from) }), nil
	}
	n, err := parseInteger(args[1], errNotPositive)
	if err == nil && n < 0 {
		err = errNotPositive
	}
	return runFunc(func(c *call) error { return c.popSome(args[0], from, n) }), err
}

func (c *call) popOne(key string, from end) error {
	l, err := c.listAt(key)
	switch {
	case err != nil:
		return err
	case l == nil:
		c.w.null()
	default:
		c.w.bulk(c.pop(key, from, 1)[0])
		c.popped(key, from, 1)
	}
	return nil
}

func (c *call) popSome(key string, from end, n int64) error {
	l, err := c.listAt(key)
	switch {
	case err != nil:
		return err
	case l == nil:
		c.w.nullArray()
	case n == 0:
		c.w.array(0)
	default:
		n = min(n, int64(l.len()))
		c.w.bulks(c.pop(key, from, n))
		c.popped(key, from, n)
	}
	return nil
}

// pop takes n items off a list, which has as many. popped is to be called when
// they are replied.
func (c *call) pop(key string, from end, n int64) []string {
	l, items := c.ownList(key), make([]string, n)
	for i := range items {
		items[i] = l.pop(from, c.e.rules)
	}
	return items
}

// popped notes that n items were taken off a list.
func (c *call) popped(key string, from end, n int64) {
	c.shrunk(notifyList, [...]string{head: "lpop", tail: "rpop"}[from], key, n, c.ownList(key).len())
}

func parseLLEN(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		l, err := c.listAt(args[0])
		if err == nil {
			c.w.count(l.len())
		}
		return err
	}), nil
}

func parseLRANGE(args []string, _ *rules) (runner, error) {
	start, err := parseInteger(args[1], errNotInteger)
	if err != nil {
		return nil, err
	}
	stop, err := parseInteger(args[2], errNotInteger)
	return runFunc(func(c *call) error {
		l, err := c.listAt(args[0])
		if err == nil {
			c.writeRange(l, start, stop)
		}
		return err
	}), err
}

// writeRange writes items from one position to another; those below 0 count from
// the end.
func (c *call) writeRange(l *list, start, stop int64) {
	size := int64(l.len())
	if start < 0 {
		start += size
	}
	if stop < 0 {
		stop += size
	}
	start, stop = min(max(start, 0), size), max(min(stop, size-1), -1)
	c.w.array(int(max(stop-start+1, 0)))
	for i := start; i <= stop; i++ {
		c.w.bulk(l.at(int(i)))
	}
}
