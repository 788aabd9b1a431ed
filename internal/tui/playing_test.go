package tui

import (
	"os"
	"testing"
	"time"

	"streamlab/lessons"
)

// TestEnterThatStopsTheClockGoesNoStepOn: programs come to the end of their step at
// any moment, also between a look at the screen and the key.
func TestEnterThatStopsTheClockGoesNoStepOn(t *testing.T) {
	src, err := os.ReadFile("../lab/testdata/programs.yaml")
	if err != nil {
		t.Fatal(err)
	}
	course, err := lessons.Parse("programs.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	for _, unseen := range []time.Duration{0, 150 * time.Millisecond} {
		s := &screen{tb: t}
		s.open(Options{Course: course, Mode: Learn, Lesson: "programs"}, 80, 24)
		s.press("enter")
		s.pass(t, (2*time.Second + 100*time.Millisecond - unseen).String())
		s.wall = s.wall.Add(unseen)
		step := func() int { return s.model.play.view.Player.Index() }
		s.press("enter")
		if p := s.model.play.view.Player; step() != 0 || !p.Complete() {
			t.Errorf("unseen for %v: step %d, complete %v", unseen, step(), p.Complete())
		}
		s.pass(t, "1s")
		if s.press("enter"); step() != 1 {
			t.Errorf("unseen for %v: later, enter leads to step %d", unseen, step())
		}
	}
}
