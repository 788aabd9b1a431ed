package progress

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"sync"

	"streamlab/lessons"
)

// fileName is the built-in course's file in the store's folder.
const fileName = "progress.json"

// A Store is one progress file. Its methods may be called by any number of
// goroutines at once.
type Store struct {
	mu    sync.Mutex
	dir   string
	name  string
	saved lessons.Record // the last one that Save wrote
}

// Progress is what a store holds.
type Progress struct {
	Last    string                    // the lesson that was played last, "" for none
	Lessons map[string]lessons.Record // by lesson
}

// Dir returns the folder that the user's progress belongs in, as the XDG base
// directory specification has it: $XDG_STATE_HOME/streamlab if that is an
// absolute path, else ~/.local/state/streamlab.
func Dir() (string, error) {
	if state := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(state) {
		return filepath.Join(state, "streamlab"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find the state directory: %w", err)
	}
	return filepath.Join(home, ".local", "state", "streamlab"), nil
}

// Open returns the built-in course's store in a folder. The folder is made by the
// first Save.
func Open(dir string) *Store { return &Store{dir: dir, name: fileName} }

// OpenFor returns the store of a lesson file, given by its absolute path: the
// lessons of two files may have the same names.
func OpenFor(dir, lessonFile string) *Store {
	sum := sha256.Sum256([]byte(lessonFile))
	return &Store{dir: dir, name: fmt.Sprintf("progress-%x.json", sum[:6])}
}

// Path returns the file's name.
func (s *Store) Path() string { return filepath.Join(s.dir, s.name) }

// Load reads the file; without one there is no progress. A file that is damaged
// or too new is moved aside: then there is no progress, and the error is an
// *AsideError. After any other error the file is still there, unread.
func (s *Store) Load() (Progress, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.load()
}

func (s *Store) load() (Progress, error) {
	src, err := os.ReadFile(s.Path())
	if errors.Is(err, fs.ErrNotExist) {
		return Progress{}, nil
	}
	if err != nil {
		return Progress{}, fmt.Errorf("read progress: %w", err)
	}
	p, err := decode(src)
	if err != nil {
		return Progress{}, s.setAside(err)
	}
	return p, nil
}

// Save writes a lesson's record, beside those of the other lessons. Better
// results from before stay. A record that was just saved is not written again.
// An *AsideError says that the record is saved and that the file that was there
// is kept under another name; after any other error nothing is saved.
func (s *Store) Save(r lessons.Record) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if reflect.DeepEqual(r, s.saved) {
		return nil
	}
	p, aside := s.load()
	if aside != nil && !errors.As(aside, new(*AsideError)) {
		return aside
	}
	if err := s.write(p.with(r)); err != nil {
		return fmt.Errorf("save progress: %w", err)
	}
	s.saved = r
	return aside
}

// with returns the progress with a lesson's record, as the last one played.
func (p Progress) with(r lessons.Record) Progress {
	steps := map[string]lessons.How{}
	for _, known := range []map[string]lessons.How{p.Lessons[r.Lesson].Steps, r.Steps} {
		for id, how := range known {
			steps[id] = max(steps[id], how)
		}
	}
	r.Steps = steps
	all := map[string]lessons.Record{}
	for id, other := range p.Lessons {
		all[id] = other
	}
	all[r.Lesson] = r
	return Progress{Last: r.Lesson, Lessons: all}
}

// write replaces the file.
func (s *Store) write(p Progress) error {
	src, err := encode(p)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(s.dir, s.name+".*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }() // fails, as it should, once the file has its name
	_, err = temp.Write(src)
	if err := errors.Join(err, temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), s.Path())
}

// An AsideError says that the progress file could not be used, and where it is
// kept.
type AsideError struct {
	Path string // where it is now
	Err  error  // why it could not be used
}

// Error returns "progress begins anew: CAUSE; the old file is kept as PATH".
func (e *AsideError) Error() string {
	return fmt.Sprintf("progress begins anew: %v; the old file is kept as %s", e.Err, e.Path)
}

// Unwrap returns the cause.
func (e *AsideError) Unwrap() error { return e.Err }

// maxAside is how many files are kept aside before the oldest name is used again.
const maxAside = 100

// setAside moves the file to a free name beside it.
func (s *Store) setAside(cause error) error {
	for i := 1; i <= maxAside; i++ {
		path := fmt.Sprintf("%s.kept-%d", s.Path(), i)
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		if err := os.Rename(s.Path(), path); err != nil {
			return fmt.Errorf("keep %s aside: %w", s.Path(), err)
		}
		return &AsideError{path, cause}
	}
	return fmt.Errorf("read progress: %w; and there are %d files kept aside in %s", cause, maxAside, s.dir)
}
