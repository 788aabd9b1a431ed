package engine_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// tenEntries is a stream of 1-1 to 10-1, with holes at 3-1 and 7-1, of which the
// group's consumers a and b have got the first four in turn.
func tenEntries(t *testing.T) engine.Snapshot {
	w := enginetest.NewWorld(t, engine.Options{})
	w.Do("XGROUP", "CREATE", "s", "g", "0", "MKSTREAM")
	for i := range 10 {
		w.Do("XADD", "s", fmt.Sprintf("%d-1", i+1), "n", "1")
	}
	w.Do("XDEL", "s", "3-1", "7-1")
	for _, name := range []string{"a", "b", "a", "b"} {
		w.Do("XREADGROUP", "GROUP", "g", name, "COUNT", "1", "STREAMS", "s", ">")
	}
	w.Do("SET", "k", "1")
	w.Do("HSET", "h", "n", "1")
	return w.Engine.Snapshot()
}

func ms[T any](rows []T, id func(T) engine.ID) (all []uint64) {
	for _, row := range rows {
		all = append(all, id(row).MS)
	}
	return all
}

func entryMS(rows []engine.Entry) []uint64 {
	return ms(rows, func(e engine.Entry) engine.ID { return e.ID })
}

func pendingMS(rows []engine.Pending) []uint64 {
	return ms(rows, func(p engine.Pending) engine.ID { return p.ID })
}

func TestRowsByPosition(t *testing.T) {
	s, _ := tenEntries(t).Stream("s")
	for _, tt := range []struct {
		from, n int
		want    []uint64
	}{
		{0, 3, []uint64{1, 2, 4}}, {5, 2, []uint64{8, 9}}, {6, 9, []uint64{9, 10}}, {-1, 2, []uint64{1}},
		{8, 1, nil}, {99, 1, nil}, {0, 0, nil}, {3, -1, nil},
	} {
		if got := entryMS(s.Entries(tt.from, tt.n)); !slices.Equal(got, tt.want) {
			t.Errorf("Entries(%d, %d) = %v, want %v", tt.from, tt.n, got, tt.want)
		}
	}
}

func TestRowsByID(t *testing.T) {
	s, _ := tenEntries(t).Stream("s")
	id := func(ms uint64) engine.ID { return engine.ID{MS: ms, Seq: 1} }
	if got := entryMS(s.Range(id(2), id(6), 99)); !slices.Equal(got, []uint64{2, 4, 5, 6}) {
		t.Errorf("Range gives %v", got)
	}
	if got := entryMS(s.Range(id(2), id(6), 2)); !slices.Equal(got, []uint64{2, 4}) {
		t.Errorf("Range with a limit gives %v", got)
	}
	if a, b := s.Range(id(6), id(2), 9), s.Range(id(2), id(6), 0); a != nil || b != nil {
		t.Errorf("Range backwards gives %v, and of no rows %v", a, b)
	}
	for ms, rank := range map[uint64]int{0: 0, 1: 0, 2: 1, 3: 2, 4: 2, 10: 7, 11: 8} {
		if got := s.Rank(id(ms)); got != rank {
			t.Errorf("Rank(%d-1) = %d, want %d", ms, got, rank)
		}
	}
	if _, ok := s.Entry(id(3)); ok {
		t.Error("a deleted entry is found")
	}
}

func TestPendingRowsByPosition(t *testing.T) {
	s, _ := tenEntries(t).Stream("s")
	g, _ := s.Group("g")
	a, _ := g.Consumer("a")
	if got := pendingMS(g.PendingRows(1, 2)); !slices.Equal(got, []uint64{2, 4}) {
		t.Errorf("the group's rows are %v", got)
	}
	if got := pendingMS(a.PendingRows(0, 9)); !slices.Equal(got, []uint64{1, 4}) {
		t.Errorf("the consumer's rows are %v", got)
	}
	if _, ok := g.Consumer("none"); ok {
		t.Error("a consumer that does not exist is found")
	}
	if _, ok := s.Group("none"); ok {
		t.Error("a group that does not exist is found")
	}
}

func TestKeysByPositionAndType(t *testing.T) {
	s := tenEntries(t)
	if got := s.Keys(1, 9); !slices.Equal(got, []string{"k", "s"}) {
		t.Errorf("keys %q", got)
	}
	for key, want := range map[string]string{"s": "stream", "k": "string", "h": "hash", "none": "none"} {
		if got := s.Type(key); got != want {
			t.Errorf("%s is %s", key, got)
		}
	}
	_, isStream := s.Stream("k")
	_, isText := s.Text("s")
	_, isHash := s.Hash("s")
	if isStream || isText || isHash {
		t.Error("a key is read as what it is not")
	}
}

func TestHashRowsByPosition(t *testing.T) {
	w := enginetest.NewWorld(t, engine.Options{})
	w.Do("HSET", "h", "b", "2", "a", "1", "c", "3")
	h, _ := w.Engine.Snapshot().Hash("h")
	if got := fmt.Sprint(h.Len(), h.Fields(1, 1), h.Fields(-1, 2), h.Fields(3, 1)); got != "3 [{b 2}] [{a 1}] []" {
		t.Error(got)
	}
	if value, ok := h.Value("c"); value != "3" || !ok {
		t.Errorf("c is %q, %v", value, ok)
	}
	var none engine.Hash
	if _, ok := none.Value("a"); ok || none.Len() != 0 || none.Fields(0, 9) != nil {
		t.Error("the zero hash is not empty")
	}
}

func TestGroupAndConsumerRowsByPosition(t *testing.T) {
	w := enginetest.NewWorld(t, engine.Options{})
	for _, name := range []string{"g2", "g1", "g3"} {
		w.Do("XGROUP", "CREATE", "s", name, "0", "MKSTREAM")
		w.Do("XGROUP", "CREATECONSUMER", "s", "g1", "c"+name)
	}
	stream, _ := w.Engine.Snapshot().Stream("s")
	var names []string
	for _, g := range append(stream.GroupRows(1, 9), stream.GroupRows(0, 1)...) {
		names = append(names, g.Name())
	}
	g1, _ := stream.Group("g1")
	for _, c := range append(g1.ConsumerRows(1, 1), g1.ConsumerRows(-2, 3)...) {
		names = append(names, c.Name())
	}
	if got := fmt.Sprint(stream.GroupLen(), g1.ConsumerLen(), names); got != "3 2 [g2 g3 g1 cg3 cg1]" {
		t.Error(got)
	}
}

func TestTheZeroSnapshotIsAnEmptyEngine(t *testing.T) {
	var s engine.Snapshot
	if s.Len() != 0 || s.Now() != 0 || s.Keys(0, 9) != nil || s.Waits() != nil || s.Clients() != nil {
		t.Error("it is not empty")
	}
	if !s.Equal(engine.New(engine.Options{}).Snapshot()) {
		t.Error("it is not equal to a new engine's")
	}
}

func TestClientsByNumber(t *testing.T) {
	w := enginetest.NewWorld(t, engine.Options{})
	id := w.Apply(engine.Input{Op: engine.Open, Name: "worker"}).Client
	s := w.Engine.Snapshot()
	if c, ok := s.Client(id); !ok || c.Name != "worker" || c.ID != 1 {
		t.Errorf("got %+v, %v", c, ok)
	}
	if _, ok := s.Client(id + 1); ok {
		t.Error("a client that never came is found")
	}
}

func TestWhatCannotBeRunIsRefused(t *testing.T) {
	w := enginetest.NewWorld(t, engine.Options{})
	w.Do("PING")
	for name, in := range map[string]engine.Input{
		"no words":            enginetest.Input(1),
		"a client not opened": enginetest.Input(99, "PING"),
	} {
		if out := w.Apply(in); !out.Reply.IsError() {
			t.Errorf("%s: %+v", name, out.Reply)
		}
	}
}

func TestEqualTellsTypesApart(t *testing.T) {
	state := func(commands ...[]string) engine.Snapshot {
		w := enginetest.NewWorld(t, engine.Options{})
		for _, args := range commands {
			w.Do(args...)
		}
		return w.Engine.Snapshot()
	}
	all := []engine.Snapshot{
		state(),
		state([]string{"SET", "k", "1"}),
		state([]string{"SET", "k", "2"}),
		state([]string{"SET", "k", "1", "EX", "5"}),
		state([]string{"HSET", "k", "n", "1"}),
		state([]string{"HSET", "k", "n", "2"}),
		state([]string{"XADD", "k", "1-1", "n", "1"}),
		state([]string{"XADD", "k", "1-1", "n", "2"}),
		state([]string{"XADD", "k", "1-1", "n", "1"}, []string{"XGROUP", "CREATE", "k", "g", "0"}),
		state([]string{"CLIENT", "SETNAME", "me"}),
	}
	for i, a := range all {
		for j, b := range all {
			if a.Equal(b) != (i == j) {
				t.Errorf("states %d and %d: Equal is %v", i, j, a.Equal(b))
			}
		}
	}
}

// TestPagesHaveNoEnd asks every method for rows by position for more than there
// can be, from positions that there cannot be.
func TestPagesHaveNoEnd(t *testing.T) {
	s := tenEntries(t)
	st, _ := s.Stream("s")
	h, _ := s.Hash("h")
	g, _ := st.Group("g")
	a, _ := g.Consumer("a")
	for name, tt := range map[string]struct {
		size int
		rows func(from, n int) int
	}{
		"Keys":                 {s.Len(), func(from, n int) int { return len(s.Keys(from, n)) }},
		"Fields":               {h.Len(), func(from, n int) int { return len(h.Fields(from, n)) }},
		"Entries":              {st.Len(), func(from, n int) int { return len(st.Entries(from, n)) }},
		"GroupRows":            {st.GroupLen(), func(from, n int) int { return len(st.GroupRows(from, n)) }},
		"ConsumerRows":         {g.ConsumerLen(), func(from, n int) int { return len(g.ConsumerRows(from, n)) }},
		"Group.PendingRows":    {g.PendingLen(), func(from, n int) int { return len(g.PendingRows(from, n)) }},
		"Consumer.PendingRows": {a.PendingLen(), func(from, n int) int { return len(a.PendingRows(from, n)) }},
	} {
		got := []int{tt.rows(0, math.MaxInt), tt.rows(1, math.MaxInt), tt.rows(math.MinInt, math.MaxInt), tt.rows(math.MinInt, math.MinInt), tt.rows(math.MaxInt, math.MaxInt)}
		if want := []int{tt.size, tt.size - 1, 0, 0, 0}; !slices.Equal(got, want) {
			t.Errorf("%s gives %v rows, want %v", name, got, want)
		}
	}
}

func TestNextTimeoutLeavesKeysAside(t *testing.T) {
	w := enginetest.NewWorld(t, engine.Options{})
	w.Do("SET", "k", "1", "PX", "5")
	if at, ok := w.Engine.Snapshot().NextTimeout(); ok {
		t.Errorf("a key that expires gives %d", at)
	}
	w.Run(enginetest.Step{Client: "a", Args: []string{"XREAD", "BLOCK", "0", "STREAMS", "s", "$"}})
	w.Run(enginetest.Step{Client: "b", Args: []string{"XREAD", "BLOCK", "90", "STREAMS", "s", "$"}})
	w.Run(enginetest.Step{Client: "c", Args: []string{"XREAD", "BLOCK", "80", "STREAMS", "s", "$"}})
	if at, ok := w.Engine.Snapshot().NextTimeout(); at != 80_000 || !ok {
		t.Errorf("got %d, %v", at, ok)
	}
	if at, ok := w.Engine.Deadline(); at != 6_000 || !ok {
		t.Errorf("and Deadline %d, %v", at, ok)
	}
	if w, _ := w.Engine.Snapshot().Waiting(4); w.Timeout != 80*time.Millisecond {
		t.Errorf("c waits %v", w.Timeout)
	}
}

// TestAConnectionNameIsOneThatSETNAMETakes holds that Open leaves out what would
// forge a line or a field of CLIENT LIST.
func TestAConnectionNameIsOneThatSETNAMETakes(t *testing.T) {
	e := engine.New(engine.Options{})
	for name, want := range map[string]string{
		"worker-1": "worker-1", "": "", "a\nid=99": "", "a b": "", "a\x7f": "", "ä": "", "\xff": "",
	} {
		id := e.Apply(engine.Input{Op: engine.Open, Name: name}).Client
		if c, _ := e.Snapshot().Client(id); c.Name != want {
			t.Errorf("opened as %q it is named %q", name, c.Name)
		}
		set := e.Apply(enginetest.Input(id, "CLIENT", "SETNAME", name)).Reply
		if set.IsError() != (want != name) {
			t.Errorf("SETNAME %q: %+v", name, set)
		}
	}
}
