package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"streamlab/render"
)

// editor is a line of text with a cursor. The cursor is a position in bytes,
// always between two characters as people see them.
type editor struct {
	text string
	at   int
}

func (e *editor) set(text string) { e.text, e.at = text, len(text) }

// with is the line with more text at the cursor.
func (e *editor) with(text string) string { return e.text[:e.at] + text + e.text[e.at:] }

// insert puts text in at the cursor.
func (e *editor) insert(text string) {
	e.text = e.with(text)
	e.at += len(text)
}

// replace puts text in instead of the bytes from from to to.
func (e *editor) replace(from, to int, text string) {
	e.text = e.text[:from] + text + e.text[to:]
	e.at = from + len(text)
}

func (e *editor) home() { e.at = 0 }
func (e *editor) end()  { e.at = len(e.text) }

func (e *editor) right() { e.at += len(firstChar(e.text[e.at:])) }

func (e *editor) left() {
	last := 0
	for at := 0; at < e.at; {
		last = at
		at += len(firstChar(e.text[at:]))
	}
	e.at = last
}

// firstChar is the first character of a text as people see it.
func firstChar(text string) string {
	if text == "" {
		return ""
	}
	if text[0] < utf8.RuneSelf && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return text[:1]
	}
	char, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
	return char
}

func (e *editor) wordLeft() {
	head := strings.TrimRightFunc(e.text[:e.at], unicode.IsSpace)
	e.at = 0
	if space := strings.LastIndexFunc(head, unicode.IsSpace); space >= 0 {
		_, size := utf8.DecodeRuneInString(head[space:])
		e.at = space + size
	}
}

func (e *editor) wordRight() {
	tail := e.text[e.at:]
	word := strings.TrimLeftFunc(tail, unicode.IsSpace)
	end := strings.IndexFunc(word, unicode.IsSpace)
	if end < 0 {
		end = len(word)
	}
	e.at += len(tail) - len(word) + end
}

// cut takes out what lies between the cursor and where move brings it.
func (e *editor) cut(move func()) {
	from := e.at
	move()
	to := e.at
	if to < from {
		from, to = to, from
	}
	e.replace(from, to, "")
}

// line shows the text in width columns, with the part around the cursor in view,
// and tells the cursor's column. Text that does not fit is cut at the signs.
func (e *editor) line(width int, cut string) (render.Line, int) {
	head, tail := render.Clean(e.text[:e.at]), render.Clean(e.text[e.at:])
	x := render.Width(head)
	if x >= width {
		ahead := min(render.Width(tail), width/4) // of what follows, so much stays in view
		head = skip(head, x+render.Width(cut)-width+1+ahead)
		if render.Width(cut+head) < width {
			head = cut + head
		}
		x = render.Width(head)
	}
	tail = ansi.Truncate(tail, max(width-x, 0), cut)
	return render.Of(render.Text, head+tail), x
}

// skip leaves out characters of at least so many columns at a text's beginning.
func skip(text string, columns int) string {
	for columns > 0 && text != "" {
		char := firstChar(text)
		columns -= render.Width(char)
		text = text[len(char):]
	}
	return text
}
