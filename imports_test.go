package streamlab_test

import (
	"errors"
	"go/build"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed says for every package which of ours it imports, no more and no fewer.
// What is not a row here may not exist.
var allowed = map[string][]string{
	".":                 {},
	"engine":            {},
	"engine/resp":       {"engine"},
	"engine/rediscli":   {"engine", "engine/resp"},
	"engine/past":       {"engine"},
	"engine/differ":     {"engine", "engine/rediscli"},
	"lessons":           {"engine", "engine/past", "engine/rediscli", "internal/workers"},
	"render":            {"engine", "engine/rediscli", "engine/differ", "internal/workers", "lessons"},
	"internal/why":      {"engine", "engine/past", "engine/rediscli"},
	"internal/inputs":   {"engine", "engine/rediscli", "lessons"},
	"internal/life":     {"engine", "engine/past", "engine/rediscli"},
	"internal/lab":      {"engine", "engine/past", "engine/differ", "engine/rediscli", "internal/workers", "lessons", "internal/inputs", "internal/life", "internal/why"},
	"internal/server":   {"engine", "engine/resp"},
	"internal/workers":  {"engine"},
	"internal/history":  {"engine/rediscli", "internal/lab"},
	"internal/progress": {"lessons"},
	"internal/complete": {"engine", "engine/rediscli", "lessons", "internal/lab", "internal/workers"},
	"internal/play":     {"engine", "engine/rediscli", "lessons", "render"},
	"internal/tui":      {"engine", "engine/differ", "internal/workers", "lessons", "render", "internal/lab", "internal/complete", "internal/history"},
	"internal/repl":     {"engine", "engine/rediscli", "lessons", "render", "internal/lab", "internal/complete", "internal/history"},
	"cmd/streamlab": {
		".", "engine", "engine/rediscli", "lessons", "render",
		"internal/lab", "internal/inputs", "internal/server", "internal/progress", "internal/play", "internal/tui", "internal/repl",
	},
	"internal/cmd/bench": {"engine"},
	"internal/cmd/live":  {"engine", "internal/lab", "internal/tui"},

	// Only tests import these.
	"engine/internal/enginetest": {"engine", "engine/rediscli"},
	"engine/internal/redistest":  {"engine", "engine/resp", "engine/internal/enginetest", "internal/installed"},
	"internal/installed":         {},
}

// impure are packages of the standard library that a deterministic package has
// no use for.
var impure = []string{"math/rand", "math/rand/v2", "crypto/rand", "net", "net/http", "os", "os/exec", "syscall"}

// deterministic are the packages whose results follow from their arguments.
var deterministic = []string{"engine", "engine/resp", "engine/rediscli", "engine/differ", "internal/workers", "lessons", "render"}

func TestImportsGoOneWay(t *testing.T) {
	found := packages(t)
	for dir, imports := range found {
		may, known := allowed[dir]
		if !known {
			t.Errorf("%s is a package without a row in the table", dir)
		}
		for _, path := range imports {
			if of, ours := within(path); ours && !slices.Contains(may, of) {
				t.Errorf("%s imports %s, which its row does not list", dir, of)
			}
		}
	}
	for dir, may := range allowed {
		imports, there := found[dir]
		if !there {
			t.Errorf("%s has a row in the table and is no package", dir)
		}
		for _, of := range may {
			if !slices.Contains(imports, strings.TrimSuffix("streamlab/"+of, "/.")) {
				t.Errorf("%s is said to import %s, and does not", dir, of)
			}
		}
	}
}

func TestDeterministicPackagesImportNothingImpure(t *testing.T) {
	found := packages(t)
	for _, dir := range deterministic {
		for _, path := range found[dir] {
			if slices.Contains(impure, path) {
				t.Errorf("%s imports %s", dir, path)
			}
		}
	}
}

// within cuts the module's name off the import path of a package of ours.
func within(path string) (dir string, ours bool) {
	if path == "streamlab" {
		return ".", true
	}
	return strings.CutPrefix(path, "streamlab/")
}

// packages are the module's packages by folder, with what they import outside
// of their tests.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case d.Name() == "testdata", len(d.Name()) > 1 && d.Name()[0] == '.':
			return filepath.SkipDir
		}
		p, err := build.ImportDir(dir, 0)
		var empty *build.NoGoError
		switch {
		case errors.As(err, &empty):
			return nil
		case err != nil:
			return err
		}
		found[filepath.ToSlash(dir)] = p.Imports
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
