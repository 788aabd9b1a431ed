package repl

import (
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// TestChanges runs testdata/changes: "run" gives commands to an engine, one a
// line, and prints what they changed together.
func TestChanges(t *testing.T) {
	e := engine.New(engine.Options{})
	you := e.Apply(engine.Input{Op: engine.Open, Name: "you"}).Client
	datadriven.RunTest(t, "testdata/changes", func(_ *testing.T, d *datadriven.TestData) string {
		before := e.Snapshot()
		for _, line := range strings.Split(d.Input, "\n") {
			words, _ := rediscli.Split(line)
			args := make([][]byte, len(words))
			for i, word := range words {
				args[i] = []byte(word)
			}
			e.Apply(engine.Input{At: e.Now().Add(1000), Client: you, Args: args})
		}
		return strings.Join(changes(before, e.Snapshot()), "\n")
	})
}
