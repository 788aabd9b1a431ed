package lessons

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// A text is a scalar of the file as its author wrote it, with the place of each
// of its lines.
type text struct {
	value   string // without line ends behind the last line
	style   style
	escaped bool       // in quotes, and written otherwise than it reads
	comment Position   // of a comment behind it in its line; zero if there is none
	lines   []Position // where each line of value begins
	starts  []int      // and at which byte of value, but for the first
}

type style uint8

const (
	plain  style = iota // bare, in one line
	quoted              // in single or double quotes, in one line
	double              // in double quotes, in one line
	block               // |
	folded              // >, or bare or in quotes over several lines
)

// at returns the place of a byte offset of the text; of one with escapes, where
// it begins.
func (t text) at(offset int) Position {
	if t.escaped {
		return t.lines[0]
	}
	offset = min(max(offset, 0), len(t.value))
	line, start := sort.SearchInts(t.starts, offset+1), 0
	if line > 0 {
		start = t.starts[line-1]
	}
	first := t.lines[line]
	return Position{first.Line, first.Column + utf8.RuneCountInString(t.value[start:offset])}
}

// textNode finds the source of a scalar that is not a block.
func (r *reader) textNode(t *token.Token) *node {
	pos := r.start(t)
	line := r.src.line(pos.Line)
	n := &node{shape: ofText, at: pos, text: text{value: t.Value, style: folded, lines: []Position{pos}}}
	reach := byteOffset(line, pos.Column)
	var from, to int
	switch t.Type {
	case token.SingleQuoteType:
		n.text.style = quoted
		from, to = findQuoted(line, reach, '\'')
	case token.DoubleQuoteType:
		n.text.style = double
		from, to = findQuoted(line, reach, '"')
	default:
		n.text.style = plain
		from, to = findPlain(line, reach, t.Value)
	}
	if to < 0 || strings.Contains(t.Value, "\n") && n.text.style == plain {
		n.text.style = folded
		return n
	}
	r.place(n, line[from:to], from, to)
	return n
}

// place notes where a one-line text stands, and what stands behind it.
func (r *reader) place(n *node, raw string, from, to int) {
	n.at = r.src.place(n.at.Line, from)
	n.text.lines[0] = n.at
	if n.text.style != plain {
		n.text.lines[0].Column++
		n.text.escaped = raw[1:len(raw)-1] != n.text.value
	}
	line := r.src.line(n.at.Line)
	behind := strings.TrimLeft(line[to:], " ")
	if strings.HasPrefix(behind, "#") {
		n.text.comment = r.src.place(n.at.Line, len(line)-len(behind))
	}
}

// byteOffset returns where a column of a line begins.
func byteOffset(line string, column int) int {
	for i := range line {
		if column--; column == 0 {
			return i
		}
	}
	return len(line)
}

// findPlain finds a bare text in its line: the last place up to reach, for the
// library's columns may lie too far to the right, never to the left.
func findPlain(line string, reach int, value string) (from, to int) {
	from = strings.LastIndex(line[:min(reach+len(value), len(line))], value)
	if from < 0 {
		return 0, -1
	}
	to = from + len(value)
	if behind := strings.TrimLeft(line[to:], " "); behind != "" && !strings.Contains("#,]}", behind[:1]) {
		return 0, -1 // it goes on in the next line
	}
	return from, to
}

// findQuoted finds a text in quotes in its line, with the quotes.
func findQuoted(line string, reach int, quote byte) (from, to int) {
	from = strings.LastIndexByte(line[:min(reach+1, len(line))], quote)
	if from < 0 {
		return 0, -1
	}
	for to = from + 1; to < len(line); to++ {
		switch {
		case quote == '"' && line[to] == '\\':
			to++
		case quote == '\'' && strings.HasPrefix(line[to:], "''"):
			to++
		case line[to] == quote:
			return from, to + 1
		}
	}
	return 0, -1
}

// blockNode finds the source of a | or > block.
func (r *reader) blockNode(b *ast.LiteralNode) *node {
	at := r.start(b.Start)
	n := &node{shape: ofText, at: at, text: text{
		value: strings.TrimRight(b.Value.Value, "\n "), style: block, lines: []Position{at},
	}}
	switch {
	case n.text.value == "":
		n.shape = nothing
	case strings.HasPrefix(b.Start.Value, ">"):
		n.text.style = folded
	case !r.placeBlock(&n.text, at.Line+1):
		r.fault(at, "the lines of this block are not what YAML makes of them", "indent them by spaces, all by the same number")
		n.shape = spoiled
	}
	return n
}

// placeBlock finds every line of a block in the source.
func (r *reader) placeBlock(t *text, first int) bool {
	lines := strings.Split(t.value, "\n")
	t.lines = t.lines[:0]
	length := 0
	for i, line := range lines {
		source := strings.TrimRight(r.src.line(first+i), " ")
		line = strings.TrimRight(line, " ")
		indent, ok := strings.CutSuffix(source, line)
		if !ok || strings.Trim(indent, " ") != "" {
			return false
		}
		lines[i] = line
		t.lines = append(t.lines, Position{first + i, len(indent) + 1})
		length += len(line) + len("\n")
		t.starts = append(t.starts, length)
	}
	t.value = strings.Join(lines, "\n")
	t.starts = t.starts[:len(lines)-1]
	return true
}
