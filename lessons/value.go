package lessons

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"streamlab/engine"
)

// A valueKind says how an attribute's values are written and compared.
type valueKind struct {
	about string                      // for messages: what may be written
	valid func(text string) bool      // of a value in a check
	order func(have, want string) int // how the two compare
	equal bool                        // only = and != make sense
}

// nullFigure is how a figure that Redis cannot tell is written.
const nullFigure = "null"

// The kinds of value.
var (
	number   = valueKind{about: "a whole number", valid: isNumber, order: byNumber}
	orNull   = valueKind{about: "a whole number or null", valid: isFigure, order: byNumber}
	millis   = valueKind{about: "milliseconds, or a duration such as 60s", valid: isMillis, order: byMillis}
	entryID  = valueKind{about: "an entry ID such as 5-1", valid: isID, order: byID}
	word     = valueKind{about: "a name", valid: isAny, order: cmp.Compare[string], equal: true}
	yesNo    = valueKind{about: "yes or no", valid: isOneOf("yes", "no"), order: cmp.Compare[string], equal: true}
	keyType  = valueKind{about: "string, hash, set, list or stream", valid: isOneOf("string", "hash", "set", "list", "stream"), order: cmp.Compare[string], equal: true}
	anyValue = valueKind{about: "any value", valid: isAny, order: byGuess}
)

func isAny(string) bool { return true }

func isOneOf(words ...string) func(string) bool {
	return func(text string) bool { return slices.Contains(words, text) }
}

func isNumber(text string) bool {
	_, err := strconv.ParseInt(text, 10, 64)
	return err == nil
}

func isFigure(text string) bool { return text == nullFigure || isNumber(text) }

func isID(text string) bool {
	_, ok := engine.ParseID(text)
	return ok
}

func isMillis(text string) bool {
	_, ok := parseMillis(text)
	return ok
}

func parseMillis(text string) (int64, bool) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n, true
	}
	d, err := time.ParseDuration(text)
	return d.Milliseconds(), err == nil
}

// unordered is what an order returns for values that have none, such as a
// number and null: only != holds for them.
const unordered = 2

func byNumber(have, want string) int {
	if have == want {
		return 0
	}
	a, errA := strconv.ParseInt(have, 10, 64)
	b, errB := strconv.ParseInt(want, 10, 64)
	if errA != nil || errB != nil {
		return unordered
	}
	return cmp.Compare(a, b)
}

func byMillis(have, want string) int {
	a, okA := parseMillis(have)
	b, okB := parseMillis(want)
	if !okA || !okB {
		return unordered
	}
	return cmp.Compare(a, b)
}

func byID(have, want string) int {
	a, okA := engine.ParseID(have)
	b, okB := engine.ParseID(want)
	if !okA || !okB {
		return unordered
	}
	return a.Compare(b)
}

// byGuess compares values that may be anything: equal means the same text;
// which is greater is told as numbers where both are, else as entry IDs where
// both are, else as text.
func byGuess(have, want string) int {
	for _, kind := range []valueKind{number, entryID} {
		if have != want && kind.valid(have) && kind.valid(want) {
			if c := kind.order(have, want); c != 0 {
				return c
			}
		}
	}
	return cmp.Compare(have, want)
}

// An operator compares an attribute with a value.
type operator string

// operators has every operator with the orders that it accepts. Those of two
// characters come first, so that <= is not read as <.
var operators = []struct {
	op    operator
	holds []int
}{
	{"!=", []int{-1, 1, unordered}},
	{"<=", []int{-1, 0}},
	{">=", []int{0, 1}},
	{"=", []int{0}},
	{"<", []int{-1}},
	{">", []int{1}},
}

// holds reports whether the operator accepts an order.
func (op operator) holds(order int) bool {
	for _, o := range operators {
		if o.op == op {
			return slices.Contains(o.holds, order)
		}
	}
	return false
}
