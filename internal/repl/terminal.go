package repl

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/chzyer/readline"

	"streamlab/engine/rediscli"
)

// historyLimit is how many lines are kept between runs.
const historyLimit = 1000

// The width that is taken where the terminal does not tell a usable one; below
// minWidth the editor cannot place its cursor.
const (
	defaultWidth = 80
	minWidth     = 20
)

// terminal reads lines with an editor that has history and completion.
type terminal struct {
	editor  *readline.Instance
	stopped atomic.Bool
}

// newTerminal opens the line editor on the process's terminal. history is its
// file, "" for none; help answers Tab.
func newTerminal(history string, help tabHelp) (*terminal, error) {
	tab := &tab{help: help}
	editor, err := readline.NewEx(&readline.Config{
		HistoryFile:         history,
		HistoryLimit:        historyLimit,
		HistorySearchFold:   true,
		AutoComplete:        tab,
		InterruptPrompt:     "^C",
		EOFPrompt:           "\n",
		FuncFilterInputRune: keyFilter(history != ""),
		FuncGetWidth:        width,
	})
	if err != nil {
		return nil, err
	}
	tab.editor = editor
	return &terminal{editor: editor}, nil
}

// Line reads a line. A typed or pasted one that is too long is dropped.
func (t *terminal) Line(prompt, prefill string) (string, error) {
	t.editor.SetPrompt(prompt)
	line, err := t.editor.ReadlineWithDefault(prefill)
	switch {
	case errors.Is(err, readline.ErrInterrupt):
		return line, errInterrupted
	case t.stopped.Load():
		_, _ = t.Write([]byte("\n")) // the cursor stands behind the prompt
		return "", io.EOF
	case err != nil:
		return "", io.EOF
	}
	return bounded(line, len(line))
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

// editing are the control keys that the editor knows. Others would go into the
// line and raw to the terminal. Ctrl-T is left out: in a line of one character
// the editor cannot do it.
var editing = map[rune]bool{
	readline.CharLineStart: true, readline.CharLineEnd: true,
	readline.CharBackward: true, readline.CharForward: true,
	readline.CharPrev: true, readline.CharNext: true,
	readline.CharDelete: true, readline.CharBackspace: true, readline.CharCtrlH: true,
	readline.CharKill: true, readline.CharCtrlU: true, readline.CharCtrlW: true, readline.CharCtrlY: true,
	readline.CharTab: true, readline.CharEnter: true, readline.CharCtrlJ: true,
	readline.CharInterrupt: true, readline.CharBell: true, readline.CharCtrlL: true,
	readline.CharCtrlZ: true, readline.CharEsc: true,
	readline.MetaBackward: true, readline.MetaForward: true,
	readline.MetaDelete: true, readline.MetaBackspace: true,
	0: true, // the end of input
}

// keyFilter drops the keys that the editor would take for text. Searching needs
// a history file: without one the editor fails on it.
func keyFilter(canSearch bool) func(rune) (rune, bool) {
	return func(key rune) (rune, bool) {
		switch {
		case key == readline.CharBckSearch || key == readline.CharFwdSearch:
			return key, canSearch
		case key < ' ' || rediscli.Safe(string(key)) != string(key):
			return key, editing[key]
		}
		return key, true
	}
}

// tabHelp answers Tab: it returns the line up to the cursor as it is to be, and
// what to show above it.
type tabHelp func(line string) (completed string, show []string)

// tab gives a tabHelp to the editor.
type tab struct {
	editor *readline.Instance
	help   tabHelp
}

// Do is called by the editor. It tells it what to insert, and prints the rest
// itself, a line each: the editor's own list moves the cursor about, which a
// screen reader cannot follow.
func (t *tab) Do(line []rune, pos int) ([][]rune, int) {
	typed := string(line[:pos])
	completed, show := t.help(typed)
	if len(show) > 0 {
		_, _ = io.WriteString(t.editor, strings.Join(show, "\n")+"\n")
	}
	insert, fits := strings.CutPrefix(completed, typed)
	switch {
	case !fits:
		t.editor.Operation.SetBuffer(completed + string(line[pos:]))
	case insert != "":
		return [][]rune{[]rune(insert)}, 0
	}
	return nil, 0
}

// openTerminal opens the line editor. Without a place for the history there is
// none, which is said once.
func (s *session) openTerminal() (*terminal, error) {
	history, problem := historyFile(s.StateDir)
	t, err := newTerminal(history, s.help)
	if err == nil && problem != nil {
		fmt.Fprintf(t, "the history is not kept: %v\n", problem)
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

// historyFile returns where the history is kept, after making sure that it can
// be. It is for the user alone to read.
func historyFile(dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(dir, "history")
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return "", err
	}
	return path, file.Close()
}
