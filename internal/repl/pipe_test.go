package repl

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"streamlab/internal/lab"
)

// onPipe gives lines to a session and returns what it printed, and beside that.
func onPipe(t *testing.T, o Options, lines string) (out, notes string) {
	t.Helper()
	var printed, said strings.Builder
	o.In, o.Out, o.Notes = strings.NewReader(lines), &printed, &said
	if err := Run(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	return printed.String(), said.String()
}

// The input ends only when every BLOCK has run out that ever will, however long.
func TestEndOfInputJumpsOverMoreThanAYear(t *testing.T) {
	out, notes := onPipe(t, Options{Lab: sandbox(t)}, "XREAD BLOCK 99999999999 STREAMS s $\n")
	want := "you waits (BLOCK 99999999999)\nthe clock is at 1973-03-03 09:46:39.999\n"
	if out != "\n" || !strings.HasSuffix(notes, want) {
		t.Errorf("printed %q, and beside it %q", out, notes)
	}
}

// Nothing is written raw to a terminal, whether lines are typed or piped.
func TestPipedLinesToATerminal(t *testing.T) {
	const lines = "SET a \"\\x1b[31mRED\"\nGET a\n:raw\nGET a\n"
	out, _ := onPipe(t, Options{Lab: sandbox(t), Seen: true}, lines)
	if want := "OK\n\"\\x1b[31mRED\"\n\\x1b[31mRED\n"; out != want {
		t.Errorf("printed %q, want %q", out, want)
	}
	out, _ = onPipe(t, Options{Lab: sandbox(t)}, lines)
	if want := "OK\n\x1b[31mRED\n\"\\x1b[31mRED\"\n"; out != want {
		t.Errorf("to a pipe printed %q, want %q", out, want)
	}
}

// What was asked for ends with its line.
func TestNoticesGoBesideTheReplies(t *testing.T) {
	out, notes := onPipe(t, Options{Lab: sandbox(t)}, "XREAD BLOCK 1000 STREAMS s $\n:client\n")
	if want := "@you waits (BLOCK 1000)\n\n"; out != want {
		t.Errorf("printed %q, want %q", out, want)
	}
	if !strings.HasSuffix(notes, "the clock is at 00:00:01.000\n") {
		t.Errorf("beside it %q", notes)
	}
}

// heard passes on what is written.
type heard chan string

func (h heard) Write(p []byte) (int, error) { h <- string(p); return len(p), nil }

// broken takes nothing.
type broken struct{}

var errBroken = errors.New("broken")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

// A reply that comes by itself, and cannot be written, ends the session.
func TestOutputThatBreaksMeanwhile(t *testing.T) {
	var elapsed atomic.Int64
	start := time.Unix(1_700_000_000, 0)
	l, err := lab.New(lab.Options{Now: func() time.Time { return start.Add(time.Duration(elapsed.Load())) }})
	if err != nil {
		t.Fatal(err)
	}
	in, lines := io.Pipe()
	ticks, notes, over := make(chan time.Time), make(heard), make(chan error)
	go func() {
		over <- Run(context.Background(), Options{Lab: l, In: in, Out: broken{}, Notes: notes, Tick: ticks})
	}()
	_, _ = io.WriteString(lines, "@a XREAD BLOCK 1000 STREAMS s $\n")
	<-notes
	elapsed.Store(int64(time.Second))
	ticks <- start
	go func() { _, _ = io.WriteString(lines, ":pause\n"); _ = lines.Close() }()
	go func() {
		for range notes {
		}
	}()
	if err := <-over; !errors.Is(err, errBroken) {
		t.Errorf("the session ends with %v", err)
	}
	_ = in.Close()
	close(notes)
}
