package lab

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// outline writes a timeline, an act a line, indented by its depth.
func outline(l *Lab) string {
	var b strings.Builder
	acts := l.Timeline().Acts
	for _, a := range acts {
		depth := 0
		for p := a.Parent; p >= 0; p = acts[p].Parent {
			depth++
		}
		mark := " "
		switch {
		case a.Here:
			mark = ">"
		case a.Path:
			mark = "|"
		}
		fmt.Fprintf(&b, "%s%s%d %s", mark, strings.Repeat(" ", depth), a.ID, a.Label)
		if a.Client != "" {
			b.WriteString(" @" + a.Client)
		}
		if len(a.Marks) > 0 {
			b.WriteString(" " + fmt.Sprint(a.Marks))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// What undo leaves stays in the timeline, as a branch that one can go to.
func TestTheTimelineIsATree(t *testing.T) {
	l := testLab(t, "", nil)
	runAll(l, "INCR n", ":mark one", "INCR n", "@bob INCRBY n 10", ":undo", ":undo", "DECR n", ":wait 5s")
	checkOutline(t, l, `
|0 the beginning
| 1 INCR n @you [one]
   2 INCR n @you
    3 INCRBY n 10 @bob
|  4 DECR n @you
>   5 :wait 5s
`)
	for _, test := range []struct{ line, n string }{
		{":goto act 3", "12"}, {":undo", "2"}, {":redo", "12"}, {":goto mark one", "1"}, {":redo", "2"},
		{":goto act 5", "0"}, {":goto act 0", ""}, {":redo", "1"}, {":redo", "0"}, {":goto act 2", "2"}, {"INCR n", "3"},
	} {
		l.Run("", test.line)
		if n, _ := l.View().Snapshot.Text("n"); n != test.n {
			t.Errorf("after %s, n is %q and not %q", test.line, n, test.n)
		}
	}
	checkOutline(t, l, `
|0 the beginning
| 1 INCR n @you [one]
|  2 INCR n @you
    3 INCRBY n 10 @bob
   4 DECR n @you
    5 :wait 5s
>   6 INCR n @you
`)
}

func checkOutline(t *testing.T, l *Lab, want string) {
	t.Helper()
	if got := "\n" + outline(l); got != want {
		t.Errorf("the timeline is%swant%s", got, want)
	}
}

// Of many acts the oldest are forgotten, with the branches and bookmarks there.
func TestTheOldestActsAreForgotten(t *testing.T) {
	l := testLab(t, "", nil)
	runAll(l, "INCR n", ":mark old", "INCR n", ":undo", "INCR n")
	for range maxActs {
		l.Run("", "INCR n")
	}
	timeline := l.Timeline()
	if n := len(timeline.Acts) - 1; n != maxActs || timeline.Forgotten != 3 {
		t.Errorf("%d acts are kept, %d forgotten", n, timeline.Forgotten)
	}
	if out := l.Run("", ":goto mark old"); !out.Refused {
		t.Error("a bookmark leads to what is forgotten")
	}
}

// busy are lines that a learner may type while workers run.
var busy = append([]string{
	":producer fast numbers rate=30 n=natural sum=truth", ":producer odds s n=odd rate=11 maxlen=20 total=40",
	":consumer anna g s work=exp(20ms) crash=0.05 restart=300ms claim=200ms", ":consumer bert g s work=30ms fail=0.1 ack=before",
	":reader r numbers checkpoint=places sum=read", ":kill anna", ":restart anna", ":stop bert", ":rate fast 50",
	":event", ":event", ":mark here", ":wait 3s", ":undo", ":undo", ":redo",
}, typed...)

// Wherever a learner was can be gone to again, however much happened since, whether
// its state was kept or has to be simulated again; and undo and redo lead on from
// there.
func TestEveryActCanBeGoneBackTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wall := time.Unix(1_700_000_000, 0)
		l := testLab(t, rapid.SampledFrom([]string{"", "", "first"}).Draw(t, "lesson"), func() time.Time { return wall })
		l.near = uint64(rapid.SampledFrom([]int{0, 20, near}).Draw(t, "near"))
		was := map[int]seen{}
		note := func() { was[l.head.id] = here(l) }
		note()
		for range rapid.IntRange(1, 30).Draw(t, "acts") {
			for range rapid.IntRange(0, 4).Draw(t, "frames") {
				wall = wall.Add(rapid.SampledFrom([]time.Duration{300 * time.Millisecond, time.Second}).Draw(t, "frame"))
				l.Sync()
				note()
			}
			l.Run("", rapid.SampledFrom(busy).Draw(t, "line"))
			note()
		}
		l.Pause(true)
		note()
		for range 20 {
			acts := l.Timeline().Acts
			act := rapid.SampledFrom(acts).Draw(t, "act")
			n, _ := l.numbered(act.ID)
			then, ended := was[act.ID], n.now.time()
			if out := l.Visit(act.ID); out.Refused {
				t.Fatalf("act %d cannot be gone to: %v", act.ID, out.Lines)
			}
			if then.moment.Snapshot.Now() != ended { // a frame went on over it
				then = here(l)
			}
			checkHere(t, l, then)
			if act.Parent >= 0 {
				l.Undo()
				l.Redo()
				checkHere(t, l, then)
			}
		}
	})
}

// here is where the lab is.
func here(l *Lab) seen {
	s := look(l)
	s.depth = 0 // acts become one
	return s
}

func checkHere(t *rapid.T, l *Lab, want seen) {
	t.Helper()
	if got := here(l); !got.equal(want) {
		t.Fatalf("act %d is\n%+v\nwas\n%+v", l.head.id, got, want)
	}
}
