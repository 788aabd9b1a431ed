package engine

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
)

// pelSizes are those of the benchmarks.
var pelSizes = []int{1_000, 100_000}

// pelOf returns a pel of n rows of ten owners, an ID and a time each.
func pelOf(gen *generation, n int) *pel {
	t := new(pel)
	for range 10 {
		t.owners.add(gen, "consumer")
	}
	for i := range n {
		t.put(gen, benchRow(i))
	}
	return t
}

// benchRow is the i-th row: one entry or two a millisecond.
func benchRow(i int) pelRow {
	id := ID{1_700_000_000_000 + uint64(i)*2/3, uint64(i) % 3 % 2}
	return pelRow{id, Time(id.MS)*1000 + 1_000_000 + Time(i%300), 1, owner(1 + i%10)}
}

func forPELSizes(b *testing.B, run func(b *testing.B, n int)) {
	for _, n := range pelSizes {
		b.Run(fmt.Sprintf("rows=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			run(b, n)
		})
	}
}

// BenchmarkPELInOrder puts a row behind all others and drops the first.
func BenchmarkPELInOrder(b *testing.B) {
	forPELSizes(b, func(b *testing.B, n int) {
		gen := new(generation)
		t := pelOf(gen, n)
		for i := 0; b.Loop(); i++ {
			t.put(gen, benchRow(n+i))
			t.drop(gen, benchRow(i).id)
		}
	})
}

// BenchmarkPELDropAtRandom drops all rows in a random order; to fill the pel
// again is not counted.
func BenchmarkPELDropAtRandom(b *testing.B) {
	forPELSizes(b, func(b *testing.B, n int) {
		gen := new(generation)
		var t *pel
		order := rand.New(rand.NewPCG(1, 2)).Perm(n)
		for i := 0; b.Loop(); i++ {
			if i%n == 0 {
				b.StopTimer()
				t = pelOf(gen, n)
				b.StartTimer()
			}
			t.drop(gen, benchRow(order[i%n]).id)
		}
	})
}

// BenchmarkPELChurnAtRandom puts a row behind all others and drops any.
func BenchmarkPELChurnAtRandom(b *testing.B) {
	forPELSizes(b, func(b *testing.B, n int) {
		gen, random := new(generation), rand.New(rand.NewPCG(1, 2))
		t := pelOf(gen, n)
		there := make([]int, n)
		for i := range there {
			there[i] = i
		}
		for i := n; b.Loop(); i++ {
			k := random.IntN(n)
			t.drop(gen, benchRow(there[k]).id)
			t.put(gen, benchRow(i))
			there[k] = i
		}
		reportBytes(b, t)
	})
}

// BenchmarkPELClaimAtRandom gives any row to another owner, now.
func BenchmarkPELClaimAtRandom(b *testing.B) {
	forPELSizes(b, func(b *testing.B, n int) {
		gen, random := new(generation), rand.New(rand.NewPCG(1, 2))
		t := pelOf(gen, n)
		for i := n; b.Loop(); i++ {
			r := benchRow(random.IntN(n))
			r.at, r.count, r.owner = benchRow(i).at, 2, owner(1+random.IntN(10))
			t.put(gen, r)
		}
		reportBytes(b, t)
	})
}

// BenchmarkPELAfterSnapshot drops any row, the first thing after a snapshot.
func BenchmarkPELAfterSnapshot(b *testing.B) {
	forPELSizes(b, func(b *testing.B, n int) {
		var t pel
		order := rand.New(rand.NewPCG(1, 2)).Perm(n)
		full := pelOf(new(generation), n)
		for i := 0; b.Loop(); i++ {
			if t = *full; !dropped(&t, order[i%n]) {
				b.Fatal("not there")
			}
		}
	})
}

func dropped(t *pel, i int) bool {
	_, was := t.drop(new(generation), benchRow(i).id)
	return was
}

// BenchmarkPELOldest takes the ten oldest rows of those that are idle for long
// enough, which are half.
func BenchmarkPELOldest(b *testing.B) {
	forPELSizes(b, func(b *testing.B, n int) {
		t := pelOf(new(generation), n)
		for b.Loop() {
			if len(t.claimable(benchRow(n/2).at, 10, func(pelRow) bool { return true })) != 10 {
				b.Fatal("less than ten")
			}
		}
	})
}

// BenchmarkPELBytes fills a pel and tells what a row takes.
func BenchmarkPELBytes(b *testing.B) {
	forPELSizes(b, func(b *testing.B, n int) {
		var grown uint64
		for b.Loop() {
			before := heap()
			t := pelOf(new(generation), n)
			grown = heap() - before
			runtime.KeepAlive(t)
		}
		b.ReportMetric(float64(grown)/float64(n), "B/row")
	})
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// reportBytes tells what a row takes, by the pages alone.
func reportBytes(b *testing.B, t *pel) {
	bytes := 0
	for c := t.pages.first(); c.ok(); t.pages.next(&c) {
		p := t.pages.at(&c)
		bytes += 280 + cap(p.data) + 8*cap(p.owners)
	}
	b.ReportMetric(float64(bytes)/float64(t.len()), "B/row")
}
