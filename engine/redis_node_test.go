package engine_test

import (
	"fmt"
	"math/rand"
	"strconv"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
	"streamlab/engine/internal/redistest"
)

// TestNodesEqualRedis compares where nodes begin, which XINFO STREAM and trimming
// with ~ show, under many bounds and for entries of many shapes.
func TestNodesEqualRedis(t *testing.T) {
	redis := redistest.Start(t)
	server := redis.Dial(t)
	commands := 0
	for seed := range int64(24) {
		random := rand.New(rand.NewSource(seed))
		entries, bytes := nodeBounds(random)
		server.Do("FLUSHALL")
		server.Do("CONFIG", "SET", "stream-node-max-entries", strconv.Itoa(entries), "stream-node-max-bytes", strconv.Itoa(bytes))
		e := engine.New(engine.Options{Compat: redis.Compat})
		e.Apply(engine.Input{Op: engine.Open})
		engine.SetNodeLimits(e, entries, bytes)
		same := func(args ...string) bool {
			commands++
			ours := string(redistest.AppendReply(nil, e.Apply(enginetest.Input(1, args...)).Reply))
			theirs := string(redistest.AppendReply(nil, server.Do(args...)))
			if ours != theirs {
				t.Errorf("seed %d, bounds %d and %d, after %d commands: %.200q\ngives  %.1000q\nRedis: %.1000q", seed, entries, bytes, commands, args, ours, theirs)
			}
			return ours == theirs
		}
		s := shapes{random: random}
		for range 400 {
			if !same(s.command()...) || !same("XINFO", "STREAM", "s") {
				break
			}
		}
		if err := engine.CheckNodes(e.Snapshot()); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
	t.Logf("%d commands compared", commands)
}

// nodeBounds are often the default ones, and sometimes none.
func nodeBounds(random *rand.Rand) (entries, bytes int) {
	entries = []int{100, 100, 0, 5, 200, 300}[random.Intn(6)]
	bytes = []int{4096, 4096, 0, 200, 1000, 20_000}[random.Intn(6)]
	return entries, bytes
}

// shapes makes commands on one stream, most of which add an entry.
type shapes struct {
	random  *rand.Rand
	ms, seq uint64
	ids     []string
}

func (s *shapes) command() []string {
	switch n := s.random.Intn(60); {
	case n == 0:
		return append([]string{"XTRIM", "s"}, s.trim()...)
	case n < 8 && len(s.ids) > 0:
		return s.delete()
	case n == 8:
		return append([]string{"XADD", "s", "MAXLEN", "~", strconv.Itoa(s.random.Intn(300))}, s.entry()...)
	}
	return append([]string{"XADD", "s"}, s.entry()...)
}

// delete takes out a run of entries, rarely up to the newest.
func (s *shapes) delete() []string {
	from := s.random.Intn(len(s.ids))
	to := min(len(s.ids), from+1+s.random.Intn(40))
	args := append([]string{"XDEL", "s"}, s.ids[from:to]...)
	s.ids = append(s.ids[:from], s.ids[to:]...)
	return args
}

func (s *shapes) trim() []string {
	sign := []string{"=", "~"}[s.random.Intn(2)]
	if s.random.Intn(2) == 0 || len(s.ids) == 0 {
		return []string{"MAXLEN", sign, strconv.Itoa(s.random.Intn(400))}
	}
	return []string{"MINID", sign, s.ids[len(s.ids)-1-s.random.Intn(min(300, len(s.ids)))]}
}

// entry returns an ID some way after the last, and pairs.
func (s *shapes) entry() []string {
	switch s.random.Intn(8) {
	case 0:
		s.ms, s.seq = s.ms+1+uint64(s.random.Int63n(1<<uint(s.random.Intn(40)))), 0
	case 1:
		s.ms, s.seq = s.ms+1, uint64(s.random.Int63n(1<<uint(1+s.random.Intn(62))))
	case 2:
		s.seq += uint64(s.random.Int63n(1 << uint(s.random.Intn(34))))
	}
	s.seq++
	id := fmt.Sprintf("%d-%d", s.ms, s.seq)
	s.ids = append(s.ids, id)
	return append([]string{id}, s.pairs()...)
}

func (s *shapes) pairs() []string {
	if s.random.Intn(3) > 0 {
		return []string{"n", s.value()}
	}
	var pairs []string
	for range 1 + s.random.Intn(4) {
		pairs = append(pairs, []string{"a", "b", "7", s.value()}[s.random.Intn(4)], s.value())
	}
	return pairs
}

// value is a number or a text of any length up to where listpacks change form.
func (s *shapes) value() string {
	switch s.random.Intn(10) {
	case 0:
		return strings.Repeat("x", []int{0, 62, 63, 64, 65, 123, 124, 125, 126, 127, 128, 129}[s.random.Intn(12)])
	case 1:
		return []string{"-0", "00", "01", " 1", "1 ", "+1", "-", "9223372036854775808", "-9223372036854775808"}[s.random.Intn(9)]
	case 2:
		if s.random.Intn(10) == 0 {
			return strings.Repeat("y", []int{4090, 4095, 4096, 16_375, 16_380, 16_385}[s.random.Intn(6)])
		}
	case 3:
		return strings.Repeat("z", s.random.Intn(300))
	}
	n := s.random.Int63n(1 << uint(s.random.Intn(63)))
	if s.random.Intn(3) == 0 {
		n = -n
	}
	return strconv.FormatInt(n+int64(s.random.Intn(3))-1, 10)
}
