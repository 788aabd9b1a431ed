package engine

import "strconv"

// HSET, HGET, HMGET, HGETALL, HDEL, HINCRBY, HLEN and HEXISTS.

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
	h, added := c.ownHash(key), 0
	for i := 0; i < len(pairs); i += 2 {
		if h.set(pairs[i], pairs[i+1]) {
			added++
		}
	}
	c.emit(Event{Kind: KeySet, Key: key})
	c.w.count(added)
	c.changed(notifyHash, "hset", key, int64(len(pairs)/2))
	return nil
}

// withHash is a command that reads a hash, which is nil where there is none.
func withHash(key string, read func(*hash, *wire)) runner {
	return runFunc(func(c *call) error {
		h, err := c.hashAt(key)
		if err == nil {
			read(h, c.w)
		}
		return err
	})
}

func parseHGET(args []string, _ *rules) (runner, error) {
	return withHash(args[0], func(h *hash, w *wire) { w.bulkIf(h.get(args[1])) }), nil
}

func parseHMGET(args []string, _ *rules) (runner, error) {
	return withHash(args[0], func(h *hash, w *wire) {
		w.array(len(args) - 1)
		for _, field := range args[1:] {
			w.bulkIf(h.get(field))
		}
	}), nil
}

func parseHGETALL(args []string, _ *rules) (runner, error) {
	return withHash(args[0], func(h *hash, w *wire) {
		w.mapping(h.len())
		if h == nil {
			return
		}
		h.fields.Scan(func(name, value string) bool {
			w.bulk(name)
			w.bulk(value)
			return true
		})
	}), nil
}

func parseHLEN(args []string, _ *rules) (runner, error) {
	return withHash(args[0], func(h *hash, w *wire) { w.count(h.len()) }), nil
}

func parseHEXISTS(args []string, _ *rules) (runner, error) {
	return withHash(args[0], func(h *hash, w *wire) {
		_, there := h.get(args[1])
		w.bool(there)
	}), nil
}

func parseHDEL(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error { return c.hdel(args[0], args[1:]) }), nil
}

func (c *call) hdel(key string, fields []string) error {
	h, err := c.hashAt(key)
	if err != nil {
		return err
	}
	deleted := 0
	if h != nil {
		h = c.ownHash(key)
		for _, field := range fields {
			if h.delete(field) {
				deleted++
			}
		}
	}
	if deleted > 0 {
		c.shrunk(notifyHash, "hdel", key, int64(deleted), h.len())
	}
	c.w.count(deleted)
	return nil
}

// shrunk notes that a command took n parts out of what a key holds; a key with
// none left goes.
func (c *call) shrunk(class notifyClass, event, key string, n int64, left int) {
	c.changed(class, event, key, n)
	if left == 0 {
		c.remove(key)
		c.notify(notifyGeneric, "del", key)
		return
	}
	c.emit(Event{Kind: KeySet, Key: key})
}

func parseHINCRBY(args []string, _ *rules) (runner, error) {
	by, err := parseInteger(args[2], errNotInteger)
	return runFunc(func(c *call) error { return c.hincrby(args[0], args[1], by) }), err
}

func (c *call) hincrby(key, field string, by int64) error {
	h, err := c.hashAt(key)
	var n int64
	if v, ok := h.get(field); ok {
		n, err = parseInteger(v, errHashNotInteger)
	}
	if err == nil {
		n, err = addTo(n, by)
	}
	if err != nil {
		return err
	}
	c.ownHash(key).set(field, strconv.FormatInt(n, 10))
	c.emit(Event{Kind: KeySet, Key: key})
	c.w.integer(n)
	c.changed(notifyHash, "hincrby", key, 1)
	return nil
}
