package engine

import (
	"encoding/binary"
	"math"
	"strconv"
)

// How a field name or value lies in a block. Its first byte says what follows:
//
//	0x00 … 0x3f  a text of that many bytes
//	0x40 … 0x7f  nothing: the number 0 … 63
//	0x80 … 0x87  a number in 1 … 8 bytes, the lowest first
//	0x88 … 0x8f  the same, and every bit turned: a negative number
//	0x90         a text: its length as a uvarint, and its bytes
//
// Only texts that strconv would print for a number are kept as one, so each value
// comes back as it was.
const (
	tagSmall    = 0x40
	tagNumber   = 0x80
	tagNegative = 0x88
	tagLong     = 0x90
)

// appendValue adds a value and returns how many bytes it has in a listpack.
func appendValue(data []byte, s string) (more []byte, listpack int) {
	if n, ok := canonicalNumber(s); ok {
		return appendNumber(data, n), listpackInt(n)
	}
	if len(s) < tagSmall {
		data = append(data, byte(len(s)))
	} else {
		data = binary.AppendUvarint(append(data, tagLong), uint64(len(s)))
	}
	return append(data, s...), listpackText(len(s))
}

func appendNumber(data []byte, n int64) []byte {
	if n >= 0 && n < tagNumber-tagSmall {
		return append(data, tagSmall+byte(n))
	}
	tag, u := byte(tagNumber), uint64(n)
	if n < 0 {
		tag, u = tagNegative, ^u
	}
	at := len(data)
	data = append(data, tag, byte(u))
	for u >>= 8; u > 0; u >>= 8 {
		data = append(data, byte(u))
	}
	data[at] += byte(len(data) - at - 2)
	return data
}

// canonicalNumber reads a text that is a number as strconv would print it.
func canonicalNumber(s string) (n int64, ok bool) {
	if len(s) == 0 || len(s) > 20 || s[0] > '9' {
		return 0, false
	}
	digits, negative := s, s[0] == '-'
	if negative {
		digits = s[1:]
	}
	if len(digits) == 0 || digits[0] == '0' && len(s) > 1 {
		return 0, false
	}
	u, ok := digitsOf(digits)
	switch {
	case !ok || u > math.MaxInt64+1 || u > math.MaxInt64 && !negative:
		return 0, false
	case negative:
		return -int64(u), true
	}
	return int64(u), true
}

// digitsOf reads digits, where they are nothing else and fit.
func digitsOf(s string) (u uint64, ok bool) {
	for i := range len(s) {
		d := s[i] - '0'
		if d > 9 || u >= math.MaxUint64/10 {
			return 0, false
		}
		u = u*10 + uint64(d)
	}
	return u, true
}

// readValue returns the value at a place: the bytes of a text, or a number where
// text is nil; and where the next thing lies.
func readValue(data []byte, at int) (text []byte, n int64, next int) {
	tag := data[at]
	at++
	switch {
	case tag < tagSmall:
		next = at + int(tag)
		return data[at:next:next], 0, next
	case tag < tagNumber:
		return nil, int64(tag - tagSmall), at
	case tag < tagLong:
		return nil, readNumber(data, tag, at), at + int(tag&7) + 1
	}
	length, bytes := binary.Uvarint(data[at:])
	at += bytes
	next = at + int(length)
	return data[at:next:next], 0, next
}

func readNumber(data []byte, tag byte, at int) int64 {
	u, size := uint64(0), int(tag&7)+1
	if at+8 <= len(data) {
		u = binary.LittleEndian.Uint64(data[at:]) & (math.MaxUint64 >> (64 - 8*size))
	} else {
		for i := range size {
			u |= uint64(data[at+i]) << (8 * i)
		}
	}
	if tag >= tagNegative {
		u = ^u
	}
	return int64(u)
}

// skipValue returns where the thing after the value at a place lies.
func skipValue(data []byte, at int) int {
	tag := data[at]
	at++
	switch {
	case tag < tagSmall:
		return at + int(tag)
	case tag < tagNumber:
		return at
	case tag < tagLong:
		return at + int(tag&7) + 1
	}
	length, bytes := binary.Uvarint(data[at:])
	return at + bytes + int(length)
}

// appendBulk adds the value at a place as a RESP bulk string.
func appendBulk(dst, data []byte, at int) (more []byte, next int) {
	text, n, next := readValue(data, at)
	if text == nil {
		return appendBulkNumber(dst, n), next
	}
	dst = appendSize(dst, '$', len(text))
	dst = append(dst, text...)
	return append(dst, '\r', '\n'), next
}

// appendBulkNumber adds a number as a RESP bulk string.
func appendBulkNumber(dst []byte, n int64) []byte {
	if n >= 0 {
		digits := decimals(uint64(n))
		dst = appendDigits(appendSize(dst, '$', digits), uint64(n), digits)
	} else {
		digits := decimals(-uint64(n))
		dst = append(appendSize(dst, '$', digits+1), '-')
		dst = appendDigits(dst, -uint64(n), digits)
	}
	return append(dst, '\r', '\n')
}

// appendSize adds the head of a RESP bulk string or array.
func appendSize(dst []byte, kind byte, n int) []byte {
	switch {
	case n < 10:
		return append(dst, kind, '0'+byte(n), '\r', '\n')
	case n < 100:
		return append(dst, kind, '0'+byte(n/10), '0'+byte(n%10), '\r', '\n')
	}
	dst = strconv.AppendInt(append(dst, kind), int64(n), 10)
	return append(dst, '\r', '\n')
}
