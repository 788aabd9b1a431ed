package enginetest

import (
	"regexp"
	"strconv"
	"strings"

	"streamlab/engine"
)

// A Grammar says what texts are made of: the choices for each name, likely ones
// several times. In the text that it is read from, "NAME: A | B" says that {NAME}
// becomes A or B, "N* A" makes A N times as likely, and "[8.2] A" (behind N*, if
// that is there) lets it be chosen from that version on.
type Grammar map[string][]string

// ParseGrammar reads the choices that there are in a version.
func ParseGrammar(text string, c engine.Compat) Grammar {
	g := Grammar{}
	for line := range strings.Lines(text) {
		name, choices, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		for choice := range strings.SplitSeq(choices, " | ") {
			times, choice := weight(strings.TrimSpace(choice))
			if choice, ok = choiceOf(choice, c); ok {
				for range times {
					g[name] = append(g[name], choice)
				}
			}
		}
	}
	return g
}

// weight takes "N* " off a choice.
func weight(choice string) (times int, rest string) {
	before, rest, ok := strings.Cut(choice, "*")
	n, err := strconv.Atoi(before)
	if !ok || err != nil {
		return 1, choice
	}
	return n, strings.TrimSpace(rest)
}

// choiceOf takes "[VERSION] " off a choice, and tells whether c knows it.
func choiceOf(choice string, c engine.Compat) (rest string, ok bool) {
	version, rest, marked := strings.Cut(choice, "] ")
	since, known := engine.ParseCompat(strings.TrimPrefix(version, "["))
	if !marked || !known || version[0] != '[' {
		return choice, true
	}
	return rest, !c.Before(since)
}

var hole = regexp.MustCompile(`\{\w+\}`)

// Expand fills the holes of a text until none is left: by made, where that has
// the name, or else by the choice whose number pick returns, of n.
func (g Grammar) Expand(text string, pick func(n int) int, made map[string]func() string) string {
	return hole.ReplaceAllStringFunc(text, func(h string) string {
		name := h[1 : len(h)-1]
		if make, ok := made[name]; ok {
			return make()
		}
		choices := g[name]
		return g.Expand(choices[pick(len(choices))], pick, made)
	})
}
