package play

import (
	"bufio"
	"fmt"
	"io"

	"streamlab/engine/rediscli"
	"streamlab/lessons"
	"streamlab/render"
)

// List writes lessons with their number of steps and how many of these the
// learner has passed; with each, a line for every step and how it was passed.
func List(out io.Writer, list []*lessons.Lesson, records map[string]lessons.Record, each bool) error {
	w := bufio.NewWriter(out)
	widest := 0
	for _, lesson := range list {
		widest = max(widest, render.Width(lesson.ID))
	}
	for _, lesson := range list {
		record := records[lesson.ID]
		_, _ = fmt.Fprintf(w, "%-*s  %3d steps  %3d done  %s\n", widest, lesson.ID,
			len(lesson.Steps), record.Done(lesson), rediscli.Safe(lesson.Title))
		if each {
			listSteps(w, lesson, record.Steps)
		}
	}
	return w.Flush()
}

func listSteps(w io.Writer, lesson *lessons.Lesson, done map[string]lessons.How) {
	for i, step := range lesson.Steps {
		_, _ = fmt.Fprintf(w, "  %3d  %-7s  %s: %s\n", i+1, done[step.ID], step.ID, rediscli.Safe(step.Title))
	}
}
