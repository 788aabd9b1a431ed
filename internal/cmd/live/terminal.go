package main

import (
	"bytes"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"
)

// A terminal shows what the program draws, answers what it is asked, and knows when
// each piece of output came.
type terminal struct {
	master, slave *os.File

	mu     sync.Mutex
	more   *sync.Cond
	screen *vt.Emulator
	came   time.Time // when the last piece of output came
	draws  counter
	ended  error // why nothing comes any more
}

// newTerminal opens a terminal; its program's end is slave.
func newTerminal(width, height int) (*terminal, error) {
	t := &terminal{screen: vt.NewEmulator(width, height)}
	t.more = sync.NewCond(&t.mu)
	var err error
	if t.master, t.slave, err = openPair(width, height); err != nil {
		return nil, err
	}
	go t.watch()
	go func() { _, _ = io.Copy(t.master, t.screen) }()
	return t, nil
}

// watch takes the program's output until there is no more.
func (t *terminal) watch() {
	chunk := make([]byte, 16<<10)
	for {
		n, err := t.master.Read(chunk)
		came := time.Now()
		t.mu.Lock()
		t.came = came
		t.draws.take(chunk[:n], came)
		_, _ = t.screen.Write(chunk[:n])
		t.ended = err
		t.more.Broadcast()
		t.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// types sends keys, and returns when that was.
func (t *terminal) types(keys string) (time.Time, error) {
	at := time.Now()
	_, err := io.WriteString(t.master, keys)
	return at, err
}

// shows waits until the screen is as is wants it, and returns when the output came
// that made it so.
func (t *terminal) shows(is func(*vt.Emulator) bool, patience time.Duration) (time.Time, error) {
	late := false
	timer := time.AfterFunc(patience, func() {
		t.mu.Lock()
		late = true
		t.mu.Unlock()
		t.more.Broadcast()
	})
	defer timer.Stop()
	t.mu.Lock()
	defer t.mu.Unlock()
	for !is(t.screen) {
		switch {
		case t.ended != nil:
			return t.came, t.ended
		case late:
			return t.came, &notShown{t.screen.String()}
		}
		t.more.Wait()
	}
	return t.came, nil
}

// notShown says that a key or a command did not come to the screen.
type notShown struct{ screen string }

// Error shows the screen.
func (n *notShown) Error() string {
	return "what was typed does not appear on the screen:\n" + n.screen
}

// holds is a screen that has a text.
func holds(text string) func(*vt.Emulator) bool {
	return func(s *vt.Emulator) bool { return strings.Contains(s.String(), text) }
}

// close ends the terminal, when the program has ended: its output first, so that
// nobody looks at the screen any more. Of the screen only the pipe of its answers is
// closed, for the screen itself does not expect to be closed while it is read.
func (t *terminal) close() {
	_ = t.slave.Close()
	t.mu.Lock()
	for t.ended == nil {
		t.more.Wait()
	}
	t.mu.Unlock()
	_ = t.master.Close()
	if answers, ok := t.screen.InputPipe().(io.Closer); ok {
		_ = answers.Close()
	}
}

// counter counts drawings: each begins with hiding the cursor, or with the mode of
// output that is shown at once.
type counter struct {
	tail   []byte // of the last piece, where a sequence may have begun
	all    int
	second int64 // since 1970
	within int   // of that second
	most   int   // within any second
}

var drawingBegins = [][]byte{[]byte("\x1b[?25l"), []byte("\x1b[?2026h")}

func (c *counter) take(piece []byte, at time.Time) {
	text := append(c.tail, piece...)
	n, end := 0, 0
	for _, begins := range drawingBegins {
		n += bytes.Count(text, begins)
		if i := bytes.LastIndex(text, begins); i >= 0 {
			end = max(end, i+len(begins))
		}
	}
	c.tail = append([]byte(nil), text[max(end, len(text)-len("\x1b[?2026")):]...)
	if at.Unix() != c.second {
		c.second, c.within = at.Unix(), 0
	}
	c.all += n
	c.within += n
	c.most = max(c.most, c.within)
}
