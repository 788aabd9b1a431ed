package main

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"
)

// A layout is what is stored to see how much memory it takes.
type layout struct {
	name   string
	unit   string                                       // what the bytes are divided by
	target float64                                      // bytes at most
	first  func(n int, yield func(words ...string))     // is stored before, and does not count
	stored func(n int, yield func(words ...string)) int // what counts, and how many of the unit it is
}

// layouts is the table of what is stored.
var layouts = []layout{
	{"XADD s * n i", "entry", 8, nothing, func(n int, yield func(words ...string)) int {
		for i := range n {
			yield("XADD", "s", "*", "n", itoa(i))
		}
		return n
	}},
	{"one field, each in a millisecond of its own", "entry", 0, nothing, func(n int, yield func(words ...string)) int {
		for i := range n {
			yield("XADD", "s", itoa(1_700_000_000_000+i)+"-0", "n", itoa(i))
		}
		return n
	}},
	{"four fields with 45 bytes of values", "entry", 55, nothing, func(n int, yield func(words ...string)) int {
		for i := range n {
			yield("XADD", "s", "*", "user", fmt.Sprintf("user-%08d", shuffled(n, i)), "action", "purchase",
				"page", fmt.Sprintf("/product/%05d", i%100_000), "cents", itoa(1_000_000_000+i))
		}
		return n
	}},
	{"pending, 10 consumers", "pending entry", 40, stream, func(n int, yield func(words ...string)) int {
		s := size{pending: min(n, 100_000)}
		deliver(s, "g", yield)
		return s.pending
	}},
}

func nothing(int, func(words ...string)) {}

func stream(n int, yield func(words ...string)) {
	for i := range n {
		yield("XADD", "s", id(i), "n", itoa(i))
	}
	yield("XGROUP", "CREATE", "s", "g", "0")
}

// heapBytes returns how much memory a machine takes for one of the layout's
// unit, by the heap that is in use.
func heapBytes(name string, l layout, n int) (float64, error) {
	m, err := machines[name]()
	if err != nil {
		return 0, err
	}
	defer m.close()
	l.warm(n)
	if err := each(m, func(yield func(words ...string)) { l.first(n, yield) }); err != nil {
		return 0, err
	}
	before, count := heap(), 0
	err = each(m, func(yield func(words ...string)) { count = l.stored(n, yield) })
	after := heap()
	runtime.KeepAlive(m)
	return float64(after-before) / float64(count), err
}

// warm makes what the requests themselves keep, which is not to be counted.
func (l layout) warm(n int) { shuffled(n, 0) }

func heap() int64 {
	runtime.GC()
	runtime.GC() // the second frees what pools held
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

// serverBytes is heapBytes for a server that tells its used_memory.
func serverBytes(p *peer, l layout, n int) (float64, error) {
	if _, err := p.ask("FLUSHALL"); err != nil {
		return 0, err
	}
	if err := p.fill(func(yield func(words ...string)) { l.first(n, yield) }); err != nil {
		return 0, err
	}
	before, err := p.usedMemory()
	if err != nil {
		return 0, err
	}
	count := 0
	if err := p.fill(func(yield func(words ...string)) { count = l.stored(n, yield) }); err != nil {
		return 0, err
	}
	after, err := p.usedMemory()
	return (after - before) / float64(count), err
}

func (p *peer) usedMemory() (float64, error) {
	text, err := p.ask("INFO", "memory")
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(text) {
		if value, ok := strings.CutPrefix(line, "used_memory:"); ok {
			return strconv.ParseFloat(strings.TrimSpace(value), 64)
		}
	}
	return 0, fmt.Errorf("read INFO: no used_memory in %q", text)
}
