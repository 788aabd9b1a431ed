package complete

import (
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/internal/lab"
)

// A Completion is what Complete found.
type Completion struct {
	From, To   int // the bytes of the line that a candidate replaces: the word under the cursor
	Candidates []Candidate
	Brief      string // Hint, with options that come one after the other as "[options]"
	Hint       string // the syntax that is still to be typed, the word under the cursor included while it is not whole; "" if nothing
}

// Common returns what all candidates begin with, whole characters only; "" where
// there is none.
func (c Completion) Common() string {
	if len(c.Candidates) == 0 {
		return ""
	}
	common := c.Candidates[0].Text
	for _, other := range c.Candidates[1:] {
		for !strings.HasPrefix(other.Text, common) {
			common = common[:len(common)-1]
		}
	}
	return strings.ToValidUTF8(common, "")
}

// A Candidate is one word that may stand under the cursor.
type Candidate struct {
	Text string // as the line needs it, in quotes where necessary
	Note string // what it is, in a few words; may be ""
}

// Whole is the text with a space behind it, unless a value is to follow.
func (c Candidate) Whole() string {
	if strings.HasSuffix(c.Text, "=") {
		return c.Text
	}
	return c.Text + " "
}

// Complete looks at the line up to the cursor, a position in bytes, and finds
// the words that could stand there. A cursor outside the line counts as its end.
func Complete(line string, cursor int, v lab.View) Completion {
	if cursor < 0 || cursor > len(line) {
		cursor = len(line)
	}
	words, last := cut(line[:cursor])
	c := asked{words, last, v}.answer()
	c.From, c.To = last.start, cursor+wordLeft(line[cursor:], last)
	return c
}

// An asked is one question: the whole words before the cursor, the word under
// it, and the lab as it is.
type asked struct {
	words []string
	word  word
	view  lab.View
}

// version is the server version that the lab imitates.
func (q asked) version() engine.Compat { return q.view.Snapshot.Compat() }

func (q asked) answer() Completion {
	first := append(q.words[:len(q.words):len(q.words)], q.word.text)[0]
	switch {
	case strings.HasPrefix(first, ":"):
		return q.labCommand()
	case !strings.HasPrefix(first, "@"):
		return q.command()
	case len(q.words) == 0:
		return Completion{Candidates: fit(handles(q.view), q.word), Hint: "command"}
	}
	q.words, q.view.Client = q.words[1:], strings.TrimPrefix(first, "@")
	return q.command()
}

// fit keeps the candidates that continue what is typed and writes them as they
// must stand in the line. Keywords match in any case and keep to the typed one.
func fit(all []Candidate, w word) []Candidate {
	var fitting []Candidate
	places := map[string]int{}
	for _, c := range all {
		text, ok := continues(c.Text, w.text)
		if !ok {
			continue
		}
		at, double := places[text]
		if !double {
			at = len(fitting)
			places[text] = at
			fitting = append(fitting, Candidate{Text: w.quoted(text)})
		}
		if fitting[at].Note == "" {
			fitting[at].Note = rediscli.Safe(c.Note)
		}
	}
	return fitting
}

// continues returns the candidate as the continuation of what is typed. One
// that is a keyword, which has no lower-case letter, follows the case of that.
func continues(candidate, typed string) (text string, ok bool) {
	if strings.HasPrefix(candidate, typed) {
		return candidate, true
	}
	isKeyword := candidate == strings.ToUpper(candidate)
	if !isKeyword || len(typed) > len(candidate) || !strings.EqualFold(candidate[:len(typed)], typed) {
		return "", false
	}
	if typed == strings.ToLower(typed) {
		return strings.ToLower(candidate), true
	}
	return candidate, true
}

// handles are the lab's clients as a line names them.
func handles(v lab.View) []Candidate {
	var list []Candidate
	for _, c := range v.Clients {
		list = append(list, Candidate{"@" + c.Handle, clientNote(c)})
	}
	return list
}

func clientNote(c lab.Client) string {
	switch {
	case c.Wait != nil:
		return "waits"
	case c.Name != c.Handle:
		return "client " + rediscli.Safe(c.Name)
	}
	return "client"
}
