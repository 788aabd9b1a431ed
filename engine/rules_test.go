package engine_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// TestRules runs the files in testdata/rules. Each holds one rule that not all
// versions share, and is named for it. In them
//
//	every [last=N] [has=TEXT]
//
// runs commands on a new engine of every version, and prints what they made
// clients see, once for those versions that agree: of the last N commands alone,
// and of the lines of their replies only those with TEXT in them.
func TestRules(t *testing.T) {
	datadriven.Walk(t, "testdata/rules", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			if d.Cmd != "every" {
				t.Fatalf("%s: unknown directive %s", d.Pos, d.Cmd)
			}
			return runEvery(t, d)
		})
	})
}

func runEvery(t *testing.T, d *datadriven.TestData) string {
	t.Helper()
	cases, err := enginetest.Parse("== every\n" + d.Input)
	if err != nil {
		t.Fatalf("%s: %v", d.Pos, err)
	}
	var b strings.Builder
	before, names := "", ""
	for _, c := range engine.Compats() {
		said := transcript(t, d, c, cases[0].Steps)
		if said != before {
			b.WriteString(group(names, before))
			before, names = said, ""
		}
		names += " " + c.String()
	}
	return b.String() + group(names, before)
}

func group(names, said string) string {
	if names == "" {
		return ""
	}
	return "==" + names + "\n" + said
}

// transcript is what a version makes clients see.
func transcript(t *testing.T, d *datadriven.TestData, c engine.Compat, steps []enginetest.Step) string {
	t.Helper()
	last, has := len(steps), ""
	d.MaybeScanArgs(t, "last", &last)
	d.MaybeScanArgs(t, "has", &has)
	w := newTextWorld(t, c)
	var b strings.Builder
	for i, s := range steps {
		seen := printed(w, s, runTextStep(t, w, s))
		if i < len(steps)-last {
			continue
		}
		fmt.Fprintf(&b, "> %s\n", s)
		for line := range strings.Lines(seen) {
			if strings.Contains(line, has) {
				b.WriteString(line)
			}
		}
	}
	return b.String()
}

// TestEveryChangeHasARule holds that each row of the version table is held by a
// file of rules, which names it in a line that begins with "# of".
func TestEveryChangeHasARule(t *testing.T) {
	files, err := filepath.Glob("testdata/rules/*")
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]int{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if row, ok := strings.CutPrefix(line, "# of "); ok {
				held[strings.TrimSpace(row)]++
			}
		}
	}
	for _, ch := range engine.Changes() {
		row := strings.ReplaceAll(ch.Since.String()+" "+changedPlace(ch), "`", "")
		if held[row]--; held[row] < 0 {
			t.Errorf("no file of rules is of %q, or not enough are: %s", row, ch.Now)
		}
	}
}
