package engine_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
	"streamlab/engine/internal/redistest"
)

var (
	sequences = flag.Int("sequences", 100, "how many random sequences to compare with redis-server")
	firstSeed = flag.Int64("seed", 1, "the seed of the first random sequence")
)

// sequenceLen is how many steps a random sequence has.
const sequenceLen = 400

// TestScriptsEqualRedis runs every script on the engine and on redis-server, in
// both protocols.
func TestScriptsEqualRedis(t *testing.T) {
	for _, protocol := range []int{2, 3} {
		t.Run(fmt.Sprintf("RESP%d", protocol), func(t *testing.T) {
			pair := newPair(t, func(string) int { return protocol })
			for _, file := range scripts(t) {
				for _, c := range readCases(t, file) {
					compareCase(t, pair, strings.TrimSuffix(filepath.Base(file), ".txt")+": "+c.Name, c.Steps)
				}
			}
			report(t, pair)
		})
	}
}

// TestScriptsTellTheSameEvents runs every script with a client that listens to all
// keyspace events but those of keys that expire, which each server finds at a time
// of its own.
func TestScriptsTellTheSameEvents(t *testing.T) {
	listen, err := enginetest.Parse("== listen\nCONFIG SET notify-keyspace-events KEg$lshztnm\n@listener PSUBSCRIBE __key*")
	if err != nil {
		t.Fatal(err)
	}
	pair := newPair(t, nil)
	for _, file := range scripts(t) {
		for _, c := range readCases(t, file) {
			steps := append(slices.Clone(listen[0].Steps), c.Steps...)
			compareCase(t, pair, strings.TrimSuffix(filepath.Base(file), ".txt")+", events: "+c.Name, steps)
		}
	}
	report(t, pair)
}

func newPair(t *testing.T, protocol func(client string) int) *redistest.Pair {
	t.Helper()
	pair := redistest.NewPair(t, redistest.Start(t), engine.CheckNodes)
	pair.Protocol = protocol
	return pair
}

// scripts names the files of scripts.
func scripts(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/redis/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	return files
}

func readCases(t testing.TB, file string) []enginetest.Case {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := enginetest.Parse(string(text))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return cases
}

// compareCase ends at the first difference: what follows would follow from it.
func compareCase(t *testing.T, pair *redistest.Pair, name string, steps []enginetest.Step) {
	t.Helper()
	if err := difference(pair, steps); err != nil {
		t.Errorf("%s\n%v", name, err)
	}
}

// TestRandomEqualsRedis runs random steps of several clients, some of which speak
// RESP3, on both. Where they differ it says the shortest sequence that still
// shows it.
func TestRandomEqualsRedis(t *testing.T) {
	pair := newPair(t, mixed)
	for seed := *firstSeed; seed < *firstSeed+int64(*sequences); seed++ {
		compareRandom(t, pair, seed, enginetest.NewRandom(seed).Steps(sequenceLen))
	}
	report(t, pair)
}

// mixed lets half the clients speak RESP3.
func mixed(client string) int { return 2 + int(client[0])%2 }

// compareRandom tells the shortest of the steps that show a difference.
func compareRandom(t *testing.T, pair *redistest.Pair, seed int64, steps []enginetest.Step) {
	t.Helper()
	if err := difference(pair, steps); err != nil {
		shortest := enginetest.Shrink(steps, func(steps []enginetest.Step) bool { return difference(pair, steps) != nil })
		t.Errorf("seed %d: %v\nshortest:\n%s\n%v", seed, err, listing(shortest), difference(pair, shortest))
	}
}

// difference runs steps from an empty state and returns the first difference.
func difference(pair *redistest.Pair, steps []enginetest.Step) error {
	pair.Reset()
	for i, s := range steps {
		if err := pair.Run(s); err != nil {
			return fmt.Errorf("step %d: %w", i+1, err)
		}
	}
	return pair.Check()
}

func listing(steps []enginetest.Step) string {
	var lines []string
	for _, s := range steps {
		lines = append(lines, s.String())
	}
	return strings.Join(lines, "\n")
}

func report(t *testing.T, pair *redistest.Pair) {
	t.Helper()
	t.Logf("redis-server %s: %d commands run, %d replies compared", pair.Version(), pair.Commands, pair.Replies)
}
