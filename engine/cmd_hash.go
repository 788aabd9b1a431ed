package engine

import "strconv"

// HSET, HGET, HGETALL and HINCRBY.

func parseHSET(args []string, _ *rules) (runner, error) {
	if len(args)%2 == 0 {
		return nil, errArity("hset")
	}
	return runFunc(func(c *call) error { return c.hset(args[0], args[1:]) }), nil
}

func (c *call) hset(key string, pairs []string) error {
	if _, err := c.hashAt(key); err != nil {
		return err
	}
	fields := c.ownFields(key)
	added := 0
	for i := 0; i < len(pairs); i += 2 {
		if _, there := fields.Set(pairs[i], pairs[i+1]); !there {
			added++
		}
	}
	c.emit(Event{Kind: KeySet, Key: key})
	c.changed(notifyHash, "hset", key, int64(len(pairs)/2))
	c.w.count(added)
	return nil
}

func parseHGET(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		h, err := c.hashAt(args[0])
		if err != nil {
			return err
		}
		if h != nil {
			if v, ok := h.fields.Get(args[1]); ok {
				c.w.bulk(v)
				return nil
			}
		}
		c.w.null()
		return nil
	}), nil
}

func parseHGETALL(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		h, err := c.hashAt(args[0])
		if err != nil {
			return err
		}
		if h == nil {
			c.w.mapping(0)
			return nil
		}
		c.w.mapping(h.fields.Len())
		h.fields.Scan(func(name, value string) bool {
			c.w.bulk(name)
			c.w.bulk(value)
			return true
		})
		return nil
	}), nil
}

func parseHINCRBY(args []string, _ *rules) (runner, error) {
	by, err := parseInteger(args[2], errNotInteger)
	return runFunc(func(c *call) error { return c.hincrby(args[0], args[1], by) }), err
}

func (c *call) hincrby(key, field string, by int64) error {
	h, err := c.hashAt(key)
	var n int64
	if h != nil {
		if v, ok := h.fields.Get(field); ok {
			n, err = parseInteger(v, errHashNotInteger)
		}
	}
	if err == nil {
		n, err = addTo(n, by)
	}
	if err != nil {
		return err
	}
	c.ownFields(key).Set(field, strconv.FormatInt(n, 10))
	c.emit(Event{Kind: KeySet, Key: key})
	c.changed(notifyHash, "hincrby", key, 1)
	c.w.integer(n)
	return nil
}
