package tui

import (
	"bytes"
	"context"
	"errors"
	"image/color"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"streamlab/render"
)

// A terminal is a screen that is fed what the program writes, as a real one is.
// Keys are sent to it; what it answers goes to the program.
type terminal struct {
	mu    sync.Mutex
	vt    *vt.Emulator
	wrote chan struct{}
	all   []byte // all that was written
}

func newTerminal(width, height int) *terminal {
	return &terminal{vt: vt.NewEmulator(width, height), wrote: make(chan struct{}, 1)}
}

// Write takes output. Without a real terminal the program ends lines with bare
// line feeds.
func (t *terminal) Write(b []byte) (int, error) {
	t.mu.Lock()
	t.all = append(t.all, b...)
	_, err := t.vt.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")))
	t.mu.Unlock()
	select {
	case t.wrote <- struct{}{}:
	default:
	}
	return len(b), err
}

func (t *terminal) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var rows []string
	for _, row := range strings.Split(t.vt.String(), "\n") {
		rows = append(rows, strings.TrimRight(row, " \r"))
	}
	return strings.Join(rows, "\n")
}

// waitFor returns when the terminal shows a text.
func (t *terminal) waitFor(tb testing.TB, text string, ended <-chan error) {
	tb.Helper()
	for !strings.Contains(t.text(), text) {
		select {
		case <-t.wrote:
		case err := <-ended:
			tb.Fatalf("the program ended (%v) before it showed %q:\n%s", err, text, t.text())
		}
	}
}

// running starts the program on a terminal of the model's size.
func running(ctx context.Context, in io.Reader, out io.Writer, m *Model, after func() <-chan time.Time) chan error {
	o := Options{Input: in, Output: out, Environ: []string{"LANG=C.UTF-8", "TERM=xterm-256color"}, Now: m.options.Now}
	w := watchdog{options: o, model: m, after: after, more: []tea.ProgramOption{
		tea.WithWindowSize(m.width, m.height), tea.WithColorProfile(colorprofile.TrueColor),
	}}
	ended := make(chan error, 1)
	go func() { ended <- w.run(ctx) }()
	return ended
}

func never() <-chan time.Time { return nil }

// What a terminal shows is what the model draws, through the real renderer, at
// every size that is held as text.
func TestTheTerminalShowsWhatTheModelDraws(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 50}} {
		s := &screen{tb: t}
		s.open(Options{Mode: Demo, Lesson: "joining"}, size[0], size[1])
		s.press("x x x")
		want := strings.ReplaceAll(s.text(1, size[1]), "|", "")
		term := newTerminal(size[0], size[1])
		ended := running(context.Background(), term.vt, term, s.model, never)
		term.waitFor(t, "(empty array)", ended)
		got := strings.ReplaceAll(term.text(), "|", "")
		if strings.TrimRight(got, "\n") != strings.TrimRight(want, "\n") {
			t.Errorf("%v: the terminal shows\n%s\nthe model draws\n%s", size, got, want)
		}
		term.vt.SendText("\x03\x03")
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

// However the program ends, the terminal shows what it showed before, with its
// cursor.
func TestTheTerminalIsAsItWas(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(*terminal, *Model, context.CancelFunc)
		want error
	}{
		{"left by keys", func(term *terminal, _ *Model, _ context.CancelFunc) { term.vt.SendText("\x03\x03") }, nil},
		{"left by :quit", func(term *terminal, _ *Model, _ context.CancelFunc) { term.vt.SendText(":quit\r") }, nil},
		{"told to end", func(_ *terminal, _ *Model, cancel context.CancelFunc) { cancel() }, nil},
		{"a panic", func(term *terminal, m *Model, _ context.CancelFunc) { term.vt.SendText("\x14") }, tea.ErrProgramPanic},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &screen{tb: t}
			s.open(Options{Mode: Sandbox}, 80, 24)
			explode(s.model)
			term := newTerminal(80, 24)
			if _, err := term.Write([]byte("$ streamlab")); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			ended := running(ctx, term.vt, term, s.model, never)
			term.waitFor(t, "sandbox", ended)
			c.end(term, s.model, cancel)
			if err := <-ended; !errors.Is(err, c.want) {
				t.Errorf("ended with %v, want %v", err, c.want)
			}
			if got := strings.TrimSpace(term.text()); got != "$ streamlab" || term.vt.CursorHidden() {
				t.Errorf("the terminal shows %q, its cursor hidden: %v", got, term.vt.CursorHidden())
			}
			if !bytes.Contains(term.all, []byte("\x1b[0 q")) {
				t.Error("the cursor keeps the shape that the program gave it")
			}
		})
	}
}

// The background is asked from the terminal, and colours follow it.
func TestColoursFollowTheBackground(t *testing.T) {
	for back, want := range map[color.Color]render.Palette{
		color.White: render.LightPalette(), color.Black: render.DarkPalette(),
	} {
		s := &screen{tb: t}
		s.open(Options{Mode: Sandbox}, 80, 24)
		term := newTerminal(80, 24)
		term.vt.SetDefaultBackgroundColor(back)
		ended := running(context.Background(), term.vt, term, s.model, never)
		for !term.hasInk(want.Accent) {
			<-term.wrote
		}
		term.vt.SendText("\x03\x03")
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

// hasInk tells whether some character has a colour.
func (t *terminal) hasInk(want color.Color) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	r, g, b, _ := want.RGBA()
	for x := range t.vt.Width() {
		for y := range t.vt.Height() {
			if cell := t.vt.CellAt(x, y); cell != nil && cell.Style.Fg != nil {
				if cr, cg, cb, _ := cell.Style.Fg.RGBA(); cr == r && cg == g && cb == b {
					return true
				}
			}
		}
	}
	return false
}

// explode makes ctrl+t panic.
func explode(m *Model) {
	b := find(m.keys, inPrompt, "ctrl+t")
	b.when = nil
	b.do = func(*Model) tea.Cmd { panic("a test's panic: not a fault") }
}

// A terminal that takes no more output does not keep the program.
func TestAStuckTerminalIsLeft(t *testing.T) {
	s := &screen{tb: t}
	s.open(Options{Mode: Sandbox}, 80, 24)
	stuck := &stuckWriter{reached: make(chan struct{})}
	now := make(chan time.Time)
	close(now)
	in, keys := io.Pipe()
	ended := running(context.Background(), in, stuck, s.model, func() <-chan time.Time { return now })
	<-stuck.reached
	go func() { _, _ = io.WriteString(keys, "\x03\x03") }()
	if err := <-ended; !errors.Is(err, ErrStuck) {
		t.Errorf("ended with %v", err)
	}
}

// stuckWriter never finishes a write.
type stuckWriter struct {
	once    sync.Once
	reached chan struct{}
}

func (w *stuckWriter) Write([]byte) (int, error) {
	w.once.Do(func() { close(w.reached) })
	select {}
}
