package lab

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/lessons"
)

// Many goroutines may use a lab at once: each command runs whole.
func TestConcurrentUse(t *testing.T) {
	const users, lines = 8, 50
	var wall sync.Mutex
	at := time.Unix(1_700_000_000, 0)
	l := testLab(t, "", func() time.Time {
		wall.Lock()
		defer wall.Unlock()
		at = at.Add(time.Millisecond)
		return at
	})
	var all sync.WaitGroup
	for user := range users {
		all.Go(func() {
			for range lines {
				l.Run(fmt.Sprintf("c%d", user), "INCR n")
				l.Sync()
				v := l.View()
				v.Transcript.At(v.Transcript.Len() - 1)
				v.Snapshot.Text("n")
			}
		})
	}
	all.Wait()
	if n, _ := l.View().Snapshot.Text("n"); n != fmt.Sprint(users*lines) {
		t.Errorf("n is %s after %d times INCR", n, users*lines)
	}
	for l.Undo() {
	}
	if v := l.View(); v.Snapshot.Len() != 0 || len(v.Clients) != 1 {
		t.Errorf("%d keys and %d clients are left at the beginning", v.Snapshot.Len(), len(v.Clients))
	}
}

// Undo, redo, lessons and views from many goroutines leave a lab that works.
func TestConcurrentUndo(t *testing.T) {
	l := testLab(t, "first", nil)
	var all sync.WaitGroup
	for user := range 4 {
		all.Go(func() {
			for i := range 50 {
				l.Run("", typed[(i*7+user)%len(typed)])
				l.Undo()
				l.Redo()
				l.View()
				l.Record()
				l.Deadline()
			}
		})
	}
	all.Wait()
	l.Run("", ":goto first/read")
	if v := l.View(); v.Player.Step().ID != "read" {
		t.Errorf("the step is %s", v.Player.Step().ID)
	}
}

func TestChangedHoldsOneValueAfterAChange(t *testing.T) {
	l := testLab(t, "", nil)
	if n := len(l.Changed()); n != 0 {
		t.Fatalf("%d values before any change", n)
	}
	l.Run("", "SET a 1")
	l.Run("", "SET a 2")
	if n := len(l.Changed()); n != 1 {
		t.Errorf("%d values after two changes", n)
	}
	<-l.Changed()
	version := l.View().Version
	l.Sync()
	l.Run("", "  ")
	if n := len(l.Changed()); n != 0 || l.View().Version != version {
		t.Errorf("%d values after nothing changed", n)
	}
}

// What an act changed can be seen by comparing with the state before it; undo
// and redo are seen the same way.
func TestBeforeIsTheStateBeforeTheLastAct(t *testing.T) {
	l := testLab(t, "", nil)
	l.Run("", "SET a 1")
	l.Run("", "SET a 2")
	wants := []struct {
		then        func() bool
		before, now string
	}{
		{func() bool { return true }, "1", "2"},
		{l.Undo, "2", "1"},
		{l.Redo, "1", "2"},
	}
	for _, want := range wants {
		want.then()
		v := l.View()
		before, _ := v.Before.Text("a")
		now, _ := v.Snapshot.Text("a")
		if before != want.before || now != want.now {
			t.Errorf("a was %s, is %s; want %s, %s", before, now, want.before, want.now)
		}
	}
}

// Between lessons there is nothing to compare.
func TestBeforeIsTheStateItselfInAnotherLesson(t *testing.T) {
	l := testLab(t, "first", nil)
	l.Run("", "SET a 1")
	for _, line := range []string{":goto second", ":undo", ":redo", ":goto first/read"} {
		l.Run("", line)
		if v := l.View(); !v.Before.Equal(v.Snapshot) {
			t.Errorf("%s: the state of another lesson is compared with", line)
		}
	}
}

func TestLongLineIsDroppedWhole(t *testing.T) {
	l := testLab(t, "", nil)
	out := l.Run("", "SET a "+strings.Repeat("x", MaxLine))
	if want := "this line of 65542 bytes was dropped: 65536 are the most"; !out.Refused || out.Lines[0].Text != want {
		t.Errorf("%+v, want %q", out.Lines, want)
	}
	if n := l.View().Snapshot.Len(); n != 0 {
		t.Errorf("%d keys after a dropped line", n)
	}
	if out := l.Run("", "SET a "+strings.Repeat("x", MaxLine-6)); out.Refused {
		t.Errorf("the longest line is refused: %s", out.Lines[0].Text)
	}
}

// Bytes that a terminal would obey, or could not show, are data like others, and
// appear escaped in whatever the lab writes.
func TestBytesAreNeverShownRaw(t *testing.T) {
	for _, bad := range []string{"\x1b[31m", "\xff\xfe", "\x07", "\u202e", "\u009b2J"} {
		l := testLab(t, "first", nil)
		for _, line := range []string{
			"SET a x" + bad, "@" + bad + " PING", "@a" + bad, ":goto " + bad, ":goto first/" + bad,
			":" + bad, ":client " + bad, ":wait " + bad, ":help " + bad, ":undo", ":undo " + bad,
			`SET "` + bad, ":goto how-many", "1" + bad,
		} {
			for _, shown := range l.Run("", line).Lines {
				if strings.Contains(shown.Text, bad) {
					t.Errorf("%q shows %q", line, shown.Text)
				}
			}
		}
		l.Run("", "SET a x"+bad)
		if text, _ := l.View().Snapshot.Text("a"); text != "x"+bad {
			t.Errorf("a is %q", text)
		}
	}
}

// Nothing that is typed panics, in any step; what it did can be undone and redone
// exactly, and what is left there resumes.
func FuzzRun(f *testing.F) {
	for _, line := range typed {
		f.Add(line, uint8(3))
	}
	f.Add("\x00", uint8(0))
	f.Add(`"" x`, uint8(4))
	f.Add(":", uint8(4))
	f.Add("@", uint8(5))
	f.Add("\f0", uint8('X'))
	f.Add("\f", uint8('X'))
	f.Fuzz(func(t *testing.T, line string, step uint8) {
		l := testLab(t, "first", nil)
		l.Do(lessons.Goto{Step: int(step) % 7})
		for _, typed := range []string{line, "", line} {
			was := look(l)
			l.Run("", typed)
			is := look(l)
			if is.depth > was.depth && (!l.Undo() || !look(l).equal(was) || !l.Redo() || !look(l).equal(is)) {
				t.Errorf("%q at step %d is undone or redone to another state", typed, step)
			}
			checkResume(t, l)
		}
		for l.Undo() {
		}
		if v := l.View(); v.Player.Index() != 0 {
			t.Errorf("undo ends at step %d", v.Player.Index())
		}
	})
}

// The lab's time is the wall's, and Start where that is given.
func TestSandboxBegins(t *testing.T) {
	wall := time.Date(2025, 6, 1, 8, 0, 0, 0, time.UTC)
	now := func() time.Time { return wall }
	for _, test := range []struct {
		options Options
		at      engine.Time
		running bool
	}{
		{Options{}, 0, false},
		{Options{Start: 5}, 5, false},
		{Options{Now: now}, engine.TimeOf(wall), true},
		{Options{Now: now, Start: 5}, 5, true},
	} {
		l, err := New(test.options)
		if err != nil {
			t.Fatal(err)
		}
		if c := l.View().Clock; c.Now != test.at || c.Running != test.running {
			t.Errorf("clock is %+v, want %v running %v", c, test.at, test.running)
		}
		if out := l.Run("", ":goto anywhere"); !out.Refused {
			t.Errorf("a lesson was found: %+v", out.Lines)
		}
	}
}

// The oldest acts are forgotten where there are too many; the state stays.
func TestOldestActsAreForgotten(t *testing.T) {
	l := testLab(t, "first", nil)
	for range maxActs + 10 {
		l.Run("", "INCR n")
	}
	undone := 0
	for l.Undo() {
		undone++
	}
	if n, _ := l.View().Snapshot.Text("n"); undone != maxActs || n != "10" {
		t.Errorf("%d acts were undone, to n=%s", undone, n)
	}
	for l.Redo() {
		undone--
	}
	if n, _ := l.View().Snapshot.Text("n"); undone != 0 || n != fmt.Sprint(maxActs+10) {
		t.Errorf("%d acts were not redone, to n=%s", undone, n)
	}
	if r, _ := l.Record(); r.Lines != nil || r.Step != "welcome" {
		t.Errorf("the record has %d lines at %s", len(r.Lines), r.Step)
	}
}

// A line that the lesson types into the prompt is a change to draw, and no act.
func TestTypingIsNoAct(t *testing.T) {
	l := testLab(t, "first", nil)
	l.Run("", ":goto twice")
	before := l.View()
	out := l.Run("", "")
	v := l.View()
	if out.Type != "XADD s * n 1" || v.Client != "producer" || !v.Player.Typed() {
		t.Errorf("typed %q at %s's prompt", out.Type, v.Client)
	}
	if v.Version == before.Version || v.Undo != before.Undo {
		t.Errorf("version %d, undo %q after typing", v.Version, v.Undo)
	}
	l.Undo()
	l.Redo()
	if l.View().Player.Typed() {
		t.Error("a line is in the prompt after undo and redo")
	}
}

// The clock can be moved, stopped and started without typing.
func TestClockByHand(t *testing.T) {
	wall := time.Unix(1_700_000_000, 0)
	l := testLab(t, "", func() time.Time { return wall })
	start := l.View().Clock.Now
	l.Pause(true)
	wall = wall.Add(time.Hour)
	l.Wait(1500 * time.Millisecond)
	if c := l.View().Clock; c.Now.Sub(start) != 1500*time.Millisecond || c.Running {
		t.Errorf("after 1.5s by hand the clock is %+v", c)
	}
	l.Pause(false)
	wall = wall.Add(time.Second)
	l.Sync()
	if c := l.View().Clock; c.Now.Sub(start) != 2500*time.Millisecond || !c.Running {
		t.Errorf("after 1s more the clock is %+v", c)
	}
	for _, bad := range []time.Duration{0, -time.Second, lessons.MaxWait + 1} {
		if out := l.Wait(bad); !out.Refused {
			t.Errorf("waited %v", bad)
		}
	}
	standing := testLab(t, "", nil)
	if out := standing.Pause(false); !out.Refused {
		t.Error("a clock without a wall's runs")
	}
}

// A jump leads to the end of any BLOCK, at once, and no farther; no advice is
// given that would be refused.
func TestJumpOverMoreThanAYear(t *testing.T) {
	l := testLab(t, "", nil)
	l.Run("a", "XREAD BLOCK 99999999999 STREAMS s $")
	start := l.View().Clock.Now
	if out := l.Run("a", "PING"); !out.Refused || strings.Contains(out.Lines[0].Text, ":wait") {
		t.Errorf("the way out is %q", out.Lines[0].Text)
	}
	if _, ok := l.JumpToDeadline(""); !ok {
		t.Error("there is nothing to jump to")
	}
	v := l.View()
	if past := v.Clock.Now.Sub(start); past != 99999999999*time.Millisecond || v.Clients[0].Wait != nil {
		t.Errorf("after a jump of %v %s waits: %v", past, v.Clients[0].Handle, v.Clients[0].Wait)
	}
	for _, client := range []string{"", "a", "nobody"} {
		if out, ok := l.JumpToDeadline(client); ok || len(out.Lines) > 0 {
			t.Errorf("jumped again for %q: %+v", client, out.Lines)
		}
	}
}

// Enter leads back from free play at a lesson's end, too, and then on.
func TestEnterReturnsAtTheEnd(t *testing.T) {
	l := testLab(t, "first", nil)
	runAll(l, ":goto wait-for-it", ":solution", "", "XADD s * n 9")
	if v := l.View(); !v.Player.Finished() || !v.FreePlay {
		t.Fatalf("finished %v, free play %v", v.Player.Finished(), v.FreePlay)
	}
	l.Run("", "")
	if v := l.View(); v.FreePlay || v.Player.Lesson().ID != "first" || v.Undo != ":return" {
		t.Errorf("Enter leads to %s, free play %v, by %s", v.Player.Lesson().ID, v.FreePlay, v.Undo)
	}
	l.Run("", "")
	if id := l.View().Player.Lesson().ID; id != "second" {
		t.Errorf("Enter leads to %s", id)
	}
}
