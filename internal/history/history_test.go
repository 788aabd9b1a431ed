package history_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"streamlab/internal/history"
	"streamlab/internal/lab"
)

func open(t *testing.T, dir string) *history.Store {
	t.Helper()
	s, err := history.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func add(t *testing.T, s *history.Store, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if err := s.Add(line); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLinesAreKeptBetweenRuns(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "streamlab")
	first, second := open(t, dir), open(t, dir)
	add(t, first, "SET a 1", "SET a 1", "", "  ", strings.Repeat("x", lab.MaxLine+1), "GET é")
	add(t, second, "DEL a")
	if got, want := open(t, dir).Lines(), []string{"SET a 1", "GET é", "DEL a"}; !slices.Equal(got, want) {
		t.Errorf("kept %q, want %q", got, want)
	}
	info, err := os.Stat(filepath.Join(dir, history.File))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the history is for the user alone: %v, %v", info.Mode(), err)
	}
}

// What a terminal would obey is neither written nor read.
func TestRawBytesAreNotKept(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, history.File)
	if err := os.WriteFile(file, []byte("PING\n\x1b]0;x\x07\nSET a \x1b[31m\r\n\xff\nGET a\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	add(t, s, "ECHO \x1b[2J", "ECHO \u202e")
	if got, want := open(t, dir).Lines(), []string{"PING", "GET a"}; !slices.Equal(got, want) {
		t.Errorf("kept %q, want %q", got, want)
	}
	if n := len(s.Lines()); n != 4 {
		t.Errorf("%d lines are kept for this run", n)
	}
	if src, _ := os.ReadFile(file); strings.Contains(string(src), "ECHO") {
		t.Errorf("the file is %q", src)
	}
}

// The newest lines are kept, and the file is cut when it is opened.
func TestLimit(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for i := range 2*history.Limit + 5 {
		add(t, s, fmt.Sprint("ECHO ", i))
	}
	again := open(t, dir)
	if n := len(again.Lines()); n != history.Limit || again.Lines()[0] != "ECHO 1005" || len(s.Lines()) != n {
		t.Errorf("%d lines are kept, %d before, the oldest %q", n, len(s.Lines()), again.Lines()[0])
	}
	src, _ := os.ReadFile(filepath.Join(dir, history.File))
	if n := strings.Count(string(src), "\n"); n != history.Limit {
		t.Errorf("the file has %d lines", n)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("the folder holds %v", files)
	}
}

// Without a place for it the history is that of this run.
func TestNoPlace(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := history.Open(filepath.Join(file, "streamlab"))
	if err == nil {
		t.Error("a folder in a file was made")
	}
	add(t, s, "PING")
	if got := s.Lines(); !slices.Equal(got, []string{"PING"}) {
		t.Errorf("kept %q", got)
	}
	add(t, open(t, ""), "PING")
}
