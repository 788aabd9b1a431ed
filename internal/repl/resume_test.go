package repl

import (
	"strings"
	"testing"
	"time"

	"streamlab/internal/lab"
	"streamlab/lessons"
)

const oneStep = `format: 1
compat: "7.2"
lessons:
  - id: first
    title: First steps
    start: 2025-01-01T12:00:00Z
    tick: 1s
    setup: XGROUP CREATE s g 0 MKSTREAM
    steps:
      - id: count
        kind: show
        title: Count
        as: a
        say: Count it.
        run: |
          XLEN s
          XINFO GROUPS s
`

// Going on shows the commands of old with their replies, then the step and what
// Enter does; nothing of it before the question is answered.
func TestGoingOnTellsWhereTheLearnerIs(t *testing.T) {
	course, err := lessons.Parse("one.yaml", []byte(oneStep))
	if err != nil {
		t.Fatal(err)
	}
	record := lessons.Record{Lesson: "first", Course: course.Hash, Step: "count", Lines: []string{"@a XLEN s"}, Client: "b"}
	l, err := lab.New(lab.Options{Course: course, Lesson: "first", Resume: true, Records: map[string]lessons.Record{"first": record}})
	if err != nil {
		t.Fatal(err)
	}
	d := open(t, Options{Lab: l, Resumed: true})
	d.reads("Go on there? [Y/n] ")
	d.ticks <- time.Time{}
	d.ticks <- time.Time{} // the first is done with
	if strings.Contains(d.screen.text(), "Lesson:") {
		t.Error("the lesson is told before it was asked for")
	}
	d.types("\r")
	d.reads("a> XLEN s", "(integer) 0", "Step 1 of 1", "Count it.", "Enter types: @a XINFO GROUPS s", "b> ")
	d.types("\x04")
	d.isOver()
}
