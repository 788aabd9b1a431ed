package engine

import "math/bits"

// How many nodes redis-server's radix tree has, which XINFO STREAM shows. Its
// keys are the nodes' IDs, as 16 bytes, the highest first. Where keys part, there
// is a node; what lies between two such places, or behind the last, is one node,
// however long, if it is any byte at all; and each key ends in one.

// keyBytes is how long a key is.
const keyBytes = 16

// commonBytes returns how many bytes two keys have in common from the left.
func commonBytes(a, b ID) int {
	if a.MS != b.MS {
		return bits.LeadingZeros64(a.MS^b.MS) / 8
	}
	return 8 + bits.LeadingZeros64(a.Seq^b.Seq)/8
}

// keyRange returns the first and the last key that have n bytes in common with
// another.
func keyRange(key ID, n int) (low, high ID) {
	free := func(bytes int) uint64 { return 1<<(8*bytes) - 1 } // all bits for 8: the shift leaves 0
	ms, seq := free(max(0, 8-n)), free(min(8, keyBytes-n))
	return ID{key.MS &^ ms, key.Seq &^ seq}, ID{key.MS | ms, key.Seq | seq}
}

// treeNodesFor returns by how many nodes a key makes the tree larger that has
// the other ones, and is not there. O(log n).
func (e *entries) treeNodesFor(key ID) int {
	before, hasBefore := e.nodeUpTo(key)
	after, hasAfter := e.nodeFrom(key)
	near, common := before, -1
	if hasBefore {
		common = commonBytes(before, key)
	}
	if hasAfter && commonBytes(after, key) > common {
		near, common = after, commonBytes(after, key)
	}
	if common < 0 {
		return 2
	}
	return 1 + chain(keyBytes-common-1) + e.partingAt(near, common)
}

// chain returns how many nodes a stretch without parting has.
func chain(length int) int { return min(length, 1) }

// partingAt returns by how many nodes the tree grows where a key begins to part
// from another one behind so many common bytes: none where others part there.
func (e *entries) partingAt(key ID, common int) int {
	low, high := keyRange(key, common)
	first, _ := e.nodeFrom(low)
	last, _ := e.nodeUpTo(high)
	below := keyBytes
	if first != last {
		below = commonBytes(first, last)
	}
	if below == common {
		return 0
	}
	above := e.partingAbove(key, low, high)
	return chain(common-above-1) + 1 + chain(below-common-1) - 1
}

// partingAbove returns behind how many common bytes a key parts from the nearest
// ones outside of a range, -1 where there are none.
func (e *entries) partingAbove(key, low, high ID) int {
	above := -1
	if id, ok := low.Prev(); ok {
		if before, ok := e.nodeUpTo(id); ok {
			above = commonBytes(before, key)
		}
	}
	if id, ok := high.Next(); ok {
		if after, ok := e.nodeFrom(id); ok {
			above = max(above, commonBytes(after, key))
		}
	}
	return above
}

// nodeUpTo returns the last node's ID at or before id. A node may have lost its
// first block, and what is left of it begins after id.
func (e *entries) nodeUpTo(id ID) (ID, bool) {
	c := e.blocks.seek(id)
	if !c.ok() {
		return ID{}, false
	}
	node := e.blocks.at(&c).node
	if e.blocks.next(&c) && !id.Less(e.blocks.at(&c).node) {
		node = e.blocks.at(&c).node
	}
	return node, !id.Less(node)
}

// nodeFrom returns the first node's ID at or after id.
func (e *entries) nodeFrom(id ID) (ID, bool) {
	c := e.blocks.seek(id)
	for c.ok() {
		if node := e.blocks.at(&c).node; !node.Less(id) {
			return node, true
		}
		e.endOfNode(&c)
		e.blocks.next(&c)
	}
	return ID{}, false
}
