package engine

import "errors"

// XINFO and its subcommands.

var xinfoHelp = []string{
	"CONSUMERS <key> <groupname>",
	"    Show consumers of <groupname>.",
	"GROUPS <key>",
	"    Show the stream consumer groups.",
	"STREAM <key> [FULL [COUNT <count>]",
	"    Show information about the stream.",
}

// infoFields is a reply of names and values in turn.
type infoFields []Reply

func (f *infoFields) add(name string, value Reply) { *f = append(*f, bulk(name), value) }

// known is a number, or null where it is not known.
func known(n int64, ok bool) Reply {
	if !ok {
		return replyNull
	}
	return integer(n)
}

// infoStream looks up the stream that an XINFO subcommand is about.
func (c *call) infoStream(key string) (*stream, error) {
	s, err := c.st().streamAt(key)
	if err == nil && s == nil {
		err = errNoKey
	}
	return s, err
}

func parseXINFOGROUPS(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) Reply {
		s, err := c.infoStream(args[0])
		if err != nil {
			return errReply(err)
		}
		var rows []Reply
		s.groups.Scan(func(name string, g *group) bool {
			var f infoFields
			f.add("name", bulk(name))
			f.add("consumers", count(g.consumers.Len()))
			f.add("pending", count(g.pel.Len()))
			f.add("last-delivered-id", bulkID(g.lastID))
			f.add("entries-read", known(g.read, g.read != unknown))
			f.add("lag", known(s.lag(g)))
			rows = append(rows, array(f...))
			return true
		})
		return array(rows...)
	}), nil
}

func parseXINFOCONSUMERS(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) Reply {
		s, err := c.infoStream(args[0])
		if err == nil && !s.hasGroup(args[1]) {
			err = errNoGroup(args[1], args[0])
		}
		if err != nil {
			return errReply(err)
		}
		g, _ := s.groups.Get(args[1])
		var rows []Reply
		g.consumers.Scan(func(name string, cons *consumer) bool {
			rows = append(rows, c.infoConsumer(cons))
			return true
		})
		return array(rows...)
	}), nil
}

func (c *call) infoConsumer(cons *consumer) Reply {
	var f infoFields
	f.add("name", bulk(cons.name))
	f.add("pending", count(cons.pel.Len()))
	f.add("idle", integer(max(c.millis()-cons.seen.Millis(), 0)))
	if c.e.rules.inactive {
		inactive := int64(never)
		if cons.active != never {
			inactive = max(c.millis()-cons.active.Millis(), 0)
		}
		f.add("inactive", integer(inactive))
	}
	return array(f...)
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

func (x *xinfoStream) run(c *call) Reply {
	s, err := c.infoStream(x.key)
	if err == nil {
		err = x.parse()
	}
	if errors.Is(err, errBadTail) {
		err = errSubcommandSyntax(c.words)
	}
	if err != nil {
		return errReply(err)
	}
	f := infoFields{}
	f.add("length", count(s.len()))
	f.add("radix-tree-keys", count(s.entries.nodes))
	f.add("radix-tree-nodes", count(s.entries.treeNodes()))
	f.add("last-generated-id", bulkID(s.lastID))
	f.add("max-deleted-entry-id", bulkID(s.maxDeleted))
	f.add("entries-added", integer(s.added))
	f.add("recorded-first-entry-id", bulkID(s.firstID()))
	if x.full {
		x.addFull(c, s, &f)
	} else {
		addEdges(s, &f)
	}
	return array(f...)
}

func addEdges(s *stream, f *infoFields) {
	f.add("groups", count(s.groups.Len()))
	f.add("first-entry", edge(s.entries.first()))
	f.add("last-entry", edge(s.entries.last()))
}

func edge(c entryCursor) Reply {
	if !c.ok {
		return replyNull
	}
	return entryReply(c.entry())
}

// addFull adds what XINFO STREAM FULL shows instead of counts.
func (x *xinfoStream) addFull(c *call, s *stream, f *infoFields) {
	f.add("entries", array(collect(s, ID{}, x.count)...))
	var groups []Reply
	s.groups.Scan(func(_ string, g *group) bool {
		groups = append(groups, x.fullGroup(c, s, g))
		return true
	})
	f.add("groups", array(groups...))
}

func (x *xinfoStream) fullGroup(c *call, s *stream, g *group) Reply {
	var f infoFields
	f.add("name", bulk(g.name))
	f.add("last-delivered-id", bulkID(g.lastID))
	f.add("entries-read", known(g.read, g.read != unknown))
	f.add("lag", known(s.lag(g)))
	f.add("pel-count", count(g.pel.Len()))
	var rows []Reply
	g.pel.Scan(func(p Pending) bool {
		rows = append(rows, array(bulkID(p.ID), bulk(p.Owner), integer(p.Delivered.Millis()), integer(p.Deliveries)))
		return int64(len(rows)) != x.count
	})
	f.add("pending", array(rows...))
	var consumers []Reply
	g.consumers.Scan(func(_ string, cons *consumer) bool {
		consumers = append(consumers, x.fullConsumer(c, g, cons))
		return true
	})
	f.add("consumers", array(consumers...))
	return array(f...)
}

func (x *xinfoStream) fullConsumer(c *call, g *group, cons *consumer) Reply {
	var f infoFields
	f.add("name", bulk(cons.name))
	f.add("seen-time", integer(cons.seen.Millis()))
	if c.e.rules.inactive {
		active := int64(never)
		if cons.active != never {
			active = cons.active.Millis()
		}
		f.add("active-time", integer(active))
	}
	f.add("pel-count", count(cons.pel.Len()))
	var rows []Reply
	cons.pel.Scan(func(id ID) bool {
		p, _ := g.pending(id)
		rows = append(rows, array(bulkID(id), integer(p.Delivered.Millis()), integer(p.Deliveries)))
		return int64(len(rows)) != x.count
	})
	f.add("pending", array(rows...))
	return array(f...)
}
