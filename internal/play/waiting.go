package play

import (
	"fmt"

	"streamlab/engine"
	"streamlab/lessons"
)

// waiting ends a lesson: clients that wait get the time that they still want,
// and those that wait for ever are told of.
func (t *transcript) waiting(r *lessons.Rehearsal) {
	end := r.Step(r.Len() - 1).After
	if len(end.Snapshot.Waits()) == 0 {
		return
	}
	stage := lessons.NewStage(engine.Options{Compat: r.Lesson.Compat})
	stage.Set(end)
	t.printf("\n## end\n\n")
	for at, ok := stage.Deadline(); ok; at, ok = stage.Deadline() {
		t.arrived(stage.WaitUntil(at).Delivered)
	}
	m := stage.Moment()
	for _, w := range m.Snapshot.Waits() {
		_, _ = fmt.Fprintf(t.notes, "%s: %s is still waiting (%s)\n", r.Lesson.ID, m.Handle(w.Client), lessons.BlockText(w))
	}
}
