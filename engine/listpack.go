package engine

import "math"

// How many bytes things have in a listpack, the form in which redis-server keeps
// a node's entries. Nothing here is kept like that: it is counted because
// stream-node-max-bytes bounds a node by it, and trimming with ~ goes by nodes.

// listpackFrame is a listpack's header and its end byte.
const listpackFrame = 6 + 1

// listpackInt returns the bytes of a number, with the length behind it by which
// listpacks are read backwards.
func listpackInt(n int64) int {
	switch {
	case n >= 0 && n < 1<<7:
		return 2
	case n >= -1<<12 && n < 1<<12:
		return 3
	case n >= math.MinInt16 && n <= math.MaxInt16:
		return 4
	case n >= -1<<23 && n < 1<<23:
		return 5
	case n >= math.MinInt32 && n <= math.MaxInt32:
		return 6
	}
	return 10
}

// listpackText returns the bytes of a text that is no number.
func listpackText(length int) int {
	size := length
	switch {
	case length < 1<<6:
		size++
	case length < 1<<12:
		size += 2
	default:
		size += 5
	}
	switch {
	case size <= 127:
		return size + 1
	case size < 1<<14-1:
		return size + 2
	case size < 1<<21-1:
		return size + 3
	case size < 1<<28-1:
		return size + 4
	}
	return size + 5
}

// listpackValue returns the bytes of a field name or value.
func listpackValue(s string) int {
	if n, ok := canonicalNumber(s); ok {
		return listpackInt(n)
	}
	return listpackText(len(s))
}
