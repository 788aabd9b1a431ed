package engine_test

import (
	"path/filepath"
	"strings"
	"testing"

	"streamlab/engine/internal/enginetest"
)

// TestWhereItsOwnEventsStandEqualsRedis runs every script with clients that are
// subscribed to all keyspace events, those of their own commands among them: where
// a message stands beside the reply, or within it, is Redis's own. Only keys that
// expire are left out, for the server notices them later.
func TestWhereItsOwnEventsStandEqualsRedis(t *testing.T) {
	pair := newPair(t, func(string) int { return 3 })
	pair.Begin = [][]string{{"CONFIG", "SET", "notify-keyspace-events", "KEg$lshznmt"}, {"PSUBSCRIBE", "__key*"}}
	for _, file := range scripts(t) {
		for _, c := range readCases(t, file) {
			compareCase(t, pair, strings.TrimSuffix(filepath.Base(file), ".txt")+": "+c.Name, c.Steps)
		}
	}
	report(t, pair)
}

// TestRandomListenersEqualRedis runs random steps of clients that publish, listen
// to each other and to keyspace events, and queue all that in transactions.
func TestRandomListenersEqualRedis(t *testing.T) {
	pair := newPair(t, func(client string) int {
		if client == "q" {
			return 2
		}
		return 3
	})
	for seed := *firstSeed; seed < *firstSeed+int64(*sequences); seed++ {
		compareRandom(t, pair, seed, enginetest.NewRandomListeners(seed).Steps(sequenceLen))
	}
	report(t, pair)
}
