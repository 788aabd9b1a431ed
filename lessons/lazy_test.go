package lessons_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/lessons"
)

// A lesson of programs, whose last step is not what the file says.
const programs = `steps:
  - id: slow
    kind: play
    workers: |
      XGROUP CREATE numbers pool 0 MKSTREAM
      :producer fast numbers rate=1000 total=200
      :consumer a pool numbers work=1ms
      :consumer b pool numbers work=1ms claim=100ms
    solution: |
      :wait 50500us
      :kill a
    for: 1s
    goals:
      - {text: b claims what a held, check: event claimed numbers from=a client=b}
      - {text: nothing is left, check: group numbers pool lag=0 pending=0}
  - id: wrong
    kind: show
    run: XLEN numbers
    expect: (integer) 3
`

// A step is played when it is asked for, and what is known of the steps before it is
// not changed by that.
func TestALessonIsPlayedAsFarAsItIsAskedFor(t *testing.T) {
	r := rehearse(t, programs)
	entry := r.Open(0).Entry
	if n := entry.Past.Len(); n > 10 || len(r.FaultsSoFar()) > 0 {
		t.Errorf("the first step begins behind %d events, with the faults %v", n, r.FaultsSoFar())
	}
	r.Open(1)
	if len(r.FaultsSoFar()) > 0 {
		t.Errorf("the last step was played: %v", r.FaultsSoFar())
	}
	if !entry.Same(r.Open(0).Entry) || len(r.Faults()) != 1 || !reflect.DeepEqual(r.FaultsSoFar(), r.Faults()) {
		t.Errorf("all was played, with the faults %v", r.Faults())
	}
}

// Whoever asks, in whatever order, is told the same.
func TestManyMayAskOneRehearsal(t *testing.T) {
	alone, shared := rehearse(t, programs), rehearse(t, programs)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			step := 1 - i%2
			got, want := shared.Step(step).After, alone.Step(step).After
			if !got.Same(want) || got.Past.Len() != want.Past.Len() {
				t.Errorf("step %d ends otherwise", step)
			}
			for range got.Past.All() { // is read while others play
			}
		})
	}
	all.Wait()
}

// A goal that asks for an event of programs is reached when it happens, and stays so,
// on a clock that runs in slices.
func TestAnEventOfProgramsStaysFound(t *testing.T) {
	d := drive(rehearse(t, programs))
	d.event(lessons.Go{}) // lets the clock run
	reached := map[string]engine.Time{}
	for d.stage.Now() < d.player.Rehearsal().At(0, 0).Snapshot.Now().Add(time.Second) {
		if len(reached) == 0 && d.stage.Now() > d.player.Rehearsal().At(0, 0).Snapshot.Now().Add(50*time.Millisecond) {
			if _, err := d.stage.RunWorkers([]string{"kill", "a"}); err == nil {
				reached["killed"] = d.stage.Now()
			}
		}
		d.stage.Wait(7 * time.Millisecond)
		d.event(lessons.Waited{D: 7 * time.Millisecond})
		for _, told := range d.told {
			if goal, ok := strings.CutPrefix(told, lessons.Reached); ok {
				reached[goal] = d.stage.Now()
			}
		}
	}
	claimed, ok := reached["b claims what a held"]
	if !ok || claimed <= reached["killed"] || !d.player.Complete() {
		t.Errorf("reached %v, complete %v", reached, d.player.Complete())
	}
}
