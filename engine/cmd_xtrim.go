package engine

// XTRIM.

type xtrim struct {
	key  string
	trim trim
}

var xtrimOptions = dated("xtrim", trimOptions)

func parseXTRIM(args []string, v *rules) (runner, error) {
	x := &xtrim{key: args[0]}
	if err := parseAllOptions(&x.trim, args[1:], xtrimOptions, v.age); err != nil {
		return nil, err
	}
	if x.trim.by == noTrim && x.trim.limit == 0 {
		return nil, errNoStrategy
	}
	return x, x.trim.check()
}

func (x *xtrim) run(c *call) error {
	s, err := c.streamAt(x.key)
	if err != nil {
		return err
	}
	if s == nil {
		c.w.integer(0)
		return nil
	}
	removed := x.trim.apply(c, x.key, c.own(x.key))
	c.e.st.dirty += removed
	c.w.integer(removed)
	return nil
}
