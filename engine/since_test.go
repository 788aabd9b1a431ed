package engine_test

import (
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// TestSinceTellsWhatDiffers compares moments of random histories, and of another
// engine with the same history, which shares nothing with them, with what is found
// by looking at everything.
func TestSinceTellsWhatDiffers(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	forEachHistory(t, func(t *testing.T, h *history) {
		other := again(h)
		for range 60 {
			then, now := h.before[random.Intn(len(h.before))], h.before[random.Intn(len(h.before))]
			compareMoments(t, then, now)
			compareMoments(t, other[random.Intn(len(other))], now)
		}
	})
}

// again applies a history's inputs to another engine and returns its moments.
func again(h *history) []engine.Snapshot {
	e := engine.New(engine.Options{Events: true})
	moments := []engine.Snapshot{e.Snapshot()}
	for _, in := range h.inputs {
		e.Apply(in)
		moments = append(moments, e.Snapshot())
	}
	return moments
}

func compareMoments(t *testing.T, then, now engine.Snapshot) {
	t.Helper()
	for db := range 16 {
		was, is := then.DB(db), now.DB(db)
		if got, want := was.Touched(was), []string(nil); !slices.Equal(got, want) {
			t.Fatalf("a moment differs from itself in %q", got)
		}
		touched := is.Touched(was)
		for _, key := range union(was.Keys(0, was.Len()), is.Keys(0, is.Len())) {
			if !slices.Contains(touched, key) && valueText(was, key) != valueText(is, key) {
				t.Fatalf("%q is %s and was %s, and is not said to be touched", key, valueText(is, key), valueText(was, key))
			}
			compareValues(t, key, was, is)
		}
	}
}

func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// valueText writes all that a key holds.
func valueText(s engine.Snapshot, key string) string {
	at, expires := s.Expires(key)
	text, _ := s.Text(key)
	parts := []any{s.Type(key), text, at, expires}
	if h, ok := s.Hash(key); ok {
		parts = append(parts, h.Fields(0, h.Len()))
	}
	if set, ok := s.Set(key); ok {
		parts = append(parts, set.Members(0, set.Len()))
	}
	if l, ok := s.List(key); ok {
		parts = append(parts, l.Elements(0, l.Len()))
	}
	if st, ok := s.Stream(key); ok {
		parts = append(parts, st.LastID(), st.Entries(0, st.Len()))
		for _, g := range st.Groups() {
			parts = append(parts, g.Name(), g.LastID(), g.PendingRows(0, g.PendingLen()))
		}
	}
	return fmt.Sprint(parts...)
}

func compareValues(t *testing.T, key string, was, is engine.Snapshot) {
	t.Helper()
	h, _ := is.Hash(key)
	old, _ := was.Hash(key)
	fields := map[string]string{}
	h.Since(old, func(name string, was, is *string) { fields[name] = optional(was) + " -> " + optional(is) })
	want := map[string]string{}
	for _, f := range slices.Concat(old.Fields(0, old.Len()), h.Fields(0, h.Len())) {
		if a, b := fieldText(old, f.Name), fieldText(h, f.Name); a != b {
			want[f.Name] = a + " -> " + b
		}
	}
	if !maps.Equal(fields, want) {
		t.Fatalf("fields of %q: got %v, want %v", key, fields, want)
	}
	st, exists := is.Stream(key)
	before, existed := was.Stream(key)
	compareEntries(t, before, st, entriesOf(was, key), entriesOf(is, key))
	if !existed {
		before = engine.Stream{}
	}
	if exists {
		for _, g := range st.Groups() {
			comparePending(t, before, g)
		}
	}
}

func optional(s *string) string {
	if s == nil {
		return "none"
	}
	return strconv.Quote(*s)
}

func fieldText(h engine.Hash, name string) string {
	if v, ok := h.Value(name); ok {
		return optional(&v)
	}
	return optional(nil)
}

// entriesOf writes a stream's entries by their IDs.
func entriesOf(s engine.Snapshot, key string) map[engine.ID]string {
	all := map[engine.ID]string{}
	if s, ok := s.Stream(key); ok {
		for _, e := range s.Entries(0, s.Len()) {
			all[e.ID] = strings.Join(e.Fields, " ")
		}
	}
	return all
}

func compareEntries(t *testing.T, before, now engine.Stream, was, is map[engine.ID]string) {
	t.Helper()
	counts := map[engine.RunKind]int{}
	last := engine.ID{}
	now.Since(before, func(r engine.Run) {
		if r.N < 1 || r.Last.Less(r.First) || !last.Less(r.First) {
			t.Fatalf("a run %+v after %v", r, last)
		}
		last = r.Last
		counts[r.Kind] += r.N
		within := [...]map[engine.ID]string{engine.RunAdded: is, engine.RunRemoved: was, engine.RunRewritten: is}[r.Kind]
		for _, id := range []engine.ID{r.First, r.Last} {
			if _, ok := within[id]; !ok {
				t.Fatalf("a run %+v without its end", r)
			}
		}
	})
	want := map[engine.RunKind]int{}
	for id, text := range is {
		if old, ok := was[id]; !ok {
			want[engine.RunAdded]++
		} else if old != text {
			want[engine.RunRewritten]++
		}
	}
	for id := range was {
		if _, ok := is[id]; !ok {
			want[engine.RunRemoved]++
		}
	}
	if !maps.Equal(counts, want) {
		t.Fatalf("entries: got %v, want %v", counts, want)
	}
}

func comparePending(t *testing.T, before engine.Stream, g engine.Group) {
	t.Helper()
	var old engine.Group
	rows := map[engine.ID][2]engine.Pending{}
	if before != (engine.Stream{}) {
		if was, ok := before.Group(g.Name()); ok {
			old = was
			for _, p := range was.PendingRows(0, was.PendingLen()) {
				rows[p.ID] = [2]engine.Pending{p, {}}
			}
		}
	}
	for _, p := range g.PendingRows(0, g.PendingLen()) {
		rows[p.ID] = [2]engine.Pending{rows[p.ID][0], p}
	}
	maps.DeleteFunc(rows, func(_ engine.ID, r [2]engine.Pending) bool { return r[0] == r[1] })
	got := map[engine.ID][2]engine.Pending{}
	g.Since(old, func(was, is *engine.Pending) {
		var pair [2]engine.Pending
		if was != nil {
			pair[0] = *was
		}
		if is != nil {
			pair[1] = *is
		}
		got[pair[0].ID], got[pair[1].ID] = pair, pair
	})
	delete(got, engine.ID{})
	if !maps.Equal(got, rows) {
		t.Fatalf("pending entries of %s: got %v, want %v", g.Name(), got, rows)
	}
}

// TestSinceCostsWhatChanged counts what is looked at where a stream of many entries
// and pending ones has had one of each changed.
func TestSinceCostsWhatChanged(t *testing.T) {
	for name, command := range mutations {
		e := from(many())
		me := e.Apply(engine.Input{Op: engine.Open}).Client
		then := e.Snapshot()
		e.Apply(enginetest.Input(me, command(0)...))
		now := e.Snapshot()
		looks := engine.Visits(func() {
			for _, key := range now.Touched(then) {
				was, existed := then.Stream(key)
				is, exists := now.Stream(key)
				is.Since(was, func(engine.Run) {})
				if !existed || !exists {
					continue
				}
				for _, g := range is.Groups() {
					old, _ := was.Group(g.Name())
					g.Since(old, func(_, _ *engine.Pending) {})
				}
			}
		})
		if most := 4 * manyEntries / 100; looks > most {
			t.Errorf("after %s, %d looks at a stream of %d entries, more than %d", name, looks, manyEntries, most)
		}
	}
}
