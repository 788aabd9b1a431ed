package lessons

import (
	"fmt"
	"slices"
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// A textError is a problem at a place of a text, with a remedy.
type textError struct {
	at              int // byte offset in the text
	problem, remedy string
}

func (e *textError) Error() string { return e.problem }

// ParseCheck reads a check: "[no] NOUN PLACE… [ATTR OP VALUE]…". The error says
// what is wrong in one line.
func ParseCheck(text string) (Check, error) {
	r, err := newClauseReader(text)
	if err != nil {
		return Check{}, err
	}
	c := Check{text: strings.TrimSpace(text)}
	if len(r.words) > 0 && r.words[0] == "no" {
		c.negated = true
		r.next()
	}
	if c.clause, err = r.clause(); err != nil {
		return Check{}, err
	}
	if !r.done() {
		return Check{}, r.fail("%q is neither a place nor a comparison", r.words[0],
			"%s; compare with ATTRIBUTE=VALUE: %s", r.noun.syntax(), r.noun.attributeNames())
	}
	return c, nil
}

// ParseQuery reads a query: "NOUN PLACE… [ATTR OP VALUE]… [ATTR]". The error
// says what is wrong in one line.
func ParseQuery(text string) (Query, error) {
	r, err := newClauseReader(text)
	if err != nil {
		return Query{}, err
	}
	q := Query{text: strings.TrimSpace(text)}
	if q.clause, err = r.clause(); err != nil {
		return Query{}, err
	}
	q.attr, err = r.asked()
	return q, err
}

// maxClause is how long a check or a query may be, in bytes.
const maxClause = 500

// A clauseReader takes the words of a clause one by one.
type clauseReader struct {
	text    string
	words   []string
	offsets []int // where each word stands in the text, and where the text ends
	noun    noun
}

func newClauseReader(text string) (*clauseReader, error) {
	if len(text) > maxClause {
		return nil, &textError{maxClause, fmt.Sprintf("longer than %d bytes", maxClause), "say it in several goals"}
	}
	text, err := maskSums(text)
	if err != nil {
		return nil, err
	}
	words, err := splitWords(text)
	if err != nil {
		return nil, err
	}
	return &clauseReader{text: text, words: words, offsets: wordOffsets(text, words)}, nil
}

func (r *clauseReader) done() bool { return len(r.words) == 0 }

func (r *clauseReader) next() string {
	w := r.words[0]
	r.words, r.offsets = r.words[1:], r.offsets[1:]
	return w
}

// fail reports a problem at the next word, or at the end.
func (r *clauseReader) fail(problem string, subject any, remedy string, args ...any) error {
	if text, ok := subject.(string); ok {
		subject = unmask(text)
	}
	return &textError{r.offsets[0], fmt.Sprintf(problem, subject), fmt.Sprintf(remedy, args...)}
}

func (r *clauseReader) clause() (clause, error) {
	if err := r.readNoun(); err != nil {
		return clause{}, err
	}
	c := clause{noun: r.noun.name}
	var err error
	if c.at, err = r.places(); err != nil {
		return clause{}, err
	}
	c.tests, err = r.tests()
	return c, err
}

func (r *clauseReader) readNoun() error {
	if r.done() {
		return r.fail("%s is missing", "a noun", "begin with one of: %s", nounNames())
	}
	n, ok := lookupNoun(r.words[0])
	if !ok {
		return r.fail("unknown noun %q", r.words[0], "%s", Suggest(r.words[0], strings.Fields(nounNames())))
	}
	r.noun = n
	r.next()
	return nil
}

func nounNames() string {
	names := make([]string, len(nouns))
	for i, n := range nouns {
		names[i] = n.name
	}
	return strings.Join(names, " ")
}

// places reads what identifies the thing.
func (r *clauseReader) places() ([]string, error) {
	var at []string
	for _, name := range r.noun.places {
		name, optional := strings.CutSuffix(name, "?")
		if optional && (r.done() || !isPlace(name, r.words[0])) {
			break
		}
		if r.done() || !optional && r.atTest() && !r.noun.words {
			return nil, r.fail("%s is missing", name, "write %s", r.noun.syntax())
		}
		if err := r.wrongPlace(name); err != nil {
			return nil, err
		}
		at = append(at, r.next())
	}
	if r.noun.words {
		return r.pattern(at)
	}
	return at, nil
}

// atTest reports whether the next word is an ATTR OP VALUE; in quotes it is a
// name that looks like one.
func (r *clauseReader) atTest() bool {
	at := r.offsets[0]
	return isTest(r.words[0]) && at < len(r.text) && r.text[at] != '"' && r.text[at] != '\''
}

// pattern reads the words that follow the places of ran.
func (r *clauseReader) pattern(at []string) ([]string, error) {
	if r.done() {
		return nil, r.fail("%s is missing", "the command", "write %s", r.noun.syntax())
	}
	for !r.done() {
		at = append(at, r.next())
	}
	return at, nil
}

// isPlace tells a word in an optional place from what may follow it.
func isPlace(name, word string) bool {
	if name == "ID" {
		return isID(word) || strings.HasPrefix(word, "${")
	}
	return !isTest(word)
}

// wrongPlace returns what is wrong with the next word as a place of that name.
func (r *clauseReader) wrongPlace(name string) error {
	w := r.words[0]
	switch {
	case name == "KIND":
		if _, ok := engine.ParseEventKind(w); !ok {
			return r.fail("unknown kind of event %q", w, "%s", Suggest(w, eventKinds()))
		}
	case name == "NAME" && !ValidClient(w), name == "CLIENT" && w != anyPlace && !ValidClient(w):
		return r.fail("%q cannot be a client's name", w, "%s", clientRule)
	}
	return nil
}

// eventKinds lists the kinds of event.
func eventKinds() []string {
	var names []string
	for kind := engine.EntryAdded; kind <= engine.ClientTimedOut; kind++ {
		names = append(names, kind.String())
	}
	return names
}

// tests reads every ATTR OP VALUE that follows.
func (r *clauseReader) tests() ([]test, error) {
	var list []test
	for !r.done() && isTest(r.words[0]) {
		t, _ := parseTest(r.words[0])
		if err := r.readSum(&t); err != nil {
			return nil, err
		}
		if err := r.wrongTest(t); err != nil {
			return nil, err
		}
		list = append(list, t)
		r.next()
	}
	return list, nil
}

// readSum reads the value of a test that is a sum.
func (r *clauseReader) readSum(t *test) error {
	s, is, err := parseSum(t.value)
	if err == nil && is {
		t.sum, t.value = s, unmask(t.value)
	}
	if err != nil {
		return r.fail("%s", err.Error(), `write {QUERY} or {2 * QUERY + QUERY}, each with the attribute that it asks for`)
	}
	return nil
}

// wrongTest returns what is wrong with a test for the noun.
func (r *clauseReader) wrongTest(t test) error {
	a, ok := r.noun.attribute(t.attr)
	switch {
	case !ok:
		return r.unknownAttribute(t.attr)
	case a.kind.equal && t.op != "=" && t.op != "!=":
		return r.fail("%s cannot be greater or less", t.attr, "compare it with = or !=")
	case t.sum == nil && !strings.Contains(t.value, "${") && !a.kind.valid(t.value):
		return r.fail("%q is not a value for "+t.attr, t.value, "write %s", a.kind.about)
	}
	return nil
}

func (r *clauseReader) unknownAttribute(name string) error {
	return r.fail(r.noun.name+" has no attribute %q", name, "it has: %s", r.noun.attributeNames())
}

// asked reads the attribute that a query asks for.
func (r *clauseReader) asked() (string, error) {
	switch {
	case r.done() && r.noun.main:
		return "", nil
	case len(r.noun.attrs) == 0:
		return "", r.fail("%s has no value to tell", r.noun.name, "only a check can use it")
	case r.done():
		return "", r.fail("%s is missing", "the attribute to tell", "end with one of: %s", r.noun.attributeNames())
	}
	if _, ok := r.noun.attribute(r.words[0]); !ok {
		return "", r.unknownAttribute(r.words[0])
	}
	attr := r.next()
	if !r.done() {
		return "", r.fail("%q is one word too many", r.words[0], "a query tells one attribute")
	}
	return attr, nil
}

// isTest reports whether a word is an ATTR OP VALUE.
func isTest(word string) bool {
	_, ok := parseTest(word)
	return ok
}

// parseTest cuts a word at its first operator.
func parseTest(word string) (test, bool) {
	at := strings.IndexAny(word, "=<>!")
	if at <= 0 {
		return test{}, false
	}
	for _, o := range operators {
		if value, ok := strings.CutPrefix(word[at:], string(o.op)); ok {
			return test{attr: word[:at], op: o.op, value: value}, true
		}
	}
	return test{}, false
}

// wordOffsets returns where each word of a text begins, and where it ends. A
// word in quotes is found by its quote.
func wordOffsets(text string, words []string) []int {
	offsets, at := make([]int, 0, len(words)+1), 0
	for _, w := range words {
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " "))
		offsets = append(offsets, at)
		at += wordLength(text[at:], w)
	}
	return append(offsets, len(text))
}

// wordLength returns how much of text its first word takes up.
func wordLength(text, word string) int {
	for end := len(word); end < len(text); end++ {
		got, err := rediscli.Split(text[:end])
		if err == nil && slices.Equal(got, []string{word}) && text[end] == ' ' {
			return end
		}
	}
	return len(text)
}
