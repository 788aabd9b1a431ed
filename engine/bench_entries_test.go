package engine

import (
	"fmt"
	"math/rand"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// entrySizes are those that the benchmarks of entries are run at.
var entrySizes = []int{1_000, 100_000, 1_000_000}

// entryShapes are what memory is measured for, for the i-th entry.
var entryShapes = map[string]func(i int) (ID, []string){
	"n i": func(i int) (ID, []string) {
		return ID{1_700_000_000_000, uint64(i + 1)}, []string{"n", strconv.Itoa(i)}
	},
	"by ms": func(i int) (ID, []string) {
		return ID{MS: 1_700_000_000_000 + uint64(i)}, []string{"n", strconv.Itoa(i)}
	},
	"four fields": func(i int) (ID, []string) {
		return ID{1_700_000_000_000 + uint64(i/3), uint64(i % 3)}, []string{
			"user", "user-" + strconv.Itoa(100_000+i%5000), "action", "page-view", "path", "/products/" + strconv.Itoa(10_000+i%900), "ms", strconv.Itoa(i % 700),
		}
	},
	"four texts": func(i int) (ID, []string) {
		s := strings.Repeat("v", 8) + strconv.Itoa(100+i%900)
		return ID{1_700_000_000_000 + uint64(i), 0}, []string{"a", s, "b", s, "c", s, "d", s}
	},
}

func BenchmarkEntriesAppend(b *testing.B) {
	for _, name := range []string{"n i", "four fields"} {
		b.Run(name, func(b *testing.B) {
			gen, e := new(generation), entries{}
			_, fields := entryShapes[name](123_456)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				e.append(gen, ID{1_700_000_000_000, uint64(i + 1)}, fields, defaultLimits)
			}
		})
	}
}

// BenchmarkEntriesRange encodes 100 entries from anywhere.
func BenchmarkEntriesRange(b *testing.B) {
	for _, n := range entrySizes {
		e := madeEntries(n)
		for name, encode := range map[string]func([]byte, ID) ([]byte, int){
			"forwards": func(dst []byte, id ID) ([]byte, int) { return e.appendRange(dst, id, MaxID, 100) },
			"back":     func(dst []byte, id ID) ([]byte, int) { return e.appendRangeBack(dst, ID{}, id, 100) },
		} {
			b.Run(fmt.Sprintf("%s/entries=%d", name, n), func(b *testing.B) {
				random, dst := rand.New(rand.NewSource(1)), make([]byte, 0, 1<<16)
				b.ReportAllocs()
				for b.Loop() {
					encode(dst, ID{MS: uint64(100 + random.Intn(n-199))})
				}
			})
		}
	}
}

// BenchmarkEntriesDelete deletes entries here and there until half are gone, and
// then takes a full stream again.
func BenchmarkEntriesDelete(b *testing.B) {
	for _, n := range entrySizes {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			full, random := madeEntries(n), rand.New(rand.NewSource(1))
			e, gen := full, new(generation)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if i%n == n-1 {
					e, gen = full, new(generation)
				}
				e.delete(gen, ID{MS: uint64(1 + random.Intn(n))})
			}
		})
	}
}

// BenchmarkEntriesAfterSnapshot changes entries that someone else looks at too.
func BenchmarkEntriesAfterSnapshot(b *testing.B) {
	for _, n := range entrySizes {
		e := madeEntries(n)
		b.Run(fmt.Sprintf("append/entries=%d", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				mine := e
				mine.append(new(generation), ID{MS: uint64(n + 1)}, []string{"n", "1"}, defaultLimits)
			}
		})
		b.Run(fmt.Sprintf("delete/entries=%d", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				mine := e
				mine.delete(new(generation), ID{MS: uint64(n / 2)})
			}
		})
	}
}

// BenchmarkEntriesMemory reports the bytes of an entry.
func BenchmarkEntriesMemory(b *testing.B) {
	const n = 1_000_000
	for name, shape := range entryShapes {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				before := inUse()
				gen, e := new(generation), entries{}
				for i := range n {
					id, fields := shape(i)
					e.append(gen, id, fields, defaultLimits)
				}
				b.ReportMetric(float64(inUse()-before)/n, "bytes/entry")
				runtime.KeepAlive(&e)
			}
		})
	}
}

func inUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
