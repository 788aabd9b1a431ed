package lessons

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"streamlab/engine"
)

// readText returns a value as its author wrote it, and reports every trap by
// which YAML changed it.
func (r *reader) readText(n *node, what string) (text, bool) {
	if n.shape != ofText {
		r.wrongShape(n, what, ofText)
		return text{}, false
	}
	t := n.text
	switch {
	case t.style == folded:
		r.fault(n.at, what+" goes over several lines that YAML would join", useBlock)
		return text{}, false
	case t.comment.Line > 0 && t.style != block:
		r.fault(t.comment, "YAML takes a # behind a space for a comment, which "+what+" loses", useBlock+"; a comment goes into a line of its own")
		return text{}, false
	case strings.TrimSpace(t.value) == "":
		r.fault(n.at, what+" is empty", "write something, or remove it")
		return text{}, false
	}
	return t, true
}

// readLine is readText for what must be one line.
func (r *reader) readLine(n *node, what string) (text, bool) {
	t, ok := r.readText(n, what)
	if ok && len(t.lines) > 1 {
		r.fault(t.lines[1], what+" must be one line", "say it in one, or leave out what is too much")
		return text{}, false
	}
	return t, ok
}

// readExact is readText for what must stand in the file letter by letter:
// commands, checks and the like.
func (r *reader) readExact(n *node, what string) (text, bool) {
	t, ok := r.readText(n, what)
	if ok && t.escaped {
		r.fault(n.at, "YAML reads "+what+" otherwise than it is written: it changes quotes and backslashes in quotes", useBlock)
		return text{}, false
	}
	return t, ok
}

// readWord returns a short value, such as a kind or a number, where a comment
// may stand behind it.
func (r *reader) readWord(n *node, what string) (string, bool) {
	if n.shape == ofText && n.text.style != block {
		n.text.comment = Position{}
	}
	t, ok := r.readLine(n, what)
	return strings.TrimSpace(t.value), ok
}

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// maxID is the greatest length of an id.
const maxID = 48

// readID returns the id of a lesson or a step.
func (r *reader) readID(n *node, what string) string {
	id, ok := r.readWord(n, what+" id")
	if ok && (len(id) > maxID || !idForm.MatchString(id)) {
		r.fault(n.at, fmt.Sprintf("%q cannot be the id of a %s", id, what),
			fmt.Sprintf("use at most %d small letters, digits and single dashes, such as take-one", maxID))
		return ""
	}
	return id
}

// readClient returns a client's handle.
func (r *reader) readClient(n *node) string {
	name, ok := r.readWord(n, "the client")
	if ok && !ValidClient(name) {
		r.fault(n.at, fmt.Sprintf("%q cannot be a client's name", name), clientRule)
		return ""
	}
	return name
}

const clientRule = "use up to 32 letters, digits, _ - and ., the first a letter or digit"

// readBool returns true or false.
func (r *reader) readBool(n *node, what string) bool {
	word, ok := r.readWord(n, what)
	if ok && word != "true" && word != "false" {
		r.fault(n.at, fmt.Sprintf("%s must be true or false, not %q", what, word), "write true or false")
	}
	return word == "true"
}

// readTime returns a moment such as 2025-01-01T12:00:00Z.
func (r *reader) readTime(n *node) engine.Time {
	word, ok := r.readWord(n, "start")
	if !ok {
		return 0
	}
	t, err := time.Parse(time.RFC3339, word)
	if err != nil || t.Unix() < 0 {
		r.fault(n.at, fmt.Sprintf("%q is not a time from 1970 on", word), "write it as 2025-01-01T12:00:00Z")
		return 0
	}
	return engine.TimeOf(t)
}

// readTick returns how far the clock moves from step to step.
func (r *reader) readTick(n *node) time.Duration {
	word, ok := r.readWord(n, "tick")
	if !ok {
		return 0
	}
	d, err := time.ParseDuration(word)
	if err != nil || d < 0 || d > MaxWait {
		r.fault(n.at, fmt.Sprintf("%q is not a duration", word), "write it as 1s or 500ms; 0s lets the clock stand")
	}
	return d
}

// failIn reports an error at its place in a text.
func (r *reader) failIn(t text, err error) {
	var at *textError
	if errors.As(err, &at) {
		r.fault(t.at(at.at), at.problem, at.remedy)
		return
	}
	r.fault(t.at(0), err.Error(), "")
}
