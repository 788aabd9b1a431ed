package engine

// MULTI, EXEC, DISCARD, WATCH and UNWATCH.

// transaction is the commands of a client between MULTI and EXEC. It is replaced,
// never changed in place.
type transaction struct {
	queued [][]string
	lost   bool // a command was refused, so EXEC will not run any
}

// watcher is a client that watches a key.
type watcher struct {
	dbKey
	client ClientID
}

func (a watcher) before(b watcher) bool {
	switch {
	case a.db != b.db:
		return a.db < b.db
	case a.key != b.key:
		return a.key < b.key
	}
	return a.client < b.client
}

// queues reports whether a command waits for EXEC.
func (c *call) queues(cmd *Command) bool {
	return c.self.multi != nil && cmd.Flags&flagNow == 0
}

// queue keeps a command for EXEC, unless that will run none.
func (c *call) queue(args []string) {
	if c.self.multi.lost || c.self.stale {
		c.w.simple("QUEUED")
		return
	}
	cl := c.self
	next := *cl.multi
	next.queued = append(next.queued[:len(next.queued):len(next.queued)], append([]string(nil), args...))
	cl.multi = &next
	c.w.simple("QUEUED")
}

// spoilTransaction makes EXEC fail, for a command of the transaction was refused.
func (c *call) spoilTransaction() {
	if cl := c.self; cl.multi != nil && !cl.multi.lost {
		next := *cl.multi
		next.lost = true
		c.self.multi = &next
	}
}

func parseMULTI(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		cl := c.self
		if cl.multi != nil {
			return errNestedMulti
		}
		cl.multi = &transaction{}
		c.w.ok()
		return nil
	}), nil
}

func parseDISCARD(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		if c.self.multi == nil {
			return errDiscardAlone
		}
		c.endTransaction()
		c.w.ok()
		return nil
	}), nil
}

// endTransaction forgets what was queued and what is watched.
func (c *call) endTransaction() {
	cl := c.self
	c.e.unwatch(cl)
	cl.multi = nil
}

func parseEXEC(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		cl := c.self
		switch {
		case cl.multi == nil:
			return errExecAlone
		case cl.multi.lost:
			c.endTransaction()
			return errExecAbort
		case cl.stale:
			c.endTransaction()
			c.w.nullArray()
			return nil
		}
		c.runQueued()
		return nil
	}), nil
}

// runQueued runs the commands of the transaction. Whoever they wake is tried when
// all have run.
func (c *call) runQueued() {
	queued := c.self.multi.queued
	c.e.unwatch(c.self)
	c.wasExec = true
	if !c.self.silent() {
		c.w.array(len(queued))
	}
	for _, args := range queued {
		one := &call{e: c.e, client: c.client, self: c.self, db: c.self.db, words: args, out: c.out, w: c.w, inExec: true}
		cmd, tail, err := c.e.resolve(args)
		if err != nil {
			one.refuse(cmd, err)
			continue
		}
		one.name = cmd.Name
		one.run(cmd, tail)
		c.e.expire(c.out) // what got a time that is past is gone for the next command
	}
	c.self.multi = nil
}

func parseWATCH(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		if c.self.multi != nil {
			return errWatchInMulti
		}
		for _, key := range args {
			c.watch(dbKey{c.db, key})
		}
		c.w.ok()
		return nil
	}), nil
}

func (c *call) watch(key dbKey) {
	at := watcher{key, c.client}
	if _, there := c.e.st.watchers.Get(at); there {
		return
	}
	c.e.st.watchers.own(c.e.st.gen).Set(at)
	cl := c.self
	cl.watched = append(cl.watched[:len(cl.watched):len(cl.watched)], key)
}

func parseUNWATCH(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.e.unwatch(c.self)
		c.w.ok()
		return nil
	}), nil
}

// unwatch forgets what an owned client watches, and that it was changed.
func (e *Engine) unwatch(cl *client) {
	for _, key := range cl.watched {
		e.st.watchers.own(e.st.gen).Delete(watcher{key, cl.id})
	}
	if cl.watched != nil || cl.stale {
		own := e.ownClient(cl.id)
		own.watched, own.stale = nil, false
	}
}

// touchWatchers lets the transactions that watch a key fail.
func (e *Engine) touchWatchers(key dbKey) {
	if e.st.watchers.Len() == 0 {
		return
	}
	var ids []ClientID
	e.st.watchers.Ascend(watcher{dbKey: key}, func(w watcher) bool {
		if w.dbKey != key {
			return false
		}
		ids = append(ids, w.client)
		return true
	})
	for _, id := range ids {
		e.ownClient(id).stale = true
	}
}
