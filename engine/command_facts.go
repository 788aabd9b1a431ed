package engine

import (
	"fmt"
	"slices"
	"strings"
)

// facts are what COMMAND tells of a command beside its syntax.
type facts struct {
	flags      string
	categories string // those of ACL that do not follow from the flags
	keys       string // first key, last key, step; or a keyword before the keys, and where it may be at the earliest
	access     string // what is done with the keys; with a "/", with each of two
	tips       string
}

// flagNames are the names of the flags, each at the place of its bit, in the order
// in which COMMAND tells them.
var flagNames = []string{
	"write", "readonly", "denyoom", "admin", "pubsub", "noscript", "blocking", "loading", "stale", "skip_monitor",
	"skip_slowlog", "fast", "no_auth", "movablekeys", "no_multi", "no_async_loading", "allow_busy",
}

func flagsNamed(words string) (all Flag) {
	for _, word := range strings.Fields(words) {
		all |= 1 << slices.Index(flagNames, word)
	}
	return all
}

func (f Flag) names() (list []string) {
	for i, name := range flagNames {
		if f&(1<<i) != 0 {
			list = append(list, name)
		}
	}
	return list
}

// keyPlace is where a command's keys are among its words.
type keyPlace struct {
	keyword           string // the keys are the first half of what follows it
	from              int    // where the keyword may be at the earliest
	first, last, step int    // else; last counts from the end where it is negative
	access            []string
}

// placeOfKeys reads the two columns of a row.
func placeOfKeys(f facts) keyPlace {
	p := keyPlace{access: strings.Split(f.access, "/")}
	if n, _ := fmt.Sscan(f.keys, &p.first, &p.last, &p.step); n == 3 {
		return p
	}
	_, _ = fmt.Sscan(f.keys, &p.keyword, &p.from)
	return p
}

// learn fills in what the table of facts says of a command. Of one that came
// later, the syntax says where its key is, and the row has its flags.
func (c *Command) learn() {
	f, known := commandFacts[c.Name]
	if !known {
		f.categories = categoryOfGroup[c.Group]
		if len(c.Args) > 0 && c.Args[0].Kind == ArgKey {
			at := 1 + strings.Count(c.Name, "|")
			f.keys, f.access = fmt.Sprint(at, at, 1), "RW update"
		}
	}
	c.facts, c.keys = f, placeOfKeys(f)
	c.Flags |= flagsNamed(f.flags)
	c.reads = readsKeys(c)
}

var categoryOfGroup = map[string]string{
	"connection": "connection", "generic": "keyspace", "hash": "hash", "list": "list",
	"set": "set", "stream": "stream", "string": "string", "transactions": "transaction",
}

// categoryOrder is the order in which COMMAND tells the categories.
var categoryOrder = []string{
	"keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "stream", "pubsub",
	"admin", "fast", "slow", "blocking", "dangerous", "connection", "transaction",
}

// categories are the command's categories of ACL.
func (c *Command) categories() (list []string) {
	own := strings.Fields(c.facts.categories)
	follows := map[string]bool{
		"read": c.Flags&FlagReadonly != 0, "write": c.Flags&FlagWrite != 0, "pubsub": c.Flags&FlagPubsub != 0,
		"admin": c.Flags&FlagAdmin != 0, "dangerous": c.Flags&FlagAdmin != 0, "blocking": c.Flags&FlagBlocking != 0,
		"fast": c.Flags&FlagFast != 0, "slow": c.Flags&FlagFast == 0,
	}
	for _, name := range categoryOrder {
		if follows[name] || slices.Contains(own, name) {
			list = append(list, name)
		}
	}
	return list
}

// keysOf returns the places of the keys in a command line.
func (c *Command) keysOf(words []string) (at []int) {
	for i, n, step := c.keys.within(words); n > 0; n, i = n-1, i+step {
		at = append(at, i)
	}
	return at
}

// within returns where the first key of a command line is, how many there are,
// and how far apart they are.
func (p *keyPlace) within(words []string) (first, n, step int) {
	if p.keyword != "" {
		for i := p.from; i < len(words); i++ {
			if isWord(words[i], p.keyword) {
				return i + 1, (len(words) - i - 1) / 2, 1
			}
		}
		return 0, 0, 1
	}
	if p.first == 0 {
		return 0, 0, 1
	}
	last := p.last
	if last < 0 {
		last += len(words)
	}
	last = min(last, len(words)-1)
	return p.first, max(0, (last-p.first)/p.step+1), p.step
}
