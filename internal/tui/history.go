package tui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

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

// openHistory reads the lines of a file; one that cannot be read has none.
func openHistory(file string) history {
	h := history{file: file}
	src, err := os.ReadFile(file)
	if err != nil {
		return h
	}
	for line := range strings.Lines(string(src)) {
		h.keep(strings.TrimRight(line, "\r\n"))
	}
	h.at = len(h.lines)
	return h
}

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
// the learner's: the line is kept for this run only.
func (h *history) add(line string) {
	full := len(h.lines) == historyLimit
	if h.keep(line) && h.file != "" {
		if full {
			_ = h.rewrite()
		} else {
			_ = h.append(line)
		}
	}
	h.at, h.draft = len(h.lines), ""
}

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

// rewrite writes the whole file anew, by rename, so that it stays bounded.
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
