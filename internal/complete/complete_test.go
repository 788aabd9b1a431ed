package complete

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/internal/lab"
	"streamlab/lessons"
)

// TestComplete runs the files of testdata. In them "version" begins anew with
// another server version than 8.6, "run" gives commands to an
// engine, one a line, and "complete" asks for a line with "|" as its cursor; it
// prints the line with the first candidate in it where there is just one, the
// candidates with their notes, and the hint.
func TestComplete(t *testing.T) {
	datadriven.Walk(t, "testdata", func(t *testing.T, path string) {
		s := newScene(engine.Redis86)
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			switch d.Cmd {
			case "version":
				v, _ := engine.ParseCompat(d.Input)
				s = newScene(v)
				return ""
			case "run":
				return s.run(d.Input)
			case "complete":
				return s.complete(d.Input)
			}
			t.Fatalf("%s: unknown directive %s", d.Pos, d.Cmd)
			return ""
		})
	})
}

type scene struct {
	stage *engine.Engine
	you   engine.ClientID
}

func newScene(v engine.Compat) *scene {
	e := engine.New(engine.Options{Start: 1000 * 1000, Compat: v})
	return &scene{e, e.Apply(engine.Input{Op: engine.Open, Name: "you"}).Client}
}

func (s *scene) run(lines string) string {
	var failed []string
	for _, line := range strings.Split(lines, "\n") {
		words, _ := rediscli.Split(line)
		args := make([][]byte, len(words))
		for i, word := range words {
			args[i] = []byte(word)
		}
		r := s.stage.Apply(engine.Input{At: s.stage.Now(), Client: s.you, Args: args})
		if r.Reply.IsError() {
			failed = append(failed, r.Reply.Str)
		}
	}
	return strings.Join(failed, "\n")
}

func (s *scene) complete(marked string) string {
	before, after, _ := strings.Cut(marked, "|")
	line := before + after
	c := Complete(line, len(before), s.view())
	var b strings.Builder
	if len(c.Candidates) == 1 {
		fmt.Fprintf(&b, "= %s\n", line[:c.From]+c.Candidates[0].Text+line[c.To:])
	}
	for _, one := range c.Candidates {
		fmt.Fprintln(&b, strings.TrimSpace(one.Text+"  "+one.Note))
	}
	if c.Hint != "" {
		fmt.Fprintf(&b, "hint: %s\n", c.Hint)
	}
	if c.Brief != "" && c.Brief != c.Hint {
		fmt.Fprintf(&b, "brief: %s\n", c.Brief)
	}
	return b.String()
}

// view has the client "you" and one named consumerA, whose connection was
// renamed.
func (s *scene) view() lab.View {
	return lab.View{
		Course: &lessons.Course{Lessons: []lessons.Lesson{
			{ID: "first", Title: "A first lesson", Steps: []lessons.Step{{ID: "welcome", Title: "Welcome"}, {ID: "read", Title: "Read"}}},
			{ID: "second", Title: "A second lesson", Steps: []lessons.Step{{ID: "write", Title: "Write"}}},
		}},
		Snapshot: s.stage.Snapshot(),
		Client:   "you",
		Clients: []lab.Client{
			{Handle: "you", Name: "you", ID: s.you},
			{Handle: "consumerA", Name: "redis-c01"},
			{Handle: "consumerB", Name: "consumerB", Wait: &engine.Wait{}},
		},
	}
}

// FuzzComplete holds what a front end relies on for any line: the place to
// replace lies in the line, around the cursor, and a candidate put there is
// read back as one word.
func FuzzComplete(f *testing.F) {
	f.Add("XADD numbers * n 1", 9)
	f.Add(`@consumerA XLEN "my str`, 23)
	f.Add(":goto a/", 3)
	f.Add("XREADGROUP GROUP 'a' \"b\\x", 25)
	f.Add("\x00\xff (1-", 7)
	s := newScene(engine.Redis86)
	s.run("XADD numbers 1-1 n 0\nXADD \"my stream\" 1-1 a 1\nXADD \"\\x1b[31m\" 1-1 a 1\nXGROUP CREATE numbers group0 0")
	f.Fuzz(func(t *testing.T, line string, cursor int) {
		at := cursor
		if at < 0 || at > len(line) {
			at = len(line)
		}
		c := Complete(line, cursor, s.view())
		if c.From < 0 || c.From > at || c.To < at || c.To > len(line) {
			t.Fatalf("%q at %d: replaces %d to %d", line, cursor, c.From, c.To)
		}
		for _, one := range c.Candidates {
			if words, err := rediscli.Split(one.Text); err != nil || len(words) == 0 {
				t.Errorf("%q at %d: candidate %q is not a word: %v", line, cursor, one.Text, err)
			}
			if rediscli.Safe(one.Text+one.Note) != one.Text+one.Note {
				t.Errorf("%q at %d: candidate %q (%q) holds control bytes", line, cursor, one.Text, one.Note)
			}
		}
	})
}
