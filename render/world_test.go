package render_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// world is an engine with named clients that a script drives: lines of commands
// ("@NAME XADD …" for another client than "you"), ":wait 5s".
type world struct {
	tb      testing.TB
	engine  *engine.Engine
	now     engine.Time
	clients map[string]engine.ClientID
}

// noon is when scripts begin.
var noon = engine.TimeOf(time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC))

func newWorld(tb testing.TB) *world {
	return &world{tb, engine.New(engine.Options{Start: noon}), noon, map[string]engine.ClientID{}}
}

// play runs a script and returns the state before its last command and after.
func (w *world) play(script string) (before, now engine.Snapshot) {
	w.tb.Helper()
	for _, line := range strings.Split(strings.TrimSpace(script), "\n") {
		before = w.engine.Snapshot()
		w.line(strings.TrimSpace(line))
	}
	return before, w.engine.Snapshot()
}

func (w *world) line(line string) {
	w.tb.Helper()
	if wait, ok := strings.CutPrefix(line, ":wait "); ok {
		d, err := time.ParseDuration(wait)
		if err != nil {
			w.tb.Fatal(err)
		}
		w.now = w.now.Add(d)
		w.engine.Apply(engine.Input{At: w.now, Op: engine.Advance})
		return
	}
	name := "you"
	if rest, ok := strings.CutPrefix(line, "@"); ok {
		name, line, _ = strings.Cut(rest, " ")
	}
	w.do(name, line)
}

func (w *world) do(client, line string) {
	w.tb.Helper()
	words, err := rediscli.Split(line)
	if err != nil {
		w.tb.Fatalf("%s: %v", line, err)
	}
	args := make([][]byte, len(words))
	for i, word := range words {
		args[i] = []byte(word)
	}
	if r := w.apply(client, args); r.IsError() {
		w.tb.Fatalf("%s: %s", line, r.Str)
	}
}

// try runs a command that may fail, unless its client waits.
func (w *world) try(client string, words []string) {
	if _, waits := w.engine.Snapshot().Waiting(w.client(client)); waits {
		return
	}
	args := make([][]byte, len(words))
	for i, word := range words {
		args[i] = []byte(word)
	}
	w.apply(client, args)
}

func (w *world) apply(client string, args [][]byte) engine.Reply {
	return w.engine.Apply(engine.Input{At: w.now, Client: w.client(client), Args: args}).Reply
}

func (w *world) client(name string) engine.ClientID {
	id, ok := w.clients[name]
	if !ok {
		id = w.engine.Apply(engine.Input{At: w.now, Op: engine.Open, Name: name}).Client
		w.clients[name] = id
	}
	return id
}

// fill adds entries to a stream, each in a millisecond of its own.
func (w *world) fill(d *datadriven.TestData) {
	var key string
	var n int
	d.ScanArgs(w.tb, "stream", &key)
	d.ScanArgs(w.tb, "n", &n)
	for i := range n {
		w.do("you", fmt.Sprintf("XADD %s %d-0 n %d", key, i+2, i+1))
	}
}
