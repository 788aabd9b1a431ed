package main

import (
	"bytes"
	"fmt"
	"strconv"
)

// appendRequest appends a command as clients send it.
func appendRequest(dst []byte, words ...string) []byte {
	dst = append(dst, '*')
	dst = strconv.AppendInt(dst, int64(len(words)), 10)
	dst = append(dst, "\r\n"...)
	for _, w := range words {
		dst = append(dst, '$')
		dst = strconv.AppendInt(dst, int64(len(w)), 10)
		dst = append(dst, "\r\n"...)
		dst = append(dst, w...)
		dst = append(dst, "\r\n"...)
	}
	return dst
}

// A skimmer counts the replies in what a server sends, and looks at no more of
// them than it must: at how each begins, and how long its parts are.
type skimmer struct {
	want    string // how every reply begins, such as "*100"; "" for any but an error
	replies int    // whole replies so far
	begun   bool   // a reply is on its way
	parts   int    // the parts of it that are still to come
	skip    int    // bytes of the present part that are still to come
}

// feed takes what arrived and returns how many bytes of it need not be shown
// again: all but a header that is not whole.
func (s *skimmer) feed(b []byte) (used int, err error) {
	for {
		n := min(s.skip, len(b)-used)
		s.skip -= n
		used += n
		if s.begun && s.parts == 0 && s.skip == 0 {
			s.begun = false
			s.replies++
		}
		end := bytes.IndexByte(b[used:], '\n')
		if s.skip > 0 || end < 1 {
			return used, nil
		}
		if err := s.header(b[used : used+end-1]); err != nil {
			return used, err
		}
		used += end + 1
	}
}

// header reads the first line of a part, without its end.
func (s *skimmer) header(line []byte) error {
	if !s.begun {
		if !bytes.HasPrefix(line, []byte(s.want)) || line[0] == '-' {
			return fmt.Errorf("read reply: %q where %q was to come", line, s.want)
		}
		s.begun, s.parts = true, 1
	}
	s.parts--
	switch line[0] {
	case '*', '~', '>':
		s.parts += max(0, decimal(line[1:]))
	case '%':
		s.parts += max(0, 2*decimal(line[1:]))
	case '$', '=':
		if n := decimal(line[1:]); n >= 0 {
			s.skip = n + len("\r\n")
		}
	}
	return nil
}

// decimal reads a header's number, which a server never gets wrong.
func decimal(text []byte) (n int) {
	negative := len(text) > 0 && text[0] == '-'
	if negative {
		text = text[1:]
	}
	for _, c := range text {
		n = n*10 + int(c-'0')
	}
	if negative {
		return -n
	}
	return n
}
