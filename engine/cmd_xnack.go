package engine

import "math"

// XNACK: giving pending entries back to their group.

type xnack struct {
	key, group string
	mode       string
	tail       []string
}

// nackOptions is XNACK's tail, read.
type nackOptions struct {
	mode    nackMode
	ids     []string
	retries int64 // RETRYCOUNT, or keepCount
	force   bool
}

// nackMode says what becomes of the delivery count.
type nackMode uint8

const (
	nackSilent nackMode = iota // as if it had not been delivered
	nackFail                   // it stays
	nackFatal                  // as high as can be
)

var nackModes = map[string]nackMode{"SILENT": nackSilent, "FAIL": nackFail, "FATAL": nackFatal}

var xnackOptions = []option[nackOptions]{
	flagOption("FORCE", func(o *nackOptions) *bool { return &o.force }),
	{word: "RETRYCOUNT", needs: 1, take: func(o *nackOptions, args []string) (err error) {
		o.retries, err = parseInteger(args[0], errNackRetries)
		if err == nil && o.retries < 0 {
			err = errNackRetries
		}
		return err
	}},
}

func parseXNACK(args []string, _ *rules) (runner, error) {
	return &xnack{args[0], args[1], args[2], args[3:]}, nil
}

// parse reads what follows the group: the mode, the IDs and the options, in any
// order.
func (x *xnack) parse() (o nackOptions, err error) {
	o.retries = keepCount
	var known bool
	for word, mode := range nackModes {
		if isWord(x.mode, word) {
			o.mode, known = mode, true
		}
	}
	if !known {
		return o, errNackMode
	}
	for rest := x.tail; len(rest) > 0; {
		if rest, err = parseOptions(&o, rest, xnackOptions, 0); err != nil || len(rest) == 0 {
			break
		}
		if len(rest) < 2 || !isWord(rest[0], "IDS") {
			return o, errNackOption(rest[0])
		}
		if o.ids, rest, err = takeIDs(rest[1:], errNackNumIDs, errNackNumIDsMatch); err != nil {
			break
		}
	}
	if err == nil && o.ids == nil {
		err = errNackNoIDs
	}
	return o, err
}

func (x *xnack) run(c *call) error {
	s, err := c.streamAt(x.key)
	if err == nil && !s.hasGroup(x.group) {
		err = errNoKeyOrGroup(x.key, x.group)
	}
	var o nackOptions
	if err == nil {
		o, err = x.parse()
	}
	var ids []ID
	if err == nil {
		ids, err = c.parseIDs(o.ids)
	}
	if err != nil {
		return err
	}
	s = c.own(x.key)
	g, released := s.ownGroup(x.group), 0
	for _, id := range ids {
		if x.release(c, s, g, id, o) {
			released++
		}
	}
	if released > 0 {
		c.e.st.dirty += int64(released)
		c.touch(x.key)
		c.signal(x.key)
	}
	c.w.count(released)
	return nil
}

// release gives one entry back, and reports whether it was pending, or could be
// made so.
func (x *xnack) release(c *call, s *stream, g *group, id ID, o nackOptions) bool {
	p, pending := g.pending(id)
	if _, living := s.entry(id); !pending && (!o.force || !living) {
		return false
	}
	deliveries := o.count(p.Deliveries)
	g.release(id, deliveries)
	c.emit(Event{Kind: EntryReleased, Key: x.key, Group: x.group, From: p.Owner, ID: id, Count: deliveries})
	return true
}

// count is the delivery count of an entry once it is released.
func (o nackOptions) count(n int64) int64 {
	switch {
	case o.retries != keepCount:
		return o.retries
	case o.mode == nackFatal:
		return math.MaxInt64
	case o.mode == nackSilent:
		return max(n-1, 0)
	}
	return n
}
