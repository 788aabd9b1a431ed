package complete

import (
	"strings"

	"streamlab/engine/rediscli"
)

// A word is the one under the cursor, as far as it is typed.
type word struct {
	start int    // where it begins in the line, its quote included
	text  string // what it says, quotes and escapes resolved
	quote string // its opening quote while that is not closed, else ""
}

// The bytes that stand between words.
const spaces = " \n\r\t\v\f"

// cut returns the whole words of a line and the one that it ends in, which is
// empty after a space. Where the words before it are not valid there are none.
func cut(line string) (whole []string, last word) {
	last = lastWord(line)
	whole, err := rediscli.Split(line[:last.start])
	if err != nil {
		return nil, word{start: last.start, text: line[last.start:]}
	}
	last.text = line[last.start:]
	if parts, err := rediscli.Split(last.text + last.quote); err == nil && len(parts) == 1 {
		last.text = parts[0]
	}
	return whole, last
}

// lastWord finds where a line's last word begins and which quote is open in it.
func lastWord(line string) word {
	last := word{}
	for i := 0; i < len(line); i++ {
		c := line[i : i+1]
		switch {
		case last.quote != "" && c == `\`:
			i++
		case last.quote == c:
			last.quote = ""
		case last.quote != "":
		case c == `"` || c == "'":
			last.quote = c
		case strings.Contains(spaces, c):
			last.start = i + 1
		}
	}
	return last
}

// wordLeft returns how many bytes behind the cursor belong to the word under it.
func wordLeft(rest string, w word) int {
	end := strings.IndexAny(rest, spaces)
	if w.quote != "" {
		end = strings.Index(rest, w.quote) + len(w.quote)
		if end < len(w.quote) {
			end = -1
		}
	}
	if end < 0 {
		return len(rest)
	}
	return end
}

// quoted writes a text as the line needs it: in quotes where Split would cut or
// change it, or where the user has opened one.
func (w word) quoted(text string) string {
	parts, err := rediscli.Split(text)
	plain := err == nil && len(parts) == 1 && parts[0] == text && rediscli.Safe(text) == text
	switch {
	case w.quote == "'" && plain:
		return "'" + text + "'"
	case w.quote == "" && plain:
		return text
	}
	return rediscli.Quote(text)
}
