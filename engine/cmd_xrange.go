package engine

// XLEN, XRANGE and XREVRANGE.

type xlen struct{ key string }

func parseXLEN(args []string, _ *rules) (runner, error) { return &xlen{args[0]}, nil }

func (x *xlen) run(c *call) error {
	s, err := c.streamAt(x.key)
	if err != nil {
		return err
	}
	if s == nil {
		c.w.integer(0)
		return nil
	}
	c.w.count(s.len())
	return nil
}

type xrange struct {
	key        string
	start, end ID
	count      int64 // noCount: all
	reverse    bool
}

const noCount = -1

func parseXRANGE(args []string, v *rules) (runner, error) {
	return parseRange(args[0], args[1], args[2], args[3:], false, v)
}

func parseXREVRANGE(args []string, v *rules) (runner, error) {
	return parseRange(args[0], args[2], args[1], args[3:], true, v)
}

func parseRange(key, start, end string, options []string, reverse bool, v *rules) (runner, error) {
	x := &v.runners.xrange
	*x = xrange{key: key, count: noCount, reverse: reverse}
	var err error
	if x.start, err = parseStart(start); err != nil {
		return nil, err
	}
	if x.end, err = parseEnd(end); err != nil {
		return nil, err
	}
	return x, parseAllOptions(x, options, xrangeOptions, v.age)
}

var xrangeOptions = []option[xrange]{countOption(func(x *xrange) *int64 { return &x.count })}

func (x *xrange) run(c *call) error {
	s, err := c.streamAt(x.key)
	switch {
	case err != nil:
		return err
	case s == nil:
		c.w.array(0)
		return nil
	case x.count == 0:
		c.w.nullArray()
		return nil
	}
	at := c.w.begin()
	c.w.endArray(at, s.write(c.w, x.start, x.end, x.count, x.reverse))
	return nil
}
