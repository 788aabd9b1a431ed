package engine

// How many bytes values take here, by what their parts are known to take. What a
// tree has beside its rows is an average: its nodes are three quarters full.

const (
	textHeader  = 16
	treeRow     = (textHeader + 16) * 4 / 3 // a name and what it stands for
	fieldRow    = 2 * textHeader * 4 / 3
	memberRow   = textHeader * 4 / 3
	itemRow     = (textHeader + 8) * 4 / 3
	valueHead   = 48  // a value's own struct
	blockHead   = 192 // a block's, without its data
	consumerRow = 64
	pendingRow  = 16 // of a PEL, whose pages have columns
)

func (t text) memory() int { return textHeader + 8 + len(t.value) }

func (h *hash) memory() int {
	size := valueHead
	h.fields.Scan(func(name, value string) bool {
		size += fieldRow + len(name) + len(value)
		return true
	})
	return size
}

func (s *set) memory() int {
	size := valueHead
	s.members.Scan(func(member string, _ struct{}) bool {
		size += memberRow + len(member)
		return true
	})
	return size
}

func (l *list) memory() int {
	size := valueHead
	l.items.Scan(func(_ int64, item string) bool {
		size += itemRow + len(item)
		return true
	})
	return size
}

func (s *stream) memory() int {
	size := valueHead
	for c := s.entries.blocks.first(); c.ok(); s.entries.blocks.next(&c) {
		b := s.entries.blocks.at(&c)
		size += blockHead + len(b.data)
	}
	s.groups.Scan(func(name string, g *group) bool {
		size += treeRow + len(name) + g.memory()
		return true
	})
	return size
}

func (g *group) memory() int {
	size := valueHead + g.pel.len()*pendingRow
	g.consumers.Scan(func(name string, _ *consumer) bool {
		size += treeRow + len(name) + consumerRow
		return true
	})
	return size
}
