package workers_test

import (
	"testing"
	"time"
)

// source is the world of the course's first chapter: 100,000 numbers a second, and
// a running sum that takes in half of them.
const source = `
	XGROUP CREATE numbers sums 0 MKSTREAM
	:producer fast numbers rate=100000
	:consumer sum sums numbers work=20us count=100 sum=total`

// BenchmarkSecond is a simulated second of it: 150,000 events, 200,000 commands.
// As long as it takes less than a second, the rate can be held.
func BenchmarkSecond(b *testing.B) {
	for name, lines := range map[string]string{"growing": source, "maxlen": source + "\n:producer fast numbers rate=100000 maxlen=10000"} {
		b.Run(name, func(b *testing.B) {
			w := newWorld(b)
			w.do(lines)
			events := 0
			b.ReportAllocs()
			for b.Loop() {
				w.stage.Pass(w.stage.Now().Add(time.Second), func() bool { events++; return true })
			}
			b.ReportMetric(float64(events)/b.Elapsed().Seconds(), "events/s")
		})
	}
}
