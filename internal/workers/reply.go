package workers

import "streamlab/engine"

// A taken entry is one that a worker holds to work on.
type taken struct {
	id     engine.ID
	number int64
	valid  bool // its field holds a number
	gone   bool // it was deleted while it was pending
}

// A scanner reads a reply from its beginning. What is not there reads as nothing.
type scanner struct{ rest []byte }

// line takes the next line: its kind and what follows, without the line's end.
func (s *scanner) line() (kind byte, text []byte) {
	for i, c := range s.rest {
		if c == '\r' {
			kind, text = s.rest[0], s.rest[1:i]
			s.rest = s.rest[min(i+2, len(s.rest)):]
			return kind, text
		}
	}
	s.rest = nil
	return 0, nil
}

// head takes the head of a list and tells its length, -1 for a null.
func (s *scanner) head() int64 {
	kind, text := s.line()
	if kind != '*' && kind != '%' {
		return -1
	}
	n, _ := number(text)
	return n
}

// bulk takes a string.
func (s *scanner) bulk() []byte {
	kind, text := s.line()
	if kind != '$' {
		return text
	}
	n, _ := number(text)
	if n < 0 || int(n)+2 > len(s.rest) {
		return nil
	}
	text = s.rest[:n]
	s.rest = s.rest[n+2:]
	return text
}

// entries takes a list of entries; field is the one that holds the number.
func (s *scanner) entries(field string) []taken {
	n := s.head()
	if n <= 0 || n > maxCount {
		return nil
	}
	list := make([]taken, n)
	for i := range list {
		list[i] = s.entry(field)
	}
	return list
}

func (s *scanner) entry(field string) (t taken) {
	s.head()
	t.id, _ = parseID(s.bulk())
	n := s.head()
	t.gone = n < 0
	for ; n > 1; n -= 2 {
		name, value := s.bulk(), s.bulk()
		if string(name) == field && !t.valid {
			t.number, t.valid = number(value)
		}
	}
	return t
}

// streamEntries reads the entries of a reply to XREAD or XREADGROUP of one stream.
func streamEntries(reply []byte, field string) []taken {
	s := scanner{reply}
	kind, _ := s.line()
	switch kind {
	case '*': // a list of lists
		s.head()
	case '%': // a map, in RESP3
	default:
		return nil
	}
	s.bulk()
	return s.entries(field)
}

// claimed reads a reply to XAUTOCLAIM.
func claimed(reply []byte, field string) (cursor engine.ID, list []taken) {
	s := scanner{reply}
	if s.head() < 2 {
		return cursor, nil
	}
	cursor, _ = parseID(s.bulk())
	return cursor, s.entries(field)
}

// refusal is the text of an error reply; ok is false for any other.
func refusal(reply []byte) (text string, ok bool) {
	if len(reply) == 0 || reply[0] != '-' {
		return "", false
	}
	s := scanner{reply}
	_, line := s.line()
	return string(line), true
}

// number reads a whole number.
func number(text []byte) (n int64, ok bool) {
	negative := len(text) > 0 && text[0] == '-'
	if negative {
		text = text[1:]
	}
	if len(text) == 0 || len(text) > 18 {
		return 0, false
	}
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}

// parseID reads an ID as a reply has it: MS-SEQ.
func parseID(text []byte) (id engine.ID, ok bool) {
	into := &id.MS
	for _, c := range text {
		switch {
		case c == '-':
			into = &id.Seq
		case c < '0' || c > '9':
			return engine.ID{}, false
		default:
			*into = *into*10 + uint64(c-'0')
		}
	}
	return id, len(text) > 0
}
