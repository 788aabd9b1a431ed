package engine

// XINFO and its subcommands.

var xinfoHelp = []string{
	"CONSUMERS <key> <groupname>",
	"    Show consumers of <groupname>.",
	"GROUPS <key>",
	"    Show the stream consumer groups.",
	"STREAM <key> [FULL [COUNT <count>]",
	"    Show information about the stream.",
}

// known writes a number, or null where it is not known.
func (w *wire) known(n int64, ok bool) {
	if ok {
		w.integer(n)
	} else {
		w.null()
	}
}

// infoStream looks up the stream that an XINFO subcommand is about.
func (c *call) infoStream(key string) (*stream, error) {
	s, err := c.streamAt(key)
	if err == nil && s == nil {
		err = errNoKey
	}
	return s, err
}

func parseXINFOGROUPS(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		s, err := c.infoStream(args[0])
		if err != nil {
			return err
		}
		c.w.array(s.groups.Len())
		s.groups.Scan(func(name string, g *group) bool {
			f := c.w.fields()
			f.add("name").bulk(name)
			f.add("consumers").count(g.consumers.Len())
			f.add("pending").count(g.pel.len())
			f.add("last-delivered-id").id(g.lastID)
			f.add("entries-read").known(g.read, g.read != unknown)
			f.add("lag").known(s.lag(c.e.rules, g))
			f.end()
			return true
		})
		return nil
	}), nil
}

func parseXINFOCONSUMERS(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		s, err := c.infoStream(args[0])
		if err == nil && !s.hasGroup(args[1]) {
			err = errNoGroup(args[1], args[0])
		}
		if err != nil {
			return err
		}
		g, _ := s.groups.Get(args[1])
		c.w.array(g.consumers.Len())
		g.consumers.Scan(func(name string, cons *consumer) bool {
			c.infoConsumer(g, cons)
			return true
		})
		return nil
	}), nil
}

func (c *call) infoConsumer(g *group, cons *consumer) {
	f := c.w.fields()
	f.add("name").bulk(cons.name)
	f.add("pending").count(g.owned(cons))
	f.add("idle").integer(max(c.millis()-cons.seen.Millis(), 0))
	if c.e.rules.inactive {
		inactive := int64(never)
		if cons.active != never {
			inactive = max(c.millis()-cons.active.Millis(), 0)
		}
		f.add("inactive").integer(inactive)
	}
	f.end()
}

type xinfoStream struct {
	key   string
	full  bool
	tail  []string // COUNT n, read once the key is found
	count int64
}

// fullCount is how much of each list FULL shows where no COUNT is given.
const fullCount = 10

func parseXINFOSTREAM(args []string, _ *rules) (runner, error) {
	return &xinfoStream{key: args[0], tail: args[1:], full: len(args) > 1, count: fullCount}, nil
}

// parse reads FULL [COUNT n].
func (x *xinfoStream) parse() (err error) {
	switch n := len(x.tail); {
	case n == 0:
		return nil
	case n != 1 && n != 3, !isWord(x.tail[0], "FULL"), n == 3 && !isWord(x.tail[1], "COUNT"):
		return errBadTail
	case n == 3:
		x.count, err = parseInteger(x.tail[2], errNotInteger)
		if x.count < 0 {
			x.count = fullCount
		}
	}
	return err
}

func (x *xinfoStream) run(c *call) error {
	s, err := c.infoStream(x.key)
	if err == nil {
		err = x.parse()
	}
	if err != nil {
		return err
	}
	f := c.w.fields()
	f.add("length").count(s.len())
	f.add("radix-tree-keys").count(s.entries.nodes)
	f.add("radix-tree-nodes").count(max(1, s.entries.treeNodes))
	f.add("last-generated-id").id(s.lastID)
	f.add("max-deleted-entry-id").id(s.maxDeleted)
	f.add("entries-added").integer(s.added)
	f.add("recorded-first-entry-id").id(s.firstID())
	if c.e.rules.idmp {
		x.addIDMP(c, &f)
	}
	if x.full {
		x.addFull(c, s, &f)
	} else {
		addEdges(s, &f)
	}
	f.end()
	return nil
}

// addIDMP adds what the stream remembers of its idempotent producers.
func (x *xinfoStream) addIDMP(c *call, f *fields) {
	s, _ := c.streamAt(x.key)
	if s.idmp.len() > 0 {
		s = c.own(x.key)
		s.idmp.sweep(s.gen, c.millis())
	}
	f.add("idmp-duration").integer(s.idmp.seconds)
	f.add("idmp-maxsize").integer(s.idmp.most)
	f.add("pids-tracked").count(s.idmp.producers.Len())
	f.add("iids-tracked").count(s.idmp.len())
	f.add("iids-added").integer(s.idmp.added)
	f.add("iids-duplicates").integer(s.idmp.duplicates)
}

func addEdges(s *stream, f *fields) {
	f.add("groups").count(s.groups.Len())
	f.add("first-entry").edge(s.entries.first())
	f.add("last-entry").edge(s.entries.last())
}

func (w *wire) edge(c entryCursor) {
	if c.ok {
		w.buf = c.appendEntry(w.buf)
	} else {
		w.null()
	}
}

// addFull adds what XINFO STREAM FULL shows instead of counts.
func (x *xinfoStream) addFull(c *call, s *stream, f *fields) {
	collect(f.add("entries"), s, ID{}, x.count)
	f.add("groups").array(s.groups.Len())
	s.groups.Scan(func(_ string, g *group) bool {
		x.fullGroup(c, s, g)
		return true
	})
}

func (x *xinfoStream) fullGroup(c *call, s *stream, g *group) {
	f := c.w.fields()
	f.add("name").bulk(g.name)
	f.add("last-delivered-id").id(g.lastID)
	f.add("entries-read").known(g.read, g.read != unknown)
	f.add("lag").known(s.lag(c.e.rules, g))
	f.add("pel-count").count(g.pel.len())
	if c.e.rules.nacked {
		f.add("nacked-count").count(g.released())
	}
	f.add("pending")
	at, n := c.w.begin(), 0
	g.ascend(ID{}, func(p Pending) bool {
		c.w.pendingRow(p, p.Delivered.Millis())
		n++
		return int64(n) != x.count
	})
	c.w.endArray(at, n)
	f.add("consumers").array(g.consumers.Len())
	g.consumers.Scan(func(_ string, cons *consumer) bool {
		x.fullConsumer(c, g, cons)
		return true
	})
	f.end()
}

func (x *xinfoStream) fullConsumer(c *call, g *group, cons *consumer) {
	f := c.w.fields()
	f.add("name").bulk(cons.name)
	f.add("seen-time").integer(cons.seen.Millis())
	if c.e.rules.inactive {
		active := int64(never)
		if cons.active != never {
			active = cons.active.Millis()
		}
		f.add("active-time").integer(active)
	}
	f.add("pel-count").count(g.owned(cons))
	f.add("pending")
	at, n := c.w.begin(), 0
	g.ascendOwner(cons, ID{}, func(p Pending) bool {
		c.w.array(3)
		c.w.id(p.ID)
		c.w.integer(p.Delivered.Millis())
		c.w.integer(p.Deliveries)
		n++
		return int64(n) != x.count
	})
	c.w.endArray(at, n)
	f.end()
}
