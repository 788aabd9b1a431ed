package life_test

import (
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/internal/lab"
)

// TestLives goes from commands to what :trace tells. In the files of testdata/lives,
// "run" begins a lab and types the lines; what stands below is what the lab says to
// those that begin with :trace, and what it refuses.
func TestLives(t *testing.T) {
	datadriven.Walk(t, "testdata/lives", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			l, err := lab.New(lab.Options{Compat: engine.Redis88, Start: 1_735_732_800_000_000})
			if err != nil {
				d.Fatalf(t, "%v", err)
			}
			var b strings.Builder
			for _, line := range strings.Split(d.Input, "\n") {
				for _, said := range l.Run("", line).Lines {
					if strings.HasPrefix(line, ":trace") || said.Kind == lab.Problem {
						b.WriteString(said.Text + "\n")
					}
				}
			}
			return b.String()
		})
	})
}
