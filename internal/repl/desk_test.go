package repl

import (
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chzyer/readline"

	"streamlab/internal/lab"
	"streamlab/render"
)

// A desk is a session at a terminal of 80 columns, and somebody who types there
// and reads what comes out.
type desk struct {
	t      *testing.T
	keys   *io.PipeWriter
	screen *screen
	ticks  chan time.Time
	leave  context.CancelFunc
	over   chan error
}

// sit opens a desk with a lab; dir keeps its history.
func sit(t *testing.T, l *lab.Lab, dir string) *desk {
	d := open(t, Options{Lab: l, StateDir: dir})
	d.reads("you> ")
	return d
}

// open opens a desk and reads nothing yet.
func open(t *testing.T, o Options) *desk {
	in, keys := io.Pipe()
	ctx, leave := context.WithCancel(context.Background())
	d := &desk{t, keys, newScreen(), make(chan time.Time), leave, make(chan error, 1)}
	o.Glyphs, o.Seen, o.Terminal, o.Pastes, o.Tick = render.UnicodeGlyphs(), true, true, true, d.ticks
	s := &session{
		Options: o,
		console: readline.Config{
			Stdin: in, Stdout: d.screen, Stderr: d.screen,
			FuncIsTerminal: func() bool { return true },
			FuncMakeRaw:    func() error { return nil }, FuncExitRaw: func() error { return nil },
			FuncGetWidth: func() int { return 80 }, FuncOnWidthChanged: func(func()) {},
		},
	}
	go func() { d.over <- s.run(ctx) }()
	t.Cleanup(func() { leave(); _ = keys.Close() })
	return d
}

// types sends keys.
func (d *desk) types(keys string) {
	d.t.Helper()
	if _, err := io.WriteString(d.keys, keys); err != nil {
		d.t.Fatal(err)
	}
}

// reads waits until each of the texts has come out, one behind the other.
func (d *desk) reads(texts ...string) {
	for _, text := range texts {
		d.screen.await(text)
	}
}

// does types a command and waits for a reply.
func (d *desk) does(command, reply string) {
	d.t.Helper()
	d.types(command + "\r")
	d.reads(reply, "> ")
}

// isOver waits until the session has ended.
func (d *desk) isOver() {
	d.t.Helper()
	if err := <-d.over; err != nil {
		d.t.Error(err)
	}
}

// A screen collects what a terminal is sent.
type screen struct {
	mu   sync.Mutex
	more *sync.Cond
	all  strings.Builder
	read int // how much of it was awaited
}

func newScreen() *screen {
	s := &screen{}
	s.more = sync.NewCond(&s.mu)
	return s
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.more.Broadcast()
	return s.all.Write(p)
}

// await waits for a text behind what was awaited before.
func (s *screen) await(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		if at := strings.Index(s.all.String()[s.read:], text); at >= 0 {
			s.read += at + len(text)
			return
		}
		s.more.Wait()
	}
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.String()
}
