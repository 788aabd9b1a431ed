package lab

import (
	"fmt"
	"testing"
	"time"

	"streamlab/engine"
)

// A wall is a clock on a wall. Each look at it takes a while.
type wall struct {
	now  time.Time
	look time.Duration
}

func (w *wall) read() time.Time {
	w.now = w.now.Add(w.look)
	return w.now
}

var noon = time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC)

func busyLab(t *testing.T, w *wall, rate int) *Lab {
	t.Helper()
	l, err := New(Options{Now: w.read, Start: engine.TimeOf(noon)})
	if err != nil {
		t.Fatal(err)
	}
	l.Pause(true)
	for _, line := range []string{
		"XGROUP CREATE numbers g 0 MKSTREAM",
		fmt.Sprintf(":producer fast numbers rate=%d sum=truth", rate),
		":consumer a g numbers work=exp(2ms) crash=0.01 restart=100ms claim=300ms sum=total",
		":consumer b g numbers work=exp(2ms) claim=300ms sum=total",
		":reader r numbers checkpoint=places sum=read",
	} {
		if out := l.Run("", line); out.Refused {
			t.Fatal(out.Lines)
		}
	}
	return l
}

// TestNeitherSpeedNorFramesMakeADifference: the same definitions at the same lab
// time lead to the same state at the same lab time, however the clock ran there.
func TestNeitherSpeedNorFramesMakeADifference(t *testing.T) {
	end := engine.TimeOf(noon.Add(6 * time.Second))
	arrive := func(speed string, frame, look time.Duration) View {
		w := &wall{now: noon}
		l := busyLab(t, w, 900)
		l.Run("", ":speed "+speed)
		w.look = look
		l.Pause(false)
		for l.View().Clock.Now < end-3_500_000 {
			w.now = w.now.Add(frame)
			l.Sync()
		}
		l.Pause(true)
		l.Wait(end.Sub(l.View().Clock.Now))
		return l.View()
	}
	want := arrive("1", 33*time.Millisecond, 0)
	for _, way := range []struct {
		speed       string
		frame, look time.Duration
	}{
		{"1", time.Second, 0},
		{"0.1", 100 * time.Millisecond, 0},
		{"10", 33 * time.Millisecond, 0},
		{"100", 7 * time.Millisecond, 0},
		{"10", 33 * time.Millisecond, time.Millisecond}, // slices end early, and time slows
	} {
		got := arrive(way.speed, way.frame, way.look)
		if !got.Snapshot.Equal(want.Snapshot) || !got.Workers.Same(want.Workers) {
			t.Errorf("%+v leads elsewhere: %v and not %v", way, got.Workers.Workers(), want.Workers.Workers())
		}
	}
}

// TestTimeSlowsWhereTheWorkersHaveTooMuchToDo: the clock says so, and nothing is
// left out.
func TestTimeSlowsWhereTheWorkersHaveTooMuchToDo(t *testing.T) {
	w := &wall{now: noon}
	l := busyLab(t, w, 20_000)
	l.Pause(false)
	began := l.View().Clock.Now
	w.look = 10 * time.Millisecond // of all work: 32 steps take so long
	for range 40 {
		w.now = w.now.Add(33 * time.Millisecond)
		l.Sync()
	}
	v := l.View()
	passed := v.Clock.Now.Sub(began)
	if v.Clock.Reached == 0 || v.Clock.Reached > 0.5 {
		t.Errorf("the clock says that it reaches %v", v.Clock.Reached)
	}
	fast, _ := v.Workers.Worker("fast")
	if want := 1 + passed.Microseconds()/50; fast.Out != want {
		t.Errorf("in %v %d entries were added, and not %d", passed, fast.Out, want)
	}
}

// TestLongSimulationsKeepFewStates: of the workers' time the last seconds can be
// undone by the second, and what is before as one act.
func TestLongSimulationsKeepFewStates(t *testing.T) {
	w := &wall{now: noon}
	l := busyLab(t, w, 10)
	l.Pause(false)
	for range 100 {
		w.now = w.now.Add(time.Second)
		l.Sync()
	}
	if l.depth > keptSeconds+8 {
		t.Errorf("%d acts are kept", l.depth)
	}
	at := l.View().Clock.Now
	undone := 0
	for l.View().Workers.Busy() && l.Undo() {
		undone++
	}
	if begun := l.View().Clock.Now; begun != engine.TimeOf(noon) || at != engine.TimeOf(noon.Add(100*time.Second)) {
		t.Errorf("undo led from %v to %v", at.Std(), begun.Std())
	}
	for range undone {
		l.Redo()
	}
	if now := l.View().Clock.Now; now != at {
		t.Errorf("redo led to %v and not to %v", now.Std(), at.Std())
	}
}
