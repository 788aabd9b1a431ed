package lessons

import (
	"testing"

	"github.com/cockroachdb/datadriven"
)

// Each "step" of testdata/lint.txt has the fields of a lesson's only step, and
// the advice that Lint gives.
func TestLint(t *testing.T) {
	datadriven.RunTest(t, "testdata/lint.txt", func(t *testing.T, d *datadriven.TestData) string {
		course, err := Parse("course.yaml", []byte(stepsHead+indented(d.Input)+"    summary: One line.\n"))
		if err != nil {
			t.Fatalf("%s: %v", d.Pos, err)
		}
		advice := Lint(course)
		if len(advice) == 0 {
			return "none"
		}
		return advice.Error()
	})
}

// The course that the program embeds needs no advice.
func TestCourseLint(t *testing.T) {
	for _, path := range []string{"../lessons.yaml", "testdata/sample.yaml"} {
		if advice := Lint(parseFile(t, path)); len(advice) > 0 {
			t.Error(advice)
		}
	}
}

// A lesson's own advice stands at its id.
func TestLintLesson(t *testing.T) {
	course, err := Parse("course.yaml", []byte(stepsHead+indented("id: a\nkind: say\nsay: x")))
	if err != nil {
		t.Fatal(err)
	}
	if got := Lint(course); len(got) != 1 || got[0].Headline() != "course.yaml:4:9: the lesson has no summary" {
		t.Error(got)
	}
}
