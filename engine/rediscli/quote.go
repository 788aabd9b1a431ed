package rediscli

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quote writes any bytes in double quotes as redis-cli prints a string: what is
// not printable ASCII is escaped, so the result is one safe line. Split reads
// it back.
func Quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(text); i++ {
		writeQuoted(&b, text[i])
	}
	b.WriteByte('"')
	return b.String()
}

func writeQuoted(b *strings.Builder, c byte) {
	if name, ok := escaped[c]; ok {
		b.WriteByte('\\')
		b.WriteByte(name)
		return
	}
	if c < ' ' || c > '~' {
		fmt.Fprintf(b, `\x%02x`, c)
		return
	}
	b.WriteByte(c)
}

// escaped are the bytes that Quote writes as a backslash and one character.
var escaped = map[byte]byte{
	'\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\a': 'a', '"': '"', '\\': '\\',
}

// Safe makes any bytes safe to show on a terminal, as one line: control
// characters, line ends among them, invalid UTF-8 and the characters that turn
// the direction of writing appear as \xNN for each byte. All else stays.
func Safe(text string) string { return makeSafe(text, isUnsafe) }

// SafeLines is Safe for a printed reply: line feeds stay.
func SafeLines(text string) string {
	return makeSafe(text, func(r rune) bool { return r != '\n' && isUnsafe(r) })
}

func makeSafe(text string, unsafe func(rune) bool) string {
	if utf8.ValidString(text) && strings.IndexFunc(text, unsafe) < 0 {
		return text
	}
	var b strings.Builder
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		if unsafe(r) || r == utf8.RuneError && size == 1 {
			writeBytes(&b, text[:size])
		} else {
			b.WriteString(text[:size])
		}
		text = text[size:]
	}
	return b.String()
}

func writeBytes(b *strings.Builder, text string) {
	for i := 0; i < len(text); i++ {
		fmt.Fprintf(b, `\x%02x`, text[i])
	}
}

// isUnsafe tells what a terminal would not simply show: controls (also those of
// U+0080 to U+009F), line and paragraph separators, and turns of direction,
// which can make a line read otherwise than it is.
func isUnsafe(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}
