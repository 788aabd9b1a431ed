package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"streamlab/internal/tui"
	"streamlab/lessons"
)

// What a full screen switches on when it begins, and off when it ends.
var switched = []struct{ name, on, off string }{
	{"the alternate screen", "\x1b[?1049h", "\x1b[?1049l"},
	{"bracketed paste", "\x1b[?2004h", "\x1b[?2004l"},
	{"the hidden cursor", "\x1b[?25l", "\x1b[?25h"},
}

// isCalm tells of what is not switched off in the end.
func (s *seat) isCalm() {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, mode := range switched {
		on, off := strings.LastIndex(s.text.String(), mode.on), strings.LastIndex(s.text.String(), mode.off)
		if off <= on {
			s.t.Errorf("%s: on at %d, off at %d", mode.name, on, off)
		}
	}
}

// ends waits for the program's end and returns its exit status.
func (s *seat) ends() int {
	s.t.Helper()
	var exit *exec.ExitError
	if err := s.program.Wait(); errors.As(err, &exit) {
		return exit.ExitCode()
	} else {
		s.check(err)
	}
	return 0
}

// screens are the ways to open the full screen, with what shows that it is
// drawn and what is typed to leave it.
var screens = map[string]struct {
	args         []string
	shows, leave string
}{
	"list":    {nil, "Sandbox", "q"},
	"sandbox": {[]string{"sandbox"}, "sandbox", ":quit\r"},
	"learn":   {[]string{"learn", "joining-groups"}, "joining-groups", ":quit\r"},
	"demo":    {[]string{"demo", "joining-groups"}, "joining-groups", "::quit\r"}, // the first colon is free play
}

func TestTheScreenLeavesTheTerminalAsItWas(t *testing.T) {
	for name, c := range screens {
		t.Run(name, func(t *testing.T) {
			s := sit(t, t.TempDir(), c.args...)
			s.reads("\x1b[?1049h", c.shows)
			s.types(c.leave)
			s.reads("\x1b[?1049l")
			s.isLeft()
			s.isCalm()
		})
	}
}

func TestSignalsLeaveTheTerminalAsItWas(t *testing.T) {
	for name, c := range screens {
		for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
			t.Run(name+" "+signal.String(), func(t *testing.T) {
				s := sit(t, t.TempDir(), c.args...)
				s.reads("\x1b[?1049h", c.shows)
				s.check(s.program.Process.Signal(signal))
				s.reads("\x1b[?1049l")
				s.isLeft()
				s.isCalm()
			})
		}
	}
}

// breaking is progress whose keeping panics.
type breaking struct{}

func (breaking) Records() map[string]lessons.Record { return nil }
func (breaking) Save(lessons.Record) error          { panic("a test's panic: not a fault") }

// broken is a streamlab that panics when a step is done.
func broken() {
	course, err := (&options{}).course()
	if err == nil {
		err = tui.Run(context.Background(), tui.Options{
			Mode: tui.Learn, Course: course, Lesson: course.Lessons[0].ID, Progress: breaking{},
		})
	}
	if err != nil {
		os.Exit(statusFailed)
	}
}

func TestAPanicLeavesTheTerminalAsItWas(t *testing.T) {
	s := sitAt(t, t.TempDir(), "broken")
	s.reads("\x1b[?1049h", "step 1 of ")
	s.types("\r")
	s.reads("\x1b[?1049l", "not a fault")
	if status := s.ends(); status != statusFailed {
		t.Errorf("exit status %d", status)
	}
	if after := s.modes(); *after != *s.before {
		t.Errorf("the terminal is not as it was: %+v, before %+v", *after, *s.before)
	}
	s.isCalm()
}

// A terminal that takes no more output in the middle of a game holds up neither
// signals nor keys, and its modes are set back nevertheless.
func TestAScreenThatHangsCanBeLeft(t *testing.T) {
	for name, leave := range map[string]func(*seat){
		"by a signal": func(s *seat) { s.check(s.program.Process.Signal(syscall.SIGTERM)) },
		"by ctrl+c":   func(s *seat) { s.types("\x03\x03") },
		"by :quit":    func(s *seat) { s.types("\x7f:quit\r") },
	} {
		t.Run(name, func(t *testing.T) {
			s := sit(t, t.TempDir(), "sandbox")
			s.reads("\x1b[?1049h", "sandbox")
			s.check(unix.IoctlSetInt(int(s.slave.Fd()), unix.TCXONC, unix.TCOOFF))
			s.types("x")
			leave(s)
			if status := s.ends(); status != statusFailed {
				t.Errorf("exit status %d", status)
			}
			if after := s.modes(); *after != *s.before {
				t.Errorf("the terminal is not as it was: %+v, before %+v", *after, *s.before)
			}
			s.reads("\x1b[?1049l", "\x1b[?2004l", "\x1b[?25h")
		})
	}
}
