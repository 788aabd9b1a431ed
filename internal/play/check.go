package play

import (
	"fmt"
	"io"

	"streamlab/engine/rediscli"
	"streamlab/lessons"
	"streamlab/render"
)

// Check proves a course: every scripted line replies as the file says, every
// solution reaches its goals, no task is solved before it begins, every question
// has its answer. It writes what lessons.Lint advises, and one line about a
// course that holds; what does not hold is returned as lessons.Faults.
func Check(out io.Writer, course *lessons.Course) error {
	var faults lessons.Faults
	var stepCount, lineCount int
	for i := range course.Lessons {
		r := lessons.Rehearse(&course.Lessons[i])
		faults = append(faults, r.Faults()...)
		stepCount += r.Len()
		lineCount += len(r.Setup)
		for j := range r.Len() {
			lineCount += len(r.Step(j).Lines)
		}
	}
	for _, advice := range lessons.Lint(course) {
		if _, err := fmt.Fprintf(out, "advice: %v\n\n", advice); err != nil {
			return err
		}
	}
	if len(faults) > 0 {
		return faults
	}
	_, err := fmt.Fprintf(out, "%s: %s, %s, %s: no faults\n", rediscli.Safe(course.File),
		countOf(len(course.Lessons), "lesson"), countOf(stepCount, "step"), countOf(lineCount, "command"))
	return err
}

func countOf(n int, one string) string {
	return render.CountOf(int64(n), one, one+"s")
}
