package lessons

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"streamlab/engine/rediscli"
	"streamlab/internal/workers"
)

// What is wrong with a line that redis-cli would not take, and what to do.
const (
	errQuotes  = "a quote is not closed, or something stands right behind it"
	closeQuote = "close it, and put a space behind it"
)

// splitWords splits as redis-cli does; the error points at the quote that is
// wrong.
func splitWords(text string) ([]string, error) {
	words, err := rediscli.Split(text)
	if err != nil {
		return nil, &textError{wrongQuote(text), errQuotes, closeQuote}
	}
	return words, nil
}

// wrongQuote finds the last quote of the shortest beginning of a text that
// redis-cli refuses whatever follows: it is not closed, or closed too early.
func wrongQuote(text string) int {
	for at := 0; at < len(text); {
		n := strings.IndexAny(text[at:], `"'`)
		if n < 0 {
			break
		}
		at += n
		length := quotedLength(text[at:])
		if end := at + length; length == 0 || end < len(text) && text[end] != ' ' {
			return at
		}
		at += length
	}
	return 0
}

// quotedLength is how long the quoted word is that a text begins with, 0 if it
// does not end.
func quotedLength(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case text[0]:
			return i + 1
		}
	}
	return 0
}

// A Command is one scripted line: a Redis command or a lab command such as
// ":wait 5s", for the client that it names with @ or else the step's.
type Command struct {
	Client string // "" where the line names none
	Line   string // without the @NAME; ${name} not yet replaced
	Pos    Position
}

// Words returns the line's words with ${name} replaced; what a name stands for
// stays one word. The error is rediscli.ErrArguments, which no parsed lesson
// has.
func (c Command) Words(bindings map[string]string) ([]string, error) {
	words, err := rediscli.Split(c.Line)
	for i, word := range words {
		words[i] = Interpolate(word, bindings)
	}
	return words, err
}

// Text returns the line with ${name} replaced, so that redis-cli reads Words in
// it: where a value would not be one word, the words are quoted.
func (c Command) Text(bindings map[string]string) string {
	text := Interpolate(c.Line, bindings)
	words, err := c.Words(bindings)
	if read, errRead := rediscli.Split(text); err == nil && (errRead != nil || !slices.Equal(read, words)) {
		return quoteWords(words)
	}
	return text
}

// IsLab reports whether the line is a lab command: one that begins with a
// colon.
func (c Command) IsLab() bool { return strings.HasPrefix(c.Line, ":") }

// Wait returns for how long ":wait 5s" waits; ok is false for all other lines.
func (c Command) Wait() (d time.Duration, ok bool) {
	words := strings.Fields(c.Line)
	if len(words) != 2 || words[0] != ":wait" {
		return 0, false
	}
	d, err := ParseWait(words[1])
	return d, err == nil
}

// workerWords are the words of a lab command that workers take, without its colon,
// nil for any other line.
func (c Command) workerWords() []string {
	text, lab := strings.CutPrefix(c.Line, ":")
	words, err := rediscli.Split(text)
	if !lab || err != nil || len(words) == 0 {
		return nil
	}
	if _, ok := workers.CommandNamed(words[0]); !ok {
		return nil
	}
	return words
}

// MaxWait is the longest time that one :wait passes.
const MaxWait = 365 * 24 * time.Hour

// ParseWait reads the time that ":wait" is given: "5s", "1m30s", "250ms". It
// must be above 0 and at most a year. The error says how to write it.
func ParseWait(text string) (time.Duration, error) {
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 || d > MaxWait {
		return 0, fmt.Errorf("%q is not a time to wait: write 5s, 1m30s or 500ms, at most 8760h", rediscli.Safe(text))
	}
	return d, nil
}

var clientForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$`)

// ValidClient reports whether name can be a client's handle, what follows the @:
// up to 32 letters, digits, "_", "-" and ".", the first a letter or digit.
func ValidClient(name string) bool { return clientForm.MatchString(name) }

// SplitClient takes the "@NAME" off a line that begins with one. The error says
// what is wrong with it.
func SplitClient(line string) (client, rest string, err error) {
	line = strings.Trim(line, " \t")
	at, ok := strings.CutPrefix(line, "@")
	if !ok {
		return "", line, nil
	}
	client, rest, _ = strings.Cut(at, " ")
	if !ValidClient(client) {
		return "", "", fmt.Errorf("%q cannot be a client's name", client)
	}
	return client, strings.TrimLeft(rest, " \t"), nil
}
