package engine

import (
	"cmp"
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
	Group       string // "stream", "generic", "string", "hash", "connection", "server"
	Subcommands []Command

	parse parser
}

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

// Commands returns the whole table in order of names. Do not change it.
func Commands() []Command { return commandTable }

// Lookup finds a command by the words of a command line, in any case: the
// subcommand where the second word names one, else the command.
func Lookup(words ...string) (Command, bool) {
	c := lookup(words)
	if c == nil {
		return Command{}, false
	}
	return *c, true
}

// commandTable is in order of names. It is put together from one table a topic.
var commandTable = slices.SortedFunc(slices.Values(slices.Concat(
	streamCommands, groupCommands, keyCommands, textCommands, hashCommands, connectionCommands,
)), func(a, b Command) int { return strings.Compare(a.Name, b.Name) })

// find returns the command whose name ends in the word, in any ASCII letters,
// after the part that all names of the list, which is in their order, begin with.
func find(list []Command, begin int, word string) *Command {
	i, ok := slices.BinarySearchFunc(list, word, func(c Command, word string) int {
		return compareName(c.Name[begin:], word)
	})
	if !ok {
		return nil
	}
	return &list[i]
}

// compareName is strings.Compare with the word's ASCII letters made small.
func compareName(name, word string) int {
	for i := range min(len(name), len(word)) {
		if c := cmp.Compare(name[i], small(word[i])); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(name), len(word))
}

func small(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + ('a' - 'A')
	}
	return b
}

// lookup finds the command that words begin with, or nil.
func lookup(words []string) *Command {
	if len(words) == 0 {
		return nil
	}
	c := find(commandTable, 0, words[0])
	if c == nil || len(words) == 1 {
		return c
	}
	if sub := find(c.Subcommands, len(c.Name)+len("|"), words[1]); sub != nil {
		return sub
	}
	return c
}

// resolve finds a command line's command and the arguments after its name, and
// checks their number.
func resolve(args []string) (cmd *Command, tail []string, err error) {
	cmd = lookup(args)
	if cmd == nil {
		return nil, nil, errUnknownCommand(args)
	}
	if cmd.Subcommands != nil && len(args) > 1 {
		return nil, nil, errUnknownSubcommand(args)
	}
	if n := len(args); cmd.Arity > 0 && n != cmd.Arity || n < -cmd.Arity {
		return nil, nil, errArity(cmd.Name)
	}
	name := 1 + strings.Count(cmd.Name, "|")
	return cmd, args[name:], nil
}
