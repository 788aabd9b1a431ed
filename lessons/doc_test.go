package lessons

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// formatDoc returns the package comment.
func formatDoc(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(src), "\n//", "\n")
}

// The package comment names every field, kind, noun, attribute and event.
func TestDocIsComplete(t *testing.T) {
	doc := formatDoc(t)
	has := func(what, line string) {
		if !regexp.MustCompile(`(?m)^\s+` + regexp.QuoteMeta(line) + `( |$)`).MatchString(doc) {
			t.Errorf("%s %q is not in doc.go", what, line)
		}
	}
	for _, s := range courseFields {
		has("the field", s.name)
	}
	for _, s := range lessonFields {
		has("the field", s.name)
	}
	for _, s := range stepFields {
		has("the field", s.name)
	}
	for _, k := range kinds {
		has("the kind", k.name)
		if len(k.may) > 0 {
			has("what a step may have:", "may: "+strings.Join(k.may, " "))
		}
	}
	for _, n := range nouns {
		has("the noun", n.syntax())
		for _, a := range n.attrs {
			inTable := regexp.MustCompile(`(?s)` + regexp.QuoteMeta(n.syntax()) + `.*\b` + regexp.QuoteMeta(a.name) + `\b`)
			if !inTable.MatchString(doc) {
				t.Errorf("the attribute %s of %s is not in doc.go", a.name, n.name)
			}
		}
	}
	if list := strings.Join(eventKinds(), ", "); !strings.Contains(strings.Join(strings.Fields(doc), " "), list) {
		t.Errorf("doc.go does not list the events: %s", list)
	}
}

// The package comment's example of a file is one, and plays as it says.
func TestDocExample(t *testing.T) {
	doc := formatDoc(t)
	from := strings.Index(doc, "\tformat: 1")
	to := strings.Index(doc, "# The file\n")
	var file []string
	for line := range strings.Lines(doc[from:to]) {
		file = append(file, strings.TrimSuffix(strings.TrimPrefix(line, "\t"), "\n"))
	}
	course, err := Parse("doc.go", []byte(strings.Join(file, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	if faults := Rehearse(&course.Lessons[0]).Faults(); len(faults) > 0 {
		t.Error(faults)
	}
}

// Every field of a step belongs to a kind, or to all.
func TestStepFieldsBelong(t *testing.T) {
	for _, s := range stepFields {
		belongs := slices.Contains(ofAllKinds, s.name)
		for _, k := range kinds {
			belongs = belongs || slices.Contains(k.need, s.name) || slices.Contains(k.may, s.name)
		}
		if !belongs {
			t.Errorf("no step can have %q", s.name)
		}
	}
	for i, k := range kinds {
		if int(k.kind) != i {
			t.Errorf("the kind %s is not at its place in the table", k.name)
		}
	}
}
