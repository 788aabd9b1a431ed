package engine

// RENAME, RENAMENX, MOVE and COPY.

// moveKey brings what a key holds, and when it expires, to another key that is
// free. to is the call in the database of that key.
func (c *call) moveKey(key string, to *call, newKey string) {
	to.place(newKey, c.heldBy(key))
	c.remove(key)
}

// held is what a key holds, with its last millisecond.
type held struct {
	value   value
	last    int64
	expires bool
}

func (c *call) heldBy(key string) (h held) {
	h.value, _ = c.space().keys.Get(key)
	h.last, h.expires = c.space().expires.of(key)
	return h
}

// place gives a key that is free what another one held, or holds.
func (c *call) place(key string, h held) {
	c.setKey(key, h.value)
	if h.expires {
		c.st().setExpiry(c.db, key, h.last)
	}
	c.touch(key)
	c.signal(key)
	c.emit(Event{Kind: KeySet, Key: key})
}

// in returns the call as one in another database.
func (c *call) in(db int) *call {
	other := *c
	other.db = db
	return &other
}

func parseRENAME(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		if _, err := c.rename(args[0], args[1], false); err != nil {
			return err
		}
		c.w.ok()
		return nil
	}), nil
}

func parseRENAMENX(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		done, err := c.rename(args[0], args[1], true)
		if err == nil {
			c.w.bool(done)
		}
		return err
	}), nil
}

// rename reports whether the key has another name now.
func (c *call) rename(key, newKey string, onlyNew bool) (done bool, err error) {
	switch {
	case !c.exists(key):
		return false, errNoKey
	case key == newKey || onlyNew && c.exists(newKey):
		return false, nil
	}
	c.remove(newKey)
	c.moveKey(key, c, newKey)
	c.notify(notifyGeneric, "rename_from", key)
	c.notify(notifyGeneric, "rename_to", newKey)
	c.st().dirty++
	return true, nil
}

func parseMOVE(args []string, _ *rules) (runner, error) {
	to, err := parseDatabase(args[1])
	return runFunc(func(c *call) error {
		dst := c.in(to)
		switch {
		case to == c.db:
			return errSameObject
		case !c.exists(args[0]) || dst.exists(args[0]):
			c.w.integer(0)
			return nil
		}
		c.moveKey(args[0], dst, args[0])
		c.notify(notifyGeneric, "move_from", args[0])
		dst.notify(notifyGeneric, "move_to", args[0])
		c.st().dirty++
		c.w.integer(1)
		return nil
	}), err
}

// copyKey is COPY with its arguments read.
type copyKey struct {
	key, newKey string
	db          int
	elsewhere   bool // DB was given
	replace     bool
}

var copyOptions = []option[copyKey]{
	flagOption("REPLACE", func(k *copyKey) *bool { return &k.replace }),
	{word: "DB", needs: 1, take: func(k *copyKey, args []string) (err error) {
		k.elsewhere = true
		k.db, err = parseDatabase(args[0])
		return err
	}},
}

func parseCOPY(args []string, v *rules) (runner, error) {
	k := &copyKey{key: args[0], newKey: args[1]}
	return k, parseAllOptions(k, args[2:], copyOptions, v.age)
}

func (k *copyKey) run(c *call) error {
	dst := c
	if k.elsewhere {
		dst = c.in(k.db)
	}
	if dst.db == c.db && k.key == k.newKey {
		return errSameObject
	}
	c.countLookup(k.key)
	switch {
	case !c.exists(k.key) || dst.exists(k.newKey) && !k.replace:
		c.w.integer(0)
		return nil
	}
	original := c.heldBy(k.key)
	dst.remove(k.newKey)
	c.share()
	dst.place(k.newKey, original)
	dst.notify(notifyGeneric, "copy_to", k.newKey)
	c.st().dirty++
	c.w.integer(1)
	return nil
}

// share lets two keys hold one value. As with a snapshot a new generation begins,
// so whichever of them is changed first is copied then. The client goes along: no
// snapshot has it.
func (c *call) share() {
	c.st().gen = new(generation)
	c.self.gen = c.st().gen
}
