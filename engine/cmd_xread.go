package engine

import (
	"math"
	"slices"
)

// XREAD and XREADGROUP.

// read is one XREAD or XREADGROUP with its arguments read. While its client
// waits it is kept, so it is never changed once the IDs are fixed.
type read struct {
	inGroup  bool // XREADGROUP
	group    string
	consumer string
	noAck    bool
	count    int64 // 0: no limit
	block    int64 // milliseconds, 0 for ever, or noBlock
	streams  []source
}

// source is one stream of a read.
type source struct {
	key   string
	id    string // as it was given
	after ID     // entries after this one; newEntries for ">"
}

const noBlock = -1

// newEntries stands for the ID ">": as in Redis it is the largest ID, which
// nothing can come after.
var newEntries = MaxID

func parseXREAD(args []string, v *rules) (runner, error) {
	return parseRead(args, "xread", v.unbalancedRead, v)
}

func parseXREADGROUP(args []string, v *rules) (runner, error) {
	return parseRead(args, "xreadgroup", v.unbalancedGroup, v)
}

// readArgs is a read while its arguments are read.
type readArgs struct {
	read
	named  bool // GROUP came
	listed bool // STREAMS came
}

var readOptions = []option[readArgs]{
	countOption(func(r *readArgs) *int64 { return &r.count }),
	{word: "BLOCK", needs: 1, take: (*readArgs).takeBlock},
	{word: "GROUP", needs: 2, take: (*readArgs).takeGroup},
	{word: "NOACK", take: (*readArgs).takeNoAck},
	{word: "STREAMS", needs: 1, last: true, take: (*readArgs).takeStreams},
}

func parseRead(args []string, name, unbalanced string, v *rules) (runner, error) {
	inGroup := name == "xreadgroup"
	r := &v.runners.read
	*r = readArgs{read: read{inGroup: inGroup, block: noBlock, streams: r.streams[:0]}}
	rest, err := parseOptions(r, args, readOptions, v.future[name])
	switch {
	case err != nil:
		return nil, err
	case !r.listed:
		return nil, errSyntax
	case len(rest)%2 != 0:
		return nil, wireError(unbalanced)
	case inGroup && !r.named:
		return nil, errMissingGroup
	}
	half := len(rest) / 2
	for i := range half {
		r.streams = append(r.streams, source{key: rest[i], id: rest[half+i]})
	}
	return &r.read, nil
}

func (r *readArgs) takeStreams([]string) error {
	r.listed = true
	return nil
}

func (r *readArgs) takeGroup(words []string) error {
	r.named = true
	if !r.inGroup {
		return errOnlyXREADGROUP("GROUP")
	}
	r.group, r.consumer = words[0], words[1]
	return nil
}

func (r *readArgs) takeNoAck([]string) error {
	if !r.inGroup {
		return errOnlyXREADGROUP("NOACK")
	}
	r.noAck = true
	return nil
}

func (r *readArgs) takeBlock(words []string) (err error) {
	r.block, err = parseInteger(words[0], errTimeout)
	if err == nil && r.block < 0 {
		err = errTimeoutNegative
	}
	return err
}

func (r *read) run(c *call) error {
	if c.e.rules.blockBounded && r.block > math.MaxInt64-c.millis() {
		return errTimeoutRange
	}
	for i := range r.streams {
		if err := r.streams[i].resolve(c, r); err != nil {
			return err
		}
	}
	some, err := r.serve(c)
	switch {
	case some || err != nil:
		return err
	case r.block == noBlock:
		c.w.nullArray()
	default:
		waiting := *r
		waiting.streams = slices.Clone(r.streams)
		c.block(&waiting, r.block)
	}
	return nil
}

// resolve checks a stream's key, group and ID, and fixes the ID.
func (s *source) resolve(c *call, r *read) (err error) {
	st, err := c.streamAt(s.key)
	if err != nil {
		return err
	}
	if r.inGroup && !st.hasGroup(r.group) {
		return errReadNoGroup(s.key, r.group)
	}
	switch cString(s.id) {
	case "$":
		if r.inGroup {
			return errLastInGroup
		}
		if st != nil {
			s.after = st.lastID
		}
	case ">":
		if !r.inGroup {
			return errNewInXREAD
		}
		s.after = newEntries
	default:
		s.after, err = parseID(s.id, 0)
	}
	return err
}

// group returns a group of the stream, nil where one of the two is missing.
func (s *stream) group(name string) *group {
	if s == nil {
		return nil
	}
	g, _ := s.groups.Get(name)
	return g
}

// hasGroup reports whether the stream, which may be missing, has the group.
func (s *stream) hasGroup(name string) bool { return s.group(name) != nil }

// serve gives what there is to read now, and reports whether there was something.
func (r *read) serve(c *call) (some bool, err error) {
	at, given := c.w.begin(), 0
	for _, src := range r.streams {
		s, err := c.streamAt(src.key)
		if err != nil {
			return false, err
		}
		g := s.group(r.group)
		if r.inGroup && g == nil {
			return false, errReadNoGroup(src.key, r.group)
		}
		if s == nil {
			continue
		}
		if r.inGroup && c.e.rules.seenOnAttempt {
			c.attempt(src.key, r.group, r.consumer)
		}
		if after, some := r.readable(s, g, src); some {
			r.give(c, src, after)
			given++
		}
	}
	if given > 0 {
		c.w.insertHead(at, func() { r.beginStreams(c.w, given) })
	}
	return given > 0, nil
}

// readable tells whether a stream has something to give, and after which ID.
// A history read always has: its reply may be empty.
func (r *read) readable(s *stream, g *group, src source) (after ID, some bool) {
	after = src.after
	if r.inGroup {
		if after != newEntries {
			return after, true
		}
		after = g.lastID
	}
	return after, s.len() > 0 && after.Less(s.topID())
}

// beginStreams begins a reply of n streams: a map in RESP3.
func (r *read) beginStreams(w *wire, n int) { w.aggregate('%', n, n) }

// give reads one stream: entries after an ID, a group's new entries, or a
// consumer's history.
func (r *read) give(c *call, src source, after ID) {
	start, _ := after.Next()
	if !c.w.resp3 {
		c.w.array(2)
	}
	c.w.bulk(src.key)
	switch {
	case !r.inGroup:
		s, _ := c.streamAt(src.key)
		collect(c.w, s, start, r.count)
	case src.after == newEntries:
		r.deliver(c, src.key)
	default:
		r.history(c, src.key, start)
	}
}

// collect writes up to count entries from start on; 0 is no limit.
func collect(w *wire, s *stream, start ID, count int64) {
	at := w.begin()
	if count == 0 {
		count = noCount
	}
	w.endArray(at, s.write(w, start, MaxID, count, false))
}

// deliver gives a group's new entries to the consumer.
func (r *read) deliver(c *call, key string) {
	s := c.own(key)
	g := s.ownGroup(r.group)
	cons := c.consumer(key, g, r.consumer)
	cons.seen = c.now()
	at, n := c.w.begin(), int64(0)
	for e := s.entries.after(g.lastID, &g.mark); e.ok && (n == 0 || n != r.count); e.next() {
		c.w.buf = e.appendEntry(c.w.buf)
		n++
		g.mark = e.reader
		if g.lastID.Less(e.id) {
			g.read = s.readOn(g, e.id)
			g.lastID = e.id
		}
		r.hand(c, key, g, cons, e.id)
	}
	c.w.endArray(at, int(n))
	c.e.st.dirty++
}

// hand makes a delivered entry pending, unless NOACK was asked for.
func (r *read) hand(c *call, key string, g *group, cons *consumer, id ID) {
	from, count := "", int64(0)
	if !r.noAck {
		count = 1
		from, _ = g.give(cons, Pending{ID: id, Delivered: c.now(), Deliveries: count})
		cons.active = c.now()
	}
	if c.wantsEvents() {
		c.emit(Event{
			Kind: EntryDelivered, Key: key, Group: g.name, Consumer: r.consumer,
			ID: id, Count: count, From: from,
		})
	}
}

// history gives the consumer its own pending entries from start on.
func (r *read) history(c *call, key string, start ID) {
	s := c.own(key)
	g := s.ownGroup(r.group)
	cons := c.consumer(key, g, r.consumer)
	cons.seen = c.now()
	var ids []ID
	g.ascendOwner(cons, start, func(p Pending) bool {
		ids = append(ids, p.ID)
		return int64(len(ids)) != r.count
	})
	c.w.array(len(ids))
	for _, id := range ids {
		r.redeliver(c, key, s, g, id)
	}
}

// redeliver counts one more delivery of a pending entry; one that is gone from
// the stream comes with a null body and keeps its count.
func (r *read) redeliver(c *call, key string, s *stream, g *group, id ID) {
	e := s.entries.get(id)
	if !e.ok {
		c.w.array(2)
		c.w.id(id)
		c.w.nullArray()
		return
	}
	p, _ := g.pending(id)
	p.Deliveries++
	p.Delivered = c.now()
	g.put(p)
	c.emit(Event{Kind: EntryRedelivered, Key: key, Group: g.name, Consumer: r.consumer, ID: id, Count: p.Deliveries})
	c.w.buf = e.appendEntry(c.w.buf)
}

// consumer returns the group's consumer for changing, made if it is missing.
func (c *call) consumer(key string, g *group, name string) *consumer {
	if cons, ok := g.consumers.Get(name); ok {
		return g.ownedConsumer(cons)
	}
	c.emit(Event{Kind: ConsumerCreated, Key: key, Group: g.name, Consumer: name})
	c.notify(notifyStream, "xgroup-createconsumer", key)
	c.e.st.dirty++
	return g.addConsumer(name, c.now())
}

// attempt notes that a consumer tried to read or claim (Redis 7.2).
func (c *call) attempt(key, group, name string) {
	c.consumer(key, c.ownGroup(key, group), name).seen = c.now()
}

// keys, describe and sameAs make a read something that can wait.
func (r *read) keys() []string {
	keys := make([]string, len(r.streams))
	for i, s := range r.streams {
		keys[i] = s.key
	}
	return keys
}

func (r *read) describe(view *Wait) { view.Group, view.Consumer = r.group, r.consumer }

func (r *read) sameAs(other blocker) bool {
	o, ok := other.(*read)
	return ok && r.inGroup == o.inGroup && r.group == o.group && r.consumer == o.consumer &&
		r.noAck == o.noAck && r.count == o.count && slices.Equal(r.streams, o.streams)
}
