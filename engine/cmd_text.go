package engine

import "math"

// GET and SET.

func parseGET(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error { return c.get(args[0]) }), nil
}

func (c *call) get(key string) error {
	t, ok, err := c.textAt(key)
	if err == nil {
		c.w.bulkIf(t.value, ok)
	}
	return err
}

// put writes a key's value; one that had another type is replaced.
func (c *call) put(key string, v value) {
	if c.setKey(key, v) {
		c.signal(key)
	}
	c.emit(Event{Kind: KeySet, Key: key})
}

type setText struct {
	key, value string
	onlyNew    bool // NX
	onlyOld    bool // XX
	get        bool
	keepTTL    bool
	expiry     string // the argument of EX, PX, EXAT or PXAT
	unit       int64  // of it, in milliseconds; 0: none
	absolute   bool
}

var setOptions = []option[setText]{
	setFlag("NX", func(s *setText) (mine, other *bool) { return &s.onlyNew, &s.onlyOld }),
	setFlag("XX", func(s *setText) (mine, other *bool) { return &s.onlyOld, &s.onlyNew }),
	flagOption("GET", func(s *setText) *bool { return &s.get }),
	{word: "KEEPTTL", take: (*setText).takeKeepTTL},
	setExpiry("EX", 1000, false),
	setExpiry("PX", 1, false),
	setExpiry("EXAT", 1000, true),
	setExpiry("PXAT", 1, true),
}

func parseSET(args []string, v *rules) (runner, error) {
	s := &setText{key: args[0], value: args[1]}
	return s, parseAllOptions(s, args[2:], setOptions, v.age)
}

// setFlag is an option that does not go with another.
func setFlag(word string, flags func(*setText) (mine, other *bool)) option[setText] {
	return option[setText]{word: word, take: func(s *setText, _ []string) error {
		mine, other := flags(s)
		if *other {
			return errSyntax
		}
		*mine = true
		return nil
	}}
}

func (s *setText) takeKeepTTL([]string) error {
	if s.unit != 0 {
		return errSyntax
	}
	s.keepTTL = true
	return nil
}

func setExpiry(word string, unit int64, absolute bool) option[setText] {
	return option[setText]{word: word, needs: 1, take: func(s *setText, args []string) error {
		another := s.unit != 0 && (s.unit != unit || s.absolute != absolute)
		if another || s.keepTTL {
			return errSyntax
		}
		s.expiry, s.unit, s.absolute = args[0], unit, absolute
		return nil
	}}
}

func (s *setText) run(c *call) error {
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

func (s *setText) store(c *call, until int64) {
	c.put(s.key, text{value: s.value})
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

// until reads the expiry: the key's last millisecond.
func (s *setText) until(now int64) (int64, error) {
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
	return n*s.unit + now, nil
}
