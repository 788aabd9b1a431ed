package engine

// OBJECT ENCODING and MEMORY USAGE.

func parseOBJECTENCODING(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		v, ok := c.space().keys.Get(args[0])
		if !ok {
			c.w.null()
			return nil
		}
		c.w.bulk(v.encoding())
		return nil
	}), nil
}

func (*stream) encoding() string { return "stream" }

func (h *hash) encoding() string {
	if h.large {
		return "hashtable"
	}
	return "listpack"
}

func (s *set) encoding() string { return s.form.String() }

func (l *list) encoding() string {
	if l.quick {
		return "quicklist"
	}
	return "listpack"
}

// embeddedText is the longest string that Redis keeps beside its object.
const embeddedText = 44

func (t text) encoding() string {
	switch {
	case t.appended:
		return "raw"
	case isNumber(t.value):
		return "int"
	case len(t.value) <= embeddedText:
		return "embstr"
	}
	return "raw"
}

// memoryUsage is MEMORY USAGE with its arguments read. As everything is counted,
// SAMPLES makes no difference.
type memoryUsage struct {
	key     string
	samples int64
}

var memoryOptions = []option[memoryUsage]{
	{word: "SAMPLES", needs: 1, take: (*memoryUsage).takeSamples},
}

func (m *memoryUsage) takeSamples(args []string) (err error) {
	m.samples, err = parseInteger(args[0], errNotInteger)
	if err == nil && m.samples < 0 {
		err = errSyntax
	}
	return err
}

func parseMEMORYUSAGE(args []string, v *rules) (runner, error) {
	m := &memoryUsage{key: args[0]}
	return m, parseAllOptions(m, args[1:], memoryOptions, v.age)
}

func (m *memoryUsage) run(c *call) error {
	v, ok := c.space().keys.Get(m.key)
	if !ok {
		c.w.null()
		return nil
	}
	c.w.count(treeRow + len(m.key) + v.memory())
	return nil
}
