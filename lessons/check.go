package lessons

import (
	"slices"

	"streamlab/engine/rediscli"
)

// A Check is a question to a state that is answered by yes or no, such as
// "pending numbers group0 ${one} owner=consumerB". The zero Check never holds.
type Check struct {
	text    string
	negated bool // begins with "no"
	clause
}

// A clause names things of one kind, by their places and their attributes.
type clause struct {
	noun  string
	at    []string
	tests []test
}

// A test is one ATTR OP VALUE.
type test struct {
	attr  string
	op    operator
	value string
	sum   sum // in place of value
}

// String returns the check as the lesson file writes it.
func (c Check) String() string { return c.text }

// IsZero reports whether there is no check.
func (c Check) IsZero() bool { return c.noun == "" }

// Holds reports whether something in the scope is as the check says; with "no",
// whether nothing is.
func (c Check) Holds(s Scope) bool {
	if c.IsZero() {
		return false
	}
	_, found := c.find(s)
	return found != c.negated
}

// isOfEvents reports whether the check asks only whether something has happened,
// so that once it is found it stays so.
func (c Check) isOfEvents() bool {
	return c.noun == "event" && !slices.ContainsFunc(c.tests, func(t test) bool { return t.sum != nil })
}

// A Query is a question to a state that is answered by a value, such as
// "group numbers group0 pending" or "entry numbers n=1". The zero Query has no
// answer.
type Query struct {
	text string
	attr string // "" for the noun's first one
	clause
}

// String returns the query as the lesson file writes it.
func (q Query) String() string { return q.text }

// IsZero reports whether there is no query.
func (q Query) IsZero() bool { return q.noun == "" }

// Value returns the attribute of the first thing in the scope that the query
// describes; ok is false where there is none. Times are in milliseconds, and a
// figure that Redis cannot tell is "null".
func (q Query) Value(s Scope) (value string, ok bool) {
	found, ok := q.find(s)
	if !ok {
		return "", false
	}
	return found(q.attr)
}

// find returns the first thing in the scope that the clause describes.
func (c clause) find(s Scope) (subject, bool) {
	n, ok := lookupNoun(c.noun)
	if !ok {
		return nil, false
	}
	for thing := range n.each(s, interpolateAll(c.at, s.Bindings)) {
		if c.fits(n, thing, s) {
			return thing, true
		}
	}
	return nil, false
}

func (c clause) fits(n noun, thing subject, s Scope) bool {
	for _, t := range c.tests {
		have, ok := thing(t.attr)
		want, known := t.wanted(s)
		a, _ := n.attribute(t.attr)
		if !ok || !known || !t.op.holds(a.kind.order(have, want)) {
			return false
		}
	}
	return true
}

// wanted is the value that a test compares with; ok is false where it cannot be
// worked out.
func (t test) wanted(s Scope) (value string, ok bool) {
	if t.sum != nil {
		return t.sum.value(s)
	}
	return Interpolate(t.value, s.Bindings), true
}

func interpolateAll(words []string, bindings map[string]string) []string {
	done := make([]string, len(words))
	for i, w := range words {
		done[i] = Interpolate(w, bindings)
	}
	return done
}

// quoteWords joins words so that splitting them gives the same words.
func quoteWords(words []string) string {
	text := ""
	for i, w := range words {
		if i > 0 {
			text += " "
		}
		text += quoteWord(w)
	}
	return text
}

func quoteWord(w string) string {
	if back, err := rediscli.Split(w); err == nil && len(back) == 1 && back[0] == w {
		return w
	}
	return rediscli.Quote(w)
}
