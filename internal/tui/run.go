package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// ErrStuck is what Run returns when the program was to end and the terminal took
// no more output. Its line modes (echo and the like) are set back all the same;
// what was set by output (the alternate screen, the hidden cursor, bracketed
// paste) only as far as the terminal can still be made to take a sequence. Write
// nothing to the terminal after it: that would hang.
var ErrStuck = errors.New("the terminal does not answer")

// Run shows the full-screen program until it is left. However it ends, the
// terminal is as it was: after a panic, too, which it returns as an error. A
// terminal that hangs holds up neither keys nor signals, and is given up when the
// program ends: see ErrStuck. An end of ctx, SIGHUP, SIGINT and SIGTERM end it.
func Run(ctx context.Context, o Options) error {
	o.fill()
	m := newModel(o)
	if err := m.start(); err != nil {
		return fmt.Errorf("tui: %w", err)
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	w := watchdog{options: o, model: m, after: func() <-chan time.Time { return time.After(patience) }}
	return w.run(ctx)
}

// fill sets what the options leave open.
func (o *Options) fill() {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Environ == nil {
		o.Environ = os.Environ()
	}
	if o.Input == nil {
		o.Input = os.Stdin
	}
	if o.Output == nil {
		o.Output = os.Stdout
	}
}

// patience is how long the program may take to end once it is to.
const patience = 2 * time.Second

// watchdog runs a program and sees to it that it ends.
type watchdog struct {
	options Options
	model   *Model
	after   func() <-chan time.Time // says when patience is over
	more    []tea.ProgramOption
}

// run runs the program. When it is to end and does not, run leaves it alone and
// sets the terminal's modes back itself.
func (w *watchdog) run(ctx context.Context) error {
	left, restore := make(chan struct{}), modes(w.options.Input)
	w.model.left = sync.OnceFunc(func() { close(left) })
	way, out := openOutlet(w.options.Output)
	defer way.close()
	program := tea.NewProgram(w.model, w.settings(out)...)
	done := make(chan error, 1)
	go func() {
		_, err := program.Run()
		done <- err
	}()
	select {
	case err := <-done:
		return w.ended(err, way)
	case <-ctx.Done():
		go program.Quit() // and not by the program's own context: that leaves its reader running while it closes it
	case <-left:
	}
	select {
	case err := <-done:
		return w.ended(err, way)
	case <-w.after():
		restore()
		way.force()
		return ErrStuck
	}
}

// ended waits for the terminal to take the last of the output.
func (w *watchdog) ended(err error, way *outlet) error {
	_, _ = way.Write([]byte(ansi.SetCursorStyle(0))) // a signal's end leaves the shape as it is
	if !way.drained(w.after()) {
		way.force()
		return ErrStuck
	}
	return ending(err)
}

func (w *watchdog) settings(out io.Writer) []tea.ProgramOption {
	o := w.options
	return append([]tea.ProgramOption{
		tea.WithInput(o.Input), tea.WithOutput(out), tea.WithEnvironment(o.Environ),
		tea.WithFPS(int(time.Second / frame)), tea.WithoutSignalHandler(),
	}, w.more...)
}

// ending is how a program's end is told: being asked to end is no error.
func ending(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return nil
	}
	return fmt.Errorf("tui: %w", err)
}

// modes remembers a terminal's line modes, and returns what sets them back.
func modes(input any) func() {
	file, ok := input.(*os.File)
	if !ok {
		return func() {}
	}
	state, err := term.GetState(file.Fd())
	if err != nil {
		return func() {}
	}
	return func() { _ = term.Restore(file.Fd(), state) }
}
