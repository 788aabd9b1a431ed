package redistest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"streamlab/engine"
)

// A mask says where in the replies of a command stands what two servers cannot
// have in common, and what to put in its place before they are compared.
type mask struct {
	command string   // full name, as "xinfo|stream"
	paths   []string // as "groups/*/3": an element by index, all, or the one behind its name; "" is the reply itself
	put     func(engine.Reply) engine.Reply
	compare string // what is left of it to compare
}

// masks is the only list of what is not compared to the byte. Times are held by
// the engine's own tests with a manual clock.
var masks = []mask{
	{"time", []string{"*"}, asNumber, "that it is a number"},
	{"xpending", []string{"*/2"}, asTime, "that it is not negative"},
	{"xinfo|consumers", []string{"*/idle", "*/inactive"}, asTime, "whether it is -1, never"},
	{"xinfo|stream", []string{
		"groups/*/pending/*/2",
		"groups/*/consumers/*/seen-time",
		"groups/*/consumers/*/active-time",
		"groups/*/consumers/*/pending/*/1",
	}, asTime, "whether it is -1, never"},
	{"keys", []string{""}, asSet, "as a set"},
	{"scan", []string{"1"}, asSet, "as a set, of one call that replies all"},
	{"ttl", []string{""}, asTime, "that it is not negative"},
	{"pttl", []string{""}, asTime, "that it is not negative"},
	{"expiretime", []string{""}, asTime, "that it is not negative"},
	{"pexpiretime", []string{""}, asTime, "that it is not negative"},
	{"smembers", []string{""}, asSet, "as a set"},
	{"memory|usage", []string{""}, asTime, "that it is not negative"},
	{"hgetall", []string{""}, asPairs, "as a set of pairs"},
	{"client|list", []string{""}, asClientLines, clientLinesCompared},
	{"client|info", []string{""}, asClientLines, clientLinesCompared},
	{"pubsub|channels", []string{""}, asSet, "as a set"},
	{"pubsub|shardchannels", []string{""}, asSet, "as a set"},
}

// MaskTable writes the masks as a table for the documents.
func MaskTable() string {
	var b strings.Builder
	b.WriteString("| reply of | place | is compared |\n|---|---|---|\n")
	for _, m := range masks {
		c, _ := engine.Lookup(strings.Split(m.command, "|")...)
		fmt.Fprintf(&b, "| %s | %s | %s |\n", c.Title(), placeNames(m.paths), m.compare)
	}
	return b.String()
}

// placeNames writes paths for people.
func placeNames(paths []string) string {
	var names []string
	for _, path := range paths {
		name := "all of it"
		if path != "" {
			name = "`" + path + "`"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// Masked returns a command's reply without what cannot be compared.
func Masked(args []string, r engine.Reply) engine.Reply {
	name := commandName(args)
	for _, m := range masks {
		if m.command != name || r.IsError() {
			continue
		}
		for _, path := range m.paths {
			r = at(r, strings.FieldsFunc(path, func(c rune) bool { return c == '/' }), m.put)
		}
	}
	return r
}

func commandName(args []string) string {
	c, ok := engine.Lookup(args...)
	if !ok {
		return ""
	}
	return c.Name
}

// at puts something in the place that a path names; what has no such place
// stays as it is.
func at(r engine.Reply, path []string, put func(engine.Reply) engine.Reply) engine.Reply {
	if len(path) == 0 {
		return put(r)
	}
	if r.Kind != engine.Array && r.Kind != engine.Map && r.Kind != engine.Set {
		return r
	}
	r.Elems = slices.Clone(r.Elems)
	for i := range r.Elems {
		if named(r.Elems, i, path[0]) {
			r.Elems[i] = at(r.Elems[i], path[1:], put)
		}
	}
	return r
}

func named(elems []engine.Reply, i int, step string) bool {
	return step == "*" || step == strconv.Itoa(i) ||
		i%2 == 1 && elems[i-1].Kind == engine.BulkString && elems[i-1].Str == step
}

// asTime hides a number, but not that it is negative, which means never.
func asTime(r engine.Reply) engine.Reply {
	if r.Kind == engine.Integer && r.Int >= 0 {
		r.Int = 0
	}
	return r
}

// asNumber hides which decimal number a text is.
func asNumber(r engine.Reply) engine.Reply {
	if _, err := strconv.ParseUint(r.Str, 10, 64); err == nil {
		r.Str = "0"
	}
	return r
}

func asSet(r engine.Reply) engine.Reply {
	r.Elems = slices.Clone(r.Elems)
	slices.SortFunc(r.Elems, func(a, b engine.Reply) int { return strings.Compare(a.Str, b.Str) })
	return r
}

// asPairs sorts the fields of a hash, each with its value.
func asPairs(r engine.Reply) engine.Reply {
	pairs := engine.Reply{Kind: r.Kind, Str: r.Str}
	for pair := range slices.Chunk(r.Elems, 2) {
		pairs.Elems = append(pairs.Elems, engine.Reply{Kind: engine.Array, Elems: pair})
	}
	slices.SortFunc(pairs.Elems, func(a, b engine.Reply) int {
		return slices.CompareFunc(a.Elems, b.Elems, func(x, y engine.Reply) int { return strings.Compare(x.Str, y.Str) })
	})
	return pairs
}

const clientLinesCompared = "the names of the fields, in order, and the values of id, addr, laddr, name, flags (but U), db, sub, psub, ssub, multi, cmd, user, redir and resp"

// comparedFields are those fields of a line of CLIENT LIST that do not tell of
// sockets, times and memory.
var comparedFields = []string{"id", "addr", "laddr", "name", "flags", "db", "sub", "psub", "ssub", "multi", "events", "cmd", "user", "redir", "resp"}

// asClientLines leaves, of each line of CLIENT LIST, what can be compared, and
// drops the harness's own connection.
func asClientLines(r engine.Reply) engine.Reply {
	var lines []string
	for line := range strings.Lines(r.Str) {
		if !strings.Contains(line, " name="+controlName+" ") {
			lines = append(lines, clientLine(line))
		}
	}
	r.Str = strings.Join(lines, "\n")
	return r
}

func clientLine(line string) string {
	var fields []string
	for _, field := range strings.Fields(line) {
		name, value, _ := strings.Cut(field, "=")
		switch {
		case name == "flags" && value == "U":
			value = "N"
		case name == "flags":
			value = strings.ReplaceAll(value, "U", "")
		case !slices.Contains(comparedFields, name):
			value = ""
		}
		fields = append(fields, name+"="+value)
	}
	return strings.Join(fields, " ")
}
