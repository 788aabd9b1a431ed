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
