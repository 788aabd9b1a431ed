package tui

import (
	"errors"
	"io"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// An outlet hands output on to a writer that may take no more of it, without
// waiting for that long: so keys and signals are heeded also while a terminal
// hangs. What the writer has not taken yet is kept for it, up to a limit.
type outlet struct {
	to   io.Writer
	own  *os.File      // to, where it is a terminal that was opened once more
	more chan struct{} // holds a value when something is kept
	end  chan struct{} // closed when nothing more is to be written

	mu     sync.Mutex
	kept   []byte        // what is still to be written
	taken  chan struct{} // closed, and made anew, whenever nothing is kept any more
	failed error
}

// Bounds of an outlet: how long a write waits for its output to be taken, so
// that a slow terminal slows drawing, and how much is kept.
const (
	lull     = frame * 3
	mostKept = 1 << 20
)

func newOutlet(to io.Writer) *outlet {
	o := &outlet{to: to, more: make(chan struct{}, 1), end: make(chan struct{}), taken: make(chan struct{})}
	go o.pump()
	return o
}

// Write keeps output for the writer, and waits a moment until it has taken it.
func (o *outlet) Write(b []byte) (int, error) {
	o.mu.Lock()
	if err := o.refusal(); err != nil {
		o.mu.Unlock()
		return 0, err
	}
	o.kept = append(o.kept, b...)
	o.mu.Unlock()
	select {
	case o.more <- struct{}{}:
	default:
	}
	o.drained(time.After(lull))
	return len(b), nil
}

// refusal is why nothing more is kept.
func (o *outlet) refusal() error {
	if o.failed == nil && len(o.kept) > mostKept {
		return ErrStuck
	}
	return o.failed
}

// drained waits until all that was kept is taken; false says that it was not
// when patience ended.
func (o *outlet) drained(patience <-chan time.Time) bool {
	o.mu.Lock()
	taken, nothing := o.taken, len(o.kept) == 0 || o.failed != nil
	o.mu.Unlock()
	if nothing {
		return true
	}
	select {
	case <-taken:
		return true
	case <-patience:
		return false
	}
}

// pump writes what is kept, for as long as the writer takes it.
func (o *outlet) pump() {
	for {
		select {
		case <-o.more:
			for o.pass() {
			}
		case <-o.end:
			return
		}
	}
}

// pass writes what is kept now, and tells whether there is more.
func (o *outlet) pass() bool {
	o.mu.Lock()
	chunk := o.kept
	o.mu.Unlock()
	if len(chunk) == 0 {
		return false
	}
	n, err := o.to.Write(chunk)
	o.mu.Lock()
	defer o.mu.Unlock()
	o.kept = o.kept[n:]
	if err != nil {
		o.failed = err
	}
	if len(o.kept) > 0 && o.failed == nil {
		return true
	}
	close(o.taken)
	o.taken = make(chan struct{})
	return false
}

// A screenFile is a terminal's outlet, which tells the terminal's size.
type screenFile struct {
	*outlet
	file *os.File
}

// Read, Close and Fd make it a file for Bubble Tea; it does not close.
func (f screenFile) Read(b []byte) (int, error) { return f.file.Read(b) }
func (f screenFile) Close() error               { return nil }
func (f screenFile) Fd() uintptr                { return f.file.Fd() }

// openOutlet opens the way to the program's output; out is what Bubble Tea
// writes to.
func openOutlet(output io.Writer) (o *outlet, out io.Writer) {
	file, ok := output.(*os.File)
	if !ok || !term.IsTerminal(file.Fd()) {
		o = newOutlet(output)
		return o, o
	}
	again, err := reopened(file)
	if err != nil {
		o = newOutlet(file)
	} else {
		o = newOutlet(again)
		o.own = again
	}
	return o, screenFile{o, file}
}

// close ends the outlet; the output that it was opened on stays open.
func (o *outlet) close() {
	close(o.end)
	if o.own != nil {
		_ = o.own.Close()
	}
}

// reopened opens a terminal once more, in such a way that a write to it can be
// given up; for other programs it stays as it is. Not all systems can.
func reopened(file *os.File) (*os.File, error) {
	again, err := os.OpenFile(terminalPath(file), os.O_WRONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if err := again.SetWriteDeadline(time.Time{}); err != nil {
		return nil, errors.Join(err, again.Close())
	}
	return again, nil
}

// calmed undoes the modes that the program sets by its output: it ends a
// sequence that was broken off, the reports of keys and bracketed paste, leaves
// the alternate screen, and shows the cursor in its own shape.
var calmed = "\x18" + ansi.ResetModeSynchronizedOutput + ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1) +
	ansi.ResetModeAltScreenSaveCursor + ansi.ResetModeBracketedPaste + ansi.SetModeTextCursorEnable + ansi.SetCursorStyle(0) + ansi.ResetStyle

// force gives up what a terminal has not taken, and sets its modes back by a
// sequence, which finds room where the rest was dropped.
func (o *outlet) force() {
	if o.own == nil {
		return // a write could last for ever
	}
	_ = o.own.SetWriteDeadline(time.Now())
	o.drained(nil) // the write that hung is over
	discard(o.own)
	_ = o.own.SetWriteDeadline(time.Now().Add(lull))
	_, _ = o.own.WriteString(calmed)
}
