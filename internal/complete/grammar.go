package complete

import (
	"strings"

	"streamlab/engine"
)

// A term is one argument of the syntax that remains.
type term struct {
	engine.Arg
	again bool        // it was given already and may be given once more
	twin  *engine.Arg // a list that must become as long as this one: the IDs of "key [key ...] id [id ...]"
}

// terms turns a row of arguments into what remains before a word is taken.
func terms(args []engine.Arg) []term {
	row := make([]term, len(args))
	for i, arg := range args {
		row[i].Arg = arg
		if i > 0 && arg.Repeat && args[i-1].Repeat {
			row[i-1].twin = &args[i]
			row[i].Repeat = false
		}
	}
	return row
}

func (t term) optional() bool { return t.Optional || t.again }

// A way is how a word was taken: by which argument, whether as a keyword or in
// the form that is asked for, and what remains.
type way struct {
	atom   engine.Arg
	strict bool
	rest   []term
}

// takeRow lists the ways in which a word can be the first of a row.
func takeRow(row []term, word string) (ways []way) {
	for i, t := range row {
		for _, w := range t.take(word) {
			w.rest = join(w.rest, stay(row[:i], t), row[i+1:])
			ways = append(ways, w)
		}
		if !t.optional() {
			break
		}
	}
	return ways
}

// stay keeps the options that may still come after a later argument was given:
// Redis takes options in any order, but none behind an argument that must be,
// and no list goes on behind another argument.
func stay(skipped []term, taken term) (row []term) {
	for _, t := range skipped {
		if taken.optional() && !t.again {
			row = append(row, t)
		}
	}
	return row
}

func join(rows ...[]term) (all []term) {
	for _, row := range rows {
		all = append(all, row...)
	}
	return all
}

// take lists the ways in which a word can be the first of an argument.
func (t term) take(word string) []way {
	ways := takeArg(t.Arg, word)
	if !t.Repeat {
		return ways
	}
	more := []term{{Arg: t.Arg, again: true, twin: t.twin}}
	if t.again && t.twin != nil {
		more = append(more, term{Arg: once(*t.twin)})
	}
	for i := range ways {
		ways[i].rest = join(ways[i].rest, more)
	}
	return ways
}

func takeArg(arg engine.Arg, word string) (ways []way) {
	switch {
	case arg.Token != "":
		if strings.EqualFold(arg.Token, word) {
			ways = []way{{atom: arg, strict: true, rest: behindToken(arg)}}
		}
	case arg.Kind == engine.ArgBlock:
		ways = takeRow(terms(arg.Args), word)
	case arg.Kind == engine.ArgOneOf:
		for _, one := range arg.Args {
			ways = append(ways, term{Arg: one}.take(word)...)
		}
	default:
		if fits, strict := accepts(arg.Kind, word); fits {
			ways = []way{{atom: arg, strict: strict}}
		}
	}
	return ways
}

// behindToken returns what an argument still needs after its keyword.
func behindToken(arg engine.Arg) []term {
	arg.Token = ""
	switch arg.Kind {
	case engine.ArgToken:
		return nil
	case engine.ArgBlock:
		return terms(arg.Args)
	}
	return []term{{Arg: once(arg)}}
}

// once is the argument as it stands when it must be given exactly once.
func once(arg engine.Arg) engine.Arg {
	arg.Optional, arg.Repeat = false, false
	return arg
}

// next lists the arguments that the row can begin with, down to single words. A
// list that makes another one longer can go on, but is likely to be at its end.
func next(row []term) (atoms []engine.Arg) {
	var late []engine.Arg
	for _, t := range row {
		if t.again && t.twin != nil {
			late = nextOf(t.Arg)
			continue
		}
		atoms = append(atoms, nextOf(t.Arg)...)
		if !t.optional() {
			break
		}
	}
	return append(atoms, late...)
}

func nextOf(arg engine.Arg) (atoms []engine.Arg) {
	switch {
	case arg.Token != "":
		return []engine.Arg{{Name: arg.Name, Kind: engine.ArgToken, Token: arg.Token}}
	case arg.Kind == engine.ArgBlock:
		return next(terms(arg.Args))
	case arg.Kind == engine.ArgOneOf:
		for _, one := range arg.Args {
			atoms = append(atoms, nextOf(one)...)
		}
		return atoms
	}
	return []engine.Arg{arg}
}

// brief puts one term in the place of several options in a row, so that what has to
// be typed is seen where room is short.
func brief(row []term) (short []term) {
	for len(row) > 0 {
		if n := leadingOptions(row); n > 1 {
			short = append(short, term{Arg: engine.Arg{Name: "options", Kind: engine.ArgValue, Optional: true}})
			row = row[n:]
		} else {
			short, row = append(short, row[0]), row[1:]
		}
	}
	return short
}

// leadingOptions counts the options that a row begins with.
func leadingOptions(row []term) (n int) {
	for n < len(row) && row[n].Optional && !row[n].again {
		n++
	}
	return n
}

// syntax prints what remains as a command's syntax does.
func syntax(row []term) string {
	texts := make([]string, len(row))
	for i, t := range row {
		texts[i] = t.String()
	}
	return strings.Join(texts, " ")
}

// String prints the argument; one that was given already as "[id ...]".
func (t term) String() string {
	switch {
	case t.again:
		return "[" + once(t.Arg).String() + " ...]"
	case t.Name == subcommand:
		return t.Name
	}
	return t.Arg.String()
}
