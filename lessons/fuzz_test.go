package lessons

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"streamlab/engine"
)

// FuzzParse holds that no file makes Parse panic, nor Rehearse if it is sound,
// and that every fault lies within the file and can be printed on a terminal.
func FuzzParse(f *testing.F) {
	seedFaults(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		course, err := Parse("fuzz.yaml", src)
		if err == nil {
			if len(course.Lessons) == 0 {
				t.Fatal("a course without lessons")
			}
			for i := range course.Lessons {
				_ = Rehearse(&course.Lessons[i]).Faults()
			}
			return
		}
		var faults Faults
		if !errors.As(err, &faults) || len(faults) == 0 {
			t.Fatalf("not a list of faults: %v", err)
		}
		lines := strings.Split(strings.ReplaceAll(string(src), "\r\n", "\n"), "\n")
		for _, fault := range faults {
			checkPlace(t, fault, lines)
		}
	})
}

// seedFaults adds the texts of the other tests, and the course.
func seedFaults(f *testing.F) {
	paths, err := filepath.Glob("testdata/faults/*.txt")
	if err != nil || len(paths) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, path := range append(paths, "testdata/sample.yaml") {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
		for _, part := range strings.Split(string(text), "----\n") {
			f.Add([]byte(part))
			f.Add([]byte(stepsHead + indented(part)))
		}
	}
}

func checkPlace(t *testing.T, f *Fault, lines []string) {
	t.Helper()
	if f.Line < 1 || f.Line > len(lines) || f.Column < 1 {
		t.Fatalf("the place %d:%d is not in the file: %s", f.Line, f.Column, f.Problem)
	}
	if width := utf8.RuneCountInString(f.Source); f.Column > width+1 {
		t.Fatalf("column %d of a line with %d characters: %s", f.Column, width, f.Problem)
	}
	if !strings.HasSuffix(lines[f.Line-1], f.Source) {
		t.Fatalf("line %d is %q, not %q", f.Line, lines[f.Line-1], f.Source)
	}
	for _, c := range f.Error() {
		if unicode.IsControl(c) && c != '\n' {
			t.Fatalf("a control character in %q", f.Error())
		}
	}
}

// FuzzCheck holds that no check or query makes its parser or an empty engine
// panic, and that what parses prints as it was written.
func FuzzCheck(f *testing.F) {
	for _, text := range []string{
		"no key a", "entry s 1-1 f=\"a b\"", "group s g lag<null", "pending s g deleted!=yes",
		"consumer s g c idle>=60s", "ran * XADD ... 1", "event claimed * from=a", "hash h ${x} value>1",
	} {
		f.Add(text)
	}
	scope := Scope{Snapshot: engine.New(engine.Options{}).Snapshot()}
	full := fullScope()
	f.Fuzz(func(t *testing.T, text string) {
		if c, err := ParseCheck(text); err == nil {
			if c.Holds(scope) != c.negated {
				t.Fatalf("%q holds on nothing", text)
			}
			if not, err := ParseCheck("no " + text); err == nil && not.Holds(full) == c.Holds(full) {
				t.Fatalf("%q and its opposite both hold, or neither", text)
			}
			if _, err := ParseCheck(c.String()); err != nil {
				t.Fatalf("%q does not read back: %v", text, err)
			}
		}
		if q, err := ParseQuery(text); err == nil {
			if value, ok := q.Value(scope); ok {
				t.Fatalf("%q finds %q in nothing", text, value)
			}
			q.Value(full)
		}
	})
}

// fullScope has something of every noun, by the names that the seeds use.
func fullScope() Scope {
	s := newScene()
	for _, line := range []string{
		"XADD s 1-1 f 1 f a", "XADD s 2-1 f b", "XADD s 3-1 g 7", "XGROUP CREATE s g 0", "XGROUP CREATECONSUMER s g d",
		"@c XREADGROUP GROUP g c COUNT 2 STREAMS s >", "@a XCLAIM s g a 0 2-1", "XDEL s 1-1", "SET a 1", "HSET h 1 2 x 3",
		"@b XREAD BLOCK 0 STREAMS s $", ":wait 90s", "* XADD s 0-1 f 1",
	} {
		s.run(line)
	}
	s.bindings["x"] = "1"
	return s.scope()
}
