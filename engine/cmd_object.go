package engine

import "math"

// OBJECT ENCODING, FREQ and REFCOUNT, MEMORY USAGE, and the HELP of both.

var objectHelp = []string{
	"ENCODING <key>",
	"    Return the kind of internal representation used in order to store the value",
	"    associated with a <key>.",
	"FREQ <key>",
	"    Return the access frequency index of the <key>. The returned integer is",
	"    proportional to the logarithm of the recent access frequency of the key.",
	"REFCOUNT <key>",
	"    Return the number of references of the value associated with the specified",
	"    <key>.",
}

var memoryHelp = []string{
	"USAGE <key> [SAMPLES <count>]",
	"    Return memory in bytes used by <key> and its value. Nested values are",
	"    sampled up to <count> times (default: 5, 0 means sample all).",
}

// ofObject is a command that tells something of what a key holds; null where there
// is no such key.
func ofObject(key string, tell func(value, *wire) error) runner {
	return runFunc(func(c *call) error {
		v, ok := c.space().keys.Get(key)
		if !ok {
			c.w.null()
			return nil
		}
		return tell(v, c.w)
	})
}

func parseOBJECTENCODING(args []string, _ *rules) (runner, error) {
	return ofObject(args[0], func(v value, w *wire) error {
		w.bulk(v.encoding())
		return nil
	}), nil
}

func parseOBJECTFREQ(args []string, _ *rules) (runner, error) {
	return ofObject(args[0], func(value, *wire) error { return errNoLFU }), nil
}

func parseOBJECTREFCOUNT(args []string, _ *rules) (runner, error) {
	return ofObject(args[0], func(v value, w *wire) error {
		n := int64(1)
		if t, ok := v.(text); ok && t.isShared() {
			n = math.MaxInt32
		}
		w.integer(n)
		return nil
	}), nil
}

// sharedNumbers are those from 0 on of which Redis keeps one object for all keys.
const sharedNumbers = 10_000

func (t text) isShared() bool {
	n, err := parseInteger(t.value, errNotInteger)
	return t.encoding() == "int" && err == nil && n >= 0 && n < sharedNumbers
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
