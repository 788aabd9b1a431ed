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
// command touched the key after XGROUP SETID.
func TestWakingBelongsToOneInput(t *testing.T) {
	w := enginetest.NewWorld(t, engine.Options{Compat: engine.Redis70})
	empty := w.Engine.Snapshot()
	w.Do("XADD", "k", "1-1", "n", "1")
	w.Do("XGROUP", "CREATE", "k", "g", "$")
	w.Run(enginetest.Step{Client: "b", Args: []string{"XREADGROUP", "GROUP", "g", "b", "BLOCK", "0", "STREAMS", "k", ">"}})
	w.Do("XGROUP", "SETID", "k", "g", "0")
	waiting := w.Engine.Snapshot()

	w.Engine.Restore(empty)
	w.Apply(engine.Input{Op: engine.Open})
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
