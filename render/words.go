package render

import (
	"strings"

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

// pairs writes an entry's fields and values in a row: "n 0 unit m".
func pairs(fields []string) string {
	words := make([]string, len(fields))
	for i, f := range fields {
		words[i] = word(f)
	}
	return strings.Join(words, " ")
}

// times says how often: "1 time", "3 times".
func times(n int64) string { return CountOf(n, "time", "times") }

// WaiterName is how a blocked client is called: its connection name, or its
// number where it has none.
func WaiterName(s engine.Snapshot, w engine.Wait) string {
	c, ok := s.Client(w.Client)
	if !ok || c.Name == "" {
		return "client " + Count(int64(w.Client))
	}
	return rediscli.Safe(c.Name)
}

// waitLeft says how long a blocked client still waits.
func waitLeft(w engine.Wait) string {
	if w.Deadline == 0 {
		return "for ever"
	}
	return Age(w.Timeout) + " left"
}

// idleText is a consumer's idle and inactive figures in words.
func idleText(now engine.Time, c engine.Consumer) string {
	return "idle " + Age(now.Sub(c.Seen())) + ", inactive " + inactive(now, c)
}

// inactive is the time since a consumer was last given something, or "never".
func inactive(now engine.Time, c engine.Consumer) string {
	at, ever := c.Active()
	if !ever {
		return "never"
	}
	return Age(now.Sub(at))
}
