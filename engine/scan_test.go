package engine_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// TestSCANGivesWhatIsThereAllTheTime walks through the keys while others come and
// go: those that stay come once, and nothing that was not there ever comes.
func TestSCANGivesWhatIsThereAllTheTime(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := enginetest.NewWorld(t, engine.Options{})
		stay := rapid.IntRange(0, 60).Draw(rt, "keys that stay")
		for i := range stay {
			w.Do("SET", fmt.Sprintf("stays:%d", i), "1")
		}
		seen, cursor := map[string]int{}, "0"
		for begun := false; !begun || cursor != "0"; begun = true {
			other := fmt.Sprintf("other:%d", rapid.IntRange(0, 30).Draw(rt, "other"))
			w.Do(rapid.SampledFrom([]string{"INCR", "DEL"}).Draw(rt, "what"), other)
			if rapid.IntRange(0, 5).Draw(rt, "a second walk") == 0 {
				w.Do("SCAN", "0", "COUNT", "1000")
			}
			reply := w.Do("SCAN", cursor, "COUNT", fmt.Sprint(rapid.IntRange(1, 9).Draw(rt, "count")))
			cursor = reply.Elems[0].Str
			for _, name := range reply.Elems[1].Elems {
				seen[name.Str]++
			}
		}
		for i := range stay {
			if n := seen[fmt.Sprintf("stays:%d", i)]; n != 1 {
				rt.Fatalf("key %d came %d times: %v", i, n, seen)
			}
		}
	})
}
