package tui

import "streamlab/internal/history"

// typedLines are what was typed, also in earlier runs, and the place in it where
// the prompt is.
type typedLines struct {
	store *history.Store
	at    int    // the number of lines: at what is being typed
	draft string // what was being typed before the first step back
}

// openHistory reads what a folder keeps. One that cannot be read or written is no
// fault of the learner's: then lines are kept for this run only.
func openHistory(dir string) typedLines {
	store, _ := history.Open(dir)
	return typedLines{store: store, at: len(store.Lines())}
}

// add keeps a line that was run.
func (h *typedLines) add(line string) {
	_ = h.store.Add(line)
	h.at, h.draft = len(h.store.Lines()), ""
}

// back returns the line before, for a prompt that shows now; ok is false at the
// oldest.
func (h *typedLines) back(now string) (line string, ok bool) {
	if h.at == 0 {
		return "", false
	}
	if h.at == len(h.store.Lines()) {
		h.draft = now
	}
	h.at--
	return h.store.Lines()[h.at], true
}

// forward returns the line after, at last what was being typed.
func (h *typedLines) forward() (line string, ok bool) {
	if h.at == len(h.store.Lines()) {
		return "", false
	}
	h.at++
	if h.at == len(h.store.Lines()) {
		return h.draft, true
	}
	return h.store.Lines()[h.at], true
}
