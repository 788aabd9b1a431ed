package engine_test

import (
	"fmt"
	"strconv"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// wireCommands are those whose cost to the bytes of the reply is named in
// docs/performance.md, for the i-th time, with what has to be there before.
var wireCommands = []struct {
	name    string
	prepare func(e *engine.Engine)
	command func(i int) []string
}{
	{"PING", nothing, func(int) []string { return []string{"PING"} }},
	{"XADD", nothing, func(int) []string { return []string{"XADD", "s", "*", "n", "1"} }},
	{"XADD, 1000 clients waiting elsewhere", waiters, func(int) []string { return []string{"XADD", "s", "*", "n", "1"} }},
	{"XREADGROUP COUNT 1", func(e *engine.Engine) { entries(e, 400_000) }, func(int) []string {
		return []string{"XREADGROUP", "GROUP", "g", "a", "COUNT", "1", "STREAMS", "s", ">"}
	}},
	{"XREADGROUP COUNT 100", func(e *engine.Engine) { entries(e, 1_000_000) }, func(int) []string {
		return []string{"XREADGROUP", "GROUP", "g", "a", "COUNT", "100", "STREAMS", "s", ">"}
	}},
	{"XACK in order", pending, func(i int) []string { return []string{"XACK", "s", "g", "1-" + strconv.Itoa(i+1)} }},
	{"XACK at random", pending, func(i int) []string { return []string{"XACK", "s", "g", "1-" + strconv.Itoa(i*7919%100_000+1)} }},
	{"XRANGE COUNT 1", func(e *engine.Engine) { entries(e, 100_000) }, func(i int) []string {
		return []string{"XRANGE", "s", "1-" + strconv.Itoa(i*7919%100_000+1), "+", "COUNT", "1"}
	}},
	{"XPENDING summary", pending, func(int) []string { return []string{"XPENDING", "s", "g"} }},
}

func nothing(*engine.Engine) {}

func entries(e *engine.Engine, n int) {
	e.ApplyTo(nil, enginetest.Input(1, "XGROUP", "CREATE", "s", "g", "0", "MKSTREAM"))
	for i := range n {
		e.ApplyTo(nil, enginetest.Input(1, "XADD", "s", "1-"+strconv.Itoa(i+1), "n", "1"))
	}
}

func pending(e *engine.Engine) {
	entries(e, 100_000)
	e.ApplyTo(nil, enginetest.Input(1, "XREADGROUP", "GROUP", "g", "a", "STREAMS", "s", ">"))
}

func waiters(e *engine.Engine) {
	for i := range 1000 {
		id := e.Apply(engine.Input{Op: engine.Open}).Client
		e.ApplyTo(nil, enginetest.Input(id, "XREAD", "BLOCK", "0", "STREAMS", fmt.Sprint("other", i), "$"))
	}
}

// BenchmarkWire measures what a server pays the engine for a command.
func BenchmarkWire(b *testing.B) {
	for _, c := range wireCommands {
		b.Run(c.name, func(b *testing.B) {
			e := engine.New(engine.Options{})
			e.Apply(engine.Input{Op: engine.Open})
			c.prepare(e)
			inputs := make([]engine.Input, 100_000)
			for i := range inputs {
				inputs[i] = enginetest.Input(1, c.command(i)...)
				for n, word := range inputs[i].Args[:min(i, 3, len(inputs[i].Args))] { // as a server's buffer, not cold memory
					if string(word) == string(inputs[0].Args[n]) {
						inputs[i].Args[n] = inputs[0].Args[n]
					}
				}
			}
			var reply []byte
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				reply, _ = e.ApplyTo(reply[:0], inputs[i%len(inputs)])
			}
		})
	}
}
