package lessons_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/lessons"
)

// Each file of testdata/rehearsals has lessons, without the file's head, and
// how they go: "faults" lists where they differ from the file, "play" also
// every line with its time, and what it prints.
func TestRehearsals(t *testing.T) {
	datadriven.Walk(t, "testdata/rehearsals", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			r := rehearse(t, d.Input)
			var b strings.Builder
			if d.Cmd == "play" {
				printSteps(&b, r)
			}
			for _, fault := range r.Faults() {
				b.WriteString(fault.Error() + "\n")
			}
			if b.Len() == 0 {
				return "ok"
			}
			return b.String()
		})
	})
}

const courseHead = "format: 1\ncompat: \"7.2\"\nlessons:\n  - id: lesson\n    title: A lesson\n"

// rehearse parses the fields of a lesson and plays it.
func rehearse(t *testing.T, fields string) *lessons.Rehearsal {
	t.Helper()
	text := courseHead
	for line := range strings.SplitSeq(fields, "\n") {
		text += "    " + line + "\n"
	}
	course, err := lessons.Parse("course.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return lessons.Rehearse(&course.Lessons[0])
}

func printSteps(b *strings.Builder, r *lessons.Rehearsal) {
	for _, line := range r.Setup {
		fmt.Fprintf(b, "set-up %s> %s\n", line.Client, line.Text)
	}
	for i := range r.Len() {
		step := r.Step(i)
		fmt.Fprintf(b, "%s at %s\n", r.Lesson.Steps[i].ID, step.Entry.Snapshot.Now().Std().Format("15:04:05.000"))
		for _, d := range step.Arrived {
			fmt.Fprintf(b, "  arrived for %s\n", d.Client)
		}
		for _, line := range step.Lines {
			printed := strings.TrimSuffix(line.Printed(), "\n")
			fmt.Fprintf(b, "  %s> %s\n  | %s\n", line.Client, line.Text, strings.ReplaceAll(printed, "\n", "\n  | "))
		}
		if step.Figure != "" {
			fmt.Fprintf(b, "  the answer is %s\n", step.Figure)
		}
	}
}
