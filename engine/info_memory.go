package engine

// What INFO tells as used_memory: an estimate, for the memory is the Go runtime's,
// and the same inputs have to give the same figure. It looks at no item, only at
// how many there are, for monitoring asks often.

const (
	atFirst  = 512 << 10 // an engine with nothing in it
	perItem  = 48        // a field, an element or another small item, with its text
	perBlock = 2 << 10   // a block of a stream's entries
)

// memory estimates the bytes of the whole state. O(keys).
func (s *state) memory() int64 {
	total := int64(atFirst)
	for i := range s.dbs {
		s.dbs[i].keys.Scan(func(key string, v value) bool {
			total += treeRow + int64(len(key)) + bytesOf(v)
			return true
		})
	}
	return total
}

// bytesOf estimates what a key holds. O(1), and O(groups) for a stream.
func bytesOf(v value) (n int64) {
	switch v := v.(type) {
	case text:
		n = int64(len(v.value))
	case *hash:
		n = perItem * int64(v.fields.Len())
	case *set:
		n = perItem * int64(v.members.Len())
	case *list:
		n = perItem * int64(v.items.Len())
	case *stream:
		n = perBlock * int64(v.entries.blocks.leaves())
		v.groups.Scan(func(_ string, g *group) bool {
			n += pendingRow*int64(g.pel.len()) + consumerRow*int64(g.consumers.Len())
			return true
		})
	}
	return valueHead + n
}
