package streamlab_test

import (
	"os"
	"regexp"
	"testing"

	"streamlab/lessons"
)

// The lesson that README.md teaches by must itself be a good lesson.
func TestReadmeLessonPlaysAsWritten(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindSubmatch(readme)
	if block == nil {
		t.Fatal("README.md shows no lesson")
	}
	course, err := lessons.Parse("README.md", block[1])
	if err != nil {
		t.Fatal(err)
	}
	for i := range course.Lessons {
		for _, fault := range lessons.Rehearse(&course.Lessons[i]).Faults() {
			t.Error(fault)
		}
	}
}
