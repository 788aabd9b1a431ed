package engine

import (
	"math"
	"strconv"
)

// GET, SET, INCR and INCRBY.

func parseGET(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error { return c.get(args[0]) }), nil
}

func (c *call) get(key string) error {
	t, ok, err := c.textAt(key)
	switch {
	case err != nil:
		return err
	case ok:
		c.w.bulk(string(t))
	default:
		c.w.null()
	}
	return nil
}

// put writes a key's value; one that had another type is replaced.
func (c *call) put(key string, v value) {
	if c.setKey(key, v) {
		c.signal(key)
	}
	c.emit(Event{Kind: KeySet, Key: key})
}

type set struct {
	key, value string
	onlyNew    bool // NX
	onlyOld    bool // XX
	get        bool
	keepTTL    bool
	expiry     string // the argument of EX, PX, EXAT or PXAT
	unit       int64  // of it, in milliseconds; 0: none
	absolute   bool
}

var setOptions = []option[set]{
	setFlag("NX", func(s *set) (mine, other *bool) { return &s.onlyNew, &s.onlyOld }),
	setFlag("XX", func(s *set) (mine, other *bool) { return &s.onlyOld, &s.onlyNew }),
	flagOption("GET", func(s *set) *bool { return &s.get }),
	{word: "KEEPTTL", take: (*set).takeKeepTTL},
	setExpiry("EX", 1000, false),
	setExpiry("PX", 1, false),
	setExpiry("EXAT", 1000, true),
	setExpiry("PXAT", 1, true),
}

func parseSET(args []string, v *rules) (runner, error) {
	s := &set{key: args[0], value: args[1]}
	return s, parseAllOptions(s, args[2:], setOptions, v.future["set"])
}

// setFlag is an option that does not go with another.
func setFlag(word string, flags func(*set) (mine, other *bool)) option[set] {
	return option[set]{word: word, take: func(s *set, _ []string) error {
		mine, other := flags(s)
		if *other {
			return errSyntax
		}
		*mine = true
		return nil
	}}
}

func (s *set) takeKeepTTL([]string) error {
	if s.unit != 0 {
		return errSyntax
	}
	s.keepTTL = true
	return nil
}

func setExpiry(word string, unit int64, absolute bool) option[set] {
	return option[set]{word: word, needs: 1, take: func(s *set, args []string) error {
		another := s.unit != 0 && (s.unit != unit || s.absolute != absolute)
		if another || s.keepTTL {
			return errSyntax
		}
		s.expiry, s.unit, s.absolute = args[0], unit, absolute
		return nil
	}}
}

func (s *set) run(c *call) error {
	until, err := s.until(c.millis())
	if err != nil {
		return err
	}
	if s.get {
		if err := c.get(s.key); err != nil {
			return err
		}
	}
	set := c.exists(s.key) && !s.onlyNew || !c.exists(s.key) && !s.onlyOld
	if set {
		s.store(c, until)
	}
	switch {
	case s.get:
	case set:
		c.w.ok()
	default:
		c.w.null()
	}
	return nil
}

func (s *set) store(c *call, until Time) {
	c.put(s.key, text(s.value))
	if !s.keepTTL {
		c.e.st.clearExpiry(c.db, s.key)
	}
	if s.unit != 0 {
		c.e.st.setExpiry(c.db, s.key, until)
	}
	c.changed(notifyString, "set", s.key, 1)
	if s.unit != 0 {
		c.notify(notifyGeneric, "expire", s.key)
	}
}

// until reads the expiry: the first moment at which the key is gone.
func (s *set) until(now int64) (Time, error) {
	if s.unit == 0 {
		return 0, nil
	}
	n, err := parseInteger(s.expiry, errNotInteger)
	if err != nil {
		return 0, err
	}
	if s.absolute {
		now = 0
	}
	if n <= 0 || n > math.MaxInt64/s.unit || n*s.unit > math.MaxInt64-now {
		return 0, errExpire("set")
	}
	return saturate(n*s.unit + now), nil
}

// saturate is the moment after the millisecond, or the end of time.
func saturate(ms int64) Time {
	if ms >= math.MaxInt64/1000 {
		return math.MaxInt64
	}
	return millis(ms + 1)
}

func parseINCR(args []string, _ *rules) (runner, error) {
	return incr{args[0], 1}, nil
}

func parseINCRBY(args []string, _ *rules) (runner, error) {
	by, err := parseInteger(args[1], errNotInteger)
	return incr{args[0], by}, err
}

type incr struct {
	key string
	by  int64
}

func (i incr) run(c *call) error {
	t, ok, err := c.textAt(i.key)
	var n int64
	if err == nil && ok {
		n, err = parseInteger(string(t), errNotInteger)
	}
	if err == nil {
		n, err = addTo(n, i.by)
	}
	if err != nil {
		return err
	}
	c.put(i.key, text(strconv.FormatInt(n, 10)))
	c.changed(notifyString, "incrby", i.key, 1)
	c.w.integer(n)
	return nil
}

func addTo(n, by int64) (int64, error) {
	if by > 0 && n > math.MaxInt64-by || by < 0 && n < math.MinInt64-by {
		return 0, errOverflow
	}
	return n + by, nil
}
