package engine

import (
	"slices"
	"strings"
)

// What INFO counts as hits and misses, and what the event keymiss tells: a key
// that a command looks up to read it.

// looksUp are the commands that look up their keys to read them, or do not, other
// than by whether they write. Those that look up one after another do so as they go.
var looksUp = map[string]bool{
	"copy": false, "getdel": true, "getex": true, "getset": true, "memory|usage": false, "mget": false,
	"xack": true, "xautoclaim": true, "xclaim": true, "xread": false, "xreadgroup": false,
}

// readsKeys reports whether a command looks up each of its keys to read it.
func readsKeys(c *Command) bool {
	if yes, known := looksUp[c.Name]; known {
		return yes
	}
	return c.Flags&FlagReadonly != 0
}

// readsNow is readsKeys for the command line that runs: SET reads where it is asked
// to GET.
func (c *call) readsNow(cmd *Command) bool {
	return cmd.reads || cmd.Name == "set" && len(c.words) > 3 &&
		slices.ContainsFunc(c.words[3:], func(word string) bool { return isWord(word, "GET") })
}

// countLookups counts a lookup of each of n keys of the command line, the first at
// word i and step words between.
func (c *call) countLookups(cmd *Command, i, n, step int) {
	for ; n > 0; n, i = n-1, i+step {
		c.countLookup(c.words[i])
	}
}

func (c *call) countLookup(key string) {
	if c.exists(key) {
		c.e.st.stats.hits++
		return
	}
	c.e.st.stats.misses++
	if !strings.HasPrefix(c.name, "object|") { // OBJECT's looks are nobody's
		c.notify(notifyMiss, "keymiss", key)
	}
}
