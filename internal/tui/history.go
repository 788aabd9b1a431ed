package tui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"streamlab/engine/rediscli"
	"streamlab/internal/lab"
)

// historyLimit is how many lines are kept.
const historyLimit = 1000

// history is what was typed, also in earlier runs, and the place in it where
// the prompt is.
type history struct {
	file  string // "": not kept between runs
	lines []string
	at    int    // len(lines): at what is being typed
	draft string // what was being typed before the first step back
}

// openHistory reads the lines of a file; one that cannot be read has none. A file
// that has grown is cut to what is kept.
func openHistory(file string) history {
	h := history{file: file}
	src, err := os.ReadFile(file)
	if err != nil {
		return h
	}
	n := 0
	for line := range strings.Lines(string(src)) {
		n++
		if line = strings.TrimRight(line, "\r\n"); storable(line) {
			h.keep(line)
		}
	}
	if n > 2*historyLimit {
		_ = h.rewrite()
	}
	h.at = len(h.lines)
	return h
}

// storable tells whether a line is safe to show in a terminal: the line mode reads
// the file, too.
func storable(line string) bool { return rediscli.Safe(line) == line }

// keep adds a line in memory, unless it says nothing new.
func (h *history) keep(line string) bool {
	if len(line) > lab.MaxLine || strings.TrimSpace(line) == "" || len(h.lines) > 0 && h.lines[len(h.lines)-1] == line {
		return false
	}
	h.lines = append(h.lines, line)
	if over := len(h.lines) - historyLimit; over > 0 {
		h.lines = h.lines[over:]
	}
	return true
}

// add keeps a line that was run. A file that cannot be written is no fault of
// the learner's: the line is kept for this run only, as is one that is not fit
// for the file.
func (h *history) add(line string) {
	if h.keep(line) && h.file != "" && storable(line) {
		_ = h.append(line)
	}
	h.at, h.draft = len(h.lines), ""
}

// append adds a line at the file's end: others may write there at the same time.
func (h *history) append(line string) error {
	if err := os.MkdirAll(filepath.Dir(h.file), 0o700); err != nil {
		return err
	}
	out, err := os.OpenFile(h.file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = out.WriteString(line + "\n")
	return errors.Join(err, out.Close())
}

// rewrite writes the whole file anew, by rename.
func (h *history) rewrite() error {
	temp := h.file + ".new"
	if err := os.WriteFile(temp, []byte(strings.Join(h.lines, "\n")+"\n"), 0o600); err != nil {
		return err
	}
	return os.Rename(temp, h.file)
}

// back returns the line before, for a prompt that shows now; ok is false at the
// oldest.
func (h *history) back(now string) (line string, ok bool) {
	if h.at == 0 {
		return "", false
	}
	if h.at == len(h.lines) {
		h.draft = now
	}
	h.at--
	return h.lines[h.at], true
}

// forward returns the line after, at last what was being typed.
func (h *history) forward() (line string, ok bool) {
	if h.at == len(h.lines) {
		return "", false
	}
	h.at++
	if h.at == len(h.lines) {
		return h.draft, true
	}
	return h.lines[h.at], true
}
