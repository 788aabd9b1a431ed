package lessons

import "streamlab/engine/rediscli"

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
		if c.fits(n, thing, s.Bindings) {
			return thing, true
		}
	}
	return nil, false
}

func (c clause) fits(n noun, thing subject, bindings map[string]string) bool {
	for _, t := range c.tests {
		have, ok := thing(t.attr)
		a, _ := n.attribute(t.attr)
		if !ok || !t.op.holds(a.kind.order(have, Interpolate(t.value, bindings))) {
			return false
		}
	}
	return true
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
