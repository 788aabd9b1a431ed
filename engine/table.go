package engine

import (
	"slices"
	"strings"
)

// Command describes one command of the table: the only list of commands there
// is. Dispatch, arity errors, completion, argument hints, help and the
// generated documents come from it.
type Command struct {
	Name        string // lower case; a subcommand's is "xgroup|create"
	Arity       int    // arguments with the name counted; negative: at least
	Args        []Arg  // the syntax, without the name
	Summary     string // one sentence
	Since       string // the Redis version that brought it
	Complexity  string
	Group       string // "stream", "generic", "string", "hash", "set", "list", "connection", "server"
	Flags       Flag
	Subcommands []Command

	number int // its place among all commands and subcommands
	words  int // how many its name has
	parse  parser
	facts  facts
	keys   keyPlace

	reads bool // it looks up each of its keys to read it
}

// Flag is what kind of command it is, as COMMAND tells it.
type Flag uint32

// The flags, by the names that COMMAND has for them.
const (
	FlagWrite Flag = 1 << iota
	FlagReadonly
	FlagDenyOOM
	FlagAdmin
	FlagPubsub
	FlagNoscript
	FlagBlocking
	FlagLoading
	FlagStale
	FlagSkipMonitor
	FlagSkipSlowlog
	FlagFast
	FlagNoAuth
	FlagMovableKeys
	FlagNoMulti
	FlagNoAsyncLoading
	FlagAllowBusy
	flagNow        // it runs at once inside MULTI
	flagSubscriber // a RESP2 client that is subscribed may run it
	flagMayReplicate
)

// ArgKind is what an argument names, for completion and hints.
type ArgKind uint8

// The kinds of argument.
const (
	ArgToken    ArgKind = iota // a keyword alone: Token
	ArgKey                     // a key
	ArgID                      // an entry ID or one of the special IDs
	ArgGroup                   // a consumer group of the key before it
	ArgConsumer                // a consumer of the group before it
	ArgField                   // a field name
	ArgValue                   // any value
	ArgInteger                 // a whole number
	ArgMillis                  // a duration or time in milliseconds
	ArgPattern                 // a glob
	ArgBlock                   // Args in a row, together
	ArgOneOf                   // exactly one of Args
)

// Arg is one argument, or one group of arguments, of a command's syntax.
type Arg struct {
	Name     string // as the syntax prints it: "key", "min-idle-time"
	Kind     ArgKind
	Token    string // the keyword before the argument ("COUNT"), or itself for ArgToken
	Optional bool
	Repeat   bool // may be given several times
	Args     []Arg
}

// Title returns the command as users type it: "XGROUP CREATE".
func (c Command) Title() string {
	return strings.ToUpper(strings.ReplaceAll(c.Name, "|", " "))
}

// Syntax returns the command's whole syntax in one line, such as
// "XLEN key" or "XRANGE key start end [COUNT count]".
func (c Command) Syntax() string {
	parts := []string{c.Title()}
	for _, a := range c.Args {
		parts = append(parts, a.String())
	}
	return strings.Join(parts, " ")
}

// String returns the argument as the syntax prints it.
func (a Arg) String() string {
	text := a.bare()
	if a.Repeat {
		text += " [" + text + " ...]"
	}
	if a.Token != "" && a.Kind != ArgToken {
		text = a.Token + " " + text
	}
	if a.Optional {
		text = "[" + text + "]"
	}
	return text
}

func (a Arg) bare() string {
	switch a.Kind {
	case ArgToken:
		return a.Token
	case ArgBlock:
		return joinArgs(a.Args, " ")
	case ArgOneOf:
		if a.Optional {
			return joinArgs(a.Args, " | ")
		}
		return "<" + joinArgs(a.Args, " | ") + ">"
	}
	return a.Name
}

func joinArgs(args []Arg, between string) string {
	texts := make([]string, len(args))
	for i, a := range args {
		texts[i] = a.String()
	}
	return strings.Join(texts, between)
}

// Commands returns the whole table, of all versions, in order of names. Do not
// change it.
func Commands() []Command { return commandTable }

// CommandsOf returns the commands that a version knows, without the options that
// came later, in order of names. Do not change them.
func CommandsOf(c Compat) []Command {
	if set, ok := commandSets[c]; ok {
		return set.list
	}
	return nil
}

// Lookup finds a command of any version by the words of a command line, in any
// case: the subcommand where the second word names one, else the command.
func Lookup(words ...string) (Command, bool) { return allCommands.Lookup(words...) }

// LookupOf is Lookup among the commands that a version knows.
func LookupOf(c Compat, words ...string) (Command, bool) {
	set, ok := commandSets[c]
	if !ok {
		return Command{}, false
	}
	return set.Lookup(words...)
}

// commandTable is in order of names. It is put together from one table a topic.
var commandTable = slices.SortedFunc(slices.Values(slices.Concat(
	streamCommands, groupCommands, keyCommands, textCommands, hashCommands, setCommands, queueCommands, valueCommands,
	connectionCommands, serverCommands, commandCommands, pubsubCommands, transactionCommands,
)), func(a, b Command) int { return strings.Compare(a.Name, b.Name) })

// commandCount is how many commands and subcommands there are.
var commandCount = numberCommands(commandTable, 0)

// numberCommands gives each command its number, from n on, and what else follows
// from other tables.
func numberCommands(list []Command, n int) int {
	for i := range list {
		list[i].number, list[i].words = n, 1+strings.Count(list[i].Name, "|")
		list[i].learn()
		n = numberCommands(list[i].Subcommands, n+1)
	}
	return n
}
