package engine_test

import (
	"fmt"
	"math/rand"
	"strconv"
	"testing"

	"streamlab/engine/internal/enginetest"
)

// TestRandomTrimmingEqualsRedis compares what trimming with ~ leaves of streams
// of many nodes, with entries deleted here and there.
func TestRandomTrimmingEqualsRedis(t *testing.T) {
	pair := newPair(t, mixed)
	for seed := range int64(4) {
		compareRandom(t, pair, seed, trimming(rand.New(rand.NewSource(seed))))
	}
	report(t, pair)
}

// trimming makes rounds of adding up to two nodes, deleting and trimming.
func trimming(random *rand.Rand) (steps []enginetest.Step) {
	last := 0
	run := func(args ...string) {
		steps = append(steps, enginetest.Step{Client: enginetest.DefaultClient, Args: args})
	}
	for range 8 {
		for range random.Intn(200) {
			last++
			run("XADD", "s", fmt.Sprintf("%d-1", last), "n", "1")
		}
		from := last - random.Intn(350)
		for i := range random.Intn(120) {
			run("XDEL", "s", fmt.Sprintf("%d-1", from+i))
		}
		run(append([]string{"XTRIM", "s"}, trimWords(random, last)...)...)
		run("XLEN", "s")
		run("XRANGE", "s", "-", "+", "COUNT", "1")
	}
	return steps
}

func trimWords(random *rand.Rand, last int) []string {
	words := []string{"MAXLEN", "~", strconv.Itoa(random.Intn(400))}
	if random.Intn(2) == 0 {
		words = []string{"MINID", "~", strconv.Itoa(max(0, last-random.Intn(400)))}
	}
	if random.Intn(2) == 0 {
		words = append(words, "LIMIT", strconv.Itoa(random.Intn(300)))
	}
	return words
}
