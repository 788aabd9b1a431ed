package engine

import (
	"math"
	"strconv"
	"strings"
)

// How Redis reads entry IDs. Like its C code it stops at a NUL byte and, since
// it falls back on strtoull, lets white space and a sign stand before a number.

// maxIDText is the longest text that Redis reads as an entry ID.
const maxIDText = 127

// ParseID reads a full or partial entry ID as every stream command does: "5-1",
// or "5" for 5-0. Special IDs such as "$" and "-" are not read.
func ParseID(text string) (id ID, ok bool) {
	id, err := parseID(text, 0)
	return id, err == nil
}

// parseID reads an ID whose sequence number, where none is written, is seq.
func parseID(text string, seq uint64) (ID, error) {
	if id, ok := parsePlainID(text); ok {
		return id, nil
	}
	if len(text) > maxIDText {
		return ID{}, errBadID
	}
	ms, rest, full := strings.Cut(cString(text), "-")
	id := ID{Seq: seq}
	var ok bool
	if id.MS, ok = parseUint(ms); !ok {
		return ID{}, errBadID
	}
	if full {
		if id.Seq, ok = parseUint(rest); !ok {
			return ID{}, errBadID
		}
	}
	return id, nil
}

// parsePlainID reads an ID as this package prints it, and most clients send it:
// two numbers that are far from overflow.
func parsePlainID(text string) (id ID, ok bool) {
	i := 0
	for ; i < len(text) && i < 19 && text[i]-'0' <= 9; i++ {
		id.MS = id.MS*10 + uint64(text[i]-'0')
	}
	if i == 0 || i+1 >= len(text) || text[i] != '-' {
		return ID{}, false
	}
	text = text[i+1:]
	if len(text) > 19 {
		return ID{}, false
	}
	for i := range len(text) {
		if text[i]-'0' > 9 {
			return ID{}, false
		}
		id.Seq = id.Seq*10 + uint64(text[i]-'0')
	}
	return id, true
}

// parseIDs reads a list of IDs, which is good until another list is read.
func (c *call) parseIDs(texts []string) ([]ID, error) {
	ids := c.e.spare.ids[:0]
	for _, text := range texts {
		id, err := parseID(text, 0)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	c.e.spare.ids = ids
	return ids, nil
}

// parseRangeID reads an ID where the smallest and largest may be written as -
// and +.
func parseRangeID(text string, seq uint64) (ID, error) {
	switch cString(text) {
	case "-":
		return ID{}, nil
	case "+":
		return MaxID, nil
	}
	return parseID(text, seq)
}

// parseStart reads the lower end of a range, "(" excluding it.
func parseStart(text string) (ID, error) {
	return parseBound(text, 0, ID.Next, errBadStart)
}

// parseEnd reads the upper end of a range, "(" excluding it.
func parseEnd(text string) (ID, error) {
	return parseBound(text, math.MaxUint64, ID.Prev, errBadEnd)
}

func parseBound(text string, seq uint64, beyond func(ID) (ID, bool), none error) (ID, error) {
	if len(text) < 2 || text[0] != '(' {
		return parseRangeID(text, seq)
	}
	id, err := parseID(text[1:], seq)
	if err != nil {
		return ID{}, err
	}
	id, ok := beyond(id)
	if !ok {
		return ID{}, none
	}
	return id, nil
}

// parseUint reads an unsigned number as strtoull does, all of the text: a minus
// counts down from 2^64. But what is a negative 64-bit number as Redis writes
// them is refused, so "-1" is and "-01" is not.
func parseUint(text string) (uint64, bool) {
	digits := strings.TrimLeft(text, " \t\n\v\f\r")
	negative := strings.HasPrefix(digits, "-")
	if negative {
		if _, err := parseInteger(text, errNotInteger); err == nil {
			return 0, false
		}
	}
	digits = strings.TrimPrefix(digits, "-")
	if !negative {
		digits = strings.TrimPrefix(digits, "+")
	}
	if digits == "" || digits[0] < '0' || digits[0] > '9' {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, 10, 64)
	if negative {
		n = -n
	}
	return n, err == nil
}
