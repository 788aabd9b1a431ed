package engine_test

import (
	"strconv"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// TestWakingBelongsToOneInput holds that nobody is woken by what happened before
// a Restore: a client waits although its group has something for it, since no
// command touched the key after XGROUP SETID. Before it a key of that name, for
// which a client waited too, expired.
func TestWakingBelongsToOneInput(t *testing.T) {
	w := enginetest.NewWorld(t, engine.Options{Compat: engine.Redis70})
	empty := w.Engine.Snapshot()
	w.Do("XADD", "k", "1-1", "n", "1")
	w.Do("XGROUP", "CREATE", "k", "g", "$")
	w.Run(enginetest.Step{Client: "b", Args: []string{"XREADGROUP", "GROUP", "g", "b", "BLOCK", "0", "STREAMS", "k", ">"}})
	w.Do("XGROUP", "SETID", "k", "g", "0")
	waiting := w.Engine.Snapshot()

	w.Engine.Restore(empty)
	for range 2 {
		w.Apply(engine.Input{Op: engine.Open})
	}
	w.Run(enginetest.Step{Client: "b", Args: []string{"XREAD", "BLOCK", "0", "STREAMS", "k", "$"}})
	w.Do("SET", "k", "v", "PX", "10")
	w.Wait(time.Second)
	w.Engine.Restore(waiting)
	if out := w.Apply(enginetest.Input(1, "PING")); len(out.Delivered) > 0 {
		t.Errorf("PING delivers %+v", out.Delivered)
	}
	if !w.Engine.Snapshot().Equal(waiting) {
		t.Errorf("the state becomes\n%s", enginetest.Dump(w.Engine.Snapshot()))
	}
}

// TestOnlyKeysThatSomebodyWaitsForAreTouched holds that deleting many keys notes
// no more of them than there are waiters.
func TestOnlyKeysThatSomebodyWaitsForAreTouched(t *testing.T) {
	w := enginetest.NewWorld(t, engine.Options{})
	keys := make([]string, 300)
	for i := range keys {
		keys[i] = strconv.Itoa(i)
		w.Do("XGROUP", "CREATE", keys[i], "g", "$", "MKSTREAM")
	}
	for _, key := range []string{"17", "4"} {
		w.Run(enginetest.Step{Client: key, Args: []string{"XREADGROUP", "GROUP", "g", "c", "BLOCK", "0", "STREAMS", key, ">"}})
	}
	if got := engine.Touched(w.Engine, append(keys, keys...)...); len(got) != 2 {
		t.Errorf("deleting %d keys that two clients wait for notes %q", len(keys), got)
	}
}

// TestWhoWokeInVainGoesBehindTheOthers has X wait for a and b, behind W for a and
// before Y for b. The entry of a goes to W. In 7.2 X was tried then and waits
// anew, so that of b goes to Y; in 7.0 X kept its place.
func TestWhoWokeInVainGoesBehindTheOthers(t *testing.T) {
	for version, want := range map[engine.Compat]string{engine.Redis72: "Y", engine.Redis70: "X"} {
		w := enginetest.NewWorld(t, engine.Options{Compat: version})
		w.Do("XGROUP", "CREATE", "a", "g", "$", "MKSTREAM")
		w.Do("XGROUP", "CREATE", "b", "g", "$", "MKSTREAM")
		wait := func(client string, keys ...string) {
			args := append([]string{"XREADGROUP", "GROUP", "g", client, "BLOCK", "500", "STREAMS"}, keys...)
			w.Run(enginetest.Step{Client: client, Args: args})
		}
		wait("W", "a", ">")
		wait("X", "a", "b", ">", ">")
		wait("Y", "b", ">")
		for _, step := range []struct{ key, served string }{{"a", "W"}, {"b", want}} {
			before := w.Engine.Snapshot()
			out := w.Apply(enginetest.Input(w.Client(enginetest.DefaultClient), "XADD", step.key, "1-1", "n", "1"))
			if len(out.Delivered) != 1 || w.Name(out.Delivered[0].Client) != step.served {
				t.Errorf("%s: the entry of %s gives %+v, want it for %s", version, step.key, out.Delivered, step.served)
			}
			if w.Engine.Snapshot().Equal(before) {
				t.Errorf("%s: after the entry of %s nothing changed", version, step.key)
			}
		}
		left := w.Engine.Snapshot().Waits()
		if len(left) != 1 || left[0].Since != 0 || left[0].Deadline != 500_000 {
			t.Errorf("%s: then wait %+v", version, left)
		}
	}
}

// TestEqualSeesWhoIsNext compares states that differ in nothing but who is tried
// first for a key.
func TestEqualSeesWhoIsNext(t *testing.T) {
	w := enginetest.NewWorld(t, engine.Options{})
	for _, key := range []string{"a", "b"} {
		w.Do("XGROUP", "CREATE", key, "g", "$", "MKSTREAM")
	}
	w.Run(enginetest.Step{Client: "X", Args: []string{"XREADGROUP", "GROUP", "g", "X", "BLOCK", "0", "STREAMS", "a", "b", ">", ">"}})
	w.Run(enginetest.Step{Client: "Y", Args: []string{"XREADGROUP", "GROUP", "g", "Y", "BLOCK", "0", "STREAMS", "b", ">"}})
	woken := func(key, id string) engine.Snapshot {
		w.Do("XADD", key, "MAXLEN", "0", id, "n", "1")
		return w.Engine.Snapshot()
	}
	first := woken("b", "1-1")
	again := woken("a", "1-1")
	w.Engine.Restore(first)
	w.Do("XSETID", "a", "1-1", "ENTRIESADDED", "1")
	other := w.Engine.Snapshot()
	if again.Equal(other) {
		t.Error("X behind Y and X before Y are Equal")
	}
	if enginetest.Dump(again) != enginetest.Dump(other) {
		t.Errorf("they differ in more:\n%sand\n%s", enginetest.Dump(again), enginetest.Dump(other))
	}
}

// TestAMessageToOneselfComesAfterTheReply has a RESP3 client publish to itself:
// from 7.2 on the reply is sent first.
func TestAMessageToOneselfComesAfterTheReply(t *testing.T) {
	const message, reply = ">3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$1\r\nx\r\n", ":1\r\n"
	for _, c := range engine.Compats() {
		want := reply + message
		if c == engine.Redis70 {
			want = message + reply
		}
		w := enginetest.NewWorld(t, engine.Options{Compat: c})
		w.Do("HELLO", "3")
		w.Do("SUBSCRIBE", "c")
		wire, out := w.Engine.ApplyTo(nil, enginetest.Input(w.Client(enginetest.DefaultClient), "PUBLISH", "c", "x"))
		for _, d := range out.Delivered {
			wire = append(wire, d.Wire...)
		}
		if string(wire) != want {
			t.Errorf("%s sends %q, want %q", c, wire, want)
		}
	}
}
