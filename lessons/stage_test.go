package lessons_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/lessons"
)

// run runs lines such as "@a XLEN s" and returns the last one's turn.
func run(t *testing.T, s *lessons.Stage, lines ...string) (turn lessons.Turn) {
	t.Helper()
	for _, line := range lines {
		client, rest, err := lessons.SplitClient(line)
		if err != nil {
			t.Fatal(err)
		}
		args, err := rediscli.Split(rest)
		if err != nil {
			t.Fatal(err)
		}
		turn = s.Run(client, args)
	}
	return turn
}

func TestClientsAreOpenedAtTheirFirstUse(t *testing.T) {
	s := lessons.NewStage(engine.Options{})
	run(t, s, "@b PING", "@a PING", "@b PING")
	m := s.Moment()
	if got := m.Handles(); !slices.Equal(got, []string{"b", "a"}) {
		t.Errorf("the clients are %v", got)
	}
	if name := run(t, s, "@a CLIENT GETNAME").Reply.Str; name != "a" {
		t.Errorf("a's connection name is %q", name)
	}
	if got := m.Handle(m.Clients["a"]); got != "a" {
		t.Errorf("a is called %q", got)
	}
	if got := m.Handle(99); got != "" {
		t.Errorf("nobody is called %q", got)
	}
}

func TestSetGoesBackToAMoment(t *testing.T) {
	s := lessons.NewStage(engine.Options{Start: 1000})
	run(t, s, "@a XGROUP CREATE s g 0 MKSTREAM", "@b XREADGROUP GROUP g b BLOCK 500 STREAMS s >")
	then := s.Moment()
	run(t, s, "@c XADD s * n 1")
	s.Wait(time.Second)
	later := s.Moment()
	s.Set(then)
	if w, waits := s.Moment().Waiting("b"); !waits || w.Timeout != 500*time.Millisecond {
		t.Errorf("b waits %v, %v", waits, w.Timeout)
	}
	if now := s.Moment(); !now.Same(then) || now.Same(later) || s.Now() != 1000 {
		t.Errorf("it is another moment, at %d", s.Now())
	}
	if turn := run(t, s, "@c XADD s * n 1"); turn.Delivered[0].Client != "b" {
		t.Errorf("delivered %+v", turn.Delivered)
	}
	if !s.Moment().Same(later) {
		t.Error("the same commands lead to another state")
	}
}

func TestAKeyThatExpiresIsNoDeadline(t *testing.T) {
	s := lessons.NewStage(engine.Options{})
	run(t, s, "SET k v PX 50")
	if at, ok := s.Deadline(); ok {
		t.Errorf("the deadline is %d", at)
	}
}

// Replies to waiting clients come in the order they are served, under their
// names; what runs out does so at its time.
func TestWaitRunsOutInOrder(t *testing.T) {
	s := lessons.NewStage(engine.Options{Events: true})
	run(t, s, "@a XREAD BLOCK 200 STREAMS s $", "@b XREAD BLOCK 100 STREAMS s $", "@c XREAD BLOCK 0 STREAMS s $")
	if at, ok := s.Deadline(); !ok || at != engine.Time(100_000) {
		t.Errorf("the deadline is %d, %v", at, ok)
	}
	turn := s.Wait(time.Second)
	var served []string
	for _, d := range turn.Delivered {
		if !d.TimedOut || !d.Reply.IsNull() {
			t.Errorf("%s got %+v", d.Client, d.Reply)
		}
		served = append(served, d.Client)
	}
	if got := strings.Join(served, " "); got != "b a" {
		t.Errorf("served %s, want b a", got)
	}
	if len(turn.Events) != 2 {
		t.Errorf("events %+v", turn.Events)
	}
	if w, waits := s.Moment().Waiting("c"); !waits || lessons.BlockText(w) != "BLOCK 0" {
		t.Errorf("c waits %v, %s", waits, lessons.BlockText(w))
	}
	if _, waits := s.Moment().Waiting("nobody"); waits {
		t.Error("nobody waits")
	}
}
