package engine

import (
	"bytes"
	"math"
	"slices"
)

// RunKind is what became of the entries of a Run.
type RunKind uint8

// The kinds of run.
const (
	RunAdded     RunKind = iota // they are there, and were not
	RunRemoved                  // they were there, and are no more
	RunRewritten                // they have other fields or values, as after DEL and XADD with the same IDs
)

// A Run is some entries of which the same became, next to each other among those
// that were there and are.
type Run struct {
	Kind        RunKind
	N           int
	First, Last ID
}

// Since calls each, in ID order, with the runs of entries in which a stream differs
// from what it was then; two that follow each other may be of one kind. Blocks of
// up to 128 entries that both moments have cost a look, as do those that only one
// has; the zero Stream is an empty one. So 6,000,000 entries cost some 50,000 looks.
func (s Stream) Since(then Stream, each func(Run)) {
	var none stream
	was, now := &none, &none
	if then.s != nil {
		was = then.s
	}
	if s.s != nil {
		now = s.s
	}
	if was == now || was.entries.blocks == now.entries.blocks {
		return
	}
	w := entryWalk{was.entries.first(), now.entries.first(), each}
	for w.was.ok || w.now.ok {
		w.step()
	}
}

// entryWalk goes through the entries of two moments side by side: all before the
// two cursors have been looked at. So where both are in the same block, they are at
// the same place of it.
type entryWalk struct {
	was, now entryCursor
	each     func(Run)
}

func (w *entryWalk) step() {
	visit()
	switch {
	case !w.now.ok:
		w.each(w.was.run(RunRemoved, nil))
	case !w.was.ok:
		w.each(w.now.run(RunAdded, nil))
	case w.sameBlocks():
		w.was.leave()
		w.now.leave()
	case w.was.id.Less(w.now.id):
		w.each(w.was.run(RunRemoved, &w.now.id))
	case w.now.id.Less(w.was.id):
		w.each(w.now.run(RunAdded, &w.was.id))
	default:
		if !sameFields(&w.was.reader, &w.now.reader) {
			w.each(Run{RunRewritten, 1, w.now.id, w.now.id})
		}
		w.was.next()
		w.now.next()
	}
}

// sameBlocks reports whether the cursors stand in blocks with the same entries: in
// one block, or at the beginnings of two with the same bytes.
func (w *entryWalk) sameBlocks() bool {
	a, b := w.was.b, w.now.b
	if a == b {
		return true
	}
	return w.was.i == w.now.i && a.livingBefore(w.was.i) == 0 && a.hasBytesOf(b)
}

// hasBytesOf reports whether two blocks hold the same entries in the same bytes.
func (b *block) hasBytesOf(other *block) bool {
	return b.first == other.first && b.count == other.count && b.dead == other.dead &&
		slices.Equal(b.names.names, other.names.names) && bytes.Equal(b.data, other.data)
}

// run takes the entries before an ID, or to the end, in a run. Of a whole block it
// reads the first entry and the last.
func (c *entryCursor) run(kind RunKind, before *ID) Run {
	r := Run{Kind: kind, First: c.id, Last: c.id}
	for c.ok && (before == nil || c.id.Less(*before)) {
		if before != nil && !c.b.last.Less(*before) { // it goes on behind the ID
			r.N, r.Last = r.N+1, c.id
			c.next()
			continue
		}
		r.N += int(c.b.live) - c.b.livingBefore(c.i)
		end, _ := c.b.prevLiving(int(c.b.count) - 1)
		c.moveTo(end)
		r.Last = c.id
		c.leave()
	}
	return r
}

// leave moves to the first entry of the next block.
func (c *entryCursor) leave() { c.land(math.MaxUint8 + 1) }

// sameFields reports whether two entries have the same fields and values. Where
// their names are the same, their bytes are as well.
func sameFields(a, b *reader) bool {
	if a.own != b.own || !slices.Equal(a.b.names.names, b.b.names.names) {
		return slices.Equal(a.entry().Fields, b.entry().Fields)
	}
	a.skip()
	b.skip()
	return bytes.Equal(a.b.data[a.at:a.next], b.b.data[b.at:b.next])
}
