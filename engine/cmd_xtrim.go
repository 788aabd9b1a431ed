package engine

// XTRIM.

type xtrim struct {
	key  string
	trim trim
}

func parseXTRIM(args []string, _ *rules) (runner, error) {
	x := &xtrim{key: args[0]}
	if err := parseAllOptions(&x.trim, args[1:], trimOptions); err != nil {
		return nil, err
	}
	if x.trim.by == noTrim && x.trim.limit == 0 {
		return nil, errNoStrategy
	}
	return x, x.trim.check()
}

func (x *xtrim) run(c *call) Reply {
	s, err := c.st().streamAt(x.key)
	if err != nil {
		return errReply(err)
	}
	if s == nil {
		return integer(0)
	}
	return integer(x.trim.apply(c, x.key, c.own(x.key)))
}
