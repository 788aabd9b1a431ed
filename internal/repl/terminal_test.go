package repl

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"streamlab/internal/history"
	"streamlab/internal/lab"
	"streamlab/lessons"
)

// sandbox returns a lab whose clock stands.
func sandbox(t *testing.T) *lab.Lab {
	t.Helper()
	l, err := lab.New(lab.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTerminalPrintsTheTerminalForm(t *testing.T) {
	d := sit(t, sandbox(t), t.TempDir())
	d.does("XADD numbers 1-1 n 0", `"1-1"`)
	d.does("XRANGE numbers - +", `1) 1) "1-1"`)
	d.does(":raw", "as redis-cli prints them to a pipe")
	d.does("XRANGE numbers - +", "1-1\nn\n0\n")
}

func TestTabCompletesListsAndHints(t *testing.T) {
	l := sandbox(t)
	l.Run("", "XADD numbers 1-1 n 0")
	l.Run("", `XADD "my stream" 1-1 n 0`)
	d := sit(t, l, t.TempDir())

	d.types("xle\t")
	d.reads("you> xlen ")
	d.types("nu\t")
	d.reads("you> xlen numbers ")
	d.types("\r")
	d.reads("(integer) 1")

	d.types("Xle\t") // in the table's own case where it is typed in neither
	d.reads("you> XLEN ")
	d.types("m\t")
	d.reads(`you> XLEN "my stream"`)
	d.types("\r")
	d.reads("(integer) 1")

	d.types("XA\t")
	d.reads("  XACK        ", "  XADD        ", "  XAUTOCLAIM  ", "you> XA")
	d.types("DD numbers * n \t")
	d.reads("syntax: value [field value ...]", "you> XADD numbers * n ")
}

func TestEnterTypesAndRunsALessonsCommand(t *testing.T) {
	course, err := lessons.Parse("lessons.yaml", []byte(strings.ReplaceAll(`
		format: 1
		compat: "7.2"
		lessons:
		  - id: one
		    title: One
		    start: 2025-01-01T12:00:00Z
		    tick: 1s
		    steps:
		      - id: ping
		        kind: show
		        title: Ping
		        say: Is it there?
		        run: PING
		        expect: PONG
		`, "\n\t\t", "\n")))
	if err != nil {
		t.Fatal(err)
	}
	l, err := lab.New(lab.Options{Course: course, Lesson: "one"})
	if err != nil {
		t.Fatal(err)
	}
	d := sit(t, l, t.TempDir())
	d.types("\r")
	d.reads("Enter runs it.", "you> PING")
	d.types("\r")
	d.reads("PONG", "Enter goes on.")
}

func TestRepliesComeWhileSomebodyTypes(t *testing.T) {
	var elapsed atomic.Int64
	start := time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC)
	l, err := lab.New(lab.Options{Now: func() time.Time { return start.Add(time.Duration(elapsed.Load())) }})
	if err != nil {
		t.Fatal(err)
	}
	d := sit(t, l, t.TempDir())
	d.does("@a XREAD BLOCK 1000 STREAMS numbers $", "a waits (BLOCK 1000)")
	d.types("XADD num")
	d.reads("you> XADD num")
	elapsed.Store(int64(time.Second))
	d.ticks <- start
	d.reads("a» (nil)", "you> XADD num")
	d.does("bers 1-1 n 0", `"1-1"`)
}

func TestLeaving(t *testing.T) {
	for name, leave := range map[string]func(*desk){
		"ctrl-d":       func(d *desk) { d.types("\x04") },
		":quit":        func(d *desk) { d.types(":quit\r") },
		"ctrl-c twice": func(d *desk) { d.types("PI\x03"); d.reads("(ctrl-c again leaves)", "> "); d.types("\x03") },
		"a signal":     func(d *desk) { d.leave() },
	} {
		t.Run(name, func(t *testing.T) {
			d := sit(t, sandbox(t), t.TempDir())
			leave(d)
			d.isOver()
		})
	}
}

func TestCtrlCClearsTheLine(t *testing.T) {
	d := sit(t, sandbox(t), t.TempDir())
	d.types("FLUSHALL\x03")
	d.reads("^C", "(ctrl-c again leaves)", "> ")
	d.does("PING", "PONG")
	d.types("x\x03")
	d.reads("(ctrl-c again leaves)", "> ")
	d.does("PING", "PONG")
}

func TestHistoryIsKeptBetweenRuns(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "streamlab")
	first := sit(t, sandbox(t), dir)
	first.does("ECHO before", `"before"`)
	first.types("\x04")
	first.isOver()

	second := sit(t, sandbox(t), dir)
	second.does("\x1b[A", `"before"`)
	second.types("\x12efo")
	second.reads("bck-i-search: efo")
	second.does("", `"before"`)
}

// What somebody put into the history's file is not drawn raw.
func TestHistoryIsShownClean(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, history.File), []byte("ECHO clean\nECHO \x1b[31mred\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := sit(t, sandbox(t), dir)
	d.does("\x1b[A", `"clean"`)
	if strings.Contains(d.screen.text(), "\x1b[31m") {
		t.Error("a control sequence reached the terminal")
	}
}

func TestNoPlaceForTheHistory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := sit(t, sandbox(t), filepath.Join(file, "streamlab"))
	if !strings.Contains(d.screen.text(), "the history is not kept: ") {
		t.Errorf("it is not said: %q", d.screen.text())
	}
	d.types("\x12\x07\x03") // a search in an empty history
	d.reads("(ctrl-c again leaves)", "> ")
	d.does("PING", "PONG")
}

// TestKeysThatTheEditorCannotTake sends what the editor would print raw, take
// for the end of the input, or fail on.
func TestKeysThatTheEditorCannotTake(t *testing.T) {
	d := sit(t, sandbox(t), t.TempDir())
	d.types("x\x14\x0f\x16\x1c\u0085\u202e\ufdd0\x00\x1b\x14y\x7f\x7f")
	d.does("PING", "PONG")
	for _, raw := range []string{"\x14", "\x0f", "\x16", "\x1c", "\u0085", "\u202e", "\ufdd0", "\x00"} {
		if strings.Contains(d.screen.text(), raw) {
			t.Errorf("%q reached the terminal", raw)
		}
	}
}

func TestControlBytesOfRepliesAreEscaped(t *testing.T) {
	d := sit(t, sandbox(t), t.TempDir())
	d.does(`SET "\x1b]0;k" "\x1b[31mred"`, "OK")
	d.does(`GET "\x1b]0;k"`, `"\x1b[31mred"`)
	d.does(":raw", "pipe")
	d.does(`GET "\x1b]0;k"`, `\x1b[31mred`)
	d.does(":state", `\x1b]0;k: string \x1b[31mred`)
	d.does(`"\x1b[31m"`, `\x1b[31m`)
	d.types("GET \t")
	d.reads(`you> GET "\x1b]0;k"`)
	if strings.Contains(d.screen.text(), "\x1b[31m") || strings.Contains(d.screen.text(), "\x1b]0;") {
		t.Error("a control sequence reached the terminal")
	}
}

func TestLargePastes(t *testing.T) {
	d := sit(t, sandbox(t), t.TempDir())
	d.does("TYPE "+strings.Repeat("x", lab.MaxLine-len("TYPE ")), "none")
	d.does("TYPE "+strings.Repeat("é", lab.MaxLine), "a line of 131077 bytes was dropped: at most 65536 are taken")
	d.does("ECHO \"é\tand a tab in a long text\"", `"\xc3\xa9 and a tab in a long text"`)
}

// A paste runs after one question where it has several lines; one line waits in
// the prompt.
func TestPastes(t *testing.T) {
	d := sit(t, sandbox(t), t.TempDir())
	if !strings.HasPrefix(d.screen.text(), pasteOn) {
		t.Error("pastes are not marked")
	}
	d.types("XADD s 1-1 \x1b[200~n\t0\n\x1b[201~")
	d.does("", `"1-1"`)
	d.does("XRANGE s - +", `2) "0"`) // the tab was taken for a space

	d.types("XA\x1b[200~DD s 2-1 n 1\r\n\r\nXLEN s\r\n\x1b[201~")
	d.reads("  XADD s 2-1 n 1\n", "  XLEN s\n", "Run these 2 pasted lines, one by one? [Y/n] ")
	d.types("perhaps\r")
	d.reads("answer y or n", "[Y/n] ")
	d.types("y\r")
	d.reads("you> XADD s 2-1 n 1\n", `"2-1"`, "you> XLEN s\n", "(integer) 2", "> ")

	d.types("\x1b[200~DEL s\nDEL s\n\x1b[201~")
	d.reads("[Y/n] ")
	d.types("n\r")
	d.does("XLEN s", "(integer) 2")

	d.types("\x1b[200~PING\n" + strings.Repeat("x", lab.MaxLine+1) + "\n\x1b[201~")
	d.reads("a line of 65537 bytes was dropped", "> ")
	d.does("XLEN s", "(integer) 2")

	d.types("\x1b[200~:quit\nDEL s\n\x1b[201~")
	d.reads("[Y/n] ")
	d.types("\r")
	d.isOver()
	if !strings.HasSuffix(d.screen.text(), pasteOff) {
		t.Error("pastes stay marked")
	}
}

// Home and End are known in the ways of all terminals.
func TestHomeAndEnd(t *testing.T) {
	for home, end := range map[string]string{"\x1b[1~": "\x1b[4~", "\x1b[7~": "\x1b[8~", "\x1b[H": "\x1b[F"} {
		d := sit(t, sandbox(t), t.TempDir())
		d.does("CHO a"+home+"E"+end+"b", `"ab"`)
	}
}

// What is told is broken between words.
func TestNoticesFitTheTerminal(t *testing.T) {
	d := sit(t, sandbox(t), t.TempDir())
	d.does(":help", "XTRIM")
	for _, line := range strings.Split(d.screen.text(), "\n") {
		if line = strings.TrimRight(line, "\r"); strings.HasPrefix(line, ":") && len(line) > 80 {
			t.Errorf("%d columns: %q", len(line), line)
		}
	}
}

func TestAnOddReplyIsSaidOnceToBeExplained(t *testing.T) {
	d := sit(t, sandbox(t), t.TempDir())
	const hint = "(:why explains this reply)"
	d.does("XADD numbers 1-0 n 0", `"1-0"`)
	d.does("XREADGROUP GROUP g c STREAMS numbers >", hint)
	d.does("XREADGROUP GROUP g c STREAMS numbers >", "(error) NOGROUP")
	d.does(":why", "g")
	if n := strings.Count(d.screen.text(), hint); n != 1 {
		t.Errorf("it is said %d times", n)
	}
}
