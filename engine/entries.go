package engine

import "slices"

// entries are a stream's entries in ID order: blocks under an index. Copying the
// struct shares them; a block is changed only by the generation it belongs to.
// The zero value is empty.
//
// A node is what redis-server keeps in one node of its radix tree, and what ~
// trims by: a run of blocks, nearly always a single one.
type entries struct {
	blocks    index[*block]
	nodes     int // how many nodes there are
	treeNodes int // how many redis-server's radix tree of them has; 0: its root alone
	lastNode  ID  // the last node, which appends go to until it is full
	lastLive  int // its living entries
}

// nodeLimits say when a node is full.
type nodeLimits struct {
	entries int // stream-node-max-entries; 0: no bound
	bytes   int // stream-node-max-bytes, of its listpack; 0: listpackMost
}

// defaultLimits are those of a server that is not told otherwise.
var defaultLimits = nodeLimits{entries: 100, bytes: 4096}

// listpackMost is the most bytes of any node.
const listpackMost = 1 << 30

// len returns how many entries there are. O(1).
func (e *entries) len() int { return e.blocks.len() }

// entryOverhead is the most bytes that an ID, a name or a value needs beside its
// own, and more.
const entryOverhead = 24

// append adds an entry, whose ID must be above all that were ever added. O(1).
func (e *entries) append(gen *generation, id ID, fields []string, limits nodeLimits) {
	size := 0
	for _, s := range fields {
		size += len(s)
	}
	b := e.room(gen, id, fields, size, limits)
	if size > blockBytes {
		b.data = slices.Grow(b.data, size+entryOverhead*(len(fields)+1))
	}
	b.put(id, fields)
	e.lastLive++
}

// room returns the owned block that an entry goes to.
func (e *entries) room(gen *generation, id ID, fields []string, size int, limits nodeLimits) *block {
	last := e.lastBlock()
	switch {
	case last == nil || e.full(last, size, limits):
		return e.beginNode(gen, id, last, fields)
	case !e.blocks.hasTail || !last.hasRoom(size+len(fields)):
		return e.beginBlock(gen, id, last)
	case last.gen != gen:
		e.blocks.tail = last.own(gen)
	}
	return e.blocks.tail
}

// lastBlock returns the last block, nil where there is none.
func (e *entries) lastBlock() *block {
	if e.blocks.hasTail {
		return e.blocks.tail
	}
	if c := e.blocks.lastInTree(); c.ok() {
		return e.blocks.at(&c)
	}
	return nil
}

// full reports whether the last node, which ends with the block last, cannot
// take an entry whose names and values have size bytes.
func (e *entries) full(last *block, size int, limits nodeLimits) bool {
	most := limits.bytes
	if most <= 0 || most > listpackMost {
		most = listpackMost
	}
	added := int(last.nodeCount)
	bytes := int(last.nodeBytes) + listpackInt(int64(e.lastLive)) + listpackInt(int64(added-e.lastLive))
	return bytes+size >= most || limits.entries > 0 && added >= limits.entries
}

// beginNode adds a node with an empty block, after the block last.
func (e *entries) beginNode(gen *generation, id ID, last *block, fields []string) *block {
	var names *schema
	if last != nil && last.names.fits(fields) {
		names = last.names
	} else {
		names = newSchema(fields)
	}
	e.treeNodes += e.treeNodesFor(id)
	e.nodes++
	e.lastNode, e.lastLive = id, 0
	return e.push(gen, &block{
		gen: gen, names: names, first: id, last: id, node: id,
		nodeBytes: uint32(listpackFrame + names.listpack + listpackInt(0)),
	})
}

// beginBlock adds an empty block to the last node, which ends with the block last.
func (e *entries) beginBlock(gen *generation, id ID, last *block) *block {
	return e.push(gen, &block{
		gen: gen, names: last.names, first: id, last: id, node: last.node,
		nodeBytes: last.nodeBytes, nodeCount: last.nodeCount,
	})
}

// mostRoom is the largest room that is handed on from block to block.
const mostRoom = 2 * blockBytes

// push adds a block. The tail so far will not grow any more: it gets as much room
// as it needs, and what it had goes to the new one, if no one else looks at it. A
// single entry that is larger has no room to spare.
func (e *entries) push(gen *generation, b *block) *block {
	if e.blocks.hasTail && e.blocks.tail.gen == gen {
		tail := e.blocks.tail
		if room := tail.data; cap(room) > len(room) && cap(room) <= mostRoom {
			tail.data = append(make([]byte, 0, len(room)), room...)
			b.data = room[:0]
		}
	}
	e.blocks.push(gen, b)
	return b
}

// delete takes an entry out, if it is there. O(log n).
func (e *entries) delete(gen *generation, id ID) bool {
	c := e.blocks.seek(id)
	if !c.ok() {
		return false
	}
	r := reader{b: e.blocks.at(&c)}
	if !r.find(id) || r.id != id || !r.isLiving() {
		return false
	}
	e.count(r.b, 1)
	if r.b.live == 1 {
		e.drop(gen, &c)
		return true
	}
	b := r.b.own(gen)
	b.kill(r.i)
	e.blocks.weigh(gen, &c, b, -1)
	return true
}

// count notes that n entries of a block go.
func (e *entries) count(b *block, n int) {
	if b.node == e.lastNode {
		e.lastLive -= n
	}
}

// dropFirst takes out the n oldest entries; there must be as many. O(log n) a
// block.
func (e *entries) dropFirst(gen *generation, n int) {
	for n > 0 {
		c := e.blocks.first()
		b := e.blocks.at(&c)
		if gone := int(b.live); gone <= n {
			e.count(b, gone)
			e.drop(gen, &c)
			n -= gone
			continue
		}
		e.count(b, n)
		b = b.own(gen)
		b.killFirst(n)
		e.blocks.replace(gen, &c, b)
		return
	}
}
