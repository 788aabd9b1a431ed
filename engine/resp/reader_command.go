package resp

import "bytes"

// line reads an inline command.
func (r *Reader) line() (whole bool, err error) {
	size, err := r.find('\n', errInlineTooBig)
	if size < 0 || err != nil {
		return false, err
	}
	from, to := r.pos, r.pos+size
	r.pos = to + 1
	if to > from && r.buf[to-1] == '\r' {
		to--
	}
	spans, ok := splitLine(r.spans, r.buf, from, to)
	if !ok {
		return false, errQuotes
	}
	r.spans = spans
	return true, nil
}

// array reads the head of a command that is an array, and its elements.
func (r *Reader) array() (whole bool, err error) {
	if n, size := shortHead(r.buf[r.pos:r.end], '*'); size > 0 && !r.single && n <= r.limits.Args {
		r.left = n
		r.pos += size
		return r.elements()
	}
	text, err := r.head(errArrayTooBig)
	if text == nil {
		return false, err
	}
	n, ok := parseInt(text[1 : len(text)-1])
	switch {
	case !ok, n > int64(r.limits.Args):
		return false, errArrayLen
	case r.single && n > unauthenticatedArgs:
		return false, errArrayNoAuth
	case n <= 0:
		return true, nil
	}
	r.left = int(n)
	return r.elements()
}

// elements reads the elements that have come.
func (r *Reader) elements() (whole bool, err error) {
	for r.left > 0 {
		if r.bulk == noBulk {
			ok, err := r.bulkHead()
			if !ok || err != nil {
				return false, err
			}
		}
		if r.end-r.pos < r.bulk+2 {
			return false, nil
		}
		r.spans = append(r.spans, span{r.pos, r.pos + r.bulk})
		r.pos += r.bulk + 2
		r.bulk = noBulk
		r.left--
	}
	return true, nil
}

// bulkHead reads the head of an element. ok is false where it has not come.
func (r *Reader) bulkHead() (ok bool, err error) {
	if n, size := shortHead(r.buf[r.pos:r.end], '$'); size > 0 && !r.single && n <= r.limits.Bulk {
		r.bulk = n
		r.pos += size
		return true, nil
	}
	text, err := r.head(errBulkTooBig)
	if text == nil {
		return false, err
	}
	if text[0] != '$' {
		return false, errExpectedBulk(text[0])
	}
	n, ok := parseInt(text[1 : len(text)-1])
	switch {
	case !ok, n < 0, n > int64(r.limits.Bulk):
		return false, errBulkLen
	case r.single && n > unauthenticatedBulk:
		return false, errBulkNoAuth
	}
	r.bulk = int(n)
	return true, nil
}

// shortHead is a way without calls for the heads that clients really send: a
// number of up to four digits. size is 0 for any other.
func shortHead(text []byte, mark byte) (n, size int) {
	if len(text) < 4 || text[0] != mark || text[1] == '0' {
		return 0, 0
	}
	for i := 1; i < min(len(text)-1, 6); i++ {
		switch digit := text[i] - '0'; {
		case digit <= 9:
			n = n*10 + int(digit)
		case text[i] == '\r' && i > 1:
			return n, i + 2
		default:
			return 0, 0
		}
	}
	return 0, 0
}

// head reads a head up to the "\r", which is part of the text, and passes over
// the byte that follows. The text is nil where it has not come.
func (r *Reader) head(tooBig ProtocolError) (text []byte, err error) {
	size, err := r.find('\r', tooBig)
	if size < 0 || err != nil || r.end-r.pos < size+2 {
		return nil, err
	}
	text = r.buf[r.pos : r.pos+size+1]
	r.pos += size + 2
	return text, nil
}

// find returns how far off the byte is that ends a line or head, -1 where it
// has not come. As in C, a zero byte hides what comes after it.
func (r *Reader) find(c byte, tooBig ProtocolError) (size int, err error) {
	text := r.buf[r.pos:min(r.end, r.pos+maxHead+1)]
	size = bytes.IndexByte(text, c)
	if size < 0 && len(text) > maxHead {
		return -1, tooBig
	}
	if size > 0 && bytes.IndexByte(text[:size], 0) >= 0 {
		size = -1
		if len(text) > maxHead {
			return -1, tooBig
		}
	}
	return size, nil
}

// parseInt reads a number as Redis writes it: no plus sign, no leading zero, no
// "-0".
func parseInt(digits []byte) (n int64, ok bool) {
	text := digits
	negative := len(text) > 0 && text[0] == '-'
	if negative {
		text = text[1:]
	}
	if len(text) == 0 || len(text) > 19 || text[0] == '0' && len(digits) > 1 {
		return 0, false
	}
	var u uint64
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		u = u*10 + uint64(c-'0')
	}
	switch {
	case negative && u <= 1<<63:
		return -int64(u), true
	case negative || u >= 1<<63:
		return 0, false
	}
	return int64(u), true
}
