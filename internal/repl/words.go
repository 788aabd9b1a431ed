package repl

import (
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
