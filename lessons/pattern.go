package lessons

import (
	"errors"
	"strings"

	"streamlab/engine"
)

// isAnyWords tells the word of a pattern that stands for any number of words.
func isAnyWords(word string) bool { return word == "..." }

// A Pattern is the shape of commands, such as "@consumerB XREADGROUP ... 0".
// The zero Pattern matches nothing.
type Pattern struct {
	client string // "" for any client
	words  []string
}

// ParsePattern reads "[@NAME] WORD…". The error says what is wrong in one line.
func ParsePattern(text string) (Pattern, error) {
	client, line, err := SplitClient(text)
	if err != nil {
		return Pattern{}, err
	}
	words, err := splitWords(line)
	if err != nil {
		return Pattern{}, err
	}
	switch {
	case len(words) == 0 && client != "":
		return Pattern{}, errors.New("there is no command behind @" + client)
	case len(words) == 0:
		return Pattern{}, errors.New("there is no command")
	}
	return Pattern{client, words}, nil
}

// String returns the pattern as a lesson file writes it.
func (p Pattern) String() string {
	text := quoteWords(p.words)
	if p.client != "" {
		text = "@" + p.client + " " + text
	}
	return text
}

// IsZero reports whether there is no pattern.
func (p Pattern) IsZero() bool { return len(p.words) == 0 }

// Matches reports whether client ran such a command: the same words, where
// "..." stands for any number of words. Names of commands and the keywords of
// their syntax (COUNT, STREAMS) match in any case, all else exactly.
func (p Pattern) Matches(client string, args []string) bool {
	if p.IsZero() || p.client != "" && p.client != client {
		return false
	}
	_, ok := matchAll(p.words, args, isAnyWords, newVocabulary(args).same)
	return ok
}

// With returns the pattern with ${name} replaced in its words.
func (p Pattern) With(bindings map[string]string) Pattern {
	return Pattern{p.client, interpolateAll(p.words, bindings)}
}

// SameCommand reports whether two command lines say the same to Redis: the same
// words, with the names of commands and the keywords of their syntax in any
// case.
func SameCommand(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	v := newVocabulary(a)
	for i := range a {
		if !v.same(a[i], b[i]) {
			return false
		}
	}
	return true
}

// A vocabulary holds the words of one command that are read in any case.
type vocabulary map[string]bool

func newVocabulary(args []string) vocabulary {
	v := vocabulary{}
	if len(args) == 0 {
		return v
	}
	v.add(args[0])
	if c, ok := engine.Lookup(args...); ok {
		for _, word := range strings.Fields(c.Title()) {
			v.add(word)
		}
		v.addArgs(c.Args)
	}
	return v
}

func (v vocabulary) add(word string) { v[strings.ToUpper(word)] = true }

func (v vocabulary) addArgs(args []engine.Arg) {
	for _, a := range args {
		if a.Token != "" {
			v.add(a.Token)
		}
		v.addArgs(a.Args)
	}
}

func (v vocabulary) same(a, b string) bool {
	return a == b || strings.EqualFold(a, b) && v[strings.ToUpper(a)]
}
