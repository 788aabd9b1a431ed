package engine

import (
	"slices"
	"strings"
)

// COMMAND with COUNT, LIST, INFO, GETKEYS, GETKEYSANDFLAGS and HELP; DOCS is in
// command_docs.go.

var commandHelp = []string{
	"(no subcommand)",
	"    Return details about all Redis commands.",
	"COUNT",
	"    Return the total number of commands in this Redis server.",
	"LIST",
	"    Return a list of all commands in this Redis server.",
	"INFO [<command-name> ...]",
	"    Return details about multiple Redis commands.",
	"    If no command names are given, documentation details for all",
	"    commands are returned.",
	"DOCS [<command-name> ...]",
	"    Return documentation details about multiple Redis commands.",
	"    If no command names are given, documentation details for all",
	"    commands are returned.",
	"GETKEYS <full-command>",
	"    Return the keys from a full Redis command.",
	"GETKEYSANDFLAGS <full-command>",
	"    Return the keys and the access flags from a full Redis command.",
}

// fullName finds a command by its full name, such as "xgroup|create", in any letters.
func (s *commandSet) fullName(name string) *Command { return s.byName[strings.ToLower(name)] }

func parseCOMMAND(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.w.array(len(c.e.commands.list))
		for i := range c.e.commands.list {
			c.w.command(&c.e.commands.list[i])
		}
		return nil
	}), nil
}

func parseCOMMANDINFO(args []string, v *rules) (runner, error) {
	if len(args) == 0 {
		return parseCOMMAND(args, v)
	}
	return runFunc(func(c *call) error {
		c.w.array(len(args))
		for _, name := range args {
			if cmd := c.e.commands.fullName(name); cmd != nil {
				c.w.command(cmd)
			} else {
				c.w.null()
			}
		}
		return nil
	}), nil
}

// command writes what COMMAND INFO tells of one.
func (w *wire) command(c *Command) {
	w.array(10)
	w.bulk(c.Name)
	w.count(c.Arity)
	w.simpleSet(c.Flags.names(), "")
	w.count(c.keys.first)
	w.count(c.keys.last)
	w.count(c.keys.step)
	w.simpleSet(c.categories(), "@")
	tips := strings.Fields(c.facts.tips)
	w.set(len(tips))
	for _, tip := range tips {
		w.bulk(tip)
	}
	w.keySpecs(c.keys)
	w.array(len(c.Subcommands))
	for i := range c.Subcommands {
		w.command(&c.Subcommands[i])
	}
}

func (w *wire) simpleSet(words []string, before string) {
	w.set(len(words))
	for _, word := range words {
		w.simple(before + word)
	}
}

// keySpecs writes where the keys are: one specification for all of them, or two
// keys with one each.
func (w *wire) keySpecs(p keyPlace) {
	if p.first == 0 && p.keyword == "" {
		w.set(0)
		return
	}
	w.set(len(p.access))
	for i, access := range p.access {
		spec := p
		if len(p.access) > 1 {
			spec.first, spec.last = p.first+i, p.first+i
		}
		w.keySpec(spec, access)
	}
}

func (w *wire) keySpec(p keyPlace, access string) {
	w.mapping(3)
	w.bulk("flags")
	w.simpleSet(strings.Fields(access), "")
	w.bulk("begin_search")
	last, step, limit := p.last, p.step, int64(0)
	w.mapping(2)
	w.bulk("type")
	if p.keyword == "" {
		w.bulk("index")
		w.bulk("spec")
		w.mapping(1)
		w.bulk("index")
		w.count(p.first)
		if last >= 0 {
			last -= p.first
		}
	} else {
		w.bulk("keyword")
		w.bulk("spec")
		w.mapping(2)
		w.bulk("keyword")
		w.bulk(p.keyword)
		w.bulk("startfrom")
		w.count(p.from)
		last, step, limit = -1, 1, 2
	}
	w.bulk("find_keys")
	w.mapping(2)
	w.bulk("type")
	w.bulk("range")
	w.bulk("spec")
	w.mapping(3)
	w.bulk("lastkey")
	w.count(last)
	w.bulk("keystep")
	w.count(step)
	w.bulk("limit")
	w.integer(limit)
}

func parseCOMMANDCOUNT(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.w.count(len(c.e.commands.list))
		return nil
	}), nil
}

// commandFilters are what COMMAND LIST FILTERBY chooses by.
var commandFilters = []struct {
	word    string
	matches func(c *Command, text string) bool
}{
	{"MODULE", func(*Command, string) bool { return false }},
	{"ACLCAT", func(c *Command, text string) bool { return slices.Contains(c.categories(), strings.ToLower(text)) }},
	{"PATTERN", func(c *Command, text string) bool { return globMatch(strings.ToLower(text), c.Name) }},
}

func parseCOMMANDLIST(args []string, _ *rules) (runner, error) {
	if len(args) == 0 {
		return listCommands(func(c *Command) bool { return !strings.Contains(c.Name, "|") }), nil
	}
	if len(args) == 3 && isWord(args[0], "FILTERBY") {
		for _, f := range commandFilters {
			if isWord(args[1], f.word) {
				return listCommands(func(c *Command) bool { return f.matches(c, args[2]) }), nil
			}
		}
	}
	return nil, errSyntax
}

func listCommands(matches func(*Command) bool) runner {
	return runFunc(func(c *call) error {
		var names []string
		for i := range c.e.commands.list {
			names = appendMatching(names, &c.e.commands.list[i], matches)
		}
		c.w.bulks(names)
		return nil
	})
}

func appendMatching(names []string, c *Command, matches func(*Command) bool) []string {
	if matches(c) {
		names = append(names, c.Name)
	}
	for i := range c.Subcommands {
		names = appendMatching(names, &c.Subcommands[i], matches)
	}
	return names
}

// parseGetKeys is GETKEYS, or with access GETKEYSANDFLAGS.
func parseGetKeys(access bool) parser {
	return func(args []string, _ *rules) (runner, error) {
		return runFunc(func(c *call) error {
			cmd, at, err := c.findKeys(args)
			if err != nil {
				return err
			}
			c.w.array(len(at))
			for n, i := range at {
				if access {
					c.w.array(2)
				}
				c.w.bulk(args[i])
				if access {
					c.w.simpleSet(strings.Fields(cmd.accessOf(n, args)), "")
				}
			}
			return nil
		}), nil
	}
}

// findKeys finds the keys of a whole command line.
func (c *call) findKeys(line []string) (cmd *Command, at []int, err error) {
	cmd = c.e.commands.find(line)
	switch {
	case cmd == nil || cmd.Subcommands != nil && len(line) > 1:
		return nil, nil, errCommandUnknown
	case cmd.keys.first == 0 && cmd.keys.keyword == "", strings.HasPrefix(cmd.keys.access[0], "not_key"):
		return nil, nil, errCommandKeyless
	case cmd.Arity > 0 && len(line) != cmd.Arity || len(line) < -cmd.Arity:
		return nil, nil, errCommandArity
	}
	if at = cmd.keysOf(line); len(at) == 0 {
		return nil, nil, errCommandArity
	}
	return cmd, at, nil
}

// accessOf is what a command line does with its n-th key. SET reads it only for
// GET.
func (c *Command) accessOf(n int, line []string) string {
	access := c.keys.access[min(n, len(c.keys.access)-1)]
	rest, variable := strings.CutSuffix(access, " variable_flags")
	switch {
	case !variable:
		return access
	case slices.ContainsFunc(line[3:], func(word string) bool { return isWord(word, "GET") }):
		return rest
	}
	return "OW update"
}
