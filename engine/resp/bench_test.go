package resp_test

import (
	"strings"
	"testing"

	"streamlab/engine/resp"
)

// BenchmarkRequests reads 16 commands a batch.
func BenchmarkRequests(b *testing.B) {
	sent := strings.Repeat(string(resp.AppendCommand(nil, "XADD", "s", "*", "n", "1")), 16)
	r := resp.NewReader(again{[]byte(sent)}, resp.Limits{})
	b.ReportAllocs()
	commands := 0
	for b.Loop() {
		batch, err := r.Next()
		if err != nil {
			b.Fatal(err)
		}
		commands += len(batch)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(commands), "ns/command")
}
