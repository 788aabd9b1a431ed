package engine_test

import (
	"math/rand"
	"reflect"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// history is a random run of Inputs, with all that was seen on the way.
type history struct {
	engine *engine.Engine
	inputs []engine.Input
	before []engine.Snapshot // the state before each Input, and at the end
	dumps  []string          // the same as text, written then
	out    []engine.Result
}

// record runs random commands of four clients, and lets time pass between them.
func record(seed int64, n int) *history {
	h := &history{engine: engine.New(engine.Options{Events: true})}
	random := rand.New(rand.NewSource(seed))
	number := map[string]engine.ClientID{enginetest.DefaultClient: 1, "p": 2, "q": 3, "r": 4}
	for range number {
		h.apply(engine.Input{Op: engine.Open})
	}
	for _, s := range enginetest.NewRandom(seed).Steps(n) {
		in := enginetest.Input(number[s.Client], s.Args...)
		if s.Closes() {
			in = engine.Input{Client: in.Client, Op: engine.Close}
		}
		in.At = h.engine.Now().Add(time.Duration(random.Intn(50)) * time.Millisecond)
		h.apply(in)
	}
	h.see()
	return h
}

func (h *history) apply(in engine.Input) {
	h.see()
	h.inputs = append(h.inputs, in)
	h.out = append(h.out, h.engine.Apply(in))
}

func (h *history) see() {
	s := h.engine.Snapshot()
	h.before = append(h.before, s)
	h.dumps = append(h.dumps, enginetest.Dump(s))
}

func forEachHistory(t *testing.T, test func(t *testing.T, h *history)) {
	t.Helper()
	for seed := range int64(20) {
		test(t, record(seed+1, 200))
	}
}

// TestRestoreUndoes takes back every Input, last first.
func TestRestoreUndoes(t *testing.T) {
	forEachHistory(t, func(t *testing.T, h *history) {
		for k := len(h.inputs); k >= 0; k-- {
			h.engine.Restore(h.before[k])
			now := h.engine.Snapshot()
			if !now.Equal(h.before[k]) || enginetest.Dump(now) != h.dumps[k] || now.Now() != h.before[k].Now() {
				t.Fatalf("after undoing to %d the state is\n%snot\n%s", k, enginetest.Dump(now), h.dumps[k])
			}
		}
	})
}

// TestInputsAgainGiveTheSame restores earlier states and applies the Inputs that
// followed: replies, events and states are the same to the last byte.
func TestInputsAgainGiveTheSame(t *testing.T) {
	forEachHistory(t, func(t *testing.T, h *history) {
		for from := 0; from < len(h.inputs); from += 17 {
			h.engine.Restore(h.before[from])
			for k := from; k < len(h.inputs); k++ {
				if out := h.engine.Apply(h.inputs[k]); !reflect.DeepEqual(out, h.out[k]) {
					t.Fatalf("%q again, from %d: %+v, not %+v", h.inputs[k].Args, from, out, h.out[k])
				}
			}
			if end := h.engine.Snapshot(); !end.Equal(h.before[len(h.inputs)]) {
				t.Fatalf("from %d the state becomes\n%s", from, enginetest.Dump(end))
			}
		}
	})
}

// TestSnapshotsNeverChange looks at every state again after all is over.
func TestSnapshotsNeverChange(t *testing.T) {
	forEachHistory(t, func(t *testing.T, h *history) {
		for k, s := range h.before {
			if dump := enginetest.Dump(s); dump != h.dumps[k] {
				t.Fatalf("state %d was\n%sand became\n%s", k, h.dumps[k], dump)
			}
		}
	})
}

// TestEqualSeesEveryDifference compares each state with the next: they are
// equal where their text is.
func TestEqualSeesEveryDifference(t *testing.T) {
	forEachHistory(t, func(t *testing.T, h *history) {
		for k := range h.inputs {
			a, b := h.before[k], h.before[k+1]
			sameClients := reflect.DeepEqual(a.Clients(), b.Clients())
			if a.Equal(b) && (h.dumps[k] != h.dumps[k+1] || !sameClients) {
				t.Fatalf("%q changed\n%sto\n%sbut they are Equal", h.inputs[k].Args, h.dumps[k], h.dumps[k+1])
			}
			if !b.Equal(b) || a.Equal(b) != b.Equal(a) {
				t.Fatalf("after %q Equal is no equality", h.inputs[k].Args)
			}
		}
	})
}

// TestEnginesShareSnapshots has one engine go on from another's state, while
// both go on.
func TestEnginesShareSnapshots(t *testing.T) {
	forEachHistory(t, func(t *testing.T, h *history) {
		half := len(h.inputs) / 2
		other := engine.New(engine.Options{Events: true})
		other.Restore(h.before[half])
		h.engine.Restore(h.before[half])
		for k := half; k < len(h.inputs); k++ {
			a, b := h.engine.Apply(h.inputs[k]), other.Apply(h.inputs[k])
			if !reflect.DeepEqual(a, b) {
				t.Fatalf("%q: %+v and %+v", h.inputs[k].Args, a, b)
			}
		}
	})
}
