package why_test

import (
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/internal/lab"
)

// TestReasons goes from commands to explanations. In the files of testdata/reasons, "run"
// begins a lab and types the lines; what stands below is the answer to each :why.
// "version" names the server version that the lab imitates.
func TestReasons(t *testing.T) {
	datadriven.Walk(t, "testdata/reasons", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			if d.Cmd != "run" {
				d.Fatalf(t, "unknown command %q", d.Cmd)
			}
			l, err := lab.New(lab.Options{Compat: version(t, d), Start: 1_735_732_800_000_000})
			if err != nil {
				d.Fatalf(t, "%v", err)
			}
			return answers(l, d.Input)
		})
	})
}

func version(t *testing.T, d *datadriven.TestData) engine.Compat {
	if !d.HasArg("version") {
		return engine.Redis86
	}
	var name string
	d.ScanArgs(t, "version", &name)
	c, ok := engine.ParseCompat(name)
	if !ok {
		d.Fatalf(t, "there is no version %s", name)
	}
	return c
}

// answers types lines, and returns what the lab says to those that ask it.
func answers(l *lab.Lab, lines string) string {
	var b strings.Builder
	for _, line := range strings.Split(lines, "\n") {
		out := l.Run("", line)
		for _, said := range out.Lines {
			if strings.HasPrefix(line, ":why") || said.Kind == lab.Problem {
				b.WriteString(said.Text + "\n")
			}
		}
	}
	return b.String()
}
