package lessons

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"streamlab/engine"
)

func parseFile(t *testing.T, path string) *Course {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	course, err := Parse(path, src)
	if err != nil {
		t.Fatal(err)
	}
	return course
}

// The sample course has every field; here is what Parse makes of each.
func TestParseFields(t *testing.T) {
	course := parseFile(t, "testdata/sample.yaml")
	lesson := course.Lessons[0]
	steps := lesson.Steps
	for _, c := range []struct {
		field     string
		got, want any
	}{
		{"file", course.File, "testdata/sample.yaml"},
		{"compat", course.Compat, engine.Redis72},
		{"lesson id", lesson.ID, "first-read"},
		{"lesson title", lesson.Title, "Read as a group"},
		{"summary", lesson.Summary, "A group hands out each entry once."},
		{"start", lesson.Start.Std(), time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC)},
		{"tick", lesson.Tick, 2 * time.Second},
		{"lesson compat", lesson.Compat, engine.Redis72},
		{"bind", lesson.Bind[1].Name + ": " + lesson.Bind[1].Query.String(), "one: entry numbers n=1"},
		{"step id", steps[0].ID, "nobody"},
		{"title", steps[0].Title, "Nobody yet"},
		{"as", steps[0].As, "consumerA"},
		{"say", steps[0].Say, "`group0` has no *consumers*.\n\n- entry 0 is ${zero}\n- entry 1 is ${one}"},
		{"notes", steps[0].Notes, "Ask who will get entry 0."},
		{"run", steps[1].Run[0].Line, "XREADGROUP GROUP group0 consumerA COUNT 1 STREAMS numbers >"},
		{"expect", strings.Split(steps[1].Expect, "\n")[3], `            2) "0"`},
		{"wrong after", steps[1].Wrong[0].After.String(), "XREADGROUP ... 0"},
		{"wrong say", steps[1].Wrong[0].Say, "That is your history. Use `>`."},
		{"ask", steps[2].Ask, "How many entries are pending?"},
		{"answer", steps[2].Answer.String(), "group numbers group0 pending"},
		{"explain", steps[2].Explain, "One. Entry 2 is ${two}."},
		{"step bind", steps[2].Bind[0].Name, "two"},
		{"hint", steps[2].Hints[0], "Look at the picture."},
		{"goal", steps[3].Goals[1].Text, "consumerA acknowledged it"},
		{"check", steps[3].Goals[1].Check.String(), "ran consumerA XACK numbers group0 ..."},
		{"solution", steps[3].Solution[0].Line, "XACK numbers group0 ${zero}"},
		{"wrong client", steps[3].Wrong[0].After.String(), "@consumerA XDEL ..."},
		{"when", steps[3].Wrong[1].When.String(), "no consumer numbers group0 consumerA"},
		{"no when", steps[3].Wrong[0].When, (*Check)(nil)},
		{"choice", steps[4].Choices[0], Choice{Text: "three entries", Right: true, Say: "XACK takes nothing from a stream."}},
		{"wrong choice", steps[4].Choices[1].Right, false},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %#v, want %#v", c.field, c.got, c.want)
		}
	}
	var kinds []Kind
	for _, s := range steps {
		kinds = append(kinds, s.Kind)
	}
	if want := []Kind{Say, Show, Predict, Task, Quiz}; !reflect.DeepEqual(kinds, want) {
		t.Errorf("kinds %v, want %v", kinds, want)
	}
}

// Every scripted line knows its client and its place.
func TestParseScript(t *testing.T) {
	lesson := parseFile(t, "testdata/sample.yaml").Lessons[0]
	want := []Command{
		{"", "XGROUP CREATE numbers group0 0 MKSTREAM", Position{12, 7}},
		{"producer", "XADD numbers * n 0", Position{13, 7}},
		{"", ":wait 500ms", Position{15, 7}},
		{"producer", "XADD numbers * n 1", Position{16, 7}},
	}
	if !reflect.DeepEqual(lesson.Setup, want) {
		t.Errorf("setup %v, want %v", lesson.Setup, want)
	}
	if d, ok := lesson.Setup[2].Wait(); !ok || d != 500*time.Millisecond || !lesson.Setup[2].IsLab() {
		t.Errorf("%v waits %v, %v", lesson.Setup[2], d, ok)
	}
	words, err := lesson.Steps[3].Solution[0].Words(map[string]string{"zero": "5-1"})
	if want := []string{"XACK", "numbers", "group0", "5-1"}; err != nil || !reflect.DeepEqual(words, want) {
		t.Errorf("words %q, %v; want %q", words, err, want)
	}
}

// What a rehearsal points at lies where the file has it.
func TestParsePlaces(t *testing.T) {
	course := parseFile(t, "testdata/sample.yaml")
	src, err := os.ReadFile(course.File)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(src), "\n")
	lesson := course.Lessons[0]
	steps := lesson.Steps
	for _, c := range []struct {
		at    Position
		there string
	}{
		{lesson.Pos, "first-read"},
		{lesson.Bind[0].Pos, "entry numbers n=0"},
		{steps[1].Pos, "take-it"},
		{steps[1].ExpectAt, `1) 1) "numbers"`},
		{steps[1].Run[0].Pos, "XREADGROUP GROUP"},
		{steps[1].Wrong[0].Pos, "after: "},
		{steps[2].Run[2].Pos, "@consumerB XADD"},
		{steps[2].AnswerAt, "group numbers group0 pending"},
		{steps[2].Bind[0].Pos, "entry numbers n=2"},
		{steps[3].Goals[0].Pos, "group numbers group0 pending=0"},
	} {
		if got := lines[c.at.Line-1][c.at.Column-1:]; !strings.HasPrefix(got, c.there) {
			t.Errorf("%v: %q, want %q", c.at, got, c.there)
		}
	}
	f := lesson.Fault(steps[1].ExpectAt, "the reply differs", "look again")
	want := "testdata/sample.yaml:37:11: the reply differs\n" +
		"            1) 1) \"numbers\"\n            ^\n  look again"
	if f.Error() != want {
		t.Errorf("got\n%s\nwant\n%s", f, want)
	}
}

// A course is known by its bytes.
func TestParseHash(t *testing.T) {
	src := []byte("format: 1\ncompat: \"7.2\"\nlessons: [{id: a, title: A, steps: [{id: b, kind: say, say: c}]}]\n")
	hash := func(src []byte) string {
		course, err := Parse("x", src)
		if err != nil {
			t.Fatal(err)
		}
		return course.Hash
	}
	first, again := hash(src), hash(src)
	if first != again {
		t.Errorf("the same file has the hashes %s and %s", first, again)
	}
	if other := hash(append(src, '\n')); other == first {
		t.Errorf("another file has the same hash, %s", other)
	}
}

// Files by others: with carriage returns, with a byte order mark, without a
// newline at the end.
func TestParseLineEnds(t *testing.T) {
	src, err := os.ReadFile("testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := parseFile(t, "testdata/sample.yaml").Lessons[0]
	for name, text := range map[string]string{
		"carriage returns": strings.ReplaceAll(string(src), "\n", "\r\n"),
		"byte order mark":  "\uFEFF" + string(src),
		"no newline":       strings.TrimSuffix(string(src), "\n"),
	} {
		course, err := Parse("x", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := course.Lessons[0]
		got.source, want.source = nil, nil
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// Files that no YAML library should see.
func TestParseBytes(t *testing.T) {
	for _, c := range []struct{ name, src, fault string }{
		{"empty", "", "x:1:1: the file is empty"},
		{"only marks", "---\n...\n", "x:1:1: the file is empty"},
		{"too large", strings.Repeat("# x\n", MaxFileSize/4+1), "x:1:1: the file has more than 1 MB"},
		{"a tab", "format: 1\ncompat:\t\"7.2\"\n", "x:2:8: a tab"},
		{"a control", "format: 1\n# é\x1b[31m\n", "x:2:4: the control character U+001B"},
		{"a lone carriage return", "format: 1\rcompat: x\n", "x:1:10: the control character U+000D"},
		{"a C1 control", "a: \u009b\n", "x:1:4: the control character U+009B"},
		{"a turn of direction", "a: \u202e\n", "x:1:4: the control character U+202E"},
		{"bytes", "a: é\xff\n", "x:1:5: the byte \\xff is not UTF-8"},
		{"empty lines", "a: |\n" + strings.Repeat("\n", 1000), "x:101:1: 100 empty lines in a row"},
		{"many parts", strings.Repeat("- a\n", 40000), "x:1:1: the file has 80000 parts, more than 60000"},
	} {
		_, err := Parse("x", []byte(c.src))
		var faults Faults
		if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Headline() != c.fault {
			t.Errorf("%s: %v, want %s", c.name, err, c.fault)
		}
	}
}

// The course that the program embeds is sound, and so is all that it says.
func TestCourseParses(t *testing.T) {
	course := parseFile(t, "../lessons.yaml")
	if len(course.Lessons) < 6 {
		t.Errorf("only %d lessons", len(course.Lessons))
	}
}
