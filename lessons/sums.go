package lessons

import (
	"fmt"
	"strconv"
	"strings"
)

// A sum is a value that is worked out when it is asked for: figures of queries,
// each taken so many times and added. "{2 * string truth}".
type sum []term

type term struct {
	times int64
	query Query
}

// inSum stands for a space in a sum while a clause is cut into words: no text can
// hold it.
const inSum = "\x01"

// maskSums replaces the spaces in the sums of a clause, which stand in braces right
// behind an operator. What is in quotes is text.
func maskSums(text string) (string, error) {
	masked := []byte(text)
	for at := 0; at < len(text); at++ {
		switch {
		case text[at] == '"' || text[at] == '\'':
			at += max(quotedLength(text[at:])-1, 0)
		case text[at] == '{' && at > 0 && strings.IndexByte("=<>", text[at-1]) >= 0:
			end := closingBrace(text, at)
			if end < 0 {
				return "", &textError{at, "a brace is not closed", `write {QUERY} or {2 * QUERY + QUERY}; a value that begins with { stands in quotes`}
			}
			copy(masked[at:], strings.ReplaceAll(text[at:end], " ", inSum))
			at = end
		}
	}
	return string(masked), nil
}

// closingBrace returns where the brace is closed that stands at a place, -1 where it
// is not.
func closingBrace(text string, at int) int {
	depth := 0
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

func unmask(text string) string { return strings.ReplaceAll(text, inSum, " ") }

// parseSum reads what a value has in its braces; ok is false where it has none.
func parseSum(value string) (s sum, ok bool, err error) {
	inside, ok := strings.CutPrefix(value, "{")
	if !ok || !strings.Contains(inside, inSum) || !strings.HasSuffix(inside, "}") {
		return nil, false, nil
	}
	for _, part := range strings.Split(strings.TrimSuffix(unmask(inside), "}"), " + ") {
		t, err := parseTerm(part)
		if err != nil {
			return nil, true, fmt.Errorf("in the braces: %w", err)
		}
		s = append(s, t)
	}
	return s, true, nil
}

// parseTerm reads "QUERY" or "N * QUERY".
func parseTerm(text string) (t term, err error) {
	t.times = 1
	if factor, query, ok := strings.Cut(text, " * "); ok {
		if n, err := strconv.ParseInt(strings.TrimSpace(factor), 10, 64); err == nil {
			t.times, text = n, query
		}
	}
	t.query, err = ParseQuery(strings.TrimSpace(text))
	return t, err
}

// value works the sum out; ok is false where a part of it is not there or no number.
// A single query may tell any value.
func (s sum) value(scope Scope) (value string, ok bool) {
	if len(s) == 1 && s[0].times == 1 {
		return s[0].query.Value(scope)
	}
	var total int64
	for _, t := range s {
		text, ok := t.query.Value(scope)
		n, err := strconv.ParseInt(text, 10, 64)
		if !ok || err != nil {
			return "", false
		}
		total += t.times * n
	}
	return strconv.FormatInt(total, 10), true
}
