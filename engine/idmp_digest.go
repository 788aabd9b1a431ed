package engine

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
)

// digestPairs makes the idempotent ID of IDMPAUTO from field-value pairs: equal
// for the same pairs in any order. Redis has a faster hash there; nothing of it
// ever comes to a client.
func digestPairs(fields []string) string {
	pairs := make([]string, 0, len(fields)/2)
	for i := 0; i+1 < len(fields); i += 2 {
		pairs = append(pairs, sized(fields[i])+sized(fields[i+1]))
	}
	slices.Sort(pairs)
	sum := sha256.Sum256([]byte(strings.Join(pairs, "")))
	return string(sum[:16])
}

// sized puts a text's length before it, so that what follows is kept apart.
func sized(text string) string {
	var length [binary.MaxVarintLen64]byte
	n := binary.PutUvarint(length[:], uint64(len(text)))
	return string(length[:n]) + text
}
