package engine_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/anishathalye/porcupine"

	"streamlab/engine"
)

// TestHistoriesOfAGroupAreLinearizable lets clients of a Host add, read,
// acknowledge and claim at once, and looks for an order of what they did that
// explains all replies, and for an owner of each pending entry that it explains.
// Looking costs at most every combination of how far each client is, however the
// machine schedules them: four clients with fifteen calls keep that small.
func TestHistoriesOfAGroupAreLinearizable(t *testing.T) {
	operations := 0
	const histories = 60
	for seed := range int64(histories) {
		history, pending := concurrently(t, seed, 4, 15)
		operations += len(history)
		if !porcupine.CheckOperations(groupModel(), history) {
			t.Errorf("seed %d: no order explains the history:\n%s", seed, told(history))
		}
		for _, row := range pending.Elems {
			id, owner := row.Elems[0].Str, row.Elems[1].Str
			if !slices.Contains(owners(history, id), owner) {
				t.Errorf("seed %d: entry %s cannot belong to %s:\n%s", seed, id, owner, told(history))
			}
		}
	}
	t.Logf("%d operations in %d histories", operations, histories)
}

// lies are what an engine could do wrong, each as a change of its replies.
var lies = map[string]func(groupCall, *engine.Reply, *engine.Reply){
	"an entry is delivered twice": func(call groupCall, last, out *engine.Reply) {
		if call.kind == "read" && out.IsNull() && last.Elems != nil {
			*out = *last
		}
	},
	"an entry is lost": func(call groupCall, _, out *engine.Reply) {
		if call.kind == "read" && len(readIDs(*out)) > 1 {
			*out = list(list(text("s"), list(out.Elems[0].Elems[1].Elems[1:]...)))
		}
	},
	"an acknowledgement counts twice": func(call groupCall, _, out *engine.Reply) {
		if call.kind == "ack" {
			out.Int = 1
		}
	},
	"a claim gives what is not pending": func(call groupCall, _, out *engine.Reply) {
		if call.kind == "claim" {
			*out = list(text(call.id))
		}
	},
	"a claim takes nothing": func(call groupCall, _, out *engine.Reply) {
		if call.kind == "autoclaim" {
			out.Elems = []engine.Reply{out.Elems[0], list(), out.Elems[2]}
		}
	},
	"an ID is given twice": func(call groupCall, last, out *engine.Reply) {
		if call.kind == "add" && last.Str != "" {
			*out = *last
		}
	},
}

// TestTheModelOfAGroupFindsLies records one history with one client after the
// other, true and with each lie.
func TestTheModelOfAGroupFindsLies(t *testing.T) {
	if history, _ := concurrently(t, 1, 1, 200); !porcupine.CheckOperations(groupModel(), history) {
		t.Error("a true history is refused")
	}
	for name, lie := range lies {
		var last engine.Reply
		history, _ := concurrently(t, 1, 1, 200)
		for i := range history {
			call, out := history[i].Input.(groupCall), history[i].Output.(engine.Reply)
			lie(call, &last, &out)
			if history[i].Output = out; call.kind == "read" && !out.IsNull() || call.kind == "add" {
				last = out
			}
		}
		if porcupine.CheckOperations(groupModel(), history) {
			t.Errorf("%s: an order explains that:\n%s", name, told(history))
		}
	}
}

// concurrently lets clients each run some random commands, at last reads all that
// is left, and returns what was asked and replied, and the rows of XPENDING then.
func concurrently(t *testing.T, seed int64, clients, each int) ([]porcupine.Operation, engine.Reply) {
	h := newHost()
	do(t, h.Open(""), "XGROUP", "CREATE", "s", "g", "0", "MKSTREAM")
	r := &recorder{}
	var running sync.WaitGroup
	for n := range clients {
		running.Go(func() {
			random, conn := rand.New(rand.NewSource(seed*100+int64(n))), h.Open("")
			for range each {
				r.run(t, conn, n, r.choose(random, fmt.Sprint("c", n)))
			}
		})
	}
	running.Wait()
	r.run(t, h.Open(""), clients, groupCall{kind: "read", consumer: "last", count: clients * each})
	return r.history, do(t, h.Open(""), "XPENDING", "s", "g", "-", "+", "1000")
}

// recorder notes what clients ask and get, by a clock that counts events.
type recorder struct {
	events  atomic.Int64
	mu      sync.Mutex
	history []porcupine.Operation
	seen    []string // IDs that were delivered
}

// choose makes a call. IDs to acknowledge or claim are among those delivered
// last, to anybody.
func (r *recorder) choose(random *rand.Rand, consumer string) groupCall {
	r.mu.Lock()
	defer r.mu.Unlock()
	call := groupCall{consumer: consumer, count: 1 + random.Intn(3)}
	call.kind = []string{"add", "add", "read", "read", "ack", "ack", "claim", "autoclaim"}[random.Intn(8)]
	if n := len(r.seen); n > 0 {
		call.id = r.seen[max(0, n-1-random.Intn(8))]
	} else if call.kind == "ack" || call.kind == "claim" {
		call.kind = "add"
	}
	return call
}

func (r *recorder) run(t *testing.T, conn *engine.Conn, client int, call groupCall) {
	op := porcupine.Operation{ClientId: client, Input: call, Call: r.events.Add(1)}
	out := do(t, conn, call.words()...)
	op.Output, op.Return = out, r.events.Add(1)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.history = append(r.history, op)
	if call.kind == "read" {
		r.seen = append(r.seen, readIDs(out)...)
	}
}

// words is the command of a call. Reads wait for a millisecond where there is
// nothing, so that some are served while they wait.
func (c groupCall) words() []string {
	count := strconv.Itoa(c.count)
	switch c.kind {
	case "add":
		return []string{"XADD", "s", "*", "n", "1"}
	case "read":
		return []string{"XREADGROUP", "GROUP", "g", c.consumer, "COUNT", count, "BLOCK", "1", "STREAMS", "s", ">"}
	case "ack":
		return []string{"XACK", "s", "g", c.id}
	case "claim":
		return []string{"XCLAIM", "s", "g", c.consumer, "0", c.id, "JUSTID"}
	}
	return []string{"XAUTOCLAIM", "s", "g", c.consumer, "0", "0", "COUNT", count, "JUSTID"}
}

func told(history []porcupine.Operation) (text string) {
	for _, op := range history {
		text += fmt.Sprintf("%4d to %4d, client %d: %+v: %+v\n", op.Call, op.Return, op.ClientId, op.Input, op.Output)
	}
	return text
}

// TestWhoGaveAnEntryAwayOwnsItNoMore is the part of the check that the order does
// not hold.
func TestWhoGaveAnEntryAwayOwnsItNoMore(t *testing.T) {
	gave := func(consumer string, call, back int64) porcupine.Operation {
		return porcupine.Operation{Input: groupCall{kind: "claim", consumer: consumer}, Output: list(text("1-0")), Call: call, Return: back}
	}
	for want, history := range map[string][]porcupine.Operation{
		"[b]":   {gave("a", 1, 2), gave("b", 3, 4)},
		"[a b]": {gave("a", 1, 3), gave("b", 2, 4)},
		"[]":    nil,
	} {
		if got := fmt.Sprint(owners(history, "1-0")); got != want {
			t.Errorf("owners are %s, want %s", got, want)
		}
	}
}
