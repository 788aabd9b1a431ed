package complete

import (
	"fmt"
	"slices"

	"streamlab/engine"
)

// rowLimit bounds how many rows of one kind are looked up for candidates.
const rowLimit = 100

// A place is where a value is wanted: in which state, as which argument of which
// command, and after which names.
type place struct {
	snapshot engine.Snapshot
	client   string // the handle whose command it is
	command  engine.Command
	arg      engine.Arg
	named    named
}

// sources finds the live values that an argument of a kind can be.
var sources = map[engine.ArgKind]func(place) []Candidate{
	engine.ArgKey:      keys,
	engine.ArgGroup:    groups,
	engine.ArgConsumer: consumers,
	engine.ArgID:       ids,
	engine.ArgField:    fields,
}

// makes says which name a command brings into being, so that those which are
// there already are no candidates.
var makes = map[string]engine.ArgKind{
	"xgroup|create":         engine.ArgGroup,
	"xgroup|createconsumer": engine.ArgConsumer,
}

// welcomes are the commands whose consumer need not be there yet.
var welcomes = []string{"xreadgroup", "xclaim", "xautoclaim", "xgroup|createconsumer"}

// keys are those that the command can work on, by their type. After a group's
// name they are the streams that have it.
func keys(at place) (list []Candidate) {
	for _, key := range at.snapshot.Keys(0, rowLimit) {
		kind := at.snapshot.Type(key)
		if isType(at.command.Group) && kind != at.command.Group || !at.hasGroup(key) {
			continue
		}
		list = append(list, Candidate{key, keyNote(at.snapshot, key, kind)})
	}
	return list
}

func isType(group string) bool {
	return slices.Contains([]string{"stream", "hash", "string", "set", "list"}, group)
}

func (at place) hasGroup(key string) bool {
	if at.named.group == "" {
		return true
	}
	s, ok := at.snapshot.Stream(key)
	if ok {
		_, ok = s.Group(at.named.group)
	}
	return ok
}

func keyNote(snapshot engine.Snapshot, key, kind string) string {
	if s, ok := snapshot.Stream(key); ok {
		return fmt.Sprintf("stream, length %d", s.Len())
	}
	return kind
}

// streams are the stream that is meant: the one named, or, where the command
// names the group before the key, any that there is.
func (at place) streams() (list []engine.Stream) {
	names := at.named.keys
	if len(names) == 0 {
		names = at.snapshot.Keys(0, rowLimit)
	}
	for _, name := range names {
		if s, ok := at.snapshot.Stream(name); ok {
			list = append(list, s)
		}
	}
	return list
}

func groups(at place) (list []Candidate) {
	if makes[at.command.Name] == engine.ArgGroup {
		return nil
	}
	for _, s := range at.streams() {
		for _, g := range s.GroupRows(0, rowLimit) {
			list = append(list, Candidate{g.Name(), fmt.Sprintf("group of %s, %d pending", s.Key(), g.PendingLen())})
		}
	}
	return list
}

func consumers(at place) (list []Candidate) {
	if makes[at.command.Name] != engine.ArgConsumer {
		list = at.members()
	}
	if slices.Contains(welcomes, at.command.Name) {
		list = append(list, Candidate{at.client, "this client's name"})
	}
	return list
}

// members are the consumers of the group that was named.
func (at place) members() (list []Candidate) {
	for _, s := range at.streams() {
		g, ok := s.Group(at.named.group)
		if !ok {
			continue
		}
		for _, c := range g.ConsumerRows(0, rowLimit) {
			list = append(list, Candidate{c.Name(), fmt.Sprintf("%d pending", c.PendingLen())})
		}
	}
	return list
}

// fields are those of a hash, or of a stream's newest entry.
func fields(at place) (list []Candidate) {
	key, _ := at.named.key()
	hash, _ := at.snapshot.Hash(key)
	for _, f := range hash.Fields(0, rowLimit) {
		list = append(list, Candidate{Text: f.Name})
	}
	s, ok := at.snapshot.Stream(key)
	if !ok {
		return list
	}
	for _, e := range s.Entries(s.Len()-1, 1) {
		for i := 0; i < len(e.Fields); i += 2 {
			list = append(list, Candidate{Text: e.Fields[i]})
		}
	}
	return list
}
