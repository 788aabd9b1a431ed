package rediscli

import (
	"errors"
	"strings"
)

// ErrArguments is what Split returns for a line that redis-cli refuses: a quote
// that is not closed, or that is closed in the middle of a word.
var ErrArguments = errors.New("Invalid argument(s)")

// Split cuts a line into the arguments of a command exactly as redis-cli does.
// A line without a word gives none. As in C, the line ends at its first zero
// byte; "\x00" in double quotes is how to write one.
func Split(line string) ([]string, error) {
	line, _, _ = strings.Cut(line, "\x00")
	var words []string
	for {
		line = strings.TrimLeft(line, spaces)
		if line == "" {
			return words, nil
		}
		word, rest, ok := cutWord(line)
		if !ok {
			return nil, ErrArguments
		}
		words = append(words, word)
		line = rest
	}
}

// The bytes that C's isspace names. Only the first four end a word that stands
// without quotes; the others do no more than stand between words.
const (
	spaces  = wordEnd + "\v\f"
	wordEnd = " \n\r\t"
)

// cutWord takes the first word off a line that begins with one.
func cutWord(line string) (word, rest string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		c := line[i]
		if strings.IndexByte(wordEnd, c) >= 0 {
			return b.String(), line[i+1:], true
		}
		if cut, quoted := quotes[c]; quoted {
			rest, ok = cut(&b, line[i+1:])
			return b.String(), rest, ok && atWordEnd(rest)
		}
		b.WriteByte(c)
	}
	return b.String(), "", true
}

func atWordEnd(rest string) bool {
	return rest == "" || strings.IndexByte(spaces, rest[0]) >= 0
}

// quotes has, for each quote character, what reads on from behind it to behind
// its closing one.
var quotes = map[byte]func(b *strings.Builder, line string) (rest string, ok bool){
	'"':  cutDouble,
	'\'': cutSingle,
}

func cutDouble(b *strings.Builder, line string) (rest string, ok bool) {
	for line != "" {
		switch c, size := unescape(line); {
		case size > 0:
			b.WriteByte(c)
			line = line[size:]
		case line[0] == '"':
			return line[1:], true
		default:
			b.WriteByte(line[0])
			line = line[1:]
		}
	}
	return "", false
}

func cutSingle(b *strings.Builder, line string) (rest string, ok bool) {
	for line != "" {
		switch {
		case strings.HasPrefix(line, `\'`):
			b.WriteByte('\'')
			line = line[2:]
		case line[0] == '\'':
			return line[1:], true
		default:
			b.WriteByte(line[0])
			line = line[1:]
		}
	}
	return "", false
}

// unescape reads the escape at the start of a text in double quotes; size is 0
// where there is none.
func unescape(text string) (c byte, size int) {
	if len(text) < 2 || text[0] != '\\' {
		return 0, 0
	}
	if text[1] == 'x' && len(text) >= 4 {
		high, low := strings.IndexByte(hexDigits, text[2]), strings.IndexByte(hexDigits, text[3])
		if high >= 0 && low >= 0 {
			return hexValue(high)<<4 | hexValue(low), 4
		}
	}
	if c, ok := escapes[text[1]]; ok {
		return c, 2
	}
	return text[1], 2
}

const hexDigits = "0123456789abcdefABCDEF"

// hexValue turns a position in hexDigits into the digit's value.
func hexValue(position int) byte {
	if position > 15 {
		position -= 6
	}
	return byte(position)
}

// escapes are the letters that stand for a control byte after a backslash.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'a': '\a'}
