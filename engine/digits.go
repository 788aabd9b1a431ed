package engine

import (
	"math/bits"
	"slices"
)

// Decimal digits, as many as known before: the length of a bulk string comes
// before it, and IDs and numbers are most of what a stream's replies are made of.

var powersOfTen = func() (p [20]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = 10 * p[i-1]
	}
	return p
}()

// decimals returns how many digits a number has.
func decimals(u uint64) int {
	n := bits.Len64(u|1) * 1233 >> 12 // log10(2) is about 1233/4096; one too few or right
	if u >= powersOfTen[n] {
		n++
	}
	return max(n, 1)
}

const digitPairs = "00010203040506070809" +
	"10111213141516171819" +
	"20212223242526272829" +
	"30313233343536373839" +
	"40414243444546474849" +
	"50515253545556575859" +
	"60616263646566676869" +
	"70717273747576777879" +
	"80818283848586878889" +
	"90919293949596979899"

// appendDigits adds a number that has n digits.
func appendDigits(dst []byte, u uint64, n int) []byte {
	at := len(dst)
	dst = slices.Grow(dst, n)[:at+n]
	digits := dst[at : at+n]
	for n > 1 {
		n -= 2
		pair := 2 * (u % 100)
		u /= 100
		digits[n], digits[n+1] = digitPairs[pair], digitPairs[pair+1]
	}
	if n == 1 {
		digits[0] = '0' + byte(u)
	}
	return dst
}

// An idPrefix is the first half of an ID as text, which runs of entries have in
// common.
type idPrefix struct {
	ms   uint64
	text [21]byte // the milliseconds, and -
	size int      // 0: none yet
}

// of returns the first half of IDs in a millisecond.
func (p *idPrefix) of(ms uint64) []byte {
	if p.size == 0 || p.ms != ms {
		p.ms = ms
		p.size = len(append(appendDigits(p.text[:0], ms, decimals(ms)), '-'))
	}
	return p.text[:p.size]
}

// appendID adds an ID as a bulk string.
func (p *idPrefix) appendID(dst []byte, id ID) []byte {
	digits, first := decimals(id.Seq), p.of(id.MS)
	dst = append(appendSize(dst, '$', len(first)+digits), first...)
	return append(appendDigits(dst, id.Seq, digits), '\r', '\n')
}

// appendEntryHead begins an entry as RESP shows it: an array of its ID and of
// what comes next.
func (p *idPrefix) appendEntryHead(dst []byte, id ID) []byte {
	return p.appendID(append(dst, '*', '2', '\r', '\n'), id)
}
