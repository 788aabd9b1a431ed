package engine

import "math"

// SELECT, SWAPDB, FLUSHDB and FLUSHALL.

// parseDatabase reads the number of a database.
func parseDatabase(word string) (int, error) {
	n, err := parseInteger(word, errNotInteger)
	switch {
	case err != nil:
		return 0, err
	case n < math.MinInt32 || n > math.MaxInt32:
		return 0, errIntRange
	case n < 0 || n >= databases:
		return 0, errDatabaseRange
	}
	return int(n), nil
}

func parseSELECT(args []string, _ *rules) (runner, error) {
	n, err := parseDatabase(args[0])
	return runFunc(func(c *call) error {
		c.self.db = n
		c.w.ok()
		return nil
	}), err
}

func parseSWAPDB(args []string, _ *rules) (runner, error) {
	a, errA := parseInteger(args[0], errFirstDatabase)
	b, errB := parseInteger(args[1], errSecondDatabase)
	switch {
	case errA != nil || a != int64(int32(a)):
		return nil, errFirstDatabase
	case errB != nil || b != int64(int32(b)):
		return nil, errSecondDatabase
	case a < 0 || a >= databases || b < 0 || b >= databases:
		return nil, errDatabaseRange
	}
	return runFunc(func(c *call) error {
		c.swap(int(a), int(b))
		c.st().dirty++
		c.w.ok()
		return nil
	}), nil
}

// swap lets two databases change places. Clients stay in theirs: those that wait
// for or watch a key that either has see another one there.
func (c *call) swap(a, b int) {
	if a == b {
		return
	}
	dbs := &c.st().dbs
	for _, n := range []int{a, b} {
		c.in(n).touchIf(func(key string) bool { return dbs[a].has(key) || dbs[b].has(key) })
	}
	c.e.swap(a, b)
}

func (d *db) has(key string) bool {
	_, there := d.keys.Get(key)
	return there
}

// touchIf lets those who watch or wait for a key of the call's database know that
// it became another one, for the keys that meet a condition.
func (c *call) touchIf(changed func(key string) bool) {
	var keys []string
	from := dbKey{db: c.db}
	if c.st().watchers.Len() > 0 {
		c.st().watchers.Ascend(watcher{dbKey: from}, func(w watcher) bool {
			keys = append(keys, w.key)
			return w.db == c.db
		})
	}
	if c.st().waits.byKey.Len() > 0 {
		c.st().waits.byKey.Ascend(keyWait{dbKey: from}, func(w keyWait) bool {
			keys = append(keys, w.key)
			return w.db == c.db
		})
	}
	for _, key := range keys {
		if changed(key) {
			c.touch(key)
			c.signal(key)
		}
	}
}

// parseFlush reads what may follow FLUSHDB and FLUSHALL; it makes no difference.
func parseFlush(args []string) error {
	if len(args) > 1 || len(args) == 1 && !isWord(args[0], "SYNC") && !isWord(args[0], "ASYNC") {
		return errSyntax
	}
	return nil
}

func parseFLUSHDB(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.flush()
		c.w.ok()
		return nil
	}), parseFlush(args)
}

func parseFLUSHALL(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		for n := range databases {
			c.in(n).flush()
		}
		c.w.ok()
		return nil
	}), parseFlush(args)
}

// flush deletes every key of the call's database. As in Redis no key has an event
// of its own.
func (c *call) flush() {
	d := c.space()
	c.touchIf(d.has)
	if c.e.options.Events {
		for _, key := range c.keys("*") {
			c.emit(Event{Kind: KeyDeleted, Key: key})
		}
	}
	c.st().dirty += int64(d.keys.Len())
	c.st().expiring -= d.expires.byKey.Len()
	*d = db{}
	c.e.recent.keys = [len(c.e.recent.keys)]foundKey{}
}
