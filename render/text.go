package render

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"streamlab/engine/rediscli"
)

// Clean makes any bytes fit to stand in a line of a fixed width: what
// rediscli.Safe escapes, and characters on whose width terminals disagree, such
// as joined emoji, whose parts appear as \u{...}.
func Clean(text string) string {
	if isPlain(text) {
		return text
	}
	text = rediscli.Safe(text)
	var b strings.Builder
	for text != "" {
		cluster, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		text = text[len(cluster):]
		if isSteady(cluster) {
			b.WriteString(cluster)
		} else {
			spell(&b, cluster)
		}
	}
	return b.String()
}

// isSteady reports whether a character takes the same columns on every terminal,
// whatever stands beside it.
func isSteady(char string) bool {
	width := ansi.StringWidth(char)
	if width == 0 || width != ansi.StringWidthWc(char) {
		return false
	}
	before, _ := ansi.FirstGraphemeCluster(" "+char, ansi.GraphemeWidth)
	itself, _ := ansi.FirstGraphemeCluster(char+" ", ansi.GraphemeWidth)
	return before == " " && itself == char
}

// spell writes a cluster's first character and the others by their numbers.
func spell(b *strings.Builder, cluster string) {
	for i, r := range cluster {
		if i == 0 && isSteady(string(r)) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(b, `\u{%x}`, r)
	}
}

// isPlain reports whether a text is printable ASCII, of one column a byte.
func isPlain(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// Width returns how many columns a text takes that holds no control bytes.
func Width(text string) int {
	if isPlain(text) {
		return len(text)
	}
	return ansi.StringWidth(text)
}

// Fit returns the text in exactly width columns: padded with spaces or cut, with
// cut as its last characters.
func Fit(text string, width int, cut string) string {
	if w := Width(text); w <= width {
		return text + strings.Repeat(" ", width-w)
	}
	if width < Width(cut) {
		cut = ""
	}
	text = ansi.Truncate(text, max(width, 0), cut)
	return text + strings.Repeat(" ", max(width-Width(text), 0))
}

// FitLeft is Fit for figures: padded on the left.
func FitLeft(text string, width int, cut string) string {
	if w := Width(text); w < width {
		return strings.Repeat(" ", width-w) + text
	}
	return Fit(text, width, cut)
}

// inASCII writes a question mark for each column of what is not ASCII. Unlike
// asciiOnly it leaves every width as it is.
func inASCII(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	for text != "" {
		cluster, width := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		text = text[len(cluster):]
		if !isPlain(cluster) {
			cluster = strings.Repeat("?", width)
		}
		b.WriteString(cluster)
	}
	return b.String()
}

// asciiOnly escapes what is not ASCII, for output that must be ASCII whatever
// the data is.
func asciiOnly(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	for _, r := range rediscli.Safe(text) {
		if r < utf8.RuneSelf {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, `\u{%x}`, r)
	}
	return b.String()
}
