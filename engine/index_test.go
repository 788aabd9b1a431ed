package engine

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A testLeaf is a leaf whose figures a test chooses.
type testLeaf struct {
	id   uint64
	rows int
	time Time
}

func (l *testLeaf) firstID() ID  { return ID{MS: l.id} }
func (l *testLeaf) weight() int  { return l.rows }
func (l *testLeaf) oldest() Time { return l.time }

// An indexModel is an index and the slice that it should equal.
type indexModel struct {
	index index[*testLeaf]
	gen   *generation
	want  []*testLeaf
}

func (m *indexModel) leafFor(t *rapid.T, id uint64) *testLeaf {
	return &testLeaf{id, rapid.IntRange(0, 5).Draw(t, "rows"), Time(rapid.IntRange(1, 1000).Draw(t, "time"))}
}

// pick returns the cursor on a leaf and the leaf's place, where there are any.
func (m *indexModel) pick(t *rapid.T) (c cursor[*testLeaf], place int) {
	if len(m.want) == 0 {
		t.Skip("empty")
	}
	place = rapid.IntRange(0, len(m.want)-1).Draw(t, "place")
	return m.index.seek(m.want[place].firstID()), place
}

func (m *indexModel) push(t *rapid.T) {
	for range rapid.IntRange(1, 3*fanout).Draw(t, "count") {
		id := uint64(0)
		if n := len(m.want); n > 0 {
			id = m.want[n-1].id
		}
		l := m.leafFor(t, id+100)
		m.index.push(m.gen, l)
		m.want = append(m.want, l)
	}
}

func (m *indexModel) insertBefore(t *rapid.T) {
	c, at := m.pick(t)
	if m.want[at].id < 2 || at > 0 && m.want[at].id < m.want[at-1].id+2 {
		t.Skip("no room")
	}
	l := m.leafFor(t, m.want[at].id-1)
	m.index.insertBefore(m.gen, &c, l)
	m.want = slices.Insert(m.want, at, l)
}

func (m *indexModel) insertAfter(t *rapid.T) {
	for range rapid.IntRange(1, 2*fanout).Draw(t, "count") {
		c, at := m.pick(t)
		if at+1 < len(m.want) && m.want[at+1].id < m.want[at].id+2 {
			continue
		}
		l := m.leafFor(t, m.want[at].id+1)
		m.index.insertAfter(m.gen, &c, l)
		m.want = slices.Insert(m.want, at+1, l)
	}
}

func (m *indexModel) replace(t *rapid.T) {
	c, at := m.pick(t)
	for range 3 {
		m.want[at] = m.leafFor(t, m.want[at].id)
		m.index.replace(m.gen, &c, m.want[at])
	}
}

func (m *indexModel) remove(t *rapid.T) {
	for range rapid.IntRange(1, 3*fanout).Draw(t, "count") {
		if len(m.want) == 0 {
			return
		}
		c, at := m.pick(t)
		m.index.remove(m.gen, &c)
		m.want = slices.Delete(m.want, at, at+1)
	}
}

func (m *indexModel) dropFirst(t *rapid.T) {
	for range rapid.IntRange(1, 3*fanout).Draw(t, "count") {
		if len(m.want) == 0 {
			return
		}
		c := m.index.first()
		m.index.remove(m.gen, &c)
		m.want = m.want[1:]
	}
}

func (m *indexModel) check() error {
	if m.index.leaves() != len(m.want) {
		return fmt.Errorf("%d leaves, want %d", m.index.leaves(), len(m.want))
	}
	if err := m.index.check(); err != nil {
		return err
	}
	var forward, back []*testLeaf
	for c := m.index.first(); c.ok(); m.index.next(&c) {
		forward = append(forward, m.index.at(&c))
	}
	for c := m.index.last(); c.ok(); m.index.prev(&c) {
		back = append(back, m.index.at(&c))
	}
	slices.Reverse(back)
	if !slices.Equal(forward, m.want) || !slices.Equal(back, m.want) {
		return fmt.Errorf("leaves %v forwards, %v backwards, want %v", forward, back, m.want)
	}
	return m.checkPositions()
}

func (m *indexModel) checkPositions() error {
	position, least := 0, noTime
	for _, l := range m.want {
		c := m.index.seek(ID{l.id, 99})
		if m.index.at(&c) != l || m.index.before(&c) != position {
			return fmt.Errorf("leaf %d is found after %d rows, want %d", l.id, m.index.before(&c), position)
		}
		for i := range l.rows {
			if c, offset := m.index.seekPosition(position + i); m.index.at(&c) != l || offset != i {
				return fmt.Errorf("position %d is row %d of leaf %d, want row %d of %d", position+i, offset, m.index.at(&c).id, i, l.id)
			}
		}
		position += l.rows
		least = min(least, l.time)
	}
	if m.index.len() != position || m.index.oldest() != least {
		return fmt.Errorf("weight %d, oldest %d, want %d and %d", m.index.len(), m.index.oldest(), position, least)
	}
	return m.checkOlder(least + 100)
}

func (m *indexModel) checkOlder(limit Time) error {
	var got []*testLeaf
	for c := m.index.firstOlder(limit); c.ok(); m.index.nextOlder(&c, limit) {
		got = append(got, m.index.at(&c))
	}
	want := slices.DeleteFunc(slices.Clone(m.want), func(l *testLeaf) bool { return l.time > limit })
	if !slices.Equal(got, want) {
		return fmt.Errorf("leaves %v are at most as old as %d, want %v", got, limit, want)
	}
	return nil
}

// check checks the tree: its shape, and what branches say of their children.
func (x *index[L]) check() error {
	if x.root == nil {
		if x.count != 0 || x.tree != 0 {
			return fmt.Errorf("no tree, but %d leaves of weight %d", x.count, x.tree)
		}
		return nil
	}
	leaves, _, err := x.root.check()
	if got := branchChild(x.root); err == nil && (leaves != x.count || got.weight != x.tree) {
		return fmt.Errorf("a tree of %d leaves of weight %d, said to be %d and %d", leaves, got.weight, x.count, x.tree)
	}
	return err
}

func (b *branch[L]) check() (leaves, height int, err error) {
	if len(b.kids) == 0 || len(b.kids) > fanout {
		return 0, 0, fmt.Errorf("a branch of %d children", len(b.kids))
	}
	for i, k := range b.kids {
		n, h, want := 1, 0, child[L]{}
		if k.below == nil {
			want = leafChild(k.leaf)
		} else if n, h, err = k.below.check(); err != nil {
			return 0, 0, err
		} else {
			want = branchChild(k.below)
		}
		if k.first != want.first || k.weight != want.weight || k.oldest != want.oldest {
			return 0, 0, fmt.Errorf("a child is said to be %+v, is %+v", k, want)
		}
		if i > 0 && (h+1 != height || !b.kids[i-1].first.Less(k.first)) {
			return 0, 0, fmt.Errorf("child %d does not follow", i)
		}
		leaves, height = leaves+n, h+1
	}
	return leaves, height, nil
}

// TestIndexEqualsASlice makes random changes to several indexes, some of which
// went on from others, and compares each with a slice of its own: so none sees
// what another writes.
func TestIndexEqualsASlice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		models := []*indexModel{{gen: new(generation)}}
		on := func(change func(*indexModel, *rapid.T)) func(*rapid.T) {
			return func(t *rapid.T) { change(rapid.SampledFrom(models).Draw(t, "on"), t) }
		}
		t.Repeat(map[string]func(*rapid.T){
			"push": on((*indexModel).push), "insert before": on((*indexModel).insertBefore),
			"insert after": on((*indexModel).insertAfter), "replace": on((*indexModel).replace),
			"remove": on((*indexModel).remove), "drop first": on((*indexModel).dropFirst),
			"fork": func(t *rapid.T) {
				if len(models) > 3 {
					t.Skip("enough")
				}
				from := rapid.SampledFrom(models).Draw(t, "from")
				from.gen = new(generation)
				models = append(models, &indexModel{from.index, new(generation), slices.Clone(from.want)})
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

// grown returns an index of n leaves with one row each, at IDs 1, 3, 5 …
func grown(gen *generation, n int) (x index[*testLeaf]) {
	for i := range n {
		x.push(gen, &testLeaf{uint64(2*i + 1), 1, Time(i)})
	}
	return x
}

// TestIndexOwnersRunAtOnce lets goroutines go on from one index; the race
// detector sees whoever writes to what is shared.
func TestIndexOwnersRunAtOnce(t *testing.T) {
	const n, owners = 500, 4
	shared := grown(new(generation), n)
	done := make(chan error)
	for o := range owners {
		go func() {
			mine, gen := shared, new(generation)
			for i := range uint64(100) {
				c := mine.seek(ID{MS: 5 * i})
				mine.insertAfter(gen, &c, &testLeaf{mine.at(&c).id + 1, o, 0})
				c = mine.seek(ID{MS: 7 * i})
				mine.remove(gen, &c)
				mine.push(gen, &testLeaf{uint64(3*n) + i, 1, 0})
			}
			done <- mine.check()
		}()
	}
	for range owners {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if err := shared.check(); err != nil || shared.len() != n {
		t.Errorf("the shared index has %d rows, want %d: %v", shared.len(), n, err)
	}
}

// TestIndexLookupsAllocateNothing holds what dense stores are for.
func TestIndexLookupsAllocateNothing(t *testing.T) {
	gen := new(generation)
	x := grown(gen, 5000)
	got := testing.AllocsPerRun(10, func() {
		c := x.seek(ID{MS: 4000})
		x.replace(gen, &c, x.at(&c))
		x.next(&c)
		x.prev(&c)
		x.seekPosition(3000)
		c = x.firstOlder(2000)
		x.nextOlder(&c, 2000)
		_ = x.before(&c)
	})
	if got != 0 {
		t.Errorf("looking up allocates %v times", got)
	}
}
