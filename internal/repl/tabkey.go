package repl

import (
	"io"
	"strings"

	"github.com/chzyer/readline"

	"streamlab/engine/rediscli"
)

// tabHelp answers Tab: it returns the line up to the cursor as it is to be, and
// what to show above it.
type tabHelp func(line string) (completed string, show []string)

// tab answers the editor's Tab key: by a tabHelp, or with what is to be fetched.
type tab struct {
	editor   *readline.Instance
	keys     *keys
	help     tabHelp
	fetching bool  // the Tab is a fetchKey
	fetched  aside // what Line has still to tell: lines, or the size of one that was dropped
}

// Do is called by the editor. It tells it what to insert, and prints the rest
// itself, a line each: the editor's own list moves the cursor about, which a
// screen reader cannot follow.
func (t *tab) Do(line []rune, pos int) ([][]rune, int) {
	if t.fetching {
		t.fetching = false
		a := t.keys.fetch()
		if a.text == "" {
			t.fetched = a
		}
		return insertion(a.text), 0
	}
	typed := string(line[:pos])
	completed, show := t.help(typed)
	if len(show) > 0 {
		_, _ = io.WriteString(t.editor, strings.Join(show, "\n")+"\n")
	}
	insert, fits := strings.CutPrefix(completed, typed)
	if !fits {
		t.editor.Operation.SetBuffer(completed + string(line[pos:]))
		return nil, 0
	}
	return insertion(insert), 0
}

func insertion(text string) [][]rune {
	if text == "" {
		return nil
	}
	return [][]rune{[]rune(text)}
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
	readline.CharBckSearch: true, readline.CharFwdSearch: true,
	readline.CharInterrupt: true, readline.CharBell: true, readline.CharCtrlL: true,
	readline.CharCtrlZ: true, readline.CharEsc: true,
	readline.MetaBackward: true, readline.MetaForward: true,
	readline.MetaDelete: true, readline.MetaBackspace: true,
	0: true, // the end of the input
}

// filter drops the keys that the editor would take for text, and turns ours into
// a Tab.
func (t *tab) filter(key rune) (rune, bool) {
	switch {
	case key == fetchKey:
		t.fetching = true
		return readline.CharTab, true
	case key < ' ' || rediscli.Safe(string(key)) != string(key):
		return key, editing[key]
	}
	return key, true
}
