package engine_test

import (
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// filled returns an engine with a stream of n entries, of which a group's
// consumer has read half, and client 1.
func filled(n int) *engine.Engine {
	e := engine.New(engine.Options{})
	me := e.Apply(engine.Input{Op: engine.Open}).Client
	run := func(args ...string) { e.Apply(enginetest.Input(me, args...)) }
	run("XGROUP", "CREATE", "s", "g", "0", "MKSTREAM")
	for i := range n {
		run("XADD", "s", strconv.Itoa(i+1)+"-1", "n", "1")
	}
	run("XREADGROUP", "GROUP", "g", "a", "COUNT", strconv.Itoa(n/2), "STREAMS", "s", ">")
	return e
}

const (
	fewEntries  = 1_000
	manyEntries = 100_000
)

// few and many are states of two sizes, made once.
var (
	few  = sync.OnceValue(func() engine.Snapshot { return filled(fewEntries).Snapshot() })
	many = sync.OnceValue(func() engine.Snapshot { return filled(manyEntries).Snapshot() })
)

// from returns an engine in a state.
func from(s engine.Snapshot) *engine.Engine {
	e := engine.New(engine.Options{})
	e.Restore(s)
	return e
}

// TestSnapshotCostsTheSameAtAnySize counts allocations: as many, and as few.
func TestSnapshotCostsTheSameAtAnySize(t *testing.T) {
	count := func(e *engine.Engine) float64 {
		return testing.AllocsPerRun(100, func() { e.Restore(e.Snapshot()) })
	}
	if a, b := count(from(few())), count(from(many())); a != b {
		t.Errorf("Snapshot and Restore allocate %v times at %d entries, %v times at %d", a, fewEntries, b, manyEntries)
	}
}

// TestMutationAfterSnapshotCopiesLittle counts the bytes that a command copies
// after a snapshot: a hundred times the entries may cost a few times the bytes,
// for the trees are deeper, and no more.
func TestMutationAfterSnapshotCopiesLittle(t *testing.T) {
	for name, command := range mutations {
		a, b := bytesAfterSnapshot(from(few()), command), bytesAfterSnapshot(from(many()), command)
		if b > 4*a {
			t.Errorf("%s after a snapshot allocates %d bytes at %d entries, %d at %d", name, a, fewEntries, b, manyEntries)
		}
	}
}

// mutations are commands that change one thing, for the i-th time.
var mutations = map[string]func(i int) []string{
	"XADD":   func(int) []string { return []string{"XADD", "s", "*", "n", "1"} },
	"XACK":   func(i int) []string { return []string{"XACK", "s", "g", strconv.Itoa(i+1) + "-1"} },
	"XCLAIM": func(i int) []string { return []string{"XCLAIM", "s", "g", "b", "0", strconv.Itoa(i+1) + "-1"} },
	"XDEL":   func(i int) []string { return []string{"XDEL", "s", strconv.Itoa(i+1) + "-1"} },
	"XTRIM":  func(i int) []string { return []string{"XTRIM", "s", "MINID", strconv.Itoa(i+2) + "-1"} },
	"XREADGROUP": func(int) []string {
		return []string{"XREADGROUP", "GROUP", "g", "a", "COUNT", "1", "STREAMS", "s", ">"}
	},
	"XGROUP": func(i int) []string { return []string{"XGROUP", "CREATECONSUMER", "s", "g", strconv.Itoa(i)} },
	"XAUTOCLAIM": func(i int) []string {
		return []string{"XAUTOCLAIM", "s", "g", "b", "0", strconv.Itoa(i + 1), "COUNT", "1"}
	},
	"SET another": func(i int) []string { return []string{"SET", "k", strconv.Itoa(i)} },
}

func bytesAfterSnapshot(e *engine.Engine, command func(i int) []string) uint64 {
	const runs = 50
	kept := make([]engine.Snapshot, 0, runs)
	before := allocated()
	for i := range runs {
		kept = append(kept, e.Snapshot())
		e.Apply(enginetest.Input(1, command(i)...))
	}
	after := allocated()
	runtime.KeepAlive(kept)
	return (after - before) / runs
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// constant are commands whose cost does not depend on how many entries or
// pending entries there are.
var constant = [][]string{
	{"XLEN", "s"},
	{"XPENDING", "s", "g"},
	{"XINFO", "GROUPS", "s"},
	{"XINFO", "CONSUMERS", "s", "g"},
	{"XINFO", "STREAM", "s"},
	{"XINFO", "STREAM", "s", "FULL"},
	{"XRANGE", "s", "-", "+", "COUNT", "10"},
	{"XREVRANGE", "s", "+", "-", "COUNT", "10"},
	{"XREAD", "COUNT", "10", "STREAMS", "s", "500"},
	{"XPENDING", "s", "g", "-", "+", "10"},
	{"XACK", "s", "g", "0-1"},
}

// TestAnsweringCostsTheSameAtAnySize counts allocations, which these commands
// make for their replies alone, and what they look at on the way.
func TestAnsweringCostsTheSameAtAnySize(t *testing.T) {
	small, large := from(few()), from(many())
	for _, args := range constant {
		if a, b := allocs(small, args), allocs(large, args); b > a+8 {
			t.Errorf("%q allocates %v times at %d entries, %v times at %d", args, a, fewEntries, b, manyEntries)
		}
		if a, b := visits(small, args), visits(large, args); b > a+fewMore {
			t.Errorf("%q looks at %d items at %d entries, at %d at %d", args, a, fewEntries, b, manyEntries)
		}
	}
}

// fewMore is how many items more a command may look at in deeper trees.
const fewMore = 16

func allocs(e *engine.Engine, args []string) float64 {
	in := enginetest.Input(1, args...)
	return testing.AllocsPerRun(20, func() { e.Apply(in) })
}

func visits(e *engine.Engine, args []string) int {
	in := enginetest.Input(1, args...)
	return engine.Visits(func() { e.Apply(in) })
}

// TestChangingCostsTheSameAtAnySize counts what commands that change one thing
// look at.
func TestChangingCostsTheSameAtAnySize(t *testing.T) {
	for name, command := range mutations {
		a, b := visits(from(few()), command(0)), visits(from(many()), command(0))
		if b > a+fewMore {
			t.Errorf("%s looks at %d items at %d entries, at %d at %d", name, a, fewEntries, b, manyEntries)
		}
	}
}

// TestDeletingAllCostsNoMoreForEachKey counts what DEL and FLUSHALL look at, where
// a client waits for a key.
func TestDeletingAllCostsNoMoreForEachKey(t *testing.T) {
	const n = 200
	cost := func(n int, command func(s engine.Snapshot) []string) int {
		s := keyed(n)
		e := from(s)
		e.Apply(enginetest.Input(e.Apply(engine.Input{Op: engine.Open}).Client, "XREAD", "BLOCK", "0", "STREAMS", "none", "$"))
		return visits(e, command(s))
	}
	del := func(s engine.Snapshot) []string { return append([]string{"DEL"}, s.Keys(0, s.Len())...) }
	if a, b := cost(n, del), cost(10*n, del); a < n || b > 10*a {
		t.Errorf("DEL looks at %d items for %d keys, at %d for %d", a, n, b, 10*n)
	}
	flush := func(engine.Snapshot) []string { return []string{"FLUSHALL"} }
	if a, b := cost(n, flush), cost(10*n, flush); a == 0 || b != a {
		t.Errorf("FLUSHALL looks at %d items for %d keys, at %d for %d", a, n, b, 10*n)
	}
}

// TestEqualLooksAtWhatTheStatesDoNotShare counts what is looked at to compare a
// large state with what one command makes of it.
func TestEqualLooksAtWhatTheStatesDoNotShare(t *testing.T) {
	for _, args := range [][]string{
		{"PING"}, {"SET", "k", "1"}, {"XADD", "t", "1-1", "n", "1"}, {"XACK", "s", "g", "1-1"}, {"XACK", "s", "g", "0-1"},
		{"XDEL", "s", "0-1"}, {"XGROUP", "CREATECONSUMER", "s", "g", "b"}, {"XGROUP", "SETID", "s", "g", "1"},
	} {
		e := from(many())
		before := e.Snapshot()
		e.Apply(enginetest.Input(1, args...))
		after := e.Snapshot()
		if n := engine.Visits(func() { before.Equal(after) }); n > fewMore {
			t.Errorf("after %q Equal looks at %d items", args, n)
		}
	}
}

// TestEventsAreBuiltOnlyWhenAsked holds what Options.Events says.
func TestEventsAreBuiltOnlyWhenAsked(t *testing.T) {
	for _, asked := range []bool{false, true} {
		e := engine.New(engine.Options{Events: asked})
		e.Apply(engine.Input{Op: engine.Open})
		out := e.Apply(enginetest.Input(1, "XADD", "s", "1-1", "n", "1"))
		if (out.Events != nil) != asked {
			t.Errorf("asked %v, events %v", asked, out.Events)
		}
	}
}

// TestEventsAreAddedToWhatTheInputBrings holds what Input.Events says: the room is
// used anew.
func TestEventsAreAddedToWhatTheInputBrings(t *testing.T) {
	e := engine.New(engine.Options{Events: true})
	e.Apply(engine.Input{Op: engine.Open})
	room := make([]engine.Event, 0, 4)
	for n := range 3 {
		in := enginetest.Input(1, "XADD", "s", "*", "n", "1")
		in.Events = room
		out := e.Apply(in)
		if len(out.Events) != 1 || &out.Events[0] != &room[:1][0] || out.Events[0].Kind != engine.EntryAdded {
			t.Errorf("XADD %d: events %v", n, out.Events)
		}
	}
	in := enginetest.Input(1, "XADD", "s", "*", "n", "1")
	in.Events = append(room, engine.Event{Kind: engine.KeyDeleted})
	if out := e.Apply(in); len(out.Events) != 2 || out.Events[0].Kind != engine.KeyDeleted {
		t.Errorf("events %v do not stand behind what there was", out.Events)
	}
}

// sizes are those of the benchmarks.
var sizes = []int{1_000, 1_000_000}

func BenchmarkSnapshot(b *testing.B) {
	for _, n := range sizes {
		e := filled(n)
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.Snapshot()
			}
		})
	}
}

func BenchmarkMutationAfterSnapshot(b *testing.B) {
	for _, n := range sizes {
		for _, name := range []string{"XADD", "XACK", "XCLAIM"} {
			e := filled(n)
			b.Run(fmt.Sprintf("%s/entries=%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					e.Snapshot()
					e.Apply(enginetest.Input(1, mutations[name](i%(n/2))...))
				}
			})
		}
	}
}

// commands are those whose whole cost in process is measured, for the i-th time.
var commands = map[string]func(i int) []string{
	"PING": func(int) []string { return []string{"PING"} },
	"XADD": mutations["XADD"],
	"XADD with options": func(int) []string {
		return []string{"XADD", "s", "NOMKSTREAM", "MAXLEN", "~", "1000", "*", "n", "1"}
	},
	"XREADGROUP": func(int) []string {
		return []string{"XREADGROUP", "GROUP", "g", "a", "COUNT", "1", "STREAMS", "s", ">"}
	},
	"XCLAIM": func(i int) []string {
		return []string{"XCLAIM", "s", "g", "b", "0", strconv.Itoa(i+1) + "-1", "JUSTID"}
	},
}

func BenchmarkCommand(b *testing.B) {
	for name, command := range commands {
		b.Run(name, func(b *testing.B) {
			e := from(few())
			inputs := make([]engine.Input, 400)
			for i := range inputs {
				inputs[i] = enginetest.Input(1, command(i)...)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				e.Apply(inputs[i%len(inputs)])
			}
		})
	}
}

// BenchmarkEqual compares the states before and after one command.
func BenchmarkEqual(b *testing.B) {
	for _, name := range []string{"PING", "XACK"} {
		b.Run(name, func(b *testing.B) {
			e := from(many())
			command := mutations[name]
			if command == nil {
				command = commands[name]
			}
			before := e.Snapshot()
			e.Apply(enginetest.Input(1, command(0)...))
			after := e.Snapshot()
			b.ReportAllocs()
			for b.Loop() {
				before.Equal(after)
			}
		})
	}
}

// BenchmarkDeleteAll deletes every key, each of which holds a stream.
func BenchmarkDeleteAll(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		full := keyed(n)
		names := append([]string{"DEL"}, full.Keys(0, n)...)
		for _, args := range [][]string{{"FLUSHALL"}, names} {
			b.Run(fmt.Sprintf("%s/keys=%d", args[0], n), func(b *testing.B) {
				in := enginetest.Input(1, args...)
				for b.Loop() {
					from(full).Apply(in)
				}
			})
		}
	}
}

// keyed is a state of n keys.
func keyed(n int) engine.Snapshot {
	e := engine.New(engine.Options{})
	me := e.Apply(engine.Input{Op: engine.Open}).Client
	for i := range n {
		e.Apply(enginetest.Input(me, "SET", strconv.Itoa(i), "1"))
	}
	return e.Snapshot()
}
