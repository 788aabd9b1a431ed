package engine

import (
	"strconv"
	"strings"
)

// scan is SCAN with its arguments read.
type scan struct {
	cursor  uint64
	count   int64
	pattern string
	kind    string // a name of a type in any letters, "" for every one
	typed   bool
}

var scanOptions = []option[scan]{
	{word: "COUNT", needs: 1, take: (*scan).takeCount},
	{word: "MATCH", needs: 1, take: func(s *scan, args []string) error { s.pattern = args[0]; return nil }},
	{word: "TYPE", needs: 1, take: func(s *scan, args []string) error { s.kind, s.typed = cString(args[0]), true; return nil }},
}

const scanCount = 10

func parseSCAN(args []string, v *rules) (runner, error) {
	s := &scan{count: scanCount, pattern: "*"}
	var err error
	if s.cursor, err = parseCursor(args[0]); err != nil {
		return nil, err
	}
	return s, parseAllOptions(s, args[1:], scanOptions, v.age)
}

// parseCursor reads a number as C's strtoul does, but for white space before it.
func parseCursor(word string) (uint64, error) {
	word = cString(word)
	digits, negative := strings.CutPrefix(word, "-")
	if !negative {
		digits = strings.TrimPrefix(word, "+")
	}
	n, err := strconv.ParseUint(digits, 10, 64)
	switch {
	case word == "":
		return 0, nil
	case err != nil:
		return 0, errCursor
	case negative:
		n = -n
	}
	return n, nil
}

func (s *scan) takeCount(args []string) (err error) {
	s.count, err = parseInteger(args[0], errNotInteger)
	if err == nil && s.count < 1 {
		err = errSyntax
	}
	return err
}

func (s *scan) run(c *call) error {
	names, next := c.space().step(c.st().gen, s.cursor, s.count)
	c.w.array(2)
	c.w.bulk(strconv.FormatUint(next, 10))
	at, n := c.w.begin(), 0
	for _, name := range names {
		if s.wants(c, name) {
			c.w.bulk(name)
			n++
		}
	}
	c.w.endArray(at, n)
	return nil
}

func (s *scan) wants(c *call, name string) bool {
	if s.pattern != "*" && !globMatch(s.pattern, name) {
		return false
	}
	v, _ := c.space().keys.Get(name)
	return !s.typed || isWord(s.kind, strings.ToUpper(v.typeName()))
}
