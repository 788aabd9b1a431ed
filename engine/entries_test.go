package engine

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// An entriesModel is entries and the slice that they should equal.
type entriesModel struct {
	entries entries
	gen     *generation
	limits  nodeLimits
	want    []Entry
	last    ID
}

// valueShapes are texts that lie differently in a block.
var valueShapes = rapid.OneOf(
	rapid.SampledFrom([]string{"", "0", "-0", "-", "00", "01", "-1", "+1", "1 ", "63", "64", "127", "128", "-9223372036854775808",
		"9223372036854775807", "9223372036854775808", "18446744073709551616", "99999999999999999999", "\r\n", "\x00"}),
	rapid.Map(rapid.Int64(), func(n int64) string { return strconv.FormatInt(n, 10) }),
	rapid.Map(rapid.IntRange(0, 70), func(n int) string { return strings.Repeat("x", n) }),
	rapid.Map(rapid.SampledFrom([]int{200, 4000, 5000, 9000}), func(n int) string { return strings.Repeat("y", n) }),
	rapid.String(),
)

// nameShapes makes some entries have the names of others.
var nameShapes = rapid.OneOf(
	rapid.SampledFrom([][]string{{"n"}, {"n"}, {"n"}, {"a", "b"}, {"a", "a"}, {"", "7"}}),
	rapid.SliceOfN(valueShapes, 1, 4),
)

func drawFields(t *rapid.T) (fields []string) {
	for _, name := range nameShapes.Draw(t, "names") {
		fields = append(fields, name, valueShapes.Draw(t, "value"))
	}
	return fields
}

// drawID returns an ID some way after the last: mostly a short one.
func (m *entriesModel) drawID(t *rapid.T) (ID, bool) {
	by := rapid.SampledFrom([]uint64{1, 2, 300, 1 << 40}).Draw(t, "by")
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		return ID{m.last.MS + by, 0}, m.last.MS+by > m.last.MS
	case 1:
		return ID{m.last.MS + by, rapid.Uint64().Draw(t, "seq")}, m.last.MS+by > m.last.MS
	}
	return ID{m.last.MS, m.last.Seq + by}, m.last.Seq+by > m.last.Seq
}

func (m *entriesModel) append(t *rapid.T) {
	for range rapid.IntRange(1, 150).Draw(t, "count") {
		id, ok := m.drawID(t)
		if !ok {
			continue
		}
		fields := drawFields(t)
		m.entries.append(m.gen, id, fields, m.limits)
		m.want = append(m.want, Entry{id, fields})
		m.last = id
	}
}

func (m *entriesModel) delete(t *rapid.T) {
	if len(m.want) == 0 {
		t.Skip("empty")
	}
	at := rapid.IntRange(0, len(m.want)-1).Draw(t, "from")
	for range min(rapid.IntRange(1, 200).Draw(t, "count"), len(m.want)-at) {
		id := m.want[at].ID
		if !m.entries.delete(m.gen, id) || m.entries.delete(m.gen, id) {
			t.Fatalf("%s cannot be deleted, or twice", id)
		}
		m.want = slices.Delete(m.want, at, at+1)
	}
}

func (m *entriesModel) dropFirst(t *rapid.T) {
	n := rapid.IntRange(0, len(m.want)).Draw(t, "n")
	m.entries.dropFirst(m.gen, n)
	m.want = m.want[n:]
}

func (m *entriesModel) dropBefore(t *rapid.T) {
	id := m.last
	n := len(m.want)
	if n > 0 {
		n = rapid.IntRange(0, n-1).Draw(t, "n")
		id = m.want[n].ID
	}
	if got := m.entries.dropBefore(m.gen, id); got != n {
		t.Fatalf("dropping before %s dropped %d, want %d", id, got, n)
	}
	m.want = m.want[n:]
}

func (m *entriesModel) dropNode(t *rapid.T) {
	n, ok := m.entries.firstNode()
	if !ok {
		t.Skip("empty")
	}
	if n.live > 0 && n.last.Less(m.want[n.live-1].ID) || n.live < len(m.want) && !n.last.Less(m.want[n.live].ID) {
		t.Fatalf("the first node has %+v", n)
	}
	m.entries.dropNode(m.gen, n)
	m.want = m.want[n.live:]
}

func (m *entriesModel) check() error {
	if err := m.entries.check(); err != nil {
		return err
	}
	if m.entries.len() != len(m.want) {
		return fmt.Errorf("%d entries, want %d", m.entries.len(), len(m.want))
	}
	i := 0
	for c := m.entries.first(); c.ok; c.next() {
		if err := sameEntry(c.entry(), m.want[i]); err != nil {
			return err
		}
		i++
	}
	for c := m.entries.last(); c.ok; c.prev() {
		i--
		if err := sameEntry(c.entry(), m.want[i]); err != nil {
			return err
		}
	}
	return nil
}

func sameEntry(got, want Entry) error {
	if got.ID != want.ID || !slices.Equal(got.Fields, want.Fields) {
		return fmt.Errorf("entry %s %.50q, want %s %.50q", got.ID, got.Fields, want.ID, want.Fields)
	}
	return nil
}

// look compares what is found by ID and by position, and in RESP.
func (m *entriesModel) look(t *rapid.T) {
	if len(m.want) == 0 {
		t.Skip("empty")
	}
	i := rapid.IntRange(0, len(m.want)-1).Draw(t, "position")
	j := rapid.IntRange(i, len(m.want)-1).Draw(t, "end")
	count := rapid.IntRange(1, 50).Draw(t, "count")
	start, end := m.want[i].ID, m.want[j].ID
	at, byID := m.entries.position(i), m.entries.get(start)
	if at.id != start || !byID.ok || byID.id != start || m.entries.rank(start) != i {
		t.Fatalf("%s is not at position %d", start, i)
	}
	if before, ok := start.Prev(); ok && (i == 0 || m.want[i-1].ID.Less(before)) {
		if c := m.entries.get(before); c.ok || m.entries.rank(before) != i {
			t.Fatalf("%s should not be there, and after it %d", before, i)
		}
	}
	rows := m.want[i : j+1]
	got, n := m.entries.appendRange(nil, start, end, count)
	if want := inRESP(rows[:min(count, len(rows))]); string(got) != want || n != min(count, len(rows)) {
		t.Fatalf("from %s to %s: %q, want %q", start, end, got, want)
	}
	got, _ = m.entries.appendRangeBack(nil, start, end, count)
	last := slices.Clone(rows[max(0, len(rows)-count):])
	slices.Reverse(last)
	if want := inRESP(last); string(got) != want {
		t.Fatalf("from %s back to %s: %q, want %q", end, start, got, want)
	}
}

// inRESP writes entries as RESP, one value after the other.
func inRESP(rows []Entry) string {
	var b strings.Builder
	bulk := func(s string) { fmt.Fprintf(&b, "$%d\r\n%s\r\n", len(s), s) }
	for _, e := range rows {
		b.WriteString("*2\r\n")
		bulk(e.ID.String())
		fmt.Fprintf(&b, "*%d\r\n", len(e.Fields))
		for _, s := range e.Fields {
			bulk(s)
		}
	}
	return b.String()
}

// TestEntriesEqualASlice makes random changes to several stores, some of which
// went on from others, and compares each with a slice of its own.
func TestEntriesEqualASlice(t *testing.T) {
	limits := []nodeLimits{defaultLimits, {3, 0}, {0, 60}, {0, 0}, {1000, 100_000}}
	rapid.Check(t, func(t *rapid.T) {
		models := []*entriesModel{{gen: new(generation), limits: rapid.SampledFrom(limits).Draw(t, "limits")}}
		on := func(change func(*entriesModel, *rapid.T)) func(*rapid.T) {
			return func(t *rapid.T) { change(rapid.SampledFrom(models).Draw(t, "on"), t) }
		}
		t.Repeat(map[string]func(*rapid.T){
			"append": on((*entriesModel).append), "delete": on((*entriesModel).delete),
			"drop first": on((*entriesModel).dropFirst), "drop before": on((*entriesModel).dropBefore),
			"drop node": on((*entriesModel).dropNode), "look": on((*entriesModel).look),
			"fork": func(t *rapid.T) {
				if len(models) > 3 {
					t.Skip("enough")
				}
				from := rapid.SampledFrom(models).Draw(t, "from")
				from.gen = new(generation)
				other := *from
				other.gen, other.want = new(generation), slices.Clone(from.want)
				models = append(models, &other)
			},
			"": func(t *rapid.T) {
				for _, m := range models {
					if err := m.check(); err != nil {
						t.Fatal(err)
					}
				}
			},
		})
	})
}

// TestEntryOwnersRunAtOnce lets goroutines go on from one store; the race
// detector sees whoever writes to what is shared.
func TestEntryOwnersRunAtOnce(t *testing.T) {
	shared := madeEntries(1050)
	done := make(chan error)
	for range 4 {
		go func() {
			mine, gen := shared, new(generation)
			for i := range uint64(300) {
				mine.append(gen, ID{2000, i}, []string{"n", "x"}, defaultLimits)
				mine.delete(gen, ID{3*i + 1, 0})
			}
			mine.dropFirst(gen, 150)
			done <- mine.check()
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if err := shared.check(); err != nil || shared.len() != 1050 {
		t.Errorf("the shared store has %d entries: %v", shared.len(), err)
	}
}

// madeEntries returns n entries of one field, at 1-0, 2-0 …
func madeEntries(n int) (e entries) {
	gen := new(generation)
	for i := range n {
		e.append(gen, ID{uint64(i + 1), 0}, []string{"n", strconv.Itoa(i)}, defaultLimits)
	}
	return e
}

// TestReadingEntriesAllocatesNothing holds what replies are encoded for.
func TestReadingEntriesAllocatesNothing(t *testing.T) {
	e, dst := madeEntries(5000), make([]byte, 0, 1<<16)
	got := testing.AllocsPerRun(10, func() {
		e.appendRange(dst, ID{MS: 700}, MaxID, 300)
		e.appendRangeBack(dst, ID{}, ID{MS: 4000}, 300)
		e.get(ID{MS: 77})
		e.rank(ID{MS: 4321})
	})
	if got != 0 {
		t.Errorf("reading allocates %v times", got)
	}
}

// TestNumbersComeBackAsTheyWere holds which texts are kept as numbers.
func TestNumbersComeBackAsTheyWere(t *testing.T) {
	for _, n := range []int64{0, 9, 63, 64, 255, 256, 1 << 24, math.MaxInt64, -1, -64, -256, -257, math.MinInt64} {
		s := strconv.FormatInt(n, 10)
		if got, ok := canonicalNumber(s); !ok || got != n {
			t.Errorf("%q is read as %d, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "-", "-0", "00", "01", "+1", " 1", "1 ", "1a", "9223372036854775808", "-9223372036854775809", "99999999999999999999", "184467440737095516160"} {
		if n, ok := canonicalNumber(s); ok {
			t.Errorf("%q is read as the number %d", s, n)
		}
	}
}
