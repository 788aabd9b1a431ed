package why

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// plain are words that stand in a text, and on a command line, as they are.
var plain = regexp.MustCompile(`^[A-Za-z0-9](?:[A-Za-z0-9_.:/-]*[A-Za-z0-9])?$`)

// typable are words that redis-cli's tokeniser leaves alone.
var typable = regexp.MustCompile(`^[!#-&(-\[\]-~]+$`)

// maxName is how many characters of a name or value are told.
const maxName = 100

// name writes what clients chose, such as a key, within a sentence: bare where it
// cannot be mistaken, else in quotes as redis-cli prints it.
func name(text string) string {
	if text == "you" { // the client of most prompts, which would read as a word
		return code(text)
	}
	if plain.MatchString(text) && len(text) <= maxName {
		return text
	}
	return code(rediscli.Quote(short(text)))
}

// code writes a piece of a command line within a sentence.
func code(text string) string {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		return fence + " " + text + " " + fence
	}
	return fence + text + fence
}

func short(text string) string {
	if len(text) > maxName {
		return text[:maxName] + "..."
	}
	return text
}

// typed writes words as a line that is read as those words.
func typed(words []string) string {
	list := make([]string, len(words))
	for i, word := range words {
		list[i] = word
		if !typable.MatchString(word) {
			list[i] = rediscli.Quote(word)
		}
	}
	return strings.Join(list, " ")
}

// count writes a number with its noun: "1 entry", "3 entries".
func count[N int | int64](n N, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func entries[N int | int64](n N) string { return count(n, "entry", "entries") }

// times says how often: "1 time".
func times(n int64) string { return count(n, "time", "times") }

// maxListed is how many names or IDs are told one by one.
const maxListed = 4

// list joins names: "a, b and c", "a, b, c and 7 more". all is how many there are,
// of which the first are given.
func list(names []string, all int) string {
	more := all - len(names)
	if len(names) > maxListed {
		more += len(names) - maxListed
		names = names[:maxListed]
	}
	switch {
	case more > 0:
		return fmt.Sprintf("%s and %d more", strings.Join(names, ", "), more)
	case len(names) < 2:
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

func idList(ids []engine.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id.String()
	}
	return list(names, len(names))
}

// are is the verb for so many.
func are(n int) string { return verb(n, "is", "are") }

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// clock writes a moment as the lab's clock shows it.
func clock(t engine.Time) string { return t.Std().Format("15:04:05.000") }

// millis writes a span as commands take it.
func millis(d time.Duration) string { return fmt.Sprintf("%d ms", d.Milliseconds()) }
