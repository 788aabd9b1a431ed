// Package history keeps what was typed at a prompt between runs, in one file of
// a line each, the newest last. Every prompt of the program writes it; a line is
// appended when it is typed, so that several programs at once lose nothing, and
// a file that has grown is cut when it is opened.
//
// The file has only lines that can be shown as they are typed: editors draw them
// raw.
package history

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"streamlab/engine/rediscli"
	"streamlab/internal/lab"
)

// Limit is how many lines are kept.
const Limit = 1000

// File is the history's name in the folder of what the program keeps.
const File = "history"

// A Store is one history. It is for one goroutine at a time.
type Store struct {
	path  string // "" where nothing is kept between runs
	lines []string
}

// Open reads the history of a folder, "" for one that is kept for this run only.
// The error says why it is not kept between runs; the store works all the same.
// The file is for the user alone to read.
func Open(dir string) (*Store, error) {
	s := &Store{}
	if dir == "" {
		return s, nil
	}
	path := filepath.Join(dir, File)
	src, err := os.ReadFile(path)
	for line := range strings.Lines(string(src)) {
		if line = strings.TrimRight(line, "\r\n"); rediscli.Safe(line) == line {
			s.keep(line)
		}
	}
	switch {
	case errors.Is(err, os.ErrNotExist):
		err = os.MkdirAll(dir, 0o700)
	case err == nil && strings.Count(string(src), "\n") > 2*Limit:
		err = s.rewrite(path)
	}
	if err == nil {
		err = appendTo(path, "")
	}
	if err == nil {
		s.path = path
	}
	return s, err
}

// Lines returns what was typed, the oldest first. Do not change it.
func (s *Store) Lines() []string { return s.lines }

// Add keeps a line, unless it is empty, too long, or the same as the one before.
// One that holds what a terminal would obey is kept for this run only. The error
// says why another is not in the file.
func (s *Store) Add(line string) error {
	if !s.keep(line) || s.path == "" || rediscli.Safe(line) != line {
		return nil
	}
	return appendTo(s.path, line+"\n")
}

// keep adds a line in memory.
func (s *Store) keep(line string) bool {
	n := len(s.lines)
	if len(line) > lab.MaxLine || strings.TrimSpace(line) == "" || n > 0 && s.lines[n-1] == line {
		return false
	}
	s.lines = append(s.lines, line)
	if n >= Limit {
		s.lines = s.lines[1:]
	}
	return true
}

func appendTo(path, text string) error {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}

// rewrite writes the whole file anew, by rename, so that it is never half there.
func (s *Store) rewrite(path string) error {
	file, err := os.CreateTemp(filepath.Dir(path), File+".*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(file.Name()) }() // fails, as it should, once the file has its name
	_, err = file.WriteString(strings.Join(s.lines, "\n") + "\n")
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
