package lessons

import (
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"
)

// stepsHead begins a file whose only lesson has the values ${zero} and ${one}.
const stepsHead = `format: 1
compat: "7.2"
lessons:
  - id: lesson
    title: A lesson
    bind: {zero: entry numbers n=0, one: entry numbers n=1}
    steps:
`

// Each file of testdata/faults has lesson files, and what Parse says of them.
// "file" is a whole file, "step" the fields of a lesson's only step.
func TestFaults(t *testing.T) {
	datadriven.Walk(t, "testdata/faults", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			input := d.Input
			if d.Cmd == "step" {
				input = stepsHead + indented(d.Input)
			}
			_, err := Parse("course.yaml", []byte(input))
			if err == nil {
				return "ok"
			}
			return err.Error()
		})
	})
}

// indented makes fields the item of a list of steps.
func indented(fields string) string {
	lines := strings.Split(fields, "\n")
	for i, line := range lines {
		lead := "        "
		if i == 0 {
			lead = "      - "
		}
		if lines[i] = lead + line; line == "" {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
