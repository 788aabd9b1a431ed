package engine

// XLEN, XRANGE and XREVRANGE.

type xlen struct{ key string }

func parseXLEN(args []string, _ *rules) (runner, error) { return &xlen{args[0]}, nil }

func (x *xlen) run(c *call) Reply {
	s, err := c.st().streamAt(x.key)
	if err != nil {
		return errReply(err)
	}
	if s == nil {
		return integer(0)
	}
	return count(s.len())
}

type xrange struct {
	key        string
	start, end ID
	count      int64 // noCount: all
	reverse    bool
}

const noCount = -1

func parseXRANGE(args []string, _ *rules) (runner, error) {
	return parseRange(args[0], args[1], args[2], args[3:], false)
}

func parseXREVRANGE(args []string, _ *rules) (runner, error) {
	return parseRange(args[0], args[2], args[1], args[3:], true)
}

func parseRange(key, start, end string, options []string, reverse bool) (runner, error) {
	x := &xrange{key: key, count: noCount, reverse: reverse}
	var err error
	if x.start, err = parseStart(start); err != nil {
		return nil, err
	}
	if x.end, err = parseEnd(end); err != nil {
		return nil, err
	}
	return x, parseAllOptions(x, options, xrangeOptions)
}

var xrangeOptions = []option[xrange]{countOption(func(x *xrange) *int64 { return &x.count })}

func (x *xrange) run(c *call) Reply {
	s, err := c.st().streamAt(x.key)
	switch {
	case err != nil:
		return errReply(err)
	case s == nil:
		return array()
	case x.count == 0:
		return replyNullArray
	}
	walk := s.ascend
	if x.reverse {
		walk = s.descend
	}
	var rows []Reply
	walk(x.start, x.end, func(e Entry) bool {
		rows = append(rows, entryReply(e))
		return int64(len(rows)) != x.count
	})
	return array(rows...)
}
