package engine

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A pelModel is a pel as a naive map, with owners by name.
type pelModel map[ID]pelRow

func (m pelModel) sorted() []pelRow {
	rows := make([]pelRow, 0, len(m))
	for _, r := range m {
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b pelRow) int { return a.id.Compare(b.id) })
	return rows
}

// pelState is a pel beside its model.
type pelState struct {
	gen   *generation
	pel   pel
	model pelModel
	all   []owner
}

// share returns two states that go on from one: each in a generation of its own.
func (s *pelState) share() (a, b *pelState) {
	model := pelModel{}
	for id, r := range s.model {
		model[id] = r
	}
	other := *s
	other.gen, other.model, other.all = new(generation), model, slices.Clone(s.all)
	s.gen = new(generation)
	return s, &other
}

func (s *pelState) put(t *rapid.T, r pelRow) {
	want, there := s.model[r.id]
	if got, was := s.pel.put(s.gen, r); got != want || was != there {
		t.Fatalf("put %v returns %v, %v; there was %v, %v", r, got, was, want, there)
	}
	s.model[r.id] = r
}

func (s *pelState) drop(t *rapid.T, id ID) {
	want, there := s.model[id]
	if got, was := s.pel.drop(s.gen, id); got != want.owner || was != there {
		t.Fatalf("drop %s returns %v, %v; there was %v, %v", id, got, was, want, there)
	}
	delete(s.model, id)
}

// drawID draws from IDs that lie close together, apart, and at the ends.
func drawID(t *rapid.T) ID {
	switch rapid.IntRange(0, 9).Draw(t, "kind of ID") {
	case 0:
		return ID{rapid.Uint64().Draw(t, "ms"), rapid.Uint64().Draw(t, "seq")}
	case 1:
		return rapid.SampledFrom([]ID{{0, 0}, {0, 1}, MaxID, {math.MaxUint64, 0}, {math.MaxInt64, 7}}).Draw(t, "edge")
	case 2:
		return ID{500, rapid.Uint64Range(0, 300).Draw(t, "seq")}
	}
	return ID{rapid.Uint64Range(0, 3000).Draw(t, "ms"), rapid.Uint64Range(0, 2).Draw(t, "seq")}
}

func (s *pelState) drawRow(t *rapid.T, id ID) pelRow {
	at := rapid.OneOf(rapid.Int64Range(0, 5_000_000), rapid.Int64Range(-5000, 5000), rapid.Int64()).Draw(t, "time")
	count := rapid.OneOf(rapid.Int64Range(0, 3), rapid.SampledFrom([]int64{math.MaxInt64, 300, 70_000})).Draw(t, "count")
	return pelRow{id, Time(at), count, rapid.SampledFrom(s.all).Draw(t, "owner")}
}

// run draws and does one thing.
func (s *pelState) run(t *rapid.T) {
	switch rapid.IntRange(0, 10).Draw(t, "op") {
	case 0, 1:
		s.put(t, s.drawRow(t, drawID(t)))
	case 2, 3:
		s.putMany(t)
	case 4:
		s.drop(t, drawID(t))
	case 5:
		s.dropMany(t)
	case 6:
		s.changeMany(t)
	case 7:
		s.dropOwner(t)
	case 8:
		s.all = append(s.all, s.pel.owners.add(s.gen, rapid.StringMatching("[a-c]{4,8}").Draw(t, "name")))
	case 9:
		s.pel.sharpen(s.gen, Time(rapid.Int64Range(0, 6_000_000).Draw(t, "until")))
	case 10:
		s.churn(t)
	}
}

// putMany appends rows, or puts them between others, at even steps.
func (s *pelState) putMany(t *rapid.T) {
	start, step := drawID(t), rapid.Uint64Range(1, 3).Draw(t, "step")
	if last, ok := s.pel.last(); ok && rapid.Bool().Draw(t, "append") {
		start = last.id
	}
	r := s.drawRow(t, start)
	for range rapid.IntRange(1, 700).Draw(t, "rows") {
		if r.id.Seq += step; r.id.Seq%5 == 0 {
			r.id.MS++
		}
		r.at = max(r.at, r.at+1) // not past the end of time
		s.put(t, r)
	}
}

// churn appends rows, each of which is dropped a few rows later.
func (s *pelState) churn(t *rapid.T) {
	start, _ := s.pel.last()
	r, behind := s.drawRow(t, start.id), rapid.Uint64Range(0, 150).Draw(t, "behind")
	if r.id.MS == math.MaxUint64 {
		return
	}
	for range rapid.IntRange(1, 700).Draw(t, "rows") {
		r.id.MS++
		s.put(t, r)
		s.drop(t, ID{r.id.MS - min(behind, r.id.MS), r.id.Seq})
	}
}

// dropMany drops every n-th row from some row on.
func (s *pelState) dropMany(t *rapid.T) {
	rows := s.model.sorted()
	n := rapid.IntRange(1, 3).Draw(t, "every")
	from := rapid.IntRange(0, len(rows)).Draw(t, "from")
	for k := from; k < min(len(rows), from+800); k += n {
		s.drop(t, rows[k].id)
	}
}

// changeMany gives some rows to another owner.
func (s *pelState) changeMany(t *rapid.T) {
	rows := s.model.sorted()
	n := rapid.IntRange(1, 50).Draw(t, "every")
	for k := 0; k < len(rows); k += n {
		r := s.drawRow(t, rows[k].id)
		s.put(t, r)
	}
}

func (s *pelState) dropOwner(t *rapid.T) {
	o := rapid.SampledFrom(s.all).Draw(t, "owner")
	var got, want []ID
	for _, r := range s.model.sorted() {
		if r.owner == o {
			want = append(want, r.id)
			delete(s.model, r.id)
		}
	}
	n := s.pel.dropOwner(s.gen, o, func(id ID) { got = append(got, id) })
	if n != len(want) || !slices.Equal(got, want) {
		t.Fatalf("dropOwner visits %v, returns %d; the owner had %v", got, n, want)
	}
	if o != nobody && len(s.all) > 2 {
		s.pel.owners.remove(s.gen, o)
		s.all = slices.DeleteFunc(s.all, func(other owner) bool { return other == o })
	}
}

// check compares all that can be read.
func (s *pelState) check(t *rapid.T) {
	if err := s.pel.check(); err != nil {
		t.Fatal(err)
	}
	rows := s.model.sorted()
	var got []pelRow
	s.pel.ascend(ID{}, func(r pelRow) bool { got = append(got, r); return true })
	if !slices.Equal(got, rows) || s.pel.len() != len(rows) {
		t.Fatalf("the rows are\n%v\nwant\n%v", got, rows)
	}
	s.checkPlaces(t, rows)
	s.checkOwner(t, rows, rapid.SampledFrom(s.all).Draw(t, "owner"))
	s.checkAge(t, rows)
}

func (s *pelState) checkPlaces(t *rapid.T, rows []pelRow) {
	first, _ := s.pel.first()
	last, some := s.pel.last()
	if some != (len(rows) > 0) || some && (first != rows[0] || last != rows[len(rows)-1]) {
		t.Fatalf("from %v to %v, %v", first, last, some)
	}
	id := drawID(t)
	rank := 0
	for i, r := range rows {
		if r.id.Less(id) {
			rank++
		}
		if got, ok := s.pel.get(r.id); !ok || got != r {
			t.Fatalf("get %s returns %v, %v", r.id, got, ok)
		}
		if i%97 == 0 && s.pel.fromPositionRow(i) != r {
			t.Fatalf("at %d is %v, want %v", i, s.pel.fromPositionRow(i), r)
		}
	}
	if got := s.pel.rank(id); got != rank {
		t.Fatalf("%s has rank %d, want %d", id, got, rank)
	}
	want, there := s.model[id]
	if got, ok := s.pel.get(id); got != want || ok != there {
		t.Fatalf("get %s returns %v, %v", id, got, ok)
	}
}

func (t *pel) fromPositionRow(i int) pelRow {
	k := t.fromPosition(i)
	return k.row()
}

func (s *pelState) checkOwner(t *rapid.T, rows []pelRow, o owner) {
	start := drawID(t)
	from, n := rapid.IntRange(0, 300).Draw(t, "from"), rapid.IntRange(0, 300).Draw(t, "n")
	own := slices.DeleteFunc(slices.Clone(rows), func(r pelRow) bool { return r.owner != o })
	var got []pelRow
	s.pel.ascendOwner(o, start, func(r pelRow) bool { got = append(got, r); return true })
	want := slices.DeleteFunc(slices.Clone(own), func(r pelRow) bool { return r.id.Less(start) })
	if !slices.Equal(got, want) || s.pel.owners.of(o).pending != len(own) {
		t.Fatalf("owner %d from %s has %v\nwant %v", o, start, got, want)
	}
	page := own[min(from, len(own)):min(from+n, len(own))]
	if got := s.pel.ownerRows(o, from, n); !slices.Equal(got, page) {
		t.Fatalf("owner %d has from %d on %v\nwant %v", o, from, got, page)
	}
}

func (s *pelState) checkAge(t *rapid.T, rows []pelRow) {
	until, n := Time(rapid.Int64Range(0, 6_000_000).Draw(t, "until")), rapid.IntRange(1, 40).Draw(t, "n")
	start := drawID(t)
	var got []pelRow
	s.pel.ascendIdle(start, until, func(r pelRow) bool { got = append(got, r); return true })
	idle := slices.DeleteFunc(slices.Clone(rows), func(r pelRow) bool { return r.at > until })
	want := slices.DeleteFunc(slices.Clone(idle), func(r pelRow) bool { return r.id.Less(start) })
	if !slices.Equal(got, want) {
		t.Fatalf("idle since %d are %v\nwant %v", until, got, want)
	}
	odd := func(r pelRow) bool { return r.id.MS%2 == 1 }
	slices.SortFunc(idle, byAge)
	idle = slices.DeleteFunc(idle, func(r pelRow) bool { return !odd(r) })
	if got := s.pel.claimable(until, n, odd); !slices.Equal(got, idle[:min(n, len(idle))]) {
		t.Fatalf("first by age until %d are %v\nwant %v", until, got, idle[:min(n, len(idle))])
	}
	at, ok := s.pel.oldestTime()
	if least := leastTime(rows); ok != (len(rows) > 0) || at != least {
		t.Fatalf("oldest is %d, %v; want %d", at, ok, least)
	}
}

// checkEqual compares two states, and each with what is built anew from its rows.
func checkEqual(t *rapid.T, a, b *pelState) {
	rows := func(s *pelState) (list []Pending) {
		for _, r := range s.model.sorted() {
			list = append(list, Pending{ID: r.id, Owner: s.pel.owners.of(r.owner).name, Delivered: r.at, Deliveries: r.count})
		}
		return list
	}
	if got, want := a.pel.equal(&b.pel), slices.Equal(rows(a), rows(b)); got != want {
		t.Fatalf("equal is %v for\n%v\n%v", got, rows(a), rows(b))
	}
	anew := b.rebuilt()
	if !b.pel.equal(anew) || !anew.equal(&b.pel) {
		t.Fatalf("not equal to the same rows anew:\n%v", rows(b))
	}
}

// rebuilt returns a pel of the same rows, whose pages and numbers are others.
func (s *pelState) rebuilt() *pel {
	var anew pel
	numbers := map[owner]owner{}
	for _, o := range slices.Backward(s.all[1:]) {
		numbers[o] = anew.owners.add(s.gen, s.pel.owners.of(o).name)
	}
	for _, r := range slices.Backward(s.model.sorted()) {
		r.owner = numbers[r.owner]
		anew.put(s.gen, r)
	}
	return &anew
}

func leastTime(rows []pelRow) Time {
	least := noTime
	for _, r := range rows {
		least = min(least, r.at)
	}
	return least
}

// TestPELIsAMap runs pels that share pages beside naive maps.
func TestPELIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &pelState{gen: new(generation), model: pelModel{}, all: []owner{nobody}}
		s.all = append(s.all, s.pel.owners.add(s.gen, "a"), s.pel.owners.add(s.gen, "b"))
		states := []*pelState{s}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			s := rapid.SampledFrom(states).Draw(t, "state")
			s.run(t)
			s.check(t)
			checkEqual(t, states[0], s)
			if len(states) < 4 && rapid.Bool().Draw(t, "shares") {
				_, other := s.share()
				states = append(states, other)
			}
		}
		for _, s := range states {
			s.check(t)
		}
	})
}
