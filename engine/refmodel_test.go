package engine_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"streamlab/engine"
)

// refModel is what streams with groups are in one server version, said as
// plainly as possible: slices and maps, searched from end to end. Its methods
// answer as the commands do. The versions are told apart where they differ: the
// model is written from what is known of the servers, not from the engine.
type refModel struct {
	version  int   // 702 is 7.2, 810 is 8.10
	now      int64 // milliseconds
	streams  map[string]*refStream
	texts    map[string]bool // keys that hold something else
	waits    []*refWait
	touched  []string // keys at which the running command may wake somebody
	nodeMost int      // stream-node-max-entries
	arrivals int      // how many clients ever waited
	effects  int      // how often something changed or was given
}

func newRefModel(c engine.Compat, nodeMost int) *refModel {
	major, minor, _ := strings.Cut(c.String(), ".")
	x, _ := strconv.Atoi(major)
	y, _ := strconv.Atoi(minor)
	return &refModel{version: 100*x + y, streams: map[string]*refStream{}, texts: map[string]bool{}, nodeMost: nodeMost}
}

// refStream is a stream. Its entries lie in nodes, by which ~ trims.
type refStream struct {
	nodes      [][]refEntry
	last       engine.ID
	maxDeleted engine.ID
	added      int64
	groups     map[string]*refGroup
	idmp       refIDMP
}

type refEntry struct {
	id     engine.ID
	fields []string
	gone   bool
}

type refGroup struct {
	last      engine.ID
	read      int64 // -1: not known
	pending   map[engine.ID]*refPending
	consumers map[string]*refConsumer
	releases  int // how often an entry was given back
}

type refPending struct {
	owner     string
	released  int // its place among those that were given back, 0 where it has an owner
	delivered int64
	count     int64
}

type refConsumer struct{ seen, active int64 }

// entries are those that are left, in order.
func (s *refStream) entries() (left []refEntry) {
	for _, node := range s.nodes {
		left = append(left, living(node)...)
	}
	return left
}

func living(node []refEntry) (left []refEntry) {
	for _, e := range node {
		if !e.gone {
			left = append(left, e)
		}
	}
	return left
}

func (s *refStream) len() int { return len(s.entries()) }

// first is the ID of the oldest entry, 0-0 where there is none.
func (s *refStream) first() engine.ID {
	if left := s.entries(); len(left) > 0 {
		return left[0].id
	}
	return engine.ID{}
}

func (s *refStream) top() engine.ID {
	if left := s.entries(); len(left) > 0 {
		return left[len(left)-1].id
	}
	return engine.ID{}
}

func (s *refStream) find(id engine.ID) (refEntry, bool) {
	for _, e := range s.entries() {
		if e.id == id {
			return e, true
		}
	}
	return refEntry{}, false
}

// append puts an entry into the last node, or a new one where that is full;
// deleted entries take room.
func (s *refStream) append(e refEntry, most int) {
	if n := len(s.nodes); n > 0 && len(s.nodes[n-1]) < most {
		s.nodes[n-1] = append(s.nodes[n-1], e)
	} else {
		s.nodes = append(s.nodes, []refEntry{e})
	}
	s.last = e.id
	s.added++
}

// remove takes an entry out, and its node where that was the last one in it.
func (s *refStream) remove(id engine.ID) bool {
	was := s.mark(id)
	s.nodes = slices.DeleteFunc(s.nodes, func(node []refEntry) bool { return node[0].id == was && len(living(node)) == 0 })
	return !was.IsZero()
}

// mark marks an entry as deleted and returns the first ID of its node, 0-0 where
// there is none.
func (s *refStream) mark(id engine.ID) engine.ID {
	for _, node := range s.nodes {
		for i := range node {
			if node[i].id == id && !node[i].gone {
				node[i].gone = true
				return node[0].id
			}
		}
	}
	return engine.ID{}
}

func (e refEntry) reply() engine.Reply { return list(text(e.id.String()), textList(e.fields...)) }

func textList(words ...string) engine.Reply {
	all := []engine.Reply{}
	for _, word := range words {
		all = append(all, text(word))
	}
	return list(all...)
}

// ids are the pending IDs in order.
func (g *refGroup) ids() []engine.ID {
	return slices.SortedFunc(maps.Keys(g.pending), engine.ID.Compare)
}

// The errors of several commands.
var (
	wrongType = fault("WRONGTYPE Operation against a key holding the wrong kind of value")
	noSuchKey = fault("ERR no such key")
)

func noKeyOrGroup(key, group string) *engine.Reply {
	r := fault(fmt.Sprintf("NOGROUP No such key '%s' or consumer group '%s'", key, group))
	return &r
}

// stream returns a key's stream, nil where there is none, or WRONGTYPE.
func (m *refModel) stream(key string) (*refStream, *engine.Reply) {
	if m.texts[key] {
		return nil, &wrongType
	}
	return m.streams[key], nil
}

// group returns a group that must exist, or an error in the words of most
// commands.
func (m *refModel) group(key, group string) (*refStream, *refGroup, *engine.Reply) {
	s, wrong := m.stream(key)
	switch {
	case wrong != nil:
		return nil, nil, wrong
	case s == nil || s.groups[group] == nil:
		return nil, nil, noKeyOrGroup(key, group)
	}
	return s, s.groups[group], nil
}

func (m *refModel) touch(key string) { m.touched = append(m.touched, key) }

// effect counts n things that came of a command.
func (m *refModel) effect(n int) { m.effects += n }
