package lessons

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"streamlab/engine/rediscli"
)

// What is wrong with a line that redis-cli would not take, and what to do.
const (
	errQuotes  = "a quote is not closed, or something stands right behind it"
	closeQuote = "close it, and put a space behind it"
)

// splitWords splits as redis-cli does; the error points at the first quote.
func splitWords(text string) ([]string, error) {
	words, err := rediscli.Split(text)
	if err != nil {
		return nil, &textError{max(strings.IndexAny(text, `"'`), 0), errQuotes, closeQuote}
	}
	return words, nil
}

// A Command is one scripted line: a Redis command or a lab command such as
// ":wait 5s", for the client that it names with @ or else the step's.
type Command struct {
	Client string // "" where the line names none
	Line   string // without the @NAME; ${name} not yet replaced
	Pos    Position
}

// Words returns the line's words with ${name} replaced, as redis-cli takes
// them. The error is rediscli.ErrArguments, which no parsed lesson has.
func (c Command) Words(bindings map[string]string) ([]string, error) {
	return rediscli.Split(Interpolate(c.Line, bindings))
}

// IsLab reports whether the line is a lab command: one that begins with a
// colon.
func (c Command) IsLab() bool { return strings.HasPrefix(c.Line, ":") }

// Wait returns for how long ":wait 5s" waits; ok is false for all other lines.
// A number without a unit is seconds.
func (c Command) Wait() (d time.Duration, ok bool) {
	words := strings.Fields(c.Line)
	if len(words) != 2 || words[0] != ":wait" {
		return 0, false
	}
	d, err := ParseWait(words[1])
	return d, err == nil
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
