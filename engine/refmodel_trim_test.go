package engine_test

import (
	"slices"

	"streamlab/engine"
)

// refTrim is a trimming strategy; by is "" for none.
type refTrim struct {
	by      string
	approx  bool
	length  int
	below   engine.ID
	limit   int // 0: none
	policy  string
	removed int
}

// takeTrim takes MAXLEN or MINID with what belongs to it.
func (m *refModel) takeTrim(w *refWords) (cut refTrim) {
	for _, by := range []string{"MAXLEN", "MINID"} {
		if w.flag(by) {
			cut.by = by
		}
	}
	if cut.by == "" {
		return cut
	}
	cut.approx = w.flag("~")
	if !cut.approx {
		w.flag("=")
	}
	if cut.by == "MAXLEN" {
		cut.length = int(w.int())
	} else {
		cut.below = w.id()
	}
	if cut.approx {
		cut.limit = int(w.number("LIMIT", int64(100*m.nodeMost)))
	}
	return cut
}

func (t refTrim) with(policy string) refTrim {
	t.policy = policy
	return t
}

func (m *refModel) xtrim(w refWords) engine.Reply {
	key, policy := w.next(), w.policy()
	cut := m.takeTrim(&w)
	cut.policy = policy + w.policy()
	s, wrong := m.stream(key)
	switch {
	case wrong != nil:
		return *wrong
	case s == nil:
		return number(0)
	}
	n := cut.run(s)
	m.effect(n)
	return number(n)
}

// run trims a stream and returns how many entries went. It goes from node to
// node, and ends at the first that may not go as a whole: ~ leaves that as it is.
func (t *refTrim) run(s *refStream) int {
	if t.by == "" {
		return 0
	}
	for _, node := range slices.Clone(s.nodes) {
		left := living(node)
		whole := t.mayGo(s, node, len(left))
		if t.approx && (!whole || t.limit > 0 && t.removed+len(left) > t.limit) {
			break
		}
		t.cut(s, left, whole || t.policy == "ACKED")
		if !whole {
			break
		}
		if t.policy != "ACKED" {
			s.dropEmpty(node)
		}
	}
	return t.removed
}

// cut removes entries of a node, the oldest first, up to where trimming ends. A
// node that may not go as a whole stays, even if no entry of it is left.
func (t *refTrim) cut(s *refStream, entries []refEntry, drops bool) {
	for _, e := range entries {
		if t.ends(s, e) {
			return
		}
		if t.policy == "ACKED" && s.needed(e.id) {
			continue
		}
		if t.policy == "DELREF" {
			s.forget(e.id)
		}
		if drops {
			s.remove(e.id)
		} else {
			s.mark(e.id)
		}
		t.removed++
	}
}

// dropEmpty drops a node that has no entries left.
func (s *refStream) dropEmpty(node []refEntry) {
	s.nodes = slices.DeleteFunc(s.nodes, func(other []refEntry) bool { return other[0].id == node[0].id && len(living(other)) == 0 })
}

// ends tells whether trimming ends before an entry.
func (t *refTrim) ends(s *refStream, e refEntry) bool {
	if t.by == "MAXLEN" {
		return s.len() <= t.length
	}
	return !e.id.Less(t.below)
}

// mayGo tells whether a node may go as a whole; its last ID counts even if that
// entry is deleted.
func (t *refTrim) mayGo(s *refStream, node []refEntry, left int) bool {
	if t.by == "MAXLEN" {
		return s.len() > t.length && s.len()-left >= t.length
	}
	return node[len(node)-1].id.Less(t.below)
}

// needed tells whether some group has an entry pending or still ahead.
func (s *refStream) needed(id engine.ID) bool {
	for _, g := range s.groups {
		if g.pending[id] != nil || g.last.Less(id) {
			return true
		}
	}
	return false
}

// forget takes an entry out of every group's pending entries.
func (s *refStream) forget(id engine.ID) {
	for _, g := range s.groups {
		delete(g.pending, id)
	}
}

func (m *refModel) xdel(w refWords) engine.Reply {
	s, wrong := m.stream(w.next())
	switch {
	case wrong != nil:
		return *wrong
	case s == nil:
		return number(0)
	}
	n := 0
	for _, id := range w.restIDs() {
		if s.delete(id) {
			n++
		}
	}
	m.effect(n)
	return number(n)
}

// delete removes an entry as XDEL does, which notes the highest ID that went.
func (s *refStream) delete(id engine.ID) bool {
	was := s.remove(id)
	if was && s.maxDeleted.Less(id) {
		s.maxDeleted = id
	}
	return was
}

func (m *refModel) xdelex(w refWords) engine.Reply {
	s, wrong := m.stream(w.next())
	if wrong != nil {
		return *wrong
	}
	policy, codes := w.policy(), []engine.Reply{}
	ids := w.idList()
	policy += w.policy()
	for _, id := range ids {
		code := -1
		if s != nil {
			code = s.deleteBy(policy, id)
		}
		if code == 1 {
			m.effect(1)
		}
		codes = append(codes, number(code))
	}
	return list(codes...)
}

// deleteBy deletes an entry by a policy: 1 it went, -1 there is none, 2 it is
// needed, which an ID can be that has no entry.
func (s *refStream) deleteBy(policy string, id engine.ID) int {
	if policy == "ACKED" && s.needed(id) {
		return 2
	}
	if policy == "DELREF" {
		s.forget(id)
	}
	if s.delete(id) {
		return 1
	}
	return -1
}

func (m *refModel) xackdel(w refWords) engine.Reply {
	key, group := w.next(), w.next()
	policy, codes := w.policy(), []engine.Reply{}
	ids := w.idList()
	policy += w.policy()
	s, wrong := m.stream(key)
	if wrong != nil {
		return *wrong
	}
	for _, id := range ids {
		code := -1
		if s != nil && s.groups[group] != nil && s.groups[group].pending[id] != nil {
			delete(s.groups[group].pending, id)
			m.effect(1)
			if code = s.deleteBy(policy, id); code == -1 {
				code = 1
			}
		}
		codes = append(codes, number(code))
	}
	return list(codes...)
}
