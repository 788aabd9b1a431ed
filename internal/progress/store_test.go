package progress_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"streamlab/internal/progress"
	"streamlab/lessons"
)

func record(lesson, step string, how lessons.How, lines ...string) lessons.Record {
	return lessons.Record{
		Lesson: lesson, Course: "abc", Step: step, Lines: lines,
		Steps: map[string]lessons.How{step: how},
	}
}

func save(t *testing.T, s *progress.Store, r lessons.Record) {
	t.Helper()
	if err := s.Save(r); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, s *progress.Store) progress.Progress {
	t.Helper()
	p, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWithoutFileThereIsNoProgress(t *testing.T) {
	if p := load(t, progress.Open(filepath.Join(t.TempDir(), "none"))); p.Last != "" || len(p.Lessons) > 0 {
		t.Errorf("progress is %+v", p)
	}
}

func TestWhatIsSavedIsLoaded(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	first := record("first", "take", lessons.Shown, "XLEN s", "SET a \"\xff\x00\"", "é – ✓", `{"bytes": 1}`)
	first.Client = "consumerB"
	second := record("second", "", lessons.NotPassed)
	second.Steps = map[string]lessons.How{"a": lessons.Skipped, "b": lessons.Solved}
	save(t, progress.Open(dir), first)
	save(t, progress.Open(dir), second)
	want := progress.Progress{Last: "second", Lessons: map[string]lessons.Record{"first": first, "second": second}}
	if got := load(t, progress.Open(dir)); !reflect.DeepEqual(got, want) {
		t.Errorf("loaded %+v, want %+v", got, want)
	}
}

func TestResultsNeverBecomeWorse(t *testing.T) {
	s := progress.Open(t.TempDir())
	for _, how := range []lessons.How{lessons.Shown, lessons.Solved, lessons.Skipped} {
		save(t, s, record("first", "take", how))
	}
	if how := load(t, s).Lessons["first"].Steps["take"]; how != lessons.Solved {
		t.Errorf("take is %v, want solved", how)
	}
}

func TestFileIsReadable(t *testing.T) {
	s := progress.Open(t.TempDir())
	save(t, s, record("first", "take", lessons.Solved, "XLEN s", "GET \xff"))
	src, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "format": 1,
  "last": "first",
  "lessons": {
    "first": {
      "course": "abc",
      "steps": {
        "take": "solved"
      },
      "step": "take",
      "lines": [
        "XLEN s",
        {
          "bytes": "R0VUIP8="
        }
      ]
    }
  }
}
`
	if string(src) != want {
		t.Errorf("the file is\n%s\nwant\n%s", src, want)
	}
}

// A record that was just saved is not written again; nothing is left beside the
// file.
func TestSavingTwiceWritesOnce(t *testing.T) {
	dir := t.TempDir()
	s := progress.Open(dir)
	save(t, s, record("first", "take", lessons.Solved))
	if err := os.Remove(s.Path()); err != nil {
		t.Fatal(err)
	}
	save(t, s, record("first", "take", lessons.Solved))
	if files, _ := os.ReadDir(dir); len(files) != 0 {
		t.Errorf("the folder holds %v", files)
	}
}

// A file that cannot be used is kept under another name, and playing goes on.
func TestUnusableFileIsKeptAside(t *testing.T) {
	for name, test := range map[string]struct{ src, cause string }{
		"empty":           {"", "the file is damaged at byte "},
		"half":            {`{"format": 1, "lessons": {"fi`, "the file is damaged at byte "},
		"not JSON":        {"\xff\xfe", "the file is damaged at byte "},
		"a list":          {"[1]", "the file is damaged at byte "},
		"newer":           {`{"format": 2, "lessons": []}`, "the file has format 2, this streamlab reads 1"},
		"without format":  {`{}`, "the file has format 0, this streamlab reads 1"},
		"unknown result":  {`{"format": 1, "lessons": {"a": {"steps": {"b": "won"}}}}`, `"won" is no way to pass a step`},
		"lines not lines": {`{"format": 1, "lessons": {"a": {"lines": [7]}}}`, "the file is damaged at byte "},
	} {
		t.Run(name, func(t *testing.T) {
			s := progress.Open(t.TempDir())
			if err := os.WriteFile(s.Path(), []byte(test.src), 0o600); err != nil {
				t.Fatal(err)
			}
			var aside *progress.AsideError
			if err := s.Save(record("first", "take", lessons.Solved)); !errors.As(err, &aside) {
				t.Fatalf("saved with %v", err)
			}
			if !strings.Contains(aside.Error(), test.cause) || !strings.Contains(aside.Error(), aside.Path) {
				t.Errorf("the error is %q, want it to tell %q", aside, test.cause)
			}
			if kept, _ := os.ReadFile(aside.Path); string(kept) != test.src {
				t.Errorf("kept %q, want %q", kept, test.src)
			}
			if how := load(t, s).Lessons["first"].Steps["take"]; how != lessons.Solved {
				t.Errorf("take is %v, want solved", how)
			}
		})
	}
}

// Several unusable files are all kept.
func TestEveryFileAsideIsKept(t *testing.T) {
	s := progress.Open(t.TempDir())
	paths := map[string]bool{}
	for range 3 {
		if err := os.WriteFile(s.Path(), []byte("?"), 0o600); err != nil {
			t.Fatal(err)
		}
		var aside *progress.AsideError
		if _, err := s.Load(); !errors.As(err, &aside) {
			t.Fatalf("loaded with %v", err)
		}
		paths[aside.Path] = true
	}
	if len(paths) != 3 {
		t.Errorf("kept as %v, want three names", paths)
	}
}

// A place that cannot be written is said; what is there stays.
func TestUnwritablePlace(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{filepath.Join(file, "streamlab"), "/dev/null/streamlab"} {
		err := progress.Open(dir).Save(record("first", "take", lessons.Solved))
		if err == nil || !strings.Contains(err.Error(), "progress: ") {
			t.Errorf("saving in %s: %v", dir, err)
		}
	}
}

// A file that is a folder can be neither read nor replaced.
func TestPathThatIsAFolder(t *testing.T) {
	s := progress.Open(t.TempDir())
	if err := os.MkdirAll(filepath.Join(s.Path(), "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(record("first", "take", lessons.Solved)); err == nil {
		t.Error("saved over a folder")
	}
}

func TestConcurrentSaves(t *testing.T) {
	s := progress.Open(t.TempDir())
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			if err := s.Save(record(string(rune('a'+i)), "x", lessons.Solved)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := len(load(t, s).Lessons); n != 8 {
		t.Errorf("%d lessons are saved, want 8", n)
	}
}

func TestDirFollowsXDG(t *testing.T) {
	t.Setenv("HOME", "/home/anna")
	for env, want := range map[string]string{
		"":            "/home/anna/.local/state/streamlab",
		"relative":    "/home/anna/.local/state/streamlab",
		"/var/states": "/var/states/streamlab",
	} {
		t.Setenv("XDG_STATE_HOME", env)
		if got, err := progress.Dir(); got != want || err != nil {
			t.Errorf("with XDG_STATE_HOME=%q: %q, %v; want %q", env, got, err, want)
		}
	}
}

// Lesson files with lessons of the same names do not share their results.
func TestLessonFilesAreKeptApart(t *testing.T) {
	dir := t.TempDir()
	mine, other := progress.OpenFor(dir, "/a/lessons.yaml"), progress.OpenFor(dir, "/b/lessons.yaml")
	save(t, mine, record("first", "take", lessons.Solved))
	for _, s := range []*progress.Store{other, progress.Open(dir)} {
		if p := load(t, s); len(p.Lessons) > 0 {
			t.Errorf("%s has %v", s.Path(), p.Lessons)
		}
	}
	if p := load(t, progress.OpenFor(dir, "/a/lessons.yaml")); len(p.Lessons) != 1 {
		t.Errorf("its own has %v", p.Lessons)
	}
}
