package complete

import (
	"strings"

	"streamlab/engine"
)

// A path is one way to read the words of a command so far.
type path struct {
	rest  []term
	named named
}

// named is what the words of a path named.
type named struct {
	keys     []string
	group    string
	consumer string
	ids      int // how many entry IDs were given since the last key
}

// follow takes the words one by one and returns the paths that they leave, none
// where no reading fits.
func follow(args []engine.Arg, words []string) []path {
	paths := []path{{rest: terms(args)}}
	for _, word := range words {
		paths = advance(paths, word)
	}
	return paths
}

// advance takes one word. A reading in which it is a keyword or has the form
// that is asked for drives out those that would take any word.
func advance(paths []path, word string) []path {
	var strict, loose []path
	for _, p := range paths {
		for _, w := range takeRow(p.rest, word) {
			after := path{w.rest, p.named.with(w.atom.Kind, word)}
			if w.strict {
				strict = append(strict, after)
			} else {
				loose = append(loose, after)
			}
		}
	}
	if len(strict) > 0 {
		return strict
	}
	return loose
}

// with notes a word that names something.
func (n named) with(kind engine.ArgKind, word string) named {
	switch kind {
	case engine.ArgKey:
		n.keys = append(n.keys[:len(n.keys):len(n.keys)], word)
		n.ids = 0
	case engine.ArgGroup:
		n.group = word
	case engine.ArgConsumer:
		n.consumer = word
	case engine.ArgID:
		n.ids++
	}
	return n
}

// key returns the key that the next entry ID belongs to: the only one, or the
// one at its place among several.
func (n named) key() (string, bool) {
	if len(n.keys) == 0 {
		return "", false
	}
	return n.keys[min(n.ids, len(n.keys)-1)], true
}

// accepts tells whether an argument of that kind can be the word, and whether
// the word has a form of its own, as numbers and entry IDs do.
func accepts(kind engine.ArgKind, word string) (fits, strict bool) {
	switch kind {
	case engine.ArgID:
		return isID(word), true
	case engine.ArgInteger, engine.ArgMillis:
		return isInteger(word), true
	}
	return true, false
}

// isID knows an entry ID in all the forms that some command takes.
func isID(word string) bool {
	word = strings.TrimPrefix(word, "(")
	if len(word) == 1 && strings.Contains("*$>+-", word) {
		return true
	}
	word = strings.TrimSuffix(word, "-*")
	_, ok := engine.ParseID(word)
	return ok
}

func isInteger(word string) bool {
	digits := strings.TrimPrefix(word, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}
