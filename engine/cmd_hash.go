package engine

import "strconv"

// HSET, HGET, HGETALL and HINCRBY.

func parseHSET(args []string, _ *rules) (runner, error) {
	if len(args)%2 == 0 {
		return nil, errArity("hset")
	}
	return runFunc(func(c *call) Reply { return c.hset(args[0], args[1:]) }), nil
}

func (c *call) hset(key string, pairs []string) Reply {
	if _, err := c.st().hashAt(key); err != nil {
		return errReply(err)
	}
	fields := c.st().ownFields(key)
	added := 0
	for i := 0; i < len(pairs); i += 2 {
		if _, there := fields.Set(pairs[i], pairs[i+1]); !there {
			added++
		}
	}
	c.emit(Event{Kind: KeySet, Key: key})
	return count(added)
}

func parseHGET(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) Reply {
		h, err := c.st().hashAt(args[0])
		if err != nil {
			return errReply(err)
		}
		if h != nil {
			if v, ok := h.fields.Get(args[1]); ok {
				return bulk(v)
			}
		}
		return replyNull
	}), nil
}

func parseHGETALL(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) Reply {
		h, err := c.st().hashAt(args[0])
		if err != nil {
			return errReply(err)
		}
		var all []string
		if h != nil {
			h.fields.Scan(func(name, value string) bool {
				all = append(all, name, value)
				return true
			})
		}
		return bulks(all)
	}), nil
}

func parseHINCRBY(args []string, _ *rules) (runner, error) {
	by, err := parseInteger(args[2], errNotInteger)
	return runFunc(func(c *call) Reply { return c.hincrby(args[0], args[1], by) }), err
}

func (c *call) hincrby(key, field string, by int64) Reply {
	h, err := c.st().hashAt(key)
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
		return errReply(err)
	}
	c.st().ownFields(key).Set(field, strconv.FormatInt(n, 10))
	c.emit(Event{Kind: KeySet, Key: key})
	return integer(n)
}
