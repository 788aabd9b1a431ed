package engine

// A cursor stands on a leaf of an index, or on none. It holds until the index is
// changed otherwise than through it.
type cursor[L leaf] struct {
	path   [maxHeight]step[L] // from the root down to the leaf
	height int                // 0: on no leaf of the tree
	tail   bool
}

// A step is a branch and which of its children the way goes by.
type step[L leaf] struct {
	b *branch[L]
	i int
}

// ok reports whether the cursor stands on a leaf.
func (c *cursor[L]) ok() bool { return c.tail || c.height > 0 }

func (c *cursor[L]) kid(level int) *child[L] {
	s := &c.path[level]
	return &s.b.kids[s.i]
}

// at returns the leaf that a cursor stands on; it must stand on one.
func (x *index[L]) at(c *cursor[L]) L {
	if c.tail {
		return x.tail
	}
	return c.kid(c.height - 1).leaf
}

// descend goes on from the branch b down to a leaf, by the child that choose
// says at each branch.
func (c *cursor[L]) descend(b *branch[L], choose func(*branch[L]) int) {
	for b != nil {
		i := choose(b)
		c.path[c.height] = step[L]{b, i}
		c.height++
		b = b.kids[i].below
	}
}

func leftmost[L leaf](*branch[L]) int    { return 0 }
func rightmost[L leaf](b *branch[L]) int { return len(b.kids) - 1 }

// seek returns the leaf that holds id if any does: the last that begins at or
// before it, or the first where all begin later. O(log leaves), O(1) at the tail.
func (x *index[L]) seek(id ID) (c cursor[L]) {
	x.move(&c, id)
	return c
}

// move is seek for a cursor that there is.
func (x *index[L]) move(c *cursor[L], id ID) {
	c.height, c.tail = 0, x.hasTail && (x.root == nil || !id.Less(x.tail.firstID()))
	if c.tail {
		return
	}
	for b := x.root; b != nil; {
		i := b.find(id)
		c.path[c.height] = step[L]{b, i}
		c.height++
		b = b.kids[i].below
	}
}

// holder returns the leaf that seek finds, or none where there are no leaves.
func (x *index[L]) holder(id ID) (l L) {
	if x.hasTail && (x.root == nil || !id.Less(x.tail.firstID())) {
		return x.tail
	}
	for b := x.root; b != nil; {
		kid := &b.kids[b.find(id)]
		b, l = kid.below, kid.leaf
	}
	return l
}

// isFirst reports whether the leaf in the tree that the cursor stands on is the
// first of all.
func (c *cursor[L]) isFirst() bool {
	for k := range c.height {
		if c.path[k].i != 0 {
			return false
		}
	}
	return true
}

// seekPosition returns the leaf with the row at a position, 0 the first, and the
// rows of the leaf before that one. The position must be below the index's len.
func (x *index[L]) seekPosition(position int) (c cursor[L], offset int) {
	if position >= x.tree {
		c.tail = true
		return c, position - x.tree
	}
	for b := x.root; b != nil; {
		visit()
		i := 0
		for position >= b.kids[i].weight {
			position -= b.kids[i].weight
			i++
		}
		c.path[c.height] = step[L]{b, i}
		c.height++
		b = b.kids[i].below
	}
	return c, position
}

// before returns the weight of the leaves before the one at c.
func (x *index[L]) before(c *cursor[L]) (weight int) {
	if c.tail {
		return x.tree
	}
	for k := range c.height {
		for i := range c.path[k].i {
			weight += c.path[k].b.kids[i].weight
		}
	}
	return weight
}

// first returns the first leaf.
func (x *index[L]) first() (c cursor[L]) {
	c.descend(x.root, leftmost)
	c.tail = c.height == 0 && x.hasTail
	return c
}

// last returns the last leaf. O(1) where there is a tail.
func (x *index[L]) last() (c cursor[L]) {
	if x.hasTail {
		c.tail = true
		return c
	}
	return x.lastInTree()
}

func (x *index[L]) lastInTree() (c cursor[L]) {
	c.descend(x.root, rightmost)
	return c
}

// next moves to the next leaf; past the last one the cursor is on none.
func (x *index[L]) next(c *cursor[L]) bool {
	return x.nextOlder(c, noTime)
}

// nextOlder is next, to the next leaf that has a row of the time at or before t.
// It passes over branches that have none.
func (x *index[L]) nextOlder(c *cursor[L], t Time) bool {
	if c.tail {
		*c = cursor[L]{}
		return false
	}
	if c.climb(t) {
		return true
	}
	c.tail = x.hasTail && x.tail.oldest() <= t
	return c.tail
}

// climb moves to the next leaf of the tree with a time at or before t: up to
// where there is one to the right, and down again.
func (c *cursor[L]) climb(t Time) bool {
	for c.height > 0 {
		at := &c.path[c.height-1]
		for at.i++; at.i < len(at.b.kids); at.i++ {
			if at.b.kids[at.i].oldest <= t {
				c.descend(at.b.kids[at.i].below, func(b *branch[L]) int { return b.firstOlder(t) })
				return true
			}
		}
		c.height--
	}
	return false
}

// firstOlder returns the first child with a time at or before t; there is one.
func (b *branch[L]) firstOlder(t Time) int {
	visit()
	i := 0
	for b.kids[i].oldest > t {
		i++
	}
	return i
}

// firstOlder returns the first leaf that has a row of the time at or before t.
func (x *index[L]) firstOlder(t Time) (c cursor[L]) {
	if x.root != nil && x.root.oldest() <= t {
		c.descend(x.root, func(b *branch[L]) int { return b.firstOlder(t) })
		return c
	}
	c.tail = x.hasTail && x.tail.oldest() <= t
	return c
}

// prev moves to the leaf before; before the first one the cursor is on none.
func (x *index[L]) prev(c *cursor[L]) bool {
	if c.tail {
		*c = x.lastInTree()
		return c.ok()
	}
	for c.height > 0 {
		at := &c.path[c.height-1]
		if at.i--; at.i >= 0 {
			c.descend(at.b.kids[at.i].below, rightmost)
			return true
		}
		c.height--
	}
	return false
}

// settle brings the branches above the leaf at c up to date, which was and is.
func (c *cursor[L]) settle(was, is child[L]) {
	by := is.weight - was.weight
	for k := c.height - 2; k >= 0; k-- {
		at, below := c.kid(k), c.path[k+1].b
		at.first = below.kids[0].first
		at.weight += by
		was.oldest, is.oldest = at.oldest, below.oldestAfter(at.oldest, was.oldest, is.oldest)
		at.oldest = is.oldest
	}
}

// oldestAfter returns the smallest time where it was least, and one child's has
// become is from was. It looks at all only where that one may have been it.
func (b *branch[L]) oldestAfter(least, was, is Time) Time {
	switch {
	case is <= least:
		return is
	case was > least:
		return least
	}
	return b.oldest()
}
