package lessons

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"streamlab/engine"
)

// andAlso stands between the commands of one transaction.
const andAlso = "&"

// eachReplied finds the commands that match the words behind the places of the
// client and the reply, and were answered so at once; the newest first.
func eachReplied(s Scope, at []string) iter.Seq[Happening] {
	return func(yield func(Happening) bool) {
		for h := range eachRan(s, slices.Concat(at[:1], at[2:])) {
			if h.replied() == at[1] && !yield(h) {
				return
			}
		}
	}
}

// replied returns the reply where that is one word or number.
func (h Happening) replied() string {
	switch h.Reply.Kind {
	case engine.Integer:
		return strconv.FormatInt(h.Reply.Int, 10)
	case engine.SimpleString, engine.BulkString:
		return h.Reply.Str
	}
	return ""
}

// eachTransaction finds the transactions that EXEC ran, and that had a command of
// every pattern.
func eachTransaction(s Scope, at []string) iter.Seq[[]Happening] {
	patterns := patternsOf(at)
	return func(yield func([]Happening) bool) {
		done, _ := transactions(s.Happened)
		for _, commands := range done {
			if allMatched(patterns, commands) && !yield(commands) {
				return
			}
		}
	}
}

// eachQueued finds the commands that wait for EXEC.
func eachQueued(s Scope, at []string) iter.Seq[Happening] {
	patterns := patternsOf(at)
	return func(yield func(Happening) bool) {
		_, open := transactions(s.Happened)
		for _, commands := range open {
			for _, h := range commands {
				if allMatched(patterns, []Happening{h}) && !yield(h) {
					return
				}
			}
		}
	}
}

// patternsOf cuts the words behind the client's place at each & into patterns.
func patternsOf(at []string) []Pattern {
	list := []Pattern{{}}
	for _, word := range at[1:] {
		if word == andAlso {
			list = append(list, Pattern{})
			continue
		}
		last := &list[len(list)-1]
		last.words = append(last.words, word)
	}
	if at[0] != anyPlace {
		for i := range list {
			list[i].client = at[0]
		}
	}
	return list
}

func allMatched(patterns []Pattern, commands []Happening) bool {
	for _, p := range patterns {
		if !slices.ContainsFunc(commands, func(h Happening) bool { return p.Matches(h.Client, h.Args) }) {
			return false
		}
	}
	return true
}

// transactions returns the commands of each transaction that EXEC ran, and by
// client those that were queued and wait for it still.
func transactions(history History) (done [][]Happening, open map[string][]Happening) {
	all := slices.Collect(history.NewestFirst())
	open = map[string][]Happening{}
	for _, h := range slices.Backward(all) {
		switch {
		case h.Reply.Kind == engine.SimpleString && h.Reply.Str == "QUEUED":
			open[h.Client] = append(open[h.Client], h)
		case h.is("EXEC") && !h.Reply.IsError() && !h.Reply.IsNull():
			done = append(done, open[h.Client])
			delete(open, h.Client)
		case h.is("EXEC"), h.is("DISCARD"), h.is("RESET"):
			delete(open, h.Client)
		}
	}
	return done, open
}

func (h Happening) is(command string) bool {
	return len(h.Args) > 0 && strings.EqualFold(h.Args[0], command)
}
