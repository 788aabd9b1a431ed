package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// A seat is streamlab running on a terminal of its own.
type seat struct {
	t       *testing.T
	program *exec.Cmd
	master  *os.File // our end
	slave   *os.File // the program's
	before  *unix.Termios

	mu   sync.Mutex
	more *sync.Cond
	text strings.Builder // what came out
	read int             // how much of it was awaited
	gone bool            // nothing comes any more
}

// sit starts streamlab on a terminal of 80 by 24; state is its state directory.
func sit(t *testing.T, state string, args ...string) *seat {
	return sitAt(t, state, append([]string{"streamlab"}, args...)...)
}

// sitAt starts one of the programs that this test binary is.
func sitAt(t *testing.T, state string, args ...string) *seat {
	s := &seat{t: t}
	s.more = sync.NewCond(&s.mu)
	s.open()
	exe, err := os.Executable()
	s.check(err)
	s.program = &exec.Cmd{
		Path: exe, Args: args,
		Env:   append(os.Environ(), "XDG_STATE_HOME="+state, "LANG=C.UTF-8", "TERM=xterm-256color"),
		Stdin: s.slave, Stdout: s.slave, Stderr: s.slave,
		SysProcAttr: &syscall.SysProcAttr{Setsid: true, Setctty: true},
	}
	s.check(s.program.Start())
	t.Cleanup(func() { _ = s.program.Process.Kill() })
	go s.watch()
	return s
}

// open makes the terminal.
func (s *seat) open() {
	var err error
	s.master, err = os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	s.check(err)
	fd := int(s.master.Fd())
	s.check(unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	s.check(err)
	s.slave, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	s.check(err)
	s.check(unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}))
	s.before = s.modes()
	s.t.Cleanup(func() { _, _ = s.master.Close(), s.slave.Close() })
}

func (s *seat) modes() *unix.Termios {
	modes, err := unix.IoctlGetTermios(int(s.slave.Fd()), unix.TCGETS)
	s.check(err)
	return modes
}

func (s *seat) check(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// watch collects what the program prints.
func (s *seat) watch() {
	chunk := make([]byte, 4096)
	for {
		n, err := s.master.Read(chunk)
		s.mu.Lock()
		s.text.Write(chunk[:n])
		s.gone = err != nil
		s.more.Broadcast()
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// types sends keys.
func (s *seat) types(keys string) {
	s.t.Helper()
	_, err := io.WriteString(s.master, keys)
	s.check(err)
}

// reads waits until each of the texts has come out, one behind the other.
func (s *seat) reads(texts ...string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, text := range texts {
		at := strings.Index(s.text.String()[s.read:], text)
		for ; at < 0; at = strings.Index(s.text.String()[s.read:], text) {
			if s.gone {
				s.t.Fatalf("%q does not come out, but %q", text, s.text.String()[s.read:])
			}
			s.more.Wait()
		}
		s.read += at + len(text)
	}
}

// isLeft waits for the program's end, which must be a good one, and compares the
// terminal's modes with those that it had.
func (s *seat) isLeft() {
	s.t.Helper()
	s.check(s.program.Wait())
	if after := s.modes(); *after != *s.before {
		s.t.Errorf("the terminal is not as it was: %+v, before %+v", *after, *s.before)
	}
}

func TestReplOnATerminal(t *testing.T) {
	s := sit(t, t.TempDir(), "repl", "--compat", "7.0")
	s.reads("an embedded Redis 7.0", "you> ")
	s.types("xadd numbers 1-1 n 0\r")
	s.reads(`"1-1"`, "you> ")
	s.types("xle\t")
	s.reads("you> xlen ")
	s.types("n\t\r")
	s.reads("(integer) 1", "you> ")
	s.types("@a XREAD BLOCK 1 STREAMS numbers $\r") // the clock runs by itself
	s.reads("a waits (BLOCK 1)", "a» (nil)", "you> ")
	s.types("\x04")
	s.isLeft()
}

func TestReplEndsInOrderBySignal(t *testing.T) {
	s := sit(t, t.TempDir(), "repl")
	s.reads("you> ")
	s.types("XLEN num")
	s.reads("num")
	s.check(s.program.Process.Signal(syscall.SIGTERM))
	s.isLeft()
}

func TestReplGoesOnWhereALessonWasLeft(t *testing.T) {
	state := t.TempDir()
	s := sit(t, state, "repl", "--lesson", "joining-groups")
	s.reads("Step 1 of ", "Enter goes on.", "> ")
	s.types("\r")
	s.reads("Step 2 of ", "> ")
	s.types(":quit\r")
	s.isLeft()

	s = sit(t, state, "repl", "--lesson", "joining-groups")
	s.reads("You left ", " at step 2 of ", "Go on there? [Y/n] ")
	s.types("\r")
	s.reads("Step 2 of ", "> ")
	s.types(":goto joining-groups\r")
	s.reads("Step 1 of ", "> ")
	s.types("\x03\x03")
	s.isLeft()
}
