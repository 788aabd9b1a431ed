package why

import (
	"fmt"
	"slices"
	"strings"

	"streamlab/engine"
)

// Errors about keys and groups that are not there, or are there already.
var groupErrors = []reason{
	{odd: true, when: fails("NOGROUP"), tell: (*asked).noGroup},
	{odd: true, when: fails("UNBLOCKED the stream key"), tell: (*asked).lostKey},
	{odd: true, when: fails("BUSYGROUP"), tell: (*asked).busyGroup},
	{odd: true, when: fails("ERR The XGROUP subcommand requires the key to exist"), tell: (*asked).groupNeedsKey},
	{odd: true, when: fails("ERR no such key"), tell: (*asked).noKey},
	{odd: true, when: fails("WRONGTYPE"), tell: (*asked).wrongType},
}

// readKeys are the keys that a command looks at.
func (a *asked) readKeys() []string {
	if len(a.keys) > 0 {
		return a.keys
	}
	return []string{a.key}
}

func (a *asked) noGroup() {
	state := a.was
	if a.Waited {
		state = a.now
	}
	for _, key := range a.readKeys() {
		if _, _, ok := a.groupOf(state, key); ok {
			continue
		}
		if a.Waited && a.lostGroup(key) {
			return
		}
		st, there := state.Stream(key)
		if !there {
			a.missingKey(key)
			a.try("With its group, from the first entry on, it is made by:",
				"XGROUP", "CREATE", key, a.group, "0", "MKSTREAM")
			return
		}
		a.missingGroup(key, st)
		return
	}
	a.say("Redis says: " + code(a.Reply.Str) + ".")
}

// missingKey says that a key is not there, and what became of it.
func (a *asked) missingKey(key string) {
	text := fmt.Sprintf("There is no key %s.", name(key))
	if h, ok := last(a.of(key), engine.KeyDeleted); ok {
		text = fmt.Sprintf("The key %s is gone: deleted %s.", name(key), by(h))
	} else if near, ok := nearest(key, a.was.Keys(0, maxLooked)); ok {
		text += fmt.Sprintf(" Did you mean %s?", name(near))
	}
	a.say(text)
}

// maxLooked bounds how many keys or groups are looked at.
const maxLooked = 1000

func (a *asked) missingGroup(key string, st engine.Stream) {
	names := groupNames(st)
	h, destroyed := last(a.ofGroup(key, a.group), engine.GroupDestroyed)
	near, ok := nearest(a.group, names)
	switch {
	case destroyed:
		a.say(fmt.Sprintf("The group %s of %s was destroyed %s.", name(a.group), name(key), by(h)))
	case len(names) == 0:
		a.say(fmt.Sprintf("%s has no consumer group yet.", name(key)))
	default:
		a.say(fmt.Sprintf("%s has no group %s. Its groups: %s.", name(key), name(a.group), list(named(names), len(names))))
	}
	if ok && !destroyed {
		a.try("You may have meant:", a.instead(a.group, near)...)
		return
	}
	a.try("This makes it, at the first entry ("+code("$")+" instead of "+code("0")+": only for what comes from now on):",
		"XGROUP", "CREATE", key, a.group, "0")
}

// lostGroup tells a client that waited for a group what became of it.
func (a *asked) lostGroup(key string) bool {
	h, ok := last(a.ofGroup(key, a.group), engine.GroupDestroyed)
	if ok {
		a.say(fmt.Sprintf("While %s waited, the group %s was destroyed %s. Who waits in XREADGROUP is told so.",
			name(a.Client), name(a.group), by(h)))
		a.try("This makes it again, for what comes from now on:", "XGROUP", "CREATE", key, a.group, "$")
		return true
	}
	h, ok = last(a.of(key), engine.KeyDeleted, engine.KeySet)
	if ok {
		a.say(fmt.Sprintf("While %s waited, the stream %s went, and its groups with it, %s. Who waits in XREADGROUP is told so.",
			name(a.Client), name(key), by(h)))
		a.try("This makes both again:", "XGROUP", "CREATE", key, a.group, "$", "MKSTREAM")
	}
	return ok
}

func (a *asked) lostKey() {
	if !a.lostGroup(a.key) {
		a.say(fmt.Sprintf("While %s waited, the stream %s went.", name(a.Client), name(a.key)))
	}
}

func (a *asked) busyGroup() {
	_, g, ok := a.groupOf(a.was, a.key)
	if !ok {
		a.say("There is a group of this name already; nothing was changed.")
		return
	}
	a.say(fmt.Sprintf("%s has a group %s already, and it was left as it is: it stands at %s and has %s and %d pending.",
		name(a.key), name(a.group), g.LastID(), count(g.ConsumerLen(), "consumer", "consumers"), g.PendingLen()))
	if id := a.args[2]; id != g.LastID().String() {
		a.try("To move it there instead, with its consumers and pending entries as they are:",
			"XGROUP", "SETID", a.key, a.group, id)
	}
}

func (a *asked) groupNeedsKey() {
	a.missingKey(a.key)
	if a.name == "xgroup|create" {
		a.try("XGROUP CREATE makes a stream only where it is told to, so that a typing error makes none:",
			append(slices.Clone(a.Args), "MKSTREAM")...)
		return
	}
	a.try("The group is made, with its stream, by:", "XGROUP", "CREATE", a.key, a.group, "$", "MKSTREAM")
}

func (a *asked) noKey() {
	key := a.key
	if !a.is("rename", "renamenx") && a.was.Type(key) != "none" {
		a.grammar()
		return
	}
	a.missingKey(key)
	if strings.HasPrefix(a.name, "xinfo") || a.name == "xsetid" {
		a.try("A stream begins with its first entry:", "XADD", key, "*", "n", "1")
	}
}

// looks are how the value of a key is looked at, by its type.
var looks = map[string]func(key string) []string{
	"string": func(key string) []string { return []string{"GET", key} },
	"hash":   func(key string) []string { return []string{"HGETALL", key} },
	"set":    func(key string) []string { return []string{"SMEMBERS", key} },
	"list":   func(key string) []string { return []string{"LRANGE", key, "0", "-1"} },
	"stream": func(key string) []string { return []string{"XRANGE", key, "-", "+"} },
}

func (a *asked) wrongType() {
	state := a.was
	if a.Waited {
		state = a.now
	}
	for _, key := range a.readKeys() {
		kind := state.Type(key)
		look, ok := looks[kind]
		if !ok || kind == a.command.Group {
			continue
		}
		text := fmt.Sprintf("%s holds a %s, and %s works on a %s: a key has one type for as long as it is there.",
			name(key), kind, a.command.Title(), a.command.Group)
		if a.command.Group == "" || looks[a.command.Group] == nil {
			text = fmt.Sprintf("%s holds a %s, on which %s does not work.", name(key), kind, a.command.Title())
		}
		a.say(text + " Take another key for it.")
		a.try("What it holds is shown by:", look(key)...)
		return
	}
	a.say("One of the keys holds another type than the command works on; " + code("TYPE") + " tells which.")
}

func groupNames(st engine.Stream) (names []string) {
	for _, g := range st.GroupRows(0, maxLooked) {
		names = append(names, g.Name())
	}
	return names
}

func named(names []string) []string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = name(n)
	}
	return list
}
