package repl

import (
	"slices"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/render"
)

// maxQuoted is how many bytes of a value are told.
const maxQuoted = 80

// quoted is a value in quotes, cut where it is long.
func quoted(value string) string {
	if len(value) > maxQuoted {
		return rediscli.Quote(value[:maxQuoted]) + "..."
	}
	return rediscli.Quote(value)
}

func formerly(existed bool, was string) string {
	if !existed {
		return ""
	}
	return ", was " + was
}

func entries(n int) string { return render.CountOf(int64(n), "entry", "entries") }

func times(n int64) string { return render.CountOf(n, "time", "times") }

func groupNames(groups []engine.Group) []string {
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = g.Name()
	}
	return names
}

func consumerNames(g engine.Group) (names []string) {
	for _, c := range g.ConsumerRows(0, maxKeys) {
		names = append(names, c.Name())
	}
	return names
}

// union merges two lists of names into one in byte order without doubles.
func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
