package engine

// Trimming, as XTRIM and XADD ask for it.

type strategy uint8

const (
	noTrim strategy = iota
	byLength
	byID
)

// trim is a trimming strategy with its arguments.
type trim struct {
	by       strategy
	approx   bool // ~: only whole nodes
	maxLen   int64
	minID    ID
	limit    int64 // with ~, the most entries to remove; 0: no limit
	hasLimit bool
}

// defaultLimit is LIMIT where ~ comes without one.
const defaultLimit = 100 * nodeEntries

// trimOptions is the part of the grammar that XADD and XTRIM share.
var trimOptions = []option[trim]{
	trimStrategy("MAXLEN", byLength, func(t *trim, text string) (err error) {
		t.maxLen, err = parseInteger(text, errNotInteger)
		if err == nil && t.maxLen < 0 {
			err = errMaxLen
		}
		return err
	}),
	trimStrategy("MINID", byID, func(t *trim, text string) (err error) {
		t.minID, err = parseID(text, 0)
		return err
	}),
	{word: "LIMIT", needs: 1, take: func(t *trim, args []string) (err error) {
		t.limit, err = parseInteger(args[0], errNotInteger)
		if err == nil && t.limit < 0 {
			err = errLimit
		}
		t.hasLimit = true
		return err
	}},
}

// trimStrategy is MAXLEN or MINID with its optional = or ~ and its threshold.
func trimStrategy(word string, by strategy, threshold func(*trim, string) error) option[trim] {
	return option[trim]{
		word: word, needs: 1,
		sign: func(t *trim, tilde bool) { t.approx = tilde },
		take: func(t *trim, args []string) error {
			if t.by != noTrim {
				return errBothStrategies
			}
			t.by = by
			return threshold(t, args[0])
		},
	}
}

// check holds the rules between the options, once all are read.
func (t *trim) check() error {
	switch {
	case t.limit > 0 && t.by == noTrim:
		return errLimitAlone
	case t.hasLimit && !t.approx:
		return errLimitExact
	case !t.hasLimit && t.approx:
		t.limit = defaultLimit
	}
	return nil
}

// apply trims an owned stream and returns how many entries went.
func (t *trim) apply(c *call, key string, s *stream) (removed int64) {
	for {
		n, ok := s.nodes.Min()
		if !ok || t.keeps(s, s.firstID()) {
			return removed
		}
		if t.approx && (t.keepsNode(s, n) || t.limit > 0 && removed+int64(n.live) > t.limit) {
			return removed
		}
		removed += t.cutNode(c, key, s, n)
	}
}

// keeps reports whether the oldest entry, first, may not go.
func (t *trim) keeps(s *stream, first ID) bool {
	switch t.by {
	case byLength:
		return int64(s.len()) <= t.maxLen
	case byID:
		return first.Compare(t.minID) >= 0
	}
	return true
}

// keepsNode reports whether the oldest node may not go as a whole.
func (t *trim) keepsNode(s *stream, n node) bool {
	if t.by == byLength {
		return int64(s.len()-n.live) < t.maxLen
	}
	return n.last.Compare(t.minID) >= 0
}

// cutNode removes entries from the oldest node while they may go.
func (t *trim) cutNode(c *call, key string, s *stream, n node) (removed int64) {
	for range n.live {
		first := s.firstID()
		if !t.approx && t.keeps(s, first) {
			break
		}
		s.remove(first)
		c.emit(Event{Kind: EntryTrimmed, Key: key, ID: first})
		removed++
	}
	return removed
}
