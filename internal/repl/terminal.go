package repl

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"

	"github.com/chzyer/readline"

	"streamlab/internal/history"
	"streamlab/render"
)

// The width that is taken where the terminal does not tell a usable one; below
// minWidth the editor cannot place its cursor.
const (
	defaultWidth = 80
	minWidth     = 20
)

// terminal reads lines with an editor that has history and completion.
type terminal struct {
	editor  *readline.Instance
	history *history.Store
	tab     *tab
	stopped atomic.Bool
}

// newTerminal opens the line editor on a console, the zero one being the
// process's terminal. The lines of old can be typed again; help answers Tab.
func newTerminal(console readline.Config, old *history.Store, help tabHelp) (*terminal, error) {
	if console.Stdin == nil {
		console.Stdin = os.Stdin
	}
	keys := &keys{in: console.Stdin}
	tab := &tab{keys: keys, help: help}
	console.Stdin = keys
	console.HistoryLimit = history.Limit
	console.HistorySearchFold = true
	console.DisableAutoSaveHistory = true // Line does it
	console.AutoComplete = tab
	console.InterruptPrompt = "^C"
	console.EOFPrompt = "\n"
	console.FuncFilterInputRune = tab.filter
	if console.FuncGetWidth == nil {
		console.FuncGetWidth = width
	}
	editor, err := readline.NewEx(&console)
	if err != nil {
		return nil, err
	}
	tab.editor = editor
	t := &terminal{editor: editor, history: old, tab: tab}
	for _, line := range old.Lines() {
		t.remember(line)
	}
	if len(old.Lines()) == 0 {
		t.remember("") // the editor fails on searching where there is nothing
	}
	return t, nil
}

// remember lets a line be typed again, in this run. The editor has no file, so
// that nothing fails.
func (t *terminal) remember(line string) { _ = t.editor.SaveHistory(line) }

// Line reads a line. A typed or pasted one that is too long is dropped.
func (t *terminal) Line(prompt, prefill string) (string, error) {
	t.editor.SetPrompt(prompt)
	line, err := t.editor.ReadlineWithDefault(prefill)
	switch {
	case errors.Is(err, readline.ErrInterrupt):
		return line, errInterrupted
	case t.stopped.Load():
		_, _ = t.editor.Terminal.Write([]byte("\n")) // the cursor stands behind the prompt
		return "", io.EOF
	case err != nil:
		return "", io.EOF
	}
	a := t.tab.fetched
	t.tab.fetched = aside{}
	switch {
	case a.dropped > 0:
		return "", &lineTooLong{a.dropped}
	case len(a.lines) > 0:
		a.lines[0] = line + a.lines[0]
		return "", &pasted{a.lines}
	}
	if line, err = bounded(line, len(line)); err == nil {
		t.remember(line)
		_ = t.history.Add(line) // that a file cannot be written is no reason to lose the line
	}
	return line, err
}

// mark asks the terminal to mark pastes, or no more. Those of several lines
// would run unasked otherwise.
func (t *terminal) mark(pastes bool) {
	sequence := pasteOff
	if pastes {
		sequence = pasteOn
	}
	_, _ = t.editor.Terminal.Write([]byte(sequence))
}

// Stop makes Line return. The editor's own Close would also wait for its
// goroutines, which can be for ever.
func (t *terminal) Stop() {
	t.stopped.Store(true)
	t.editor.Operation.Close()
}

// Write prints above the line that is being edited.
func (t *terminal) Write(text []byte) (int, error) { return t.editor.Write(text) }

func width() int {
	w := readline.GetScreenWidth()
	if w <= 0 {
		return defaultWidth
	}
	return max(w, minWidth)
}

// openTerminal opens the line editor. Without a place for the history there is
// none, which is said once.
func (s *session) openTerminal() (*terminal, error) {
	old, problem := history.Open(s.StateDir)
	t, err := newTerminal(s.console, old, s.help)
	if err == nil && s.Pastes {
		t.mark(true)
		s.close = func() { t.mark(false) }
	}
	if err == nil && problem != nil {
		_, _ = fmt.Fprintf(t, "the history is not kept: %s\n", render.Clean(problem.Error()))
	}
	return t, err
}

// width is how many columns text may take.
func (s *session) width() int {
	if s.Terminal {
		return width()
	}
	return defaultWidth
}
