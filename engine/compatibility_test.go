package engine_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/redistest"
)

//go:generate go test -run TestCompatibilityDocument . -update

var update = flag.Bool("update", false, "write what the tests make: docs/compatibility.md")

const compatibilityDocument = "../docs/compatibility.md"

// made are the parts of the document that follow from tables.
var made = map[string]func() string{
	"masks":    redistest.MaskTable,
	"commands": commandTable,
	"versions": versionTable,
}

// TestCompatibilityDocument holds that the document says what the tables say.
func TestCompatibilityDocument(t *testing.T) {
	old, err := os.ReadFile(compatibilityDocument)
	if err != nil {
		t.Fatal(err)
	}
	text := string(old)
	for name, make := range made {
		text = replacePart(t, text, name, make())
	}
	switch {
	case text == string(old):
	case *update:
		if err := os.WriteFile(compatibilityDocument, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is not what the tables make; run go generate ./engine", compatibilityDocument)
	}
}

func replacePart(t *testing.T, text, name, with string) string {
	t.Helper()
	part := regexp.MustCompile(`(?s)(<!-- begin ` + name + `:[^\n]*-->\n).*?(<!-- end ` + name + ` -->)`)
	if !part.MatchString(text) {
		t.Fatalf("the document has no part %s", name)
	}
	return part.ReplaceAllStringFunc(text, func(found string) string {
		ends := part.FindStringSubmatch(found)
		return ends[1] + with + ends[2]
	})
}

// commandTable lists what streamlab knows, from the table that runs it.
func commandTable() string {
	var b strings.Builder
	b.WriteString("| command | since | complexity |\n|---|---|---|\n")
	for _, c := range allCommands() {
		if c.Subcommands == nil {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", strings.ReplaceAll(c.Syntax(), "|", "\\|"), c.Since, c.Complexity)
		}
	}
	return b.String()
}

// versionTable lists what came and what changed, from the table that decides it.
func versionTable() string {
	var b strings.Builder
	for _, v := range engine.Compats()[1:] {
		fmt.Fprintf(&b, "### %s\n\n", v.Title())
		b.WriteString("| where | what | before |\n|---|---|---|\n")
		for _, ch := range engine.Changes() {
			if ch.Since == v {
				fmt.Fprintf(&b, "| %s | %s | %s |\n", changedPlace(ch), cell(ch.Now), cell(ch.Before))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// changedPlace says what a change concerns.
func changedPlace(ch engine.Change) string {
	place := "several commands"
	if ch.Command != "" {
		place = strings.ToUpper(strings.ReplaceAll(ch.Command, "|", " "))
	}
	for _, part := range []string{ch.Option, ch.Field} {
		if part != "" {
			place += ": `" + part + "`"
		}
	}
	return place
}

func cell(text string) string { return strings.ReplaceAll(text, "|", "\\|") }

// TestDocumentNamesTheVersions holds that no version is missing there.
func TestDocumentNamesTheVersions(t *testing.T) {
	text, err := os.ReadFile(compatibilityDocument)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range engine.Compats() {
		if !strings.Contains(string(text), c.String()) {
			t.Errorf("the document does not name %s", c)
		}
	}
}
