package engine

import (
	"math"
	"slices"
)

// A leaf is a run of rows in ID order: a block of entries, a page of pending
// entries. All its IDs lie below the next leaf's first.
type leaf interface {
	firstID() ID  // the ID it begins with; no row has a lower one
	weight() int  // how many living rows it has
	oldest() Time // the smallest time of its rows; a constant where rows have none
}

// An index keeps leaves in the order of their first IDs: a B+-tree whose inner
// nodes know the first ID, the weight and the smallest time of each child, with
// the last leaf beside it, so that what is appended there touches no tree.
//
// Copying the struct shares it. A branch is written only by the generation it
// belongs to, so a shared one is never written; leaves are their owners' matter.
// The zero index is empty.
type index[L leaf] struct {
	root    *branch[L] // nil where there is at most a tail
	count   int        // leaves in the tree
	tree    int        // weight of the tree
	tail    L          // the last leaf, if hasTail
	hasTail bool
}

// fanout is the most children of a branch. A change after a snapshot copies one
// branch a level, so more of them would not pay.
const fanout = 32

// maxHeight is never reached: neighbours have more than fanout/2 children in all.
const maxHeight = 14

// noTime is the smallest time where there are no rows.
const noTime = Time(math.MaxInt64)

// A branch is an inner node.
type branch[L leaf] struct {
	gen  *generation
	kids []child[L]
}

// A child is what a branch knows of one of its children, and the child: a branch,
// or a leaf at the lowest level.
type child[L leaf] struct {
	first  ID
	weight int
	oldest Time
	below  *branch[L]
	leaf   L
}

func leafChild[L leaf](l L) child[L] {
	return child[L]{first: l.firstID(), weight: l.weight(), oldest: l.oldest(), leaf: l}
}

func branchChild[L leaf](b *branch[L]) child[L] {
	c := child[L]{first: b.kids[0].first, oldest: b.oldest(), below: b}
	for i := range b.kids {
		c.weight += b.kids[i].weight
	}
	return c
}

func (b *branch[L]) oldest() Time {
	t := noTime
	for i := range b.kids {
		t = min(t, b.kids[i].oldest)
	}
	return t
}

// find returns the last child that begins at or before id, or the first.
func (b *branch[L]) find(id ID) int {
	visit()
	low, high := 1, len(b.kids)
	for low < high {
		if mid := (low + high) / 2; id.Less(b.kids[mid].first) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low - 1
}

// len returns the weight of all leaves. O(1).
func (x *index[L]) len() int {
	if x.hasTail {
		return x.tree + x.tail.weight()
	}
	return x.tree
}

// leaves returns how many leaves there are. O(1).
func (x *index[L]) leaves() int {
	if x.hasTail {
		return x.count + 1
	}
	return x.count
}

// oldest returns the smallest time of all rows. O(fanout).
func (x *index[L]) oldest() Time {
	t := noTime
	if x.root != nil {
		t = x.root.oldest()
	}
	if x.hasTail {
		t = min(t, x.tail.oldest())
	}
	return t
}

// push appends a leaf, which becomes the tail; the tail before it goes into the
// tree. Until then the tail's owner may change it without telling.
func (x *index[L]) push(gen *generation, l L) {
	x.settleTail(gen)
	x.tail, x.hasTail = l, true
}

func (x *index[L]) settleTail(gen *generation) {
	if !x.hasTail {
		return
	}
	tail := x.tail
	x.dropTail()
	if c := x.lastInTree(); c.ok() {
		x.insertAt(gen, &c, 1, tail)
	} else {
		x.plant(gen, tail)
	}
}

func (x *index[L]) dropTail() {
	var none L
	x.tail, x.hasTail = none, false
}

// plant makes the tree of the first leaf.
func (x *index[L]) plant(gen *generation, l L) {
	x.root = &branch[L]{gen, append(make([]child[L], 0, fanout+1), leafChild(l))}
	x.count, x.tree = 1, l.weight()
}

// replace puts a leaf in the place of the one at c, or takes note that it
// changed. The cursor stays.
func (x *index[L]) replace(gen *generation, c *cursor[L], l L) {
	if c.tail {
		x.tail = l
		return
	}
	x.own(gen, c)
	at := c.kid(c.height - 1)
	was := *at
	*at = leafChild(l)
	x.tree += at.weight - was.weight
	c.settle(was, *at)
}

// weigh takes note that the leaf at c, which is l now, weighs more by so much, and
// that its first ID and oldest time are what they were. The cursor stays.
func (x *index[L]) weigh(gen *generation, c *cursor[L], l L, by int) {
	if c.tail {
		x.tail = l
		return
	}
	x.own(gen, c)
	c.kid(c.height - 1).leaf = l
	for k := range c.height {
		c.kid(k).weight += by
	}
	x.tree += by
}

// insertBefore adds a leaf before the one at c; insertAfter behind it. The
// cursor is of no more use.
func (x *index[L]) insertBefore(gen *generation, c *cursor[L], l L) {
	if !c.tail {
		x.insertAt(gen, c, 0, l)
		return
	}
	tail := x.tail
	x.tail = l
	x.push(gen, tail)
}

func (x *index[L]) insertAfter(gen *generation, c *cursor[L], l L) {
	if c.tail {
		x.push(gen, l)
		return
	}
	x.insertAt(gen, c, 1, l)
}

// insertAt adds a leaf to the tree, by places after the one at c.
func (x *index[L]) insertAt(gen *generation, c *cursor[L], by int, l L) {
	x.own(gen, c)
	at := &c.path[c.height-1]
	at.b.kids = slices.Insert(at.b.kids, at.i+by, leafChild(l))
	at.i += by
	x.count++
	x.tree += l.weight()
	for k := c.height - 1; k > 0; k-- {
		right := c.path[k].split(gen)
		*c.kid(k - 1) = branchChild(c.path[k].b)
		if right != nil {
			up := &c.path[k-1]
			up.b.kids = slices.Insert(up.b.kids, up.i+1, branchChild(right))
			up.i++
		}
	}
	if right := c.path[0].split(gen); right != nil {
		kids := append(make([]child[L], 0, fanout+1), branchChild(x.root), branchChild(right))
		x.root = &branch[L]{gen, kids}
	}
}

// split halves a branch that has too many children and returns the right half,
// else nil. What grows at its end is left full, for it will go on to grow there.
func (s *step[L]) split(gen *generation) *branch[L] {
	kids := s.b.kids
	if len(kids) <= fanout {
		return nil
	}
	cut := len(kids) / 2
	if s.i == len(kids)-1 {
		cut = s.i
	}
	right := &branch[L]{gen, append(make([]child[L], 0, fanout+1), kids[cut:]...)}
	clear(kids[cut:])
	s.b.kids = kids[:cut]
	return right
}

// remove takes out the leaf at c. The cursor is of no more use.
func (x *index[L]) remove(gen *generation, c *cursor[L]) {
	if c.tail {
		x.dropTail()
		return
	}
	x.own(gen, c)
	at := c.path[c.height-1]
	x.count--
	x.tree -= at.b.kids[at.i].weight
	at.b.kids = slices.Delete(at.b.kids, at.i, at.i+1)
	for k := c.height - 1; k > 0; k-- {
		c.path[k-1].shrink(gen)
	}
	x.lower()
}

// shrink brings a branch up to date where the child at s has lost children: it
// goes, joins a neighbour, or stays.
func (s *step[L]) shrink(gen *generation) {
	b, i := s.b, s.i
	kid := b.kids[i].below
	if len(kid.kids) == 0 {
		b.kids = slices.Delete(b.kids, i, i+1)
		return
	}
	b.kids[i] = branchChild(kid)
	left := max(0, i-1)
	if left+1 < len(b.kids) && len(b.kids[left].below.kids)+len(b.kids[left+1].below.kids) <= fanout/2 {
		joined := b.kids[left].below.own(gen)
		joined.kids = append(joined.kids, b.kids[left+1].below.kids...)
		b.kids[left] = branchChild(joined)
		b.kids = slices.Delete(b.kids, left+1, left+2)
	}
}

// lower takes away roots that have nothing to choose between.
func (x *index[L]) lower() {
	for x.root != nil && len(x.root.kids) == 1 && x.root.kids[0].below != nil {
		x.root = x.root.kids[0].below
	}
	if len(x.root.kids) == 0 {
		x.root = nil
	}
}

// own makes the branches from the root to c such that gen may change them.
func (x *index[L]) own(gen *generation, c *cursor[L]) {
	for k := range c.height {
		b := c.path[k].b
		if b.gen == gen {
			continue
		}
		b = b.own(gen)
		c.path[k].b = b
		if k == 0 {
			x.root = b
		} else {
			c.kid(k - 1).below = b
		}
	}
}

func (b *branch[L]) own(gen *generation) *branch[L] {
	if b.gen == gen {
		return b
	}
	return &branch[L]{gen, append(make([]child[L], 0, fanout+1), b.kids...)}
}
