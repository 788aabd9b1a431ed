package lab

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"slices"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/past"
	"streamlab/internal/inputs"
)

// A pacing is how the clock runs to a moment.
type pacing struct {
	speed       string
	frame, look time.Duration
}

// pacings lead all to the same.
var pacings = []pacing{
	{"1", 33 * time.Millisecond, 0},
	{"1", 33 * time.Millisecond, 0}, // once more
	{"1", time.Second, 0},
	{"0.1", 100 * time.Millisecond, 0},
	{"10", 33 * time.Millisecond, 0},
	{"100", 7 * time.Millisecond, 0},
	{"2", 33 * time.Millisecond, time.Millisecond}, // slices end early, and time slows
}

// reach lets the clock run to that long after noon.
func (y pacing) reach(l *Lab, w *wall, after time.Duration) {
	end := engine.TimeOf(noon.Add(after))
	w.look = y.look
	l.Run("", ":speed "+y.speed)
	l.Pause(false)
	for l.View().Clock.Now < end-1_200_000 { // a frame at speed 100 is 700 ms
		w.now = w.now.Add(y.frame)
		l.Sync()
	}
	l.Pause(true)
	w.look = 0
	l.Wait(end.Sub(l.View().Clock.Now))
}

// journalOf is what :save writes.
func journalOf(t *testing.T, l *Lab) []byte {
	t.Helper()
	var saved []byte
	l.options.Save = func(_ string, data []byte) error { saved = data; return nil }
	if out := l.Run("", ":save file"); out.Refused {
		t.Fatal(out.Lines)
	}
	return saved
}

// hash tells journals apart.
func hash(journal []byte) string {
	h := fnv.New64a()
	_, _ = h.Write(journal)
	return fmt.Sprintf("%016x", h.Sum64())
}

// meddled is a lab in which learners and a client from outside do things at the
// same times, whichever pacing the clock runs there.
func meddled(t *testing.T, y pacing) *Lab {
	w := &wall{now: noon}
	l := busyLab(t, w, 900)
	worker := join(t, l, "worker-7")
	for i, lines := range [][]string{
		{":rate fast 400", "XADD numbers * n oops"},
		{":kill a", "@ann XREADGROUP GROUP g ann COUNT 2 STREAMS numbers >", "@bob XREADGROUP GROUP g bob BLOCK 100 STREAMS numbers >"},
		{":restart a", ":undo", ":restart a", ":consumer c g numbers work=uniform(1ms,4ms) fail=0.02 crash-after=0.01 restart=50ms"},
		{":stop r"},
	} {
		y.reach(l, w, time.Duration(i+1)*2*time.Second)
		for _, line := range lines {
			l.Run("", line)
		}
		worker.does("INCR visits")
	}
	y.reach(l, w, 10*time.Second)
	return l
}

// TestTheSameInputsLeadToTheSameStateAndJournal: on another run, at another speed,
// in other frames and slices of time.
func TestTheSameInputsLeadToTheSameStateAndJournal(t *testing.T) {
	want := meddled(t, pacings[0])
	journal := journalOf(t, want)
	for _, y := range pacings[1:] {
		l := meddled(t, y)
		a, b := want.head.now.moment, l.head.now.moment
		if !b.Same(a) || a.Snapshot.Now() != b.Snapshot.Now() {
			t.Errorf("%+v leads elsewhere: %v and not %v", y, b.Workers.Workers(), a.Workers.Workers())
		}
		if !slices.Equal(happened(a.Past), happened(b.Past)) {
			t.Errorf("%+v: something else happened on the pacing", y)
		}
		if again := journalOf(t, l); hash(again) != hash(journal) {
			t.Errorf("%+v: the journal is\n%s\nand was\n%s", y, again, journal)
		}
	}
}

func happened(log past.Log) []past.Happened { return slices.Collect(log.All()) }

// TestAJournalLeadsToTheSameStateWhateverWasUndone: what a lab saves, with clients
// from outside and workers that crash, leads another lab to the same state, which
// saves the same.
func TestAJournalLeadsToTheSameStateWhateverWasUndone(t *testing.T) {
	l := meddled(t, pacings[0])
	journal := journalOf(t, l)
	j, err := inputs.Decode(journal)
	if err != nil {
		t.Fatal(err)
	}
	again, err := New(Options{Load: &j})
	if err != nil {
		t.Fatal(err)
	}
	a, b := l.head.now.moment, again.head.now.moment
	if !b.Same(a) || a.Snapshot.Now() != b.Snapshot.Now() || !slices.Equal(happened(a.Past), happened(b.Past)) {
		t.Errorf("it leads elsewhere: %v and not %v\n%s", b.Workers.Workers(), a.Workers.Workers(), journal)
	}
	if !again.View().Before.Equal(b.Snapshot) {
		t.Error("what was loaded is shown as a change")
	}
	if twice := journalOf(t, again); !bytes.Equal(twice, journal) {
		t.Errorf("saved as\n%s\nand then as\n%s", journal, twice)
	}
}

// TestClientsFromOutsideComeToALoadedLab: they are others than those in the journal.
func TestClientsFromOutsideComeToALoadedLab(t *testing.T) {
	l := newSandbox(t)
	join(t, l, "worker-7").does("XREAD BLOCK 0 STREAMS s $")
	j, err := inputs.Decode(journalOf(t, l))
	if err != nil {
		t.Fatal(err)
	}
	again, err := New(Options{Load: &j})
	if err != nil {
		t.Fatal(err)
	}
	other := join(t, again, "worker-8")
	if _, waits := again.View().Snapshot.Waiting(firstOutside); !waits {
		t.Error("the client of the journal waits no more")
	}
	other.does("XADD s 1-1 n 1", "CLIENT GETNAME")
	other.hears("$3\r\n1-1\r\n$8\r\nworker-8\r\n")
}

// TestProgramsThatComeBackOftenTakeNobodysPlace: each time one comes back it is a new
// client, and never that of somebody from outside.
func TestProgramsThatComeBackOftenTakeNobodysPlace(t *testing.T) {
	l := newSandbox(t)
	worker := join(t, l, "worker-7")
	for _, line := range []string{
		"XGROUP CREATE s g 0 MKSTREAM", ":producer p s rate=1000", ":consumer c g s crash=1 restart=1ms",
	} {
		if out := l.Run("", line); out.Refused {
			t.Fatal(out.Lines)
		}
	}
	l.Wait(5 * time.Second)
	if c, _ := l.View().Workers.Worker("c"); c.Crashes < 2000 {
		t.Fatalf("it crashed only %d times", c.Crashes)
	}
	worker.does("CLIENT GETNAME")
	worker.hears("$8\r\nworker-7\r\n")
}
