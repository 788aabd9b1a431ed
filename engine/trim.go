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
	policyChoice
}

// trimOptions is the part of the grammar that XADD and XTRIM share.
var trimOptions = append([]option[trim]{
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
}, optionsOf(func(t *trim) *policyChoice { return &t.policyChoice }, policyOptions)...)

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
	}
	return nil
}

// apply trims an owned stream and returns how many entries went, which XTRIM
// counts as changes; XADD does not.
func (t *trim) apply(c *call, key string, s *stream) (removed int64) {
	removed = t.cut(c, key, s)
	if removed > 0 {
		c.changed(notifyStream, "xtrim", key, 0)
	}
	return removed
}

func (t *trim) cut(c *call, key string, s *stream) int64 {
	switch {
	case t.by == noTrim:
		return 0
	case t.policy == ackedOnly:
		return t.sift(c, key, s)
	case t.approx:
		return t.dropNodes(c, key, s)
	case t.by == byLength:
		n := max(0, int64(s.len())-t.maxLen)
		t.beforeCut(c, key, s, int(n))
		s.entries.dropFirst(s.gen, int(n))
		return n
	}
	t.beforeCut(c, key, s, s.rank(t.minID))
	return int64(s.entries.dropBefore(s.gen, t.minID))
}

// most is how many entries may go; 0: no limit.
func (t *trim) most(c *call) int64 {
	if t.approx && !t.hasLimit {
		return c.st().config.trimLimit()
	}
	return t.limit
}

// dropNodes trims by whole nodes.
func (t *trim) dropNodes(c *call, key string, s *stream) (removed int64) {
	limit := t.most(c)
	for {
		n, ok := s.entries.firstNode()
		if !ok || t.keepsNode(s, n) || limit > 0 && removed+int64(n.live) > limit {
			return removed
		}
		t.beforeCut(c, key, s, n.live)
		s.entries.dropNode(s.gen, n)
		removed += int64(n.live)
	}
}

// keepsNode reports whether the oldest node may not go as a whole.
func (t *trim) keepsNode(s *stream, n node) bool {
	if t.by == byLength {
		length := int64(s.len())
		return length <= t.maxLen || length-int64(n.live) < t.maxLen
	}
	return n.last.Compare(t.minID) >= 0
}

// beforeCut tells that the n oldest entries of a stream go, and drops what refers
// to them where that is asked for.
func (t *trim) beforeCut(c *call, key string, s *stream, n int) {
	drops := t.policy == dropReferences && s.groups.Len() > 0
	if !drops && !c.e.options.Events {
		return
	}
	for at := s.entries.first(); n > 0; n-- {
		c.emit(Event{Kind: EntryTrimmed, Key: key, ID: at.id})
		if drops {
			c.dropReferences(key, s, at.id)
		}
		at.next()
	}
}
