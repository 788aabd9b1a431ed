package lab

import (
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"streamlab/lessons"
)

// moves are what a learner may do beside typing a line of typed.
var moves = map[string]func(*Lab){
	"enter":    func(l *Lab) { l.Do(lessons.Go{}) },
	"skip":     func(l *Lab) { l.Do(lessons.Skip{}) },
	"solution": func(l *Lab) { l.Do(lessons.Solution{}) },
	"free":     func(l *Lab) { l.Do(lessons.Free{}) },
	"return":   func(l *Lab) { l.Do(lessons.Return{}) },
	"choose":   choose,
	"undo":     func(l *Lab) { l.Undo() },
	"redo":     func(l *Lab) { l.Redo() },
	"jump":     func(l *Lab) { l.JumpToDeadline("") },
}

// choose picks the first choice where there is one.
func choose(l *Lab) {
	if len(l.View().Player.Choices()) > 0 {
		l.Do(lessons.Choose{N: 1})
	}
}

var moveNames = slices.Sorted(maps.Keys(moves))

// A lesson that is left at any moment goes on there: with the same state, clock,
// client, step and place in it, and the same record.
func TestEveryMomentResumes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wall := time.Unix(1_700_000_000, 0)
		l := testLab(t, rapid.SampledFrom([]string{"first", "blocked"}).Draw(t, "lesson"), func() time.Time { return wall })
		for range rapid.IntRange(1, 20).Draw(t, "acts") {
			wall = wall.Add(rapid.SampledFrom([]time.Duration{0, 700 * time.Millisecond, 2 * time.Second}).Draw(t, "pause"))
			if rapid.Bool().Draw(t, "types") {
				l.Run("", rapid.SampledFrom(typed).Draw(t, "line"))
			} else {
				moves[rapid.SampledFrom(moveNames).Draw(t, "move")](l)
			}
			checkResume(t, l)
		}
	})
}

// What was found to resume otherwise.
func TestTheseMomentsResume(t *testing.T) {
	second := func(l *Lab, wall *time.Time) { *wall = wall.Add(time.Second); l.Sync() }
	for name, play := range map[string]func(l *Lab, wall *time.Time){
		"enter goes back to the script": func(l *Lab, _ *time.Time) {
			runAll(l, "", "", "", "", "", "XADD s * n 2", "XADD s * n 1", "")
		},
		"free play in a task": func(l *Lab, _ *time.Time) {
			runAll(l, ":goto take", "XADD s * n 5", ":free", ":return", "XLEN s", ":free")
		},
		"the clock runs between undo and redo": func(l *Lab, wall *time.Time) {
			runAll(l, ":goto read", ":pause", "XLEN s")
			l.Undo()
			second(l, wall)
			l.Redo()
			second(l, wall)
		},
		"the clock runs as long as the script waits": func(l *Lab, wall *time.Time) {
			runAll(l, ":goto wait-for-it", "", "", "", "", ":pause")
			second(l, wall)
			second(l, wall)
		},
		"the prompt is another client's": func(l *Lab, _ *time.Time) { runAll(l, ":goto twice", "") },
		"solved after the solution was seen": func(l *Lab, _ *time.Time) {
			runAll(l, ":goto take", ":solution", ":undo", "XREADGROUP GROUP g bob COUNT 1 STREAMS s >")
		},
	} {
		t.Run(name, func(t *testing.T) {
			wall := time.Unix(1_700_000_000, 0)
			l := testLab(t, "first", func() time.Time { return wall })
			play(l, &wall)
			checkResume(t, l)
		})
	}
}

func runAll(l *Lab, lines ...string) {
	for _, line := range lines {
		l.Run("", line)
	}
}

// checkResume leaves a lab and opens another one where it was left. At a
// lesson's end, and in the sandbox, there is no such place.
func checkResume(t rapid.TB, l *Lab) {
	t.Helper()
	record, ok := l.Record()
	if !ok || record.Step == "" {
		return
	}
	again, err := New(Options{
		Course: l.options.Course, Lesson: record.Lesson, Resume: true,
		Records: map[string]lessons.Record{record.Lesson: record},
	})
	if err != nil {
		t.Fatal(err)
	}
	was, is := l.View(), again.View()
	if !is.Snapshot.Equal(was.Snapshot) || is.Clock.Now != was.Clock.Now || is.Client != was.Client {
		t.Fatalf("%s resumes with another state, at %v for %s, was %v for %s, after %q", record.Step,
			is.Clock.Now.Std(), is.Client, was.Clock.Now.Std(), was.Client, record.Lines)
	}
	if got, want := place(is.Player), place(was.Player); got != want {
		t.Fatalf("resumes at %s, was %s, after %q", got, want, record.Lines)
	}
	if got, _ := again.Record(); !reflect.DeepEqual(got, record) {
		t.Fatalf("the record became %+v, was %+v", got, record)
	}
}

// Only what was left in the middle, at a step that is still there, is offered.
func TestResumable(t *testing.T) {
	course, err := SmallCourse()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		record lessons.Record
		step   int
		ok     bool
	}{
		{lessons.Record{}, 0, false},
		{lessons.Record{Step: "welcome"}, 0, false},
		{lessons.Record{Step: "welcome", Steps: map[string]lessons.How{"read": lessons.Solved}}, 0, false},
		{lessons.Record{Step: "welcome", Lines: []string{"PING"}}, 0, true},
		{lessons.Record{Step: "take"}, 3, true},
		{lessons.Record{Step: "renamed", Lines: []string{"PING"}}, 0, false},
	} {
		if step, ok := Resumable(&course.Lessons[1], test.record); step != test.step || ok != test.ok {
			t.Errorf("%+v is resumed at %d, %v", test.record, step, ok)
		}
	}
	if _, ok := Resumable(nil, lessons.Record{Step: "take"}); ok {
		t.Error("the sandbox is resumed")
	}
}

// Acts count what is worth keeping: not the time that a clock runs, nor hints.
func TestActsAreCounted(t *testing.T) {
	wall := time.Unix(1_700_000_000, 0)
	l := testLab(t, "first", func() time.Time { return wall })
	for _, test := range []struct {
		then func()
		acts uint64
	}{
		{func() { runAll(l, ":goto take", ":free", ":pause") }, 2},
		{func() { wall = wall.Add(time.Hour); l.Sync() }, 0},
		{func() { runAll(l, ":hint", ":client", ":pause") }, 0},
		{func() { l.Undo(); l.Redo() }, 2},
	} {
		before := l.View().Acts
		test.then()
		if got := l.View().Acts - before; got != test.acts {
			t.Errorf("%d acts, want %d", got, test.acts)
		}
	}
}
