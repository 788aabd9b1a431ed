package lab

import (
	"testing"

	"streamlab/lessons"
)

const twoCommands = `format: 1
compat: "7.2"
lessons:
  - id: two
    title: Two
    summary: A solution of two commands.
    start: 2025-01-01T12:00:00Z
    tick: 1s
    steps:
      - id: both
        kind: task
        title: Both
        say: Set it twice.
        goals:
          - text: two entries
            check: ran XADD s 2-0 n 2
        solution: |
          XADD s 1-0 n 1
          XADD s 2-0 n 2
`

// Of several commands in one act, what the last one changed is told.
func TestBeforeIsTheStateBeforeTheLastCommandOfAnAct(t *testing.T) {
	course, err := lessons.Parse("two.yaml", []byte(twoCommands))
	if err != nil {
		t.Fatal(err)
	}
	l, err := New(Options{Course: course, Lesson: "two"})
	if err != nil {
		t.Fatal(err)
	}
	l.Do(lessons.Solution{})
	v := l.View()
	was, ok := v.Before.Stream("s")
	if !ok {
		t.Fatal("there was no s")
	}
	now, _ := v.Snapshot.Stream("s")
	if was.Len() != 1 || now.Len() != 2 {
		t.Errorf("s had %d entries, has %d; want 1, 2", was.Len(), now.Len())
	}
}
