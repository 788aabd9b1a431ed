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
		for l.Wait(end.Sub(l.View().Clock.Now)); l.View().Errand.Text != ""; {
			l.Sync()
		}
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

// TestLongSimulationsKeepFewStates: every second of the last minute is an act of its
// own, what is before is told more coarsely; and of the states few are kept.
func TestLongSimulationsKeepFewStates(t *testing.T) {
	w := &wall{now: noon}
	l := busyLab(t, w, 30)
	l.near = 1000
	l.Pause(false)
	for range 300 {
		w.now = w.now.Add(time.Second)
		l.Sync()
	}
	at := l.View().Clock.Now
	acts := l.Timeline().Acts
	if n := len(acts); n < 100 || n > 220 {
		t.Errorf("%d acts are kept", n)
	}
	kept := 0
	for i, a := range acts {
		if a.Kept {
			kept++
		}
		if a.At > at.Add(-time.Minute) && acts[i-1].At != a.At.Add(-time.Second) {
			t.Errorf("act %d is from %v to %v", i, acts[i-1].At.Std(), a.At.Std())
		}
	}
	if kept > 40 {
		t.Errorf("%d states are kept", kept)
	}
	undone := 0
	for l.View().Workers.Busy() && l.Undo() {
		undone++
	}
	if begun := l.View().Clock.Now; begun != engine.TimeOf(noon) || at != engine.TimeOf(noon.Add(300*time.Second)) {
		t.Errorf("undo led from %v to %v", at.Std(), begun.Std())
	}
	for range undone {
		l.Redo()
	}
	if now := l.View().Clock.Now; now != at {
		t.Errorf("redo led to %v and not to %v", now.Std(), at.Std())
	}
}

// TestWhatTakesLongIsAnErrand: going far back is done in slices, in which nothing
// changes; it is broken off by whatever is done.
func TestWhatTakesLongIsAnErrand(t *testing.T) {
	w := &wall{now: noon}
	l := busyLab(t, w, 500)
	l.near = 500
	l.Pause(false)
	for range 60 {
		w.now = w.now.Add(time.Second)
		l.Sync()
	}
	l.Pause(true)
	was := look(l)
	far := l.Timeline().Acts[20]
	if far.Kept {
		t.Fatalf("%+v is kept", far)
	}
	w.look = 12 * time.Millisecond
	l.Visit(far.ID)
	v := l.View()
	if v.Errand.Text == "" || v.Errand.Part <= 0 || v.Errand.Part >= 1 || !look(l).equal(was) {
		t.Fatalf("the errand is %+v", v.Errand)
	}
	if l.Sync(); l.View().Errand.Part <= v.Errand.Part {
		t.Errorf("it goes on from %v to %v", v.Errand.Part, l.View().Errand.Part)
	}
	if l.BreakOff(); l.View().Errand.Text != "" || !look(l).equal(was) {
		t.Error("it was not broken off")
	}
	l.Visit(far.ID)
	for range 1000 {
		l.Sync()
	}
	if now := l.View(); now.Clock.Now != far.At || now.Errand.Text != "" {
		t.Errorf("it led to %v with %+v, and not to %v", now.Clock.Now.Std(), now.Errand, far.At.Std())
	}
}

// TestALongWaitIsAnErrand: time passes in slices, as one act; broken off, it is as long
// as it was.
func TestALongWaitIsAnErrand(t *testing.T) {
	w := &wall{now: noon, look: 0}
	l := busyLab(t, w, 5000)
	began := l.View().Clock.Now
	w.look = 12 * time.Millisecond
	l.Run("", ":wait 3s")
	part := l.View()
	if part.Errand.Text == "" || part.Clock.Now == began || part.Undo != ":wait 3s" {
		t.Fatalf("at %v with %+v, undo of %s", part.Clock.Now.Std(), part.Errand, part.Undo)
	}
	l.Sync()
	l.Run("", "PING")
	cut := l.View().Clock.Now.Sub(began)
	l.Undo()
	if now := l.View(); cut <= 0 || cut >= 3*time.Second || now.Undo != ":wait "+cut.String() {
		t.Errorf("after %v undo is %s", cut, now.Undo)
	}
	l.Undo()
	if now := l.View(); now.Clock.Now != began {
		t.Errorf("undo led to %v", now.Clock.Now.Std())
	}
	l.Run("", ":wait 3s")
	for range 1000 {
		l.Sync()
	}
	if now := l.View(); now.Clock.Now != began.Add(3*time.Second) || now.Undo != ":wait 3s" {
		t.Errorf("at %v, undo of %s", now.Clock.Now.Std(), now.Undo)
	}
}
