package workers_test

import (
	"strings"
	"testing"
	"time"
)

// source is the world of the course's first chapter: 100,000 numbers a second, and
// a running sum that takes in half of them.
const source = `
	XGROUP CREATE numbers sums 0 MKSTREAM
	:producer fast numbers rate=100000
	:consumer sum sums numbers work=20us count=100 sum=total`

// reading is the same with a running sum that reads the stream by itself.
const reading = `
	:producer fast numbers rate=100000
	:reader sum numbers work=20us count=100 sum=total checkpoint=places`

// BenchmarkSecond is a simulated second of it: 150,000 events, 200,000 commands.
// As long as it takes less than a second, the rate can be held.
func BenchmarkSecond(b *testing.B) {
	for _, c := range []struct{ name, lines string }{
		{"growing", source},
		{"maxlen", source + "\n:producer fast numbers rate=100000 maxlen=10000"},
		{"reader", reading},
	} {
		b.Run(c.name, func(b *testing.B) {
			w := newWorld(b)
			if said := w.do(c.lines); strings.Contains(said, "!") {
				b.Fatal(said)
			}
			events := 0
			b.ReportAllocs()
			for b.Loop() {
				w.stage.Pass(w.stage.Now().Add(time.Second), func() bool { events++; return true })
			}
			b.ReportMetric(float64(events)/b.Elapsed().Seconds(), "events/s")
			if got := w.worker("sum"); got.OutRate < 49_000 || w.worker("fast").InRate < 99_000 {
				b.Errorf("the sum takes in %d of %d a second", got.OutRate, w.worker("fast").InRate)
			}
		})
	}
}
