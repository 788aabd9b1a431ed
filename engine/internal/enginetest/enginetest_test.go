package enginetest_test

import (
	"slices"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

func TestParseReadsScripts(t *testing.T) {
	cases, err := enginetest.Parse("# a comment\n== first\nXADD s 1-1 n \"two words\"\n@a XLEN s\n\n== second\n!each 9 11 XACK s g {}-{}\n@b !close\n")
	if err != nil || len(cases) != 2 || cases[0].Name != "first" || cases[1].Name != "second" {
		t.Fatalf("%+v, %v", cases, err)
	}
	var lines []string
	for _, s := range append(cases[0].Steps, cases[1].Steps...) {
		lines = append(lines, s.String())
	}
	want := `XADD s 1-1 n "two words"|@a XLEN s|XACK s g 9-9|XACK s g 10-10|XACK s g 11-11|@b !close`
	if got := strings.Join(lines, "|"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !cases[1].Steps[3].Closes() || cases[0].Steps[0].Closes() {
		t.Error("Closes is wrong")
	}
}

func TestParseRefusesWhatItCannotRead(t *testing.T) {
	for _, script := range []string{"XLEN s", "== a\nXADD \"s", "== a\n!each 1 x PING", "== a\n!each 1 2"} {
		if cases, err := enginetest.Parse(script); err == nil {
			t.Errorf("%q reads as %+v", script, cases)
		}
	}
}

func TestTheSameSeedGivesTheSameSteps(t *testing.T) {
	a, b := enginetest.NewRandom(3).Steps(500), enginetest.NewRandom(3).Steps(500)
	other := enginetest.NewRandom(4).Steps(500)
	if joined(a) != joined(b) || joined(a) == joined(other) {
		t.Error("steps do not follow from the seed")
	}
}

func joined(steps []enginetest.Step) string {
	var lines []string
	for _, s := range steps {
		lines = append(lines, s.String())
	}
	return strings.Join(lines, "\n")
}

func TestShrinkLeavesWhatMatters(t *testing.T) {
	steps := enginetest.NewRandom(1).Steps(200)
	first, last := steps[17].String(), steps[150].String()
	fails := func(steps []enginetest.Step) bool {
		lines := strings.Split(joined(steps), "\n")
		i := slices.Index(lines, first)
		return i >= 0 && slices.Contains(lines[i+1:], last)
	}
	got := enginetest.Shrink(steps, fails)
	if want := []string{first, last}; !slices.Equal(strings.Split(joined(got), "\n"), want) {
		t.Errorf("got\n%s\nwant %q", joined(got), want)
	}
}

// TestOnlyFORCEExcusesWhatIsPendingAhead checks a state in which an entry above
// the last-delivered-id is pending: only after XCLAIM FORCE may that be.
func TestOnlyFORCEExcusesWhatIsPendingAhead(t *testing.T) {
	e := engine.New(engine.Options{})
	me := e.Apply(engine.Input{Op: engine.Open}).Client
	forced := []string{"XCLAIM", "s", "g", "a", "0", "5-1", "force\x00x"}
	for _, args := range [][]string{{"XADD", "s", "5-1", "n", "1"}, {"XGROUP", "CREATE", "s", "g", "0"}, forced} {
		e.Apply(enginetest.Input(me, args...))
	}
	for _, tt := range []struct {
		args    []string
		excused bool
	}{
		{forced, true}, {[]string{"XCLAIM", "s", "g", "a", "0", "5-1", "JUSTID"}, false},
		{[]string{"XCLAIM", "s", "FORCE", "a", "0", "5-1"}, false}, {[]string{"XCLAIM", "s", "g", "FORCE", "0", "5-1"}, false},
	} {
		var v enginetest.Invariants
		v.Ran(tt.args)
		if err := v.Check(e.Snapshot()); (err == nil) != tt.excused {
			t.Errorf("%q: %v", tt.args, err)
		}
	}
}
