package main

import (
	"strings"
	"testing"
)

// What is wrong is said without bytes that a terminal would obey.
func TestProblemsAreEscaped(t *testing.T) {
	for _, args := range [][]string{
		{"run", "--lessons", "\x1b[31mfoo"},
		{"check", "\x1b[31mfoo"},
		{"learn", "\x1b[31mfoo"},
		{"\x1b[31mfoo"},
		{"repl", "--compat", "\x1b[31mfoo"},
	} {
		var problems strings.Builder
		if got := run(args, &problems); got != statusFailed {
			t.Errorf("%q exits with %d", args, got)
		}
		if said := problems.String(); strings.Contains(said, "\x1b") || !strings.Contains(said, `\x1b[31mfoo`) {
			t.Errorf("%q says %q", args, said)
		}
	}
}
