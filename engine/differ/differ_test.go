package differ_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/engine/differ"
	"streamlab/engine/internal/enginetest"
)

// TestChanges runs the files in testdata/changes. Of the commands of an input, those
// above the line --- lead to the state from which, those below to the one to which
// the rows are; "!wait 5s" moves the clock on.
func TestChanges(t *testing.T) {
	datadriven.Walk(t, "testdata/changes", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			w := enginetest.NewWorld(t, engine.Options{Compat: engine.Redis88})
			before, after, ok := strings.Cut(d.Input+"\n", "---\n")
			if !ok {
				d.Fatalf(t, "there is no line ---")
			}
			run(t, w, before)
			then := w.Engine.Snapshot()
			run(t, w, after)
			return written(differ.Changes(then, w.Engine.Snapshot()))
		})
	})
}

// run runs commands, one a line; {1..9} in a line stands for the numbers, a line each.
func run(t *testing.T, w *enginetest.World, script string) {
	t.Helper()
	var lines strings.Builder
	for _, line := range strings.Split(script, "\n") {
		from, to := 0, 0
		at := strings.Index(line, "{")
		if at >= 0 {
			if _, err := fmt.Sscanf(line[at:], "{%d..%d}", &from, &to); err != nil {
				t.Fatal(err)
			}
		}
		for i := from; i <= to; i++ {
			lines.WriteString(numbers.ReplaceAllString(line, fmt.Sprint(i)) + "\n")
		}
	}
	cases, err := enginetest.Parse("== text\n" + lines.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range cases[0].Steps {
		if s.Args[0] == "!wait" {
			d, err := time.ParseDuration(s.Args[1])
			if err != nil {
				t.Fatal(err)
			}
			w.Wait(d)
		} else if out := w.Run(s); out.Reply.IsError() {
			t.Errorf("%s: %s", s, out.Reply.Str)
		}
	}
}

var numbers = regexp.MustCompile(`\{\d+\.\.\d+\}`)

// written writes rows as text, for tests alone.
func written(rows []differ.Row) string {
	var b strings.Builder
	for _, r := range rows {
		text := strings.Repeat("  ", r.Depth) + r.Name
		if r.DB > 0 {
			text += fmt.Sprintf(" (database %d)", r.DB)
		}
		for _, f := range r.Figures {
			text += strings.TrimRight("; "+strings.TrimSpace(f.Name+" "+f.Was+" > "+f.Is), " ")
		}
		if r.Note != "" {
			text += "; " + r.Note
		}
		fmt.Fprintf(&b, "%c %s\n", " +-~"[r.Mark], text)
	}
	if len(rows) == 0 {
		return "nothing\n"
	}
	return b.String()
}

// times are the parts of a dump that Changes leaves aside.
var times = regexp.MustCompile(`: seen \S+, active \S+`)

// TestChangesAreEmptyWhereNothingIsOtherwise compares moments of random histories
// with each other: there are rows where, and only where, the states differ.
func TestChangesAreEmptyWhereNothingIsOtherwise(t *testing.T) {
	for seed := range int64(8) {
		var moments []engine.Snapshot
		var dumps []string
		w := enginetest.NewWorld(t, engine.Options{})
		for _, s := range enginetest.NewRandom(seed + 1).Steps(120) {
			w.Run(s)
			moments = append(moments, w.Engine.Snapshot())
			dumps = append(dumps, times.ReplaceAllString(enginetest.Dump(w.Engine.Snapshot()), ""))
		}
		for i, now := range moments {
			for _, j := range []int{i, max(i-1, 0), max(i-20, 0), 0} {
				rows := differ.Changes(moments[j], now)
				if (len(rows) == 0) != (dumps[i] == dumps[j]) {
					t.Fatalf("seed %d, %d to %d: rows\n%sfrom\n%sto\n%s", seed+1, j, i, written(rows), dumps[j], dumps[i])
				}
			}
		}
	}
}
