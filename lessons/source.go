package lessons

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A source is a lesson file's text, in lines without their ends.
type source struct {
	file  string
	lines []string
}

// newSource splits a file into lines. A carriage return at the end of a line
// and a byte order mark at the start of the file don't count.
func newSource(file string, src []byte) *source {
	if len(src) > MaxFileSize {
		src = src[:MaxFileSize]
	}
	text := strings.TrimPrefix(string(src), "\uFEFF")
	return &source{file, strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")}
}

// text returns the file as one text.
func (s *source) text() string { return strings.Join(s.lines, "\n") }

// line returns a line by its number from 1, "" outside the file.
func (s *source) line(n int) string {
	if s == nil || n < 1 || n > len(s.lines) {
		return ""
	}
	return s.lines[n-1]
}

// fault makes a Fault at a place.
func (s *source) fault(at Position, problem, remedy string) *Fault {
	f := &Fault{Line: at.Line, Column: at.Column, Source: s.line(at.Line), Problem: problem, Remedy: remedy}
	if s != nil {
		f.File = s.file
	}
	return f
}

// place returns the position of a byte offset in a line.
func (s *source) place(line, offset int) Position {
	return Position{line, utf8.RuneCountInString(s.line(line)[:offset]) + 1}
}

// maxEmptyLines is how many empty lines may follow each other. More make the
// YAML library slow, and are no use.
const maxEmptyLines = 100

// maxLine is how many bytes a line may have. Longer ones would be slow to point
// into, and nobody could read them.
const maxLine = 2000

const emptyRemedy = "a lesson file begins with format, compat and lessons"

// checkBytes finds what makes a file unreadable whatever it says.
func (r *reader) checkBytes(src []byte) {
	switch {
	case len(src) > MaxFileSize:
		r.fault(Position{1, 1}, fmt.Sprintf("the file has more than %d MB", MaxFileSize>>20),
			"split the course into several files")
		return
	case r.src.empty():
		r.fault(Position{1, 1}, "the file is empty", emptyRemedy)
		return
	}
	empty := 0
	for i, line := range r.src.lines {
		if at, what, remedy := badRune(line); what != "" {
			r.fault(r.src.place(i+1, at), what, remedy)
		}
		if len(line) > maxLine {
			r.fault(Position{i + 1, 1}, fmt.Sprintf("this line has %d bytes, more than %d", len(line), maxLine), "break it")
		}
		if empty++; strings.TrimSpace(line) != "" {
			empty = 0
		}
		if empty == maxEmptyLines {
			r.fault(Position{i + 1, 1}, fmt.Sprintf("%d empty lines in a row", maxEmptyLines), "remove them")
		}
	}
}

// empty reports whether there are only comments and empty lines.
func (s *source) empty() bool {
	for _, line := range s.lines {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// badRune finds the first character of a line that no lesson file may hold, and
// says what to do about it.
func badRune(line string) (at int, what, remedy string) {
	const remove = "remove it; in a command, write the byte as \"\\xNN\" in double quotes"
	for i, c := range line {
		switch {
		case c == '\t' && strings.TrimLeft(line[:i], " ") == "":
			return i, "a tab", "indent with spaces"
		case c == '\t':
			return i, "a tab", remove
		case c == '\u00A0':
			return i, "a space that does not break lines, which YAML takes for a letter", "write a plain space"
		case c == utf8.RuneError && !strings.HasPrefix(line[i:], "\uFFFD"):
			return i, fmt.Sprintf("the byte \\x%02x is not UTF-8", line[i]), remove
		case unicode.In(c, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control), c == '\uFEFF':
			return i, fmt.Sprintf("the control character U+%04X", c), remove
		}
	}
	return 0, "", ""
}

// quotedValue is a field whose value begins with a quote.
var quotedValue = regexp.MustCompile(`^[ -]*[a-z]+: +["']`)

// openQuote finds the first value, no further than a line, whose quote is not
// closed in its own line. The YAML library sees it only where it comes to grief.
func (s *source) openQuote(last int) (at Position, found bool) {
	for i, line := range s.lines[:min(last, len(s.lines))] {
		if head := quotedValue.FindString(line); head != "" {
			quote := len(head) - 1
			if _, to := findQuoted(line, quote, line[quote]); to < 0 {
				return s.place(i+1, quote), true
			}
		}
	}
	return Position{}, false
}
