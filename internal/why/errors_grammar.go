package why

import (
	"fmt"
	"strconv"
	"strings"

	"streamlab/engine"
)

// Errors about how a command is written, and all errors that have no case of their
// own.
var grammarErrors = []reason{
	{odd: true, when: fails("ERR unknown command"), tell: (*asked).unknownCommand},
	{odd: true, when: fails("ERR unknown subcommand"), tell: (*asked).unknownSubcommand},
	{odd: true, when: fails("ERR wrong number of arguments"), tell: (*asked).wrongNumber},
	{odd: true, when: fails("ERR value is not an integer"), tell: (*asked).notInteger},
	{odd: true, when: fails("ERR Unrecognized XCLAIM option"), tell: (*asked).claimOption},
	{odd: true, when: fails("ERR The XADD"), tell: (*asked).grammar},
	{odd: true, when: fails("NOAUTH"), tell: func(a *asked) {
		a.say("Clients of this lab have to give a password before anything else.")
	}},
	{odd: true, when: func(a *asked) bool { return a.Reply.IsError() }, tell: (*asked).grammar},
}

// grammar says what is known of any error: how the command is written.
func (a *asked) grammar() {
	a.say("Redis says: " + code(a.Reply.Str) + ".")
	if a.name != "" && a.command.Syntax() != "" {
		a.say(fmt.Sprintf("%s is written %s.", a.command.Title(), code(a.command.Syntax())))
	}
}

func (a *asked) unknownCommand() {
	word := strings.ToUpper(a.Args[0])
	version := a.was.Compat()
	if later, ok := engine.Lookup(a.Args...); ok {
		a.say(fmt.Sprintf("%s came with Redis %s; here it is %s.", later.Title(), later.Since, version))
		return
	}
	text := fmt.Sprintf("There is no command %s.", name(word))
	var titles []string
	for _, c := range engine.CommandsOf(version) {
		titles = append(titles, c.Title())
	}
	near, ok := nearest(word, titles)
	if !ok {
		a.say(text + " A command begins with its name; " + code(":help") + " lists them.")
		return
	}
	a.say(text)
	a.try("You may have meant:", a.with(func(i int, w string) string {
		if i == 0 {
			return near
		}
		return w
	})...)
}

func (a *asked) unknownSubcommand() {
	container, ok := engine.LookupOf(a.was.Compat(), a.Args[0])
	if !ok || len(a.Args) < 2 {
		a.grammar()
		return
	}
	var words []string
	for _, sub := range container.Subcommands {
		words = append(words, strings.ToUpper(sub.Name[strings.Index(sub.Name, "|")+1:]))
	}
	if a.name != container.Name { // it is known: its arguments are wrong
		a.wrongNumber()
		return
	}
	a.say(fmt.Sprintf("%s has no subcommand %s. It has %s.", container.Title(), name(a.Args[1]), strings.Join(words, ", ")))
	if near, ok := nearest(strings.ToUpper(a.Args[1]), words); ok {
		a.try("You may have meant:", a.with(func(i int, w string) string {
			if i == 1 {
				return near
			}
			return w
		})...)
	}
}

func (a *asked) wrongNumber() {
	_, wrong := a.wrongID()
	switch {
	case a.is("xreadgroup") && !a.has("GROUP") && a.has("STREAMS"):
		a.noGroupOption()
		return
	case a.is("xadd") && wrong && len(a.ids) > 1:
		a.badID()
		return
	case a.is("xadd") && len(a.ids) > 1 && len(a.ids)%2 == 0:
		a.say(fmt.Sprintf("Behind the ID come fields and values in pairs; the last field, %s, has no value.", name(a.ids[len(a.ids)-1])))
	case a.is("xadd") && len(a.ids) == 1:
		a.say("An entry has at least one field with its value, behind the ID.")
	case a.is("xadd"):
		a.say("XADD needs a key, an ID and at least one field with its value.")
	default:
		a.say(fmt.Sprintf("%s was given %s behind its name, which is not what it takes.", a.command.Title(), count(len(a.args), "word", "words")))
	}
	if a.command.Syntax() != "" {
		a.say("It is written " + code(a.command.Syntax()) + ".")
	}
}

func (a *asked) notInteger() {
	for i, word := range a.args {
		if _, err := strconv.ParseInt(word, 10, 64); err != nil && i > 0 && wantsNumber(a.args[i-1]) {
			a.say(fmt.Sprintf("%s takes a whole number, and was given %s.", strings.ToUpper(a.args[i-1]), name(word)))
			return
		}
	}
	a.grammar()
}

// wantsNumber tells the options that a number follows.
func wantsNumber(word string) bool {
	switch strings.ToUpper(word) {
	case "COUNT", "MAXLEN", "LIMIT", "ENTRIESREAD", "ENTRIESADDED", "~", "=", "IDLE", "EX", "PX":
		return true
	}
	return false
}

func (a *asked) claimOption() {
	_, word, _ := strings.Cut(a.Reply.Str, "'")
	word = strings.TrimSuffix(word, "'")
	a.say(fmt.Sprintf("Behind the min-idle-time come the IDs, and then options; %s is neither an ID nor an option with all that it takes.", name(word)))
	a.say("XCLAIM is written " + code(a.command.Syntax()) + ".")
}
