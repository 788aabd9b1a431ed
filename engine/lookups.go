package engine

import "slices"

// What INFO counts as hits and misses, and what the event keymiss tells: a key
// that a command looks up to read it.

// lookupsOf are the commands that do not look up each key once where they only
// read, and never where they write.
var lookupsOf = map[string]int{
	"copy": 1, "getdel": 1, "getex": 1, "getset": 1, "memory|usage": 0,
	"xack": 1, "xautoclaim": 1, "xclaim": 1, "xread": 2, "xreadgroup": 2,
}

// lookupsBy returns how often a command looks up each of its keys.
func lookupsBy(c *Command) int {
	n, known := lookupsOf[c.Name]
	if !known && c.Flags&FlagReadonly != 0 {
		n = 1
	}
	return n
}

// lookupsNow is lookupsBy for the command line that runs: SET reads where it is
// asked to GET.
func (c *call) lookupsNow(cmd *Command) int {
	if cmd.Name == "set" && len(c.words) > 3 &&
		slices.ContainsFunc(c.words[3:], func(word string) bool { return isWord(word, "GET") }) {
		return 1
	}
	return cmd.lookups
}

// countLookups counts a lookup of each of n keys of the command line, the first at
// word i and step words between.
func (c *call) countLookups(cmd *Command, i, n, step int) {
	for ; n > 0; n, i = n-1, i+step {
		c.countLookup(c.words[i])
		if cmd.Name == "copy" { // it writes the other key
			return
		}
	}
}

func (c *call) countLookup(key string) {
	if c.exists(key) {
		c.e.st.stats.hits++
		return
	}
	c.e.st.stats.misses++
	c.notify(notifyMiss, "keymiss", key)
}
