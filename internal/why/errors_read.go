package why

import (
	"fmt"
	"slices"
	"strings"

	"streamlab/engine"
)

// Errors of XREAD and XREADGROUP.
var readErrors = []reason{
	{odd: true, when: fails("ERR Unbalanced"), tell: (*asked).unbalanced},
	{odd: true, when: fails("ERR The > ID can be specified only"), tell: (*asked).newInRead},
	{odd: true, when: fails("ERR The $ ID is meaningless"), tell: (*asked).lastInGroup},
	{odd: true, when: fails("ERR The + ID is meaningless"), tell: (*asked).lastInGroup},
	{odd: true, when: fails("ERR Missing GROUP option"), tell: (*asked).noGroupOption},
	{odd: true, when: func(a *asked) bool { return strings.Contains(a.Reply.Str, "option is only supported by XREADGROUP") }, tell: (*asked).onlyGroup},
	{odd: true, when: fails("ERR timeout"), tell: (*asked).badTimeout},
}

// looksLikeID tells IDs from keys by their form.
func looksLikeID(word string) bool {
	_, ok := engine.ParseID(word)
	return ok || word == ">" || word == "$" || word == "+"
}

func (a *asked) unbalanced() {
	at := slices.IndexFunc(a.listed, looksLikeID)
	if at < 0 {
		at = len(a.listed)
	}
	keys, ids := a.listed[:at], a.listed[at:]
	a.say(fmt.Sprintf("Behind %s all keys come first, then as many IDs, one for each. Here are %d words, which have no two halves: it looks like %s and %s.",
		code("STREAMS"), len(a.listed), count(len(keys), "key", "keys"), count(len(ids), "ID", "IDs")))
	if len(keys) == 0 {
		return
	}
	usual := ">"
	if a.is("xread") {
		usual = "$"
	}
	if len(ids) > 0 {
		usual = ids[len(ids)-1]
	}
	full := slices.Clone(ids[:min(len(ids), len(keys))])
	for len(full) < len(keys) {
		full = append(full, usual)
	}
	head := a.Args[:len(a.Args)-len(a.listed)]
	a.try("With an ID for each key:", slices.Concat(head, keys, full)...)
}

func (a *asked) newInRead() {
	a.say(code(">") + " means what a group was never given, and XREAD reads without a group. There, " +
		code("$") + " waits for what comes, and " + code("0") + " begins at the first entry.")
	if _, groups, ok := a.firstGroup(); ok {
		a.try("With a group of this stream:",
			"XREADGROUP", "GROUP", groups, a.Client, "STREAMS", a.key, ">")
		return
	}
	a.try("From the first entry on:", a.instead(">", "0")...)
}

// firstGroup is the first group of the command's stream.
func (a *asked) firstGroup() (st engine.Stream, group string, ok bool) {
	st, ok = a.stream()
	if !ok || st.GroupLen() == 0 {
		return st, "", false
	}
	return st, st.GroupRows(0, 1)[0].Name(), true
}

func (a *asked) lastInGroup() {
	id := "$"
	if a.failed("ERR The +") {
		id = "+"
	}
	a.say(fmt.Sprintf("A group remembers itself how far it has come, so XREADGROUP takes %s for what it was never given; any other ID asks for what is pending for %s behind it, and behind the last entry there is nothing.",
		code(">"), name(a.consumer)))
	a.try("For new entries:", a.instead(id, ">")...)
}

func (a *asked) noGroupOption() {
	a.say("XREADGROUP reads for a consumer of a group, and has to be told both.")
	group := "group0"
	if _, first, ok := a.firstGroup(); ok {
		group = first
	}
	a.try("For example:", append([]string{a.Args[0], "GROUP", group, a.Client}, a.args...)...)
}

func (a *asked) onlyGroup() {
	a.say("XREAD knows nothing of groups: GROUP, NOACK and CLAIM belong to XREADGROUP.")
	if a.has("GROUP") {
		words := a.with(func(i int, w string) string {
			if i == 0 {
				return "XREADGROUP"
			}
			if w == "$" {
				return ">"
			}
			return w
		})
		a.try("For a group:", words...)
	}
}

func (a *asked) badTimeout() {
	a.say(fmt.Sprintf("BLOCK takes whole milliseconds from 0 on, where 0 is for ever; it was given %s.", name(a.block)))
	a.try("Five seconds, for example:", a.instead(a.block, "5000")...)
}
