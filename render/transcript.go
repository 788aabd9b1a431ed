package render

import (
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// Form is how replies are printed.
type Form uint8

// The forms of redis-cli: for a terminal, and for a pipe (raw).
const (
	TerminalForm Form = iota
	PipeForm
)

// PromptText is what stands before a line that a client types.
func PromptText(client string) string { return Clean(client) + "> " }

// Typed is a command as it was typed.
func (t Theme) Typed(client, text string) []Line {
	return []Line{{{Accent, PromptText(client)}, {Text, Clean(text)}}}
}

// Of a reply so many elements are written, and so many bytes of its texts; who
// wants more prints to a pipe.
const (
	maxElems = 1000
	maxBytes = 32 << 10
)

// Replied is a reply, as redis-cli prints it. Of a very long one only the
// beginning is written, and how much is left out.
func (t Theme) Replied(r engine.Reply, form Form) []Line {
	role := Text
	if r.IsError() {
		role = Bad
	}
	shown := (&shortener{maxElems, maxBytes}).head(r)
	lines := textLines(role, printed(shown, form))
	var more []string
	_, bytes := extent(r)
	shownElems, shownBytes := extent(shown)
	if n := leftOut(r, shown); n > 0 {
		more = append(more, CountOf(int64(n), "more element", "more elements"))
	}
	if n := bytes - shownBytes; n > 0 && shownElems < maxElems {
		more = append(more, CountOf(int64(n), "more byte", "more bytes"))
	}
	if len(more) > 0 {
		lines = append(lines, Of(Dim, t.More+" "+strings.Join(more, ", ")))
	}
	return lines
}

// leftOut is how many elements were left out of a reply and of the last one shown of
// it: of entries so many entries, and not what is in them.
func leftOut(r, shown engine.Reply) int {
	n := len(r.Elems) - len(shown.Elems)
	if last := len(shown.Elems) - 1; last >= 0 {
		n += leftOut(r.Elems[last], shown.Elems[last])
	}
	return n
}

// extent counts the elements of a reply, in arrays within it, too, and the bytes
// of their texts.
func extent(r engine.Reply) (elems, bytes int) {
	elems, bytes = len(r.Elems), len(r.Str)
	for _, e := range r.Elems {
		n, m := extent(e)
		elems, bytes = elems+n, bytes+m
	}
	return elems, bytes
}

// shortener cuts a reply where it has had so many elements or bytes.
type shortener struct{ elems, bytes int }

// head is the beginning of a reply.
func (c *shortener) head(r engine.Reply) engine.Reply {
	if len(r.Elems) == 0 {
		r.Str = r.Str[:min(len(r.Str), c.bytes)]
		c.bytes -= len(r.Str)
		return r
	}
	out := engine.Reply{Kind: r.Kind}
	for _, e := range r.Elems {
		if c.elems <= 0 || c.bytes <= 0 {
			break
		}
		c.elems--
		out.Elems = append(out.Elems, c.head(e))
	}
	return out
}

// printed prints a reply in a form; its control bytes are escaped.
func printed(r engine.Reply, form Form) string {
	if form == PipeForm {
		return rediscli.SafeLines(rediscli.Pipe(r))
	}
	return rediscli.SafeLines(rediscli.Terminal(r))
}

// Late is the reply of a command that waited, behind its client's name.
func (t Theme) Late(client string, r engine.Reply, form Form) []Line {
	tag := Clean(client) + t.Tag + " "
	lines := t.Replied(r, form)
	out := make([]Line, len(lines))
	for i, l := range lines {
		if i == 0 {
			out[i] = append(Line{{Accent, tag}}, l...)
		} else {
			out[i] = l.Indent(Width(tag))
		}
	}
	return out
}

// Waits says that a client's command is blocked.
func (t Theme) Waits(client, text string) []Line {
	sign := t.Waiting + " "
	return []Line{{{Pending, sign + Clean(client) + " "}, {Dim, Clean(text)}}}
}

// Notice is what the lab did.
func (t Theme) Notice(text string) []Line { return textLines(Dim, text) }

// Hang is where a line goes on that is too long for a width: below what stands behind
// its last gap of two spaces, as in a table, where that is in its first half.
func Hang(text string, width int) int {
	if gap := strings.LastIndex(text, "  "); gap > 0 && gap < width/2 {
		return gap + len("  ")
	}
	return 0
}

// TakenBack says which act was undone.
func (t Theme) TakenBack(act string) []Line { return textLines(Dim, t.Undone+" undone: "+act) }

// Repeated says which act was redone.
func (t Theme) Repeated(act string) []Line { return textLines(Dim, t.Redone+" redone: "+act) }

// Problem is what the lab refused, and what to do.
func (t Theme) Problem(text string) []Line { return textLines(Bad, text) }

// textLines cuts a text at its line ends.
func textLines(role Role, text string) []Line {
	var lines []Line
	for _, l := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		lines = append(lines, Of(role, Clean(l)))
	}
	return lines
}

// Told is what a lesson says beside its steps, a small Markdown: a hint, a wrong
// turn explained, a goal reached. A bar at the left tells it from replies.
func (t Theme) Told(markdown string, width int) []Line {
	bar := t.Down + " "
	lines := t.Prose(markdown, width-Width(bar))
	out := make([]Line, len(lines))
	for i, l := range lines {
		out[i] = append(Line{{Accent, bar}}, l...)
	}
	return out
}
