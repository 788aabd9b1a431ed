package engine

import (
	"cmp"
	"math"
	"strconv"
)

// An ID is an entry ID: milliseconds since 1970 and a sequence number within
// that millisecond, compared as a pair. The zero ID is 0-0, which no entry can
// have.
type ID struct{ MS, Seq uint64 }

// MaxID is the largest entry ID there is.
var MaxID = ID{math.MaxUint64, math.MaxUint64}

// String prints the ID as Redis does: MS-SEQ, without leading zeros.
func (id ID) String() string {
	var text [maxIDDigits]byte
	return string(id.appendTo(text[:0]))
}

// maxIDDigits is how long an ID can be when it is printed.
const maxIDDigits = 2*20 + 1

func (id ID) appendTo(b []byte) []byte {
	b = strconv.AppendUint(b, id.MS, 10)
	b = append(b, '-')
	return strconv.AppendUint(b, id.Seq, 10)
}

// Compare returns -1, 0 or +1 as id lies before, at or after other.
func (id ID) Compare(other ID) int {
	if c := cmp.Compare(id.MS, other.MS); c != 0 {
		return c
	}
	return cmp.Compare(id.Seq, other.Seq)
}

// Less reports whether id lies before other.
func (id ID) Less(other ID) bool {
	return id.MS < other.MS || id.MS == other.MS && id.Seq < other.Seq
}

// IsZero reports whether id is 0-0.
func (id ID) IsZero() bool { return id == ID{} }

// Next returns the ID right after id; ok is false for MaxID, which has none.
func (id ID) Next() (next ID, ok bool) {
	switch {
	case id.Seq < math.MaxUint64:
		return ID{id.MS, id.Seq + 1}, true
	case id.MS < math.MaxUint64:
		return ID{id.MS + 1, 0}, true
	}
	return MaxID, false
}

// Prev returns the ID right before id; ok is false for 0-0, which has none.
func (id ID) Prev() (prev ID, ok bool) {
	switch {
	case id.Seq > 0:
		return ID{id.MS, id.Seq - 1}, true
	case id.MS > 0:
		return ID{id.MS - 1, math.MaxUint64}, true
	}
	return ID{}, false
}
