package engine

import "sort"

// A node is what trimming has to know of one.
type node struct {
	live  int // its living entries
	first ID  // no entry of it is before this one
	last  ID  // the last ID ever put into it
}

// firstNode returns the oldest node; ok is false where there is none.
func (e *entries) firstNode() (n node, ok bool) {
	c := e.blocks.first()
	return e.nodeAt(c)
}

// nodeAt returns the node that begins with the block at c.
func (e *entries) nodeAt(c cursor[*block]) (n node, ok bool) {
	if !c.ok() {
		return node{}, false
	}
	before, first := e.blocks.before(&c), e.blocks.at(&c).first
	e.endOfNode(&c)
	last := e.blocks.at(&c)
	return node{e.blocks.before(&c) + int(last.live) - before, first, last.last}, true
}

// nodeAfter returns the node behind an ID that is no entry of a later one.
func (e *entries) nodeAfter(id ID) (n node, ok bool) {
	c := e.blocks.seek(id)
	for c.ok() && !id.Less(e.blocks.at(&c).first) {
		if !e.blocks.next(&c) {
			return node{}, false
		}
	}
	return e.nodeAt(c)
}

// fewBlocks is up to how many blocks of a node are looked at one by one.
const fewBlocks = 4

// endOfNode moves a cursor to the last block of its node. O(log² n).
func (e *entries) endOfNode(c *cursor[*block]) {
	key := e.blocks.at(c).node
	for range fewBlocks {
		next := *c
		if !e.blocks.next(&next) || e.blocks.at(&next).node != key {
			return
		}
		*c = next
	}
	from := e.blocks.before(c)
	n := sort.Search(e.len()-from, func(i int) bool {
		at, _ := e.blocks.seekPosition(from + i)
		return e.blocks.at(&at).node != key
	})
	if from+n == e.len() {
		*c = e.blocks.last()
		return
	}
	*c, _ = e.blocks.seekPosition(from + n)
	e.blocks.prev(c)
}

// dropBefore takes out the entries before id, as exact trimming by MINID does: a
// node whose last ID ever lies at or after id stays, even with no entry left.
func (e *entries) dropBefore(gen *generation, id ID) (dropped int) {
	n, ok := e.firstNode()
	for ok && n.last.Less(id) {
		e.dropNode(gen, n)
		dropped += n.live
		n, ok = e.firstNode()
	}
	rest := e.rank(id)
	if rest == 0 || rest < n.live {
		e.dropFirst(gen, rest)
		return dropped + rest
	}
	e.empty(gen, n)
	return dropped + rest
}

// dropNode takes out the oldest node, whole. O(blocks of it).
func (e *entries) dropNode(gen *generation, n node) {
	if n.live > 0 {
		e.dropFirst(gen, n.live)
		return
	}
	c := e.blocks.first()
	e.drop(gen, &c)
}

// empty takes out the entries of the oldest node, and leaves its last block.
func (e *entries) empty(gen *generation, n node) {
	c := e.blocks.first()
	e.endOfNode(&c)
	last := int(e.blocks.at(&c).live)
	e.dropFirst(gen, n.live-last)
	c = e.blocks.first()
	b := e.blocks.at(&c).own(gen)
	e.count(b, last)
	b.killFirst(last)
	e.blocks.replace(gen, &c, b)
}

// drop takes out the block at c, whose entries were counted out, and its node if
// that was all of it.
func (e *entries) drop(gen *generation, c *cursor[*block]) {
	b := e.blocks.at(c)
	before, after := *c, *c
	inBefore := e.blocks.prev(&before) && e.blocks.at(&before).node == b.node
	inAfter := e.blocks.next(&after) && e.blocks.at(&after).node == b.node
	if inBefore && !inAfter {
		e.inherit(gen, &before, b)
		*c = e.blocks.seek(b.first)
	}
	e.blocks.remove(gen, c)
	if !inBefore && !inAfter {
		e.nodes--
		e.treeNodes -= e.treeNodesFor(b.node)
		if b.node == e.lastNode {
			e.findLastNode()
		}
	}
}

// inherit lets the block at c end its node in the place of the block from.
func (e *entries) inherit(gen *generation, c *cursor[*block], from *block) {
	b := e.blocks.at(c).own(gen)
	b.last, b.nodeBytes, b.nodeCount = from.last, from.nodeBytes, from.nodeCount
	e.blocks.replace(gen, c, b)
}

// findLastNode looks for the last node after the one that was it has gone.
func (e *entries) findLastNode() {
	e.lastNode, e.lastLive = ID{}, 0
	if last := e.lastBlock(); last != nil {
		c := e.blocks.seek(last.node)
		if e.blocks.at(&c).node != last.node {
			e.blocks.next(&c)
		}
		e.lastNode, e.lastLive = last.node, e.len()-e.blocks.before(&c)
	}
}
