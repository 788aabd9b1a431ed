package lab

import (
	"testing"
	"time"
)

// Where a client from outside waits, nothing is simulated again, for it would not be
// served.
func TestAClientFromOutsideThatWaitsIsServedInEveryActGoneBackTo(t *testing.T) {
	w := &wall{now: noon}
	l := busyLab(t, w, 20)
	l.near = 0
	worker := join(t, l, "worker-7")
	runAll(l, "XGROUP CREATE jobs g 0 MKSTREAM")
	worker.does("XREADGROUP GROUP g w BLOCK 0 STREAMS jobs >")
	runAll(l, ":producer late jobs rate=1")
	l.Pause(false)
	was := map[int]seen{}
	for range 40 {
		w.now = w.now.Add(500 * time.Millisecond)
		l.Sync()
		was[l.head.id] = here(l)
	}
	l.Pause(true)
	for _, act := range l.Timeline().Acts {
		then, noted := was[act.ID]
		if !noted {
			continue
		}
		if out := l.Visit(act.ID); out.Refused {
			t.Fatalf("act %d cannot be gone to: %v", act.ID, out.Lines)
		}
		now := here(l)
		if !now.moment.Snapshot.Equal(then.moment.Snapshot) {
			t.Errorf("act %d, %s, is another state", act.ID, act.Label)
		}
	}
}

// To go back over what others did is asked for once for each time.
func TestGoingBackAsksBeforeItTakesBackWhatOthersDid(t *testing.T) {
	l := testLab(t, "", nil)
	worker := join(t, l, "worker-7")
	l.Run("", "SET a 1")
	goBack := func(refused bool) {
		t.Helper()
		if out := l.Visit(1); out.Refused != refused {
			t.Errorf("refused: %v, %v", out.Refused, out.Lines)
		}
	}
	worker.does("SET mine 1")
	l.View()
	goBack(true)
	goBack(false)
	worker.does("SET mine 2")
	l.View()
	goBack(true)
	l.Run("", "SET b 1")
	goBack(true)
	goBack(false)
}

// What others do while the lab is on its way back is not lost.
func TestWhatOthersDoWhileGoingBackIsKept(t *testing.T) {
	w := &wall{now: noon}
	l := busyLab(t, w, 500)
	l.near = 500
	worker := join(t, l, "worker-7")
	l.Pause(false)
	for range 40 {
		w.now = w.now.Add(time.Second)
		l.Sync()
	}
	l.Pause(true)
	w.look = 12 * time.Millisecond
	l.Visit(l.Timeline().Acts[20].ID)
	if l.View().Errand.Text == "" {
		t.Fatal("it is no errand")
	}
	worker.does("SET mine 1")
	for range 1000 {
		l.Sync()
	}
	if text, ok := l.View().Snapshot.Text("mine"); !ok || text != "1" || l.View().Errand.Text != "" {
		t.Errorf("mine is %q, the errand %+v", text, l.View().Errand)
	}
}

// A long wait on a running clock is one act, whatever others do meanwhile.
func TestALongWaitOnARunningClockIsOneAct(t *testing.T) {
	w := &wall{now: noon}
	l := busyLab(t, w, 5000)
	worker := join(t, l, "worker-7")
	l.Pause(false)
	w.look = 12 * time.Millisecond
	l.Run("", ":wait 1m")
	wait := l.head
	l.Sync()
	worker.does("SET mine 1")
	l.Sync()
	l.Run("", "PING")
	if label := ":wait " + wait.now.time().Sub(wait.from.time()).String(); wait.label != label || wait.line != label {
		t.Errorf("the wait is called %s and %s, and was %s", wait.label, wait.line, label)
	}
	for n := l.head; n != wait; n = n.parent {
		if n.kind == byWorkers && n.line != "" || n.kind == fromOutside && n.line != "" {
			t.Errorf("%s would be done again as %s", n.label, n.line)
		}
	}
}
