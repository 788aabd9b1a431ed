package render

import (
	"slices"
	"strings"
	"time"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// word writes a value as one would type it at a prompt: bare where it is a plain
// word, else in double quotes.
func word(text string) string {
	if text == "" || strings.ContainsAny(text, " \"'\\") {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
	}
	return text
}

// maxShown is how many bytes of a value are made ready for a row, whose end no
// pane shows.
const maxShown = 1024

// start is the beginning of a value that is too long to be shown whole.
func start(text string) string {
	if len(text) <= maxShown {
		return text
	}
	return strings.ToValidUTF8(text[:maxShown], "")
}

// opening writes the beginning of an entry's fields and values, as pairs does.
func opening(fields []string) string {
	var b strings.Builder
	for i, f := range fields {
		if b.Len() > maxShown {
			break
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word(start(f)))
	}
	return b.String()
}

// pairs writes an entry's fields and values in a row: "n 0 unit m".
func pairs(fields []string) string {
	words := make([]string, len(fields))
	for i, f := range fields {
		words[i] = word(f)
	}
	return strings.Join(words, " ")
}

// Times says how often: "1 time", "3 times".
func Times(n int64) string { return CountOf(n, "time", "times") }

// GroupNames returns the names of groups.
func GroupNames(groups []engine.Group) []string {
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = g.Name()
	}
	return names
}

// ConsumerNames returns the names of consumers.
func ConsumerNames(consumers []engine.Consumer) []string {
	names := make([]string, len(consumers))
	for i, c := range consumers {
		names[i] = c.Name()
	}
	return names
}

// Union merges lists of names into one in byte order without doubles.
func Union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// WaiterName is how a blocked client is called: its connection name, or its
// number where it has none.
func WaiterName(s engine.Snapshot, w engine.Wait) string {
	c, ok := s.Client(w.Client)
	if !ok || c.Name == "" {
		return "client " + Count(int64(w.Client))
	}
	return rediscli.Safe(c.Name)
}

// waitLeft says how long a blocked client still waits; age writes a span of time.
func waitLeft(w engine.Wait, age func(time.Duration) string) string {
	if w.Deadline == 0 {
		return "for ever"
	}
	return age(w.Timeout) + " left"
}

// inactive is the time since a consumer was last given something, or "never".
func inactive(now engine.Time, c engine.Consumer, age func(time.Duration) string) string {
	at, ever := c.Active()
	if !ever {
		return "never"
	}
	return age(now.Sub(at))
}
