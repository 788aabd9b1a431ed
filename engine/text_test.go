package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
	"streamlab/engine/rediscli"
)

// TestText runs the files in testdata/text. Each begins with an engine whose clock
// stands at 0s, of the version that its name ends with (claim_8.4), or of 7.2. In
// them:
//
//	new [compat=VERSION]   begins anew
//	run [state] [events]   runs commands, one a line, and prints each reply, then
//	                       the events or the state; "!wait 5s" moves the clock on
//	state                  prints the state
func TestText(t *testing.T) {
	datadriven.Walk(t, "testdata/text", func(t *testing.T, path string) {
		suffix := engine.Redis72
		if c, ok := engine.ParseCompat(path[strings.LastIndexByte(path, '_')+1:]); ok {
			suffix = c
		}
		w := newTextWorld(t, suffix)
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			w.T = t
			switch d.Cmd {
			case "new":
				w = newTextWorld(t, compatOf(t, d, suffix))
				return ""
			case "run":
				return runText(t, w, d)
			case "state":
				return enginetest.Dump(w.Engine.Snapshot())
			}
			t.Fatalf("%s: unknown directive %s", d.Pos, d.Cmd)
			return ""
		})
	})
}

func newTextWorld(t *testing.T, c engine.Compat) *enginetest.World {
	w := enginetest.NewWorld(t, engine.Options{Compat: c, Events: true})
	w.Also = engine.CheckNodes
	return w
}

func compatOf(t *testing.T, d *datadriven.TestData, suffix engine.Compat) engine.Compat {
	t.Helper()
	name := suffix.String()
	d.MaybeScanArgs(t, "compat", &name)
	c, ok := engine.ParseCompat(name)
	if !ok {
		t.Fatalf("%s: no version %s", d.Pos, name)
	}
	return c
}

func runText(t *testing.T, w *enginetest.World, d *datadriven.TestData) string {
	t.Helper()
	cases, err := enginetest.Parse("== text\n" + d.Input)
	if err != nil {
		t.Fatalf("%s: %v", d.Pos, err)
	}
	var b strings.Builder
	for _, s := range cases[0].Steps {
		if len(cases[0].Steps) > 1 {
			fmt.Fprintf(&b, "> %s\n", s)
		}
		out := runTextStep(t, w, s)
		b.WriteString(printed(w, s, out))
		if d.HasArg("events") {
			b.WriteString(eventLines(out.Events))
		}
	}
	if d.HasArg("state") {
		b.WriteString("--\n" + enginetest.Dump(w.Engine.Snapshot()))
	}
	return b.String()
}

func runTextStep(t *testing.T, w *enginetest.World, s enginetest.Step) engine.Result {
	t.Helper()
	if s.Args[0] != "!wait" {
		return w.Run(s)
	}
	d, err := time.ParseDuration(s.Args[1])
	if err != nil {
		t.Fatal(err)
	}
	return w.Wait(d)
}

// printed is what a step made its client and waiting ones see.
func printed(w *enginetest.World, s enginetest.Step, out engine.Result) string {
	var b strings.Builder
	switch {
	case out.Blocked:
		b.WriteString("(waits)\n")
	case s.Args[0][0] != '!':
		b.WriteString(rediscli.SafeLines(rediscli.Terminal(out.Reply)))
	}
	for _, d := range out.Delivered {
		late := ""
		if d.TimedOut {
			late = ", timed out"
		}
		fmt.Fprintf(&b, "@%s gets%s:\n%s", w.Name(d.Client), late, rediscli.SafeLines(rediscli.Terminal(d.Reply)))
	}
	return b.String()
}

func eventLines(events []engine.Event) string {
	var b strings.Builder
	for _, e := range events {
		fmt.Fprintf(&b, "* %s", e.Kind)
		for _, part := range []struct{ name, value string }{
			{"key", e.Key}, {"group", e.Group}, {"consumer", e.Consumer}, {"from", e.From},
		} {
			if part.value != "" {
				fmt.Fprintf(&b, " %s=%s", part.name, part.value)
			}
		}
		if !e.ID.IsZero() {
			fmt.Fprintf(&b, " id=%s", e.ID)
		}
		if e.Count != 0 {
			fmt.Fprintf(&b, " count=%d", e.Count)
		}
		b.WriteString("\n")
	}
	return b.String()
}
