package repl

import (
	"context"
	"errors"
	"fmt"
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

// Replies come by themselves while lines are taken: the race detector looks on.
func TestRepliesComeMeanwhile(t *testing.T) {
	const waits = 100
	var elapsed atomic.Int64
	start := time.Unix(1_700_000_000, 0)
	l, err := lab.New(lab.Options{Now: func() time.Time { return start.Add(time.Duration(elapsed.Add(int64(time.Millisecond)))) }})
	if err != nil {
		t.Fatal(err)
	}
	ticks := make(chan time.Time)
	close(ticks) // always
	var lines strings.Builder
	for i := range waits {
		fmt.Fprintf(&lines, "@a%d XREAD BLOCK 1 STREAMS s $\n", i)
	}
	out, _ := onPipe(t, Options{Lab: l, Tick: ticks}, lines.String())
	if got := strings.Count(out, "\n"); got != waits {
		t.Errorf("%d replies came, want %d", got, waits)
	}
}

// broken takes nothing.
type broken struct{}

var errBroken = errors.New("broken")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

// Output that cannot be written ends the session.
func TestOutputThatBreaks(t *testing.T) {
	err := Run(context.Background(), Options{Lab: sandbox(t), In: strings.NewReader("PING\nPING\n"), Out: broken{}, Notes: broken{}})
	if !errors.Is(err, errBroken) {
		t.Errorf("the session ends with %v", err)
	}
}

// What is not redis-cli's white space belongs to the command, and the reply to
// CLIENT LIST is printed as it is, an error as well.
func TestLinesAndRepliesAreRedisCLIs(t *testing.T) {
	for lines, want := range map[string]string{
		"ECHO a\u00a0\n":                 "a\u00a0\n",
		"ECHO a\v\n":                     "a\v\n",
		"\tECHO a \r\n":                  "a\n",
		"CLIENT LIST TYPE foo\nPING\n":   "ERR Unknown client type 'foo'\nPONG\n",
		"CLIENT LIST ID 999\nNO\nPING\n": "ERR unknown command 'NO', with args beginning with: \n\nPONG\n",
	} {
		if out, _ := onPipe(t, Options{Lab: sandbox(t)}, lines); out != want {
			t.Errorf("%q printed %q, want %q", lines, out, want)
		}
	}
}
