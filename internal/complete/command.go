package complete

import (
	"slices"
	"strings"

	"streamlab/engine"
)

// tables are, by version, the syntax of all commands as one argument, so that
// names and subcommands are taken like any other keyword.
var tables = makeTables()

func makeTables() map[engine.Compat]engine.Arg {
	all := map[engine.Compat]engine.Arg{}
	for _, v := range engine.Compats() {
		all[v] = engine.Arg{Kind: engine.ArgOneOf, Args: commandArgs(engine.CommandsOf(v))}
	}
	return all
}

// subcommand is the name of the argument that is one of a command's
// subcommands.
const subcommand = "subcommand"

func commandArgs(commands []engine.Command) []engine.Arg {
	args := make([]engine.Arg, len(commands))
	for i, c := range commands {
		title := c.Title()
		arg := engine.Arg{Token: title[strings.LastIndexByte(title, ' ')+1:], Kind: engine.ArgBlock, Args: c.Args}
		if len(c.Subcommands) > 0 {
			subs := engine.Arg{Name: subcommand, Kind: engine.ArgOneOf, Args: commandArgs(c.Subcommands)}
			arg.Args = []engine.Arg{subs}
		}
		args[i] = arg
	}
	return args
}

// command completes a Redis command.
func (q asked) command() Completion {
	paths := follow([]engine.Arg{tables[q.version()]}, q.words)
	rest := q.rest(paths)
	return Completion{Candidates: fit(q.candidates(paths), q.word), Hint: syntax(rest), Brief: syntax(brief(rest))}
}

// rest is what follows the word under the cursor or, while that is not right, what
// is wanted in its place; nothing before a command is named.
func (q asked) rest(paths []path) []term {
	if after := advance(paths, q.word.text); q.word.text != "" && len(after) > 0 {
		return after[0].rest
	}
	if len(q.words) == 0 || len(paths) == 0 {
		return nil
	}
	return paths[0].rest
}

func (q asked) candidates(paths []path) (all []Candidate) {
	c, _ := engine.LookupOf(q.version(), q.words...)
	for _, p := range paths {
		for _, arg := range next(p.rest) {
			if arg.Kind == engine.ArgToken {
				all = append(all, q.keyword(arg.Token))
			} else if source := sources[arg.Kind]; source != nil {
				found := source(place{q.view.Snapshot, q.view.Client, c, arg, p.named})
				all = append(all, q.fresh(arg, found)...)
			}
		}
	}
	return all
}

// fresh leaves out what a list has already.
func (q asked) fresh(arg engine.Arg, found []Candidate) []Candidate {
	if !arg.Repeat {
		return found
	}
	return slices.DeleteFunc(found, func(c Candidate) bool { return slices.Contains(q.words, c.Text) })
}

// keyword is a candidate for a keyword; one that names a command says what that
// does.
func (q asked) keyword(token string) Candidate {
	words := append(q.words[:len(q.words):len(q.words)], token)
	c, ok := engine.LookupOf(q.version(), words...)
	if ok && strings.EqualFold(c.Title(), strings.Join(words, " ")) {
		return Candidate{token, c.Summary}
	}
	return Candidate{Text: token}
}
