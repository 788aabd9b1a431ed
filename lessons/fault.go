package lessons

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"streamlab/engine/rediscli"
)

// A Fault is one thing wrong at one place of a lesson file. It is an error.
type Fault struct {
	File         string // the name given to Parse
	Line, Column int    // from 1; a column is a character
	Source       string // the file's line, as it is
	Problem      string // what is wrong, one line in lower case
	Remedy       string // what to do about it; may be empty
}

// Error returns the fault as a person reads it: "file:line:column: problem",
// the source line with a caret under the column (of an empty line, neither), and
// the remedy. It holds no control bytes whatever the file holds, and no newline
// at its end.
func (f *Fault) Error() string {
	lines := []string{f.Headline()}
	if source, before := f.excerpt(); source != "" {
		lines = append(lines, "  "+source, "  "+strings.Repeat(" ", ansi.StringWidth(before))+"^")
	}
	if f.Remedy != "" {
		lines = append(lines, "  "+printable(f.Remedy))
	}
	return strings.Join(lines, "\n")
}

// Headline returns only the first line of Error: "file:line:column: problem".
func (f *Fault) Headline() string {
	return fmt.Sprintf("%s:%d:%d: %s", printable(f.File), f.Line, f.Column, printable(f.Problem))
}

// Of a line that is longer than excerptMax characters, so many are shown before
// and behind the column.
const (
	excerptMax    = 110
	excerptBefore = 60
	excerptAfter  = 40
)

// excerpt returns the part of the source line that is shown, and what of it
// stands before the column.
func (f *Fault) excerpt() (source, before string) {
	line := []rune(f.Source)
	at := min(max(f.Column-1, 0), len(line))
	from, to := 0, len(line)
	if to > excerptMax {
		from, to = max(at-excerptBefore, 0), min(at+excerptAfter, to)
	}
	head, tail := "", ""
	if from > 0 {
		head = "…"
	}
	if to < len(line) {
		tail = "…"
	}
	before = head + printable(string(line[from:at]))
	return before + printable(string(line[at:to])) + tail, before
}

// printable makes file content safe for a terminal; a tab becomes four spaces.
func printable(text string) string {
	return rediscli.Safe(strings.ReplaceAll(text, "\t", "    "))
}

// Faults are all that is wrong with a lesson file, in the order of its lines.
type Faults []*Fault

// maxFaults is how many faults are listed; who has more has one cause of many.
const maxFaults = 50

// Error returns every fault's text, an empty line between two of them.
func (l Faults) Error() string {
	texts := make([]string, 0, len(l)+1)
	for _, f := range l[:min(len(l), maxFaults)] {
		texts = append(texts, f.Error())
	}
	if more := len(l) - maxFaults; more > 0 {
		texts = append(texts, fmt.Sprintf("%s: and %d more", printable(l[0].File), more))
	}
	return strings.Join(texts, "\n\n")
}

// Unwrap returns the single faults, for errors.As.
func (l Faults) Unwrap() []error {
	list := make([]error, len(l))
	for i, f := range l {
		list[i] = f
	}
	return list
}

// sorted returns the faults in the order of their places, without doubles.
func (l Faults) sorted() Faults {
	slices.SortStableFunc(l, func(a, b *Fault) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return slices.CompactFunc(l, func(a, b *Fault) bool { return *a == *b })
}
