package engine_test

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
	"streamlab/engine/internal/redistest"
)

// TestPatternsOfManyStarsEnd matches what a search that tries every way would
// never end with: a hundred stars against ten thousand bytes.
func TestPatternsOfManyStarsEnd(t *testing.T) {
	text := strings.Repeat("a", 10_000)
	for _, pattern := range []string{
		strings.Repeat("a*", 100) + "b", strings.Repeat("*a", 100) + "b", strings.Repeat("*[a]", 100) + "b",
		strings.Repeat("*?", 100) + "b", strings.Repeat("*", 10_000) + "b", strings.Repeat("*\\a", 100) + "[^a]",
	} {
		if engine.GlobMatch(pattern, text) {
			t.Errorf("%.20s... matches", pattern)
		}
		if !engine.GlobMatch(pattern, text+"b") {
			t.Errorf("%.20s... does not match with a b behind", pattern)
		}
	}
}

// TestRandomPatternsEqualRedis asks both for the keys that match random patterns,
// made of what patterns are made of.
func TestRandomPatternsEqualRedis(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	some := func(letters string, most int) string {
		var b strings.Builder
		for range random.Intn(most + 1) {
			b.WriteByte(letters[random.Intn(len(letters))])
		}
		return b.String()
	}
	server := redistest.Start(t)
	conn, w := server.Dial(t), enginetest.NewWorld(t, engine.Options{Compat: server.Compat})
	for range 150 {
		key := some("abc-]^\\*?[", 6)
		w.Do("SET", key, "1")
		conn.Do("SET", key, "1")
	}
	matched := 0
	for range 3000 {
		pattern := some("aabc***??[[]]^-\\", 9)
		ours, theirs := keysOf(w.Do("KEYS", pattern)), keysOf(conn.Do("KEYS", pattern))
		if !slices.Equal(ours, theirs) {
			t.Errorf("%q matches %q, on the server %q", pattern, ours, theirs)
		}
		matched += len(theirs)
	}
	t.Logf("redis-server %s: 3000 patterns compared, which match %d times", server.Version, matched)
}

func keysOf(r engine.Reply) (keys []string) {
	for _, e := range r.Elems {
		keys = append(keys, e.Str)
	}
	slices.Sort(keys)
	return keys
}
