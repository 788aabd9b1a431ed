package render

import (
	"fmt"

	"streamlab/engine"
)

// FocusOn returns the group whose view of the entries is to be shown: one that
// the last command changed, else the one from before if it is still there, else
// the first group of the first stream that has any.
func FocusOn(now, before engine.Snapshot, last Focus) Focus {
	first := Focus{}
	for _, key := range now.Keys(0, maxKeys) {
		st, ok := now.Stream(key)
		if !ok {
			continue
		}
		was, existed := before.Stream(key)
		for _, g := range st.GroupRows(0, maxGroups) {
			if first.Key == "" {
				first = Focus{key, g.Name()}
			}
			if existed && touched(g, was) || !existed && before.Len() > 0 {
				return Focus{key, g.Name()}
			}
		}
	}
	if st, ok := now.Stream(last.Key); ok {
		if _, ok := st.Group(last.Group); ok {
			return last
		}
	}
	return first
}

// touched tells whether a command changed a group: its position or who holds
// how much. That entries were added is no change of it.
func touched(g engine.Group, before engine.Stream) bool {
	was, ok := before.Group(g.Name())
	if !ok || was.LastID() != g.LastID() || was.PendingLen() != g.PendingLen() {
		return true
	}
	if g.ConsumerLen() != was.ConsumerLen() {
		return true
	}
	old := was.ConsumerRows(0, maxConsumers)
	for i, c := range g.ConsumerRows(0, maxConsumers) {
		o := old[i]
		if c.Name() != o.Name() || c.PendingLen() != o.PendingLen() || c.Seen() != o.Seen() {
			return true
		}
	}
	return false
}

// Detail tells the row at a place in full, in one line: whole IDs, and times to
// the millisecond.
func Detail(s State, at Place) string {
	switch at.Kind {
	case AtTape:
		return entryDetail(s, at)
	case AtPending:
		return pendingDetail(s, at)
	case AtGroup:
		return groupDetail(s, at)
	case AtConsumer:
		return consumerDetail(s, at)
	}
	return Clean(at.Key)
}

func entryDetail(s State, at Place) string {
	if st, ok := s.Now.Stream(at.Key); ok {
		if e, ok := st.Entry(at.ID); ok {
			return e.ID.String() + "  " + Clean(opening(e.Fields))
		}
	}
	return at.ID.String()
}

// group is the group of a row, if it is there.
func (at Place) group(s State) (g engine.Group, ok bool) {
	if st, ok := s.Now.Stream(at.Key); ok {
		return st.Group(at.Group)
	}
	return g, false
}

func pendingDetail(s State, at Place) string {
	text := entryDetail(s, at)
	g, ok := at.group(s)
	if !ok {
		return text
	}
	if p, ok := g.Pending(at.ID); ok {
		text += fmt.Sprintf("  %s, idle %d ms", Clean(p.Owner), s.Now.Now().Sub(p.Delivered).Milliseconds())
	}
	return text
}

func groupDetail(s State, at Place) string {
	g, ok := at.group(s)
	if !ok {
		return Clean(at.Group)
	}
	read, known := g.EntriesRead()
	return fmt.Sprintf("last-delivered-id %v  entries-read %s", g.LastID(), LagText(read, known))
}

func consumerDetail(s State, at Place) string {
	g, ok := at.group(s)
	if !ok {
		return Clean(at.Consumer)
	}
	c, ok := g.Consumer(at.Consumer)
	if !ok {
		return Clean(at.Consumer)
	}
	return fmt.Sprintf("%s  idle %d ms", Clean(c.Name()), s.Now.Now().Sub(c.Seen()).Milliseconds())
}
