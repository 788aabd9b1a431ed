package engine

// Trimming with ACKED: entries that a group still needs stay where they are.

// sift goes through the nodes from the oldest on, and through each entry by
// entry. It goes on behind a node only if all of that might go.
func (t *trim) sift(c *call, key string, s *stream) (removed int64) {
	limit := t.most(c)
	for n, ok := s.entries.firstNode(); ok; n, ok = s.entries.nodeAfter(n.last) {
		partly := t.keepsNode(s, n)
		if partly && t.approx || limit > 0 && removed+int64(n.live) > limit {
			return removed
		}
		removed += t.siftNode(c, key, s, n)
		if partly {
			return removed
		}
	}
	return removed
}

// siftNode removes the entries of a node that may go, up to where trimming ends.
func (t *trim) siftNode(c *call, key string, s *stream, n node) (removed int64) {
	for _, id := range t.siftable(s, n) {
		s.remove(id)
		c.emit(Event{Kind: EntryTrimmed, Key: key, ID: id})
		removed++
	}
	return removed
}

// siftable lists the entries that siftNode removes.
func (t *trim) siftable(s *stream, n node) (ids []ID) {
	spare := int64(s.len()) - t.maxLen
	for at := s.entries.from(n.first); at.ok && !n.last.Less(at.id); at.next() {
		if t.by == byLength && int64(len(ids)) >= spare || t.by == byID && !at.id.Less(t.minID) {
			break
		}
		if !s.referenced(at.id) {
			ids = append(ids, at.id)
		}
	}
	return ids
}
