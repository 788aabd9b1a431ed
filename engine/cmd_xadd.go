package engine

import (
	"math"
	"slices"
	"strings"
)

// XADD.

type xadd struct {
	key      string
	noStream bool // NOMKSTREAM
	trim     trim
	idmp     idmpKey
	id       newID
	fields   []string
}

// newID is the ID argument of XADD: "*", "MS-*" or a whole ID.
type newID struct {
	auto    bool // the whole ID is the server's
	autoSeq bool // the sequence number is
	id      ID
}

var xaddOptions = dated("xadd", slices.Concat(
	optionsOf(func(x *xadd) *trim { return &x.trim }, trimOptions),
	[]option[xadd]{flagOption("NOMKSTREAM", func(x *xadd) *bool { return &x.noStream })},
	optionsOf(func(x *xadd) *idmpKey { return &x.idmp }, idmpOptions),
))

func parseXADD(args []string, v *rules) (runner, error) {
	x := &v.runners.xadd
	*x = xadd{key: args[0]}
	rest, err := parseOptions(x, args[1:], xaddOptions, v.age)
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 {
		if x.id, err = parseNewID(rest[0]); err != nil {
			return nil, err
		}
		x.fields = rest[1:]
	}
	if x.idmp.given && len(rest) > 0 && !x.id.auto {
		return nil, errIDMPExplicit
	}
	if err := x.trim.check(); err != nil {
		return nil, err
	}
	if len(x.fields) == 0 || len(x.fields)%2 != 0 {
		return nil, errArity("xadd")
	}
	if x.id == (newID{}) {
		return nil, errZeroID
	}
	return x, nil
}

func parseNewID(text string) (n newID, err error) {
	if text == "*" {
		return newID{auto: true}, nil
	}
	c := cString(text)
	if c == "*" {
		return newID{auto: true}, nil
	}
	ms, ok := strings.CutSuffix(c, "-*")
	if !ok || len(text) > maxIDText || strings.Contains(ms, "-") {
		n.id, err = parseID(text, 0)
		return n, err
	}
	n.autoSeq = true
	if n.id.MS, ok = parseUint(ms); !ok {
		return n, errBadID
	}
	return n, nil
}

func (x *xadd) run(c *call) error {
	s, err := c.streamAt(x.key)
	switch {
	case err != nil:
		return err
	case s == nil && x.noStream:
		c.w.null()
		return nil
	}
	made := s == nil
	if made {
		s = c.newStream()
	}
	if x.idmp.given && x.repeated(c, s) {
		return nil
	}
	if s.lastID == MaxID {
		return errExhausted
	}
	id, ok := x.id.after(s.lastID, c.millis())
	if !ok {
		return x.refusal(s, c.e.rules)
	}
	if made {
		c.setKey(x.key, s)
	}
	s = c.own(x.key)
	s.append(Entry{id, x.fields}, c.st().config.nodeLimits())
	if c.wantsEvents() {
		c.emit(Event{Kind: EntryAdded, Key: x.key, ID: id})
	}
	c.w.id(id)
	c.changed(notifyStream, "xadd", x.key, 1)
	if x.idmp.given {
		s.idmp.remember(s.gen, x.idmp.name(x.fields, id))
	}
	x.trim.apply(c, x.key, s)
	c.signal(x.key)
	return nil
}

// refusal is why there is no ID to use.
func (x *xadd) refusal(s *stream, v *rules) error {
	if v.fullMillisAsSize && x.id.autoSeq && x.id.id.MS == s.lastID.MS {
		return errTooLarge
	}
	return errSmallID
}

// after returns the ID to use after last; ok is false if there is none.
func (n newID) after(last ID, millis int64) (id ID, ok bool) {
	switch {
	case n.auto && uint64(max(millis, 0)) > last.MS:
		return ID{uint64(millis), 0}, true
	case n.auto:
		return last.Next()
	case n.autoSeq && n.id.MS == last.MS:
		id, ok = last.Next()
		return id, ok && last.Seq < math.MaxUint64
	}
	return n.id, last.Less(n.id)
}
