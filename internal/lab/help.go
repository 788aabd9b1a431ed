package lab

import (
	"fmt"
	"strings"

	"streamlab/engine"
	"streamlab/lessons"
)

// help is ":help [COMMAND]".
func (a *act) help(topic string) {
	words := strings.Fields(topic)
	if len(words) == 0 {
		a.helpAll()
		return
	}
	if c, ok := commandNamed(strings.TrimPrefix(words[0], ":")); ok && len(words) == 1 {
		a.say(Notice, usage(c))
		a.helpOptions(c)
		return
	}
	version := a.moment.Snapshot.Compat()
	if c, ok := engine.LookupOf(version, words...); ok {
		a.helpRedis(c)
		return
	}
	if c, ok := engine.Lookup(words...); ok {
		a.refuse(fmt.Sprintf("%s came with Redis %s; here it is %s", c.Title(), c.Since, version))
		return
	}
	a.refuse(fmt.Sprintf("there is no help on %q: %s", topic, lessons.Suggest(words[0], strings.Fields(strings.ToLower(strings.Join(a.redisNames(""), " "))))))
}

// helpAll lists the lab commands.
func (a *act) helpAll() {
	for _, c := range commands {
		a.say(Notice, usage(c))
	}
	a.say(Notice, "Redis commands run as typed; @NAME before one runs it as another client.")
	a.say(Notice, ":help XADD explains one of them:")
	for _, topic := range topics {
		if names := a.redisNames(topic.group); len(names) > 0 {
			a.say(Notice, fmt.Sprintf("%-20s %s", topic.title, strings.Join(names, " ")))
		}
	}
}

// topics are the groups of Redis's commands in the order in which help lists them.
var topics = []struct{ group, title string }{
	{"stream", "streams"}, {"generic", "keys"}, {"string", "strings"}, {"hash", "hashes"}, {"list", "lists"}, {"set", "sets"},
	{"transactions", "transactions"}, {"pubsub", "publish, subscribe"}, {"connection", "connections"}, {"server", "the server"},
}

// usage describes a lab command in one line.
func usage(c Command) string {
	return fmt.Sprintf("%-20s %s", strings.TrimSpace(":"+c.Name+" "+c.Syntax), c.Summary)
}

// helpRedis explains a command of Redis, and lists its subcommands.
func (a *act) helpRedis(c engine.Command) {
	a.say(Notice, c.Syntax())
	if c.Summary != "" {
		a.say(Notice, c.Summary)
	}
	if c.Since != "" {
		a.say(Notice, fmt.Sprintf("since Redis %s; %s", c.Since, c.Complexity))
	}
	for _, sub := range c.Subcommands {
		a.say(Notice, fmt.Sprintf("%s: %s", sub.Syntax(), sub.Summary))
	}
}

// redisNames lists the commands of Redis in a group, of all for "", without
// subcommands.
func (a *act) redisNames(group string) []string {
	var names []string
	for _, c := range engine.CommandsOf(a.moment.Snapshot.Compat()) {
		if group == "" || c.Group == group {
			names = append(names, c.Title())
		}
	}
	return names
}
