package workers_test

import (
	"testing"

	"github.com/cockroachdb/datadriven"
)

// TestStories plays the files of testdata: "do" runs the lines of its input,
// "workers" shows the workers, "state" the whole state.
func TestStories(t *testing.T) {
	datadriven.Walk(t, "testdata", func(t *testing.T, path string) {
		w := newWorld(t)
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			switch d.Cmd {
			case "do":
				return w.do(d.Input)
			case "workers":
				return w.workers()
			}
			d.Fatalf(t, "unknown command %q", d.Cmd)
			return ""
		})
	})
}
