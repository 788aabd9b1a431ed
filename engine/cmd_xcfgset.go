package engine

// XCFGSET and XIDMPRECORD: what a stream remembers of its idempotent producers.

type xcfgset struct {
	key     string
	seconds idmpBound
	most    idmpBound
}

// idmpBound is a bound that may be set.
type idmpBound struct {
	value int64
	given bool
}

// The most that the two bounds can be.
const (
	idmpSecondsMost = 86400
	idmpMostMost    = 10000
)

var xcfgsetOptions = []option[xcfgset]{
	idmpBoundOption("IDMP-DURATION", idmpSecondsMost, errIDMPDuration, errIDMPDurationTwice, func(x *xcfgset) *idmpBound { return &x.seconds }),
	idmpBoundOption("IDMP-MAXSIZE", idmpMostMost, errIDMPMaxSize, errIDMPMaxSizeTwice, func(x *xcfgset) *idmpBound { return &x.most }),
}

func idmpBoundOption(word string, most int64, bad, twice wireError, bound func(*xcfgset) *idmpBound) option[xcfgset] {
	return option[xcfgset]{word: word, needs: 1, take: func(x *xcfgset, args []string) error {
		b := bound(x)
		if b.given {
			return twice
		}
		n, err := parseInteger(args[0], bad)
		if err == nil && (n < 1 || n > most) {
			err = bad
		}
		*b = idmpBound{n, true}
		return err
	}}
}

func parseXCFGSET(args []string, v *rules) (runner, error) {
	x := &xcfgset{key: args[0]}
	if err := parseAllOptions(x, args[1:], xcfgsetOptions, v.age); err != nil {
		return nil, err
	}
	if !x.seconds.given && !x.most.given {
		return nil, errNothingToSet
	}
	return x, nil
}

func (x *xcfgset) run(c *call) error {
	s, err := c.streamAt(x.key)
	if err == nil && s == nil {
		err = errNoKey
	}
	if err != nil {
		return err
	}
	s = c.own(x.key)
	if s.idmp.configure(x.seconds.or(s.idmp.seconds), x.most.or(s.idmp.most)) {
		c.touch(x.key)
		c.e.st.dirty++
	}
	c.w.ok()
	return nil
}

func (b idmpBound) or(old int64) int64 {
	if b.given {
		return b.value
	}
	return old
}

type xidmprecord struct {
	key string
	produced
}

func parseXIDMPRECORD(args []string, _ *rules) (runner, error) {
	x := &xidmprecord{args[0], produced{producer: args[1], iid: args[2]}}
	switch {
	case x.producer == "":
		return nil, errNoProducer
	case x.iid == "":
		return nil, errNoIID
	}
	var err error
	x.id, err = parseID(args[3], 0)
	return x, err
}

func (x *xidmprecord) run(c *call) error {
	s, err := c.streamAt(x.key)
	if err == nil && s == nil {
		err = errNoKey
	}
	if err != nil {
		return err
	}
	s = c.own(x.key)
	s.idmp.sweep(s.gen, c.millis())
	_, living := s.entry(x.id)
	id, known := s.idmp.find(x.producer, x.iid)
	switch {
	case !living:
		return errNoEntry
	case known && id != x.id:
		return errIIDTaken
	case !known:
		s.idmp.remember(s.gen, x.produced)
		c.touch(x.key)
		c.e.st.dirty++
	}
	c.w.ok()
	return nil
}
