package lab

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"streamlab/engine"
	"streamlab/lessons"
)

// typed are lines that a learner may type, in any order.
var typed = []string{
	"", "", "", "XADD s * n 1", "XADD s * n 2", "@producer XADD s * n 3", "XLEN s", "XDEL s 1735732800000-0",
	"XGROUP CREATE s g 0 MKSTREAM", "XGROUP DESTROY s g", "XGROUP DELCONSUMER s g anna", "XTRIM s MAXLEN 1",
	"XREADGROUP GROUP g bob COUNT 1 STREAMS s >", "@anna XREADGROUP GROUP g anna BLOCK 1500 STREAMS s >",
	"@carl XREADGROUP GROUP g carl BLOCK 0 STREAMS s >", "XREAD BLOCK 700 STREAMS s $", "XACK s g 1735732800000-0",
	"XAUTOCLAIM s g anna 0 0", "CLIENT SETNAME x", "DEL s", "FLUSHALL", "nonsense", "XADD s", `"`,
	":wait 500ms", ":wait 1s", ":wait 2s", ":pause", ":client anna", ":client bob", ":reset", ":hint", ":solution",
	":answer b", ":answer a", "b", "a", "2", ":step next", ":step next", ":step back", ":goto first", ":goto second",
	":goto first/take", ":goto 6", ":free", ":return",
}

// seen is what undo and redo must bring back. Hints, and a line typed into the
// prompt by the lesson, are not part of it.
type seen struct {
	depth   int
	moment  lessons.Moment
	client  string
	clients []Client
	step    string
	past    uint64 // how much happened
	asked   string // what :why knows of
}

// depth is how many acts led from the beginning to where the lab is.
func depth(l *Lab) int { return len(l.path()) - 1 }

func look(l *Lab) seen {
	s := l.head.now
	return seen{depth(l), s.moment, s.client, s.clients(), place(s.player), s.moment.Past.Len(), questions(s.asked)}
}

// questions writes down all that was asked.
func questions(all asked) (text string) {
	for _, client := range slices.Sorted(maps.Keys(all)) {
		c := all[client]
		text += fmt.Sprintln(client, c.ID, c.Args, c.Reply, c.Waits, c.Waited, c.TimedOut, c.Past.Len(), c.Start, c.Before.Now(), c.After.Now())
	}
	return text
}

// place tells everything about a player's place that a learner can see.
func place(p lessons.Player) string {
	if p.Lesson() == nil {
		return ""
	}
	line, _ := p.Scripted()
	answer, right, _ := p.Answered()
	text := fmt.Sprint(p.Lesson().ID, p.Index(), p.Goals(), p.Complete(), p.Finished(), p.Free(),
		line.Text, answer, right, p.Choices())
	for i := range p.Lesson().Steps {
		text += p.Passed(i).String()
	}
	return text
}

func (s seen) equal(other seen) bool {
	return s.depth == other.depth && s.client == other.client && s.step == other.step &&
		s.past == other.past && s.asked == other.asked && s.moment.Same(other.moment) && s.moment.Snapshot.Now() == other.moment.Snapshot.Now() &&
		reflect.DeepEqual(s.clients, other.clients)
}

func testLab(t rapid.TB, lesson string, now func() time.Time) *Lab {
	t.Helper()
	course, err := SmallCourse()
	if err != nil {
		t.Fatal(err)
	}
	l, err := New(Options{Course: course, Lesson: lesson, Start: 1_000_000, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Every act of a timeline can be undone and redone exactly, in the sandbox and
// in lessons, with a standing and with a running clock.
func TestUndoAndRedoAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wall := time.Unix(1_700_000_000, 0)
		now := func() time.Time { return wall }
		if rapid.Bool().Draw(t, "standing") {
			now = nil
		}
		l := testLab(t, rapid.SampledFrom([]string{"", "first"}).Draw(t, "lesson"), now)
		var before, after []seen
		for range rapid.IntRange(1, 30).Draw(t, "acts") {
			wall = wall.Add(rapid.SampledFrom([]time.Duration{0, time.Second}).Draw(t, "pause"))
			l.Sync()
			was := look(l)
			l.Run("", rapid.SampledFrom(typed).Draw(t, "line"))
			if is := look(l); is.depth > was.depth {
				before, after = append(before, was), append(after, is)
			}
		}
		for i := len(before) - 1; i >= 0; i-- {
			after[i] = look(l)
			checkStep(t, l.Undo(), look(l), before[i])
			wall = wall.Add(rapid.SampledFrom([]time.Duration{0, time.Second}).Draw(t, "lingering"))
			l.Sync()
			checkStep(t, l.Redo(), look(l), after[i])
			checkStep(t, l.Undo(), look(l), before[i])
		}
		if l.Undo() {
			t.Fatal("there was more to undo than was done")
		}
		for i := range after {
			checkStep(t, l.Redo(), look(l), after[i])
		}
	})
}

func checkStep(t *rapid.T, moved bool, got, want seen) {
	t.Helper()
	if !moved || !got.equal(want) {
		t.Fatalf("moved %v to\n%+v\nwant\n%+v", moved, got, want)
	}
}

// A transcript that was handed out does not change, and a lab's only grows.
func TestTranscriptOnlyGrows(t *testing.T) {
	l := testLab(t, "", nil)
	l.Run("", "XADD s * n 1")
	first := l.View().Transcript
	had := first.At(first.Len() - 1)
	l.Undo()
	l.Run("", "XLEN s")
	now := l.View().Transcript
	if now.Len() <= first.Len() || !reflect.DeepEqual(first.At(first.Len()-1), had) {
		t.Errorf("transcript went from %d lines to %d, its last was %v", first.Len(), now.Len(), had)
	}
}

// Of a long transcript the oldest lines are forgotten. The others keep their
// numbers, an operation's own are all there, and who took a view still has its.
func TestTranscriptIsBounded(t *testing.T) {
	l := testLab(t, "", nil)
	l.Run("", "SET a "+strings.Repeat("x", 60<<10))
	first := l.View().Transcript
	for range 2*maxJournal/(60<<10) + 1 {
		l.Run("", "GET a")
	}
	now := l.View().Transcript
	if n := now.Len() - now.First(); now.First() == 0 || n > 3*maxJournal/(60<<10) {
		t.Errorf("%d lines are kept, from line %d on", n, now.First())
	}
	out := l.Run("", "GET a").Lines
	later := l.View().Transcript
	for i, want := range out {
		if got := later.At(later.Len() - len(out) + i); !reflect.DeepEqual(got, want) {
			t.Errorf("line %d is %v, was added as %v", i, got.Kind, want.Kind)
		}
	}
	if first.At(0).Text == "" || later.At(0).Text != "" || later.At(later.Len()).Text != "" {
		t.Error("a forgotten line is there, or one that was kept is not")
	}
}

// One operation's lines are kept until it is over, however many.
func TestTranscriptKeepsTheLastOperation(t *testing.T) {
	j := journal{}
	for range 10 {
		j.add(Line{Kind: Replied, Reply: engine.Reply{Str: strings.Repeat("x", maxJournal)}})
	}
	j.trim(3)
	if v := j.view(); v.First() != 3 || v.Len() != 10 {
		t.Errorf("lines %d to %d are kept", v.First(), v.Len())
	}
}
