package resp

// A span is where a word stands in a buffer.
type span struct{ start, end int }

// SplitLine cuts a line into words as Redis cuts an inline command, and redis-cli
// what is typed: at white space, with quotes and escapes. It writes the words
// over the line, and appends them to words; they share the line's memory. ok is
// false where a quote is not closed, or is closed in the middle of a word.
func SplitLine(words [][]byte, line []byte) (_ [][]byte, ok bool) {
	spans, ok := splitLine(nil, line, 0, len(line))
	if !ok {
		return words, false
	}
	for _, s := range spans {
		words = append(words, line[s.start:s.end:s.end])
	}
	return words, true
}

// splitLine is SplitLine for the part of a buffer from pos to end.
func splitLine(spans []span, buf []byte, pos, end int) (_ []span, ok bool) {
	for {
		for pos < end && isSpace(buf[pos]) {
			pos++
		}
		if pos == end {
			return spans, true
		}
		word, next, ok := cutWord(buf, pos, end)
		if !ok {
			return spans, false
		}
		spans = append(spans, word)
		pos = next
	}
}

// cutWord cuts the word that begins at pos. A closing quote ends the word. An
// unquoted word is not ended by every white space: as in Redis, a vertical tab
// within it is part of it.
func cutWord(buf []byte, pos, end int) (word span, next int, ok bool) {
	to := pos // where the next byte of the word goes
	for i := pos; i < end; i++ {
		switch c := buf[i]; {
		case endsWord(c):
			return span{pos, to}, i + 1, true
		case c == '"' || c == '\'':
			to, next, ok = cutQuoted(buf, to, i+1, end, c)
			return span{pos, to}, next, ok && (next == end || isSpace(buf[next]))
		default:
			buf[to] = c
			to++
		}
	}
	return span{pos, to}, end, true
}

// cutQuoted moves the text up to the closing quote to where the word goes on.
func cutQuoted(buf []byte, to, pos, end int, quote byte) (wordEnd, next int, ok bool) {
	for pos < end {
		c, size := buf[pos], 1
		switch {
		case c == quote:
			return to, pos + 1, true
		case c == '\\' && quote == '"':
			c, size = unescape(buf[pos:end])
		case c == '\\' && pos+1 < end && buf[pos+1] == '\'':
			c, size = '\'', 2
		}
		buf[to] = c
		to++
		pos += size
	}
	return to, end, false
}

// unescape reads the escape that a text in double quotes begins with. A lone
// backslash at the end stands for itself.
func unescape(text []byte) (c byte, size int) {
	if len(text) < 2 {
		return text[0], 1
	}
	if text[1] == 'x' && len(text) >= 4 {
		high, ok1 := hexValue(text[2])
		low, ok2 := hexValue(text[3])
		if ok1 && ok2 {
			return high<<4 | low, 4
		}
	}
	return escaped(text[1]), 2
}

// escaped is the byte that a letter behind a backslash stands for.
func escaped(c byte) byte {
	switch c {
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'b':
		return '\b'
	case 'a':
		return '\a'
	}
	return c
}

func hexValue(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func endsWord(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

func isSpace(c byte) bool { return endsWord(c) || c == '\v' || c == '\f' }
