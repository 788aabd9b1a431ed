package workers_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/internal/workers"
	"streamlab/lessons"
)

// A world is a stage whose clock begins at noon.
type world struct {
	tb    testing.TB
	stage *lessons.Stage
}

func newWorld(tb testing.TB) *world {
	noon := engine.TimeOf(time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC))
	return &world{tb, lessons.NewStage(engine.Options{Compat: engine.Redis72, Start: noon, Events: true})}
}

// do runs lines: a command of Redis's, ":wait 5s", or a worker's command behind a
// colon.
func (w *world) do(lines string) (out string) {
	w.tb.Helper()
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		out += w.line(strings.TrimSpace(line))
	}
	return out
}

func (w *world) line(line string) string {
	w.tb.Helper()
	if d, ok := (lessons.Command{Line: line}).Wait(); ok {
		return delivered(w.stage.Wait(d))
	}
	if rest, ok := strings.CutPrefix(line, ":"); ok {
		turn, err := w.stage.RunWorkers(strings.Fields(rest))
		if err != nil {
			return "! " + err.Error() + "\n"
		}
		return delivered(turn)
	}
	client, text, err := lessons.SplitClient(line)
	if err != nil {
		w.tb.Fatal(err)
	}
	if client == "" {
		client = lessons.DefaultClient
	}
	args, err := rediscli.Split(text)
	if err != nil {
		w.tb.Fatal(err)
	}
	turn := w.stage.Run(client, args)
	if turn.Blocked {
		return client + " waits\n"
	}
	return rediscli.Terminal(turn.Reply) + delivered(turn)
}

func delivered(t lessons.Turn) (out string) {
	for _, d := range t.Delivered {
		out += d.Client + "»\n" + rediscli.Terminal(d.Reply)
	}
	return out
}

// workers lists the workers with all that is to be seen of them.
func (w *world) workers() string {
	var b strings.Builder
	set := w.stage.Moment().Workers
	for _, k := range set.Workers() {
		fmt.Fprintf(&b, "%s %s: %s", k.Kind, k.Name, k.State)
		if !k.Entry.IsZero() {
			fmt.Fprintf(&b, " on %v", k.Entry)
		}
		fmt.Fprintf(&b, ", in %d out %d failed %d claimed %d crashes %d held %d", k.In, k.Out, k.Failed, k.Claimed, k.Crashes, k.Held)
		fmt.Fprintf(&b, ", %d/s in %d/s out", k.InRate, k.OutRate)
		if k.Trouble != "" {
			fmt.Fprintf(&b, ", %s", k.Trouble)
		}
		b.WriteByte('\n')
	}
	for _, s := range set.Series() {
		fmt.Fprintf(&b, "%s %s%s: lag %v pending %v\n", s.Stream, s.Group, s.Reader, s.Lag, s.Pending)
	}
	return b.String()
}

// dump is the whole state as text: what Redis tells of every key and client, and
// the workers.
func (w *world) dump() string {
	m := w.stage.Moment()
	defer w.stage.Set(m) // as if nobody had looked
	var b strings.Builder
	ask := func(words ...string) { b.WriteString(rediscli.Terminal(w.stage.Run("auditor", words).Reply)) }
	for _, key := range m.Snapshot.Keys(0, m.Snapshot.Len()) {
		fmt.Fprintf(&b, "== %s\n", key)
		switch m.Snapshot.Type(key) {
		case "stream":
			ask("XINFO", "STREAM", key, "FULL", "COUNT", "0")
		case "hash":
			ask("HGETALL", key)
		default:
			ask("GET", key)
		}
	}
	ask("CLIENT", "LIST")
	ask("INFO", "commandstats")
	return b.String() + w.workers()
}

func (w *world) text(key string) string {
	value, _ := w.stage.Moment().Snapshot.Text(key)
	return value
}

func (w *world) worker(name string) workers.Worker {
	k, _ := w.stage.Moment().Workers.Worker(name)
	return k
}
