package engine_test

import (
	"slices"

	"github.com/anishathalye/porcupine"

	"streamlab/engine"
)

// The rules of one stream with one consumer group, as a model that a history of
// concurrent clients has to follow: IDs grow, each entry is delivered by > once, in
// order, and is pending until it is acknowledged. Which commands ran decides the
// state, in whatever order they did, which keeps the search for an order small; to
// whom an entry belongs would not, and is looked at in owners.

// groupCall is a command on the stream, by what the model has to know of it.
type groupCall struct {
	kind     string // "add", "read", "ack", "claim", "autoclaim"
	consumer string
	id       string // ack, claim
	count    int    // read, autoclaim
}

// groupState is never changed in place.
type groupState struct {
	entries   []string // their IDs
	delivered int      // how many of them
	acked     []string // in order of their IDs
}

func groupModel() porcupine.Model {
	return porcupine.Model{
		Init: func() any { return groupState{} },
		Step: func(state, in, out any) (bool, any) {
			call := in.(groupCall)
			return groupRules[call.kind](state.(groupState), call, out.(engine.Reply))
		},
		Equal: func(a, b any) bool {
			x, y := a.(groupState), b.(groupState)
			return x.delivered == y.delivered && slices.Equal(x.entries, y.entries) && slices.Equal(x.acked, y.acked)
		},
	}
}

var groupRules = map[string]func(groupState, groupCall, engine.Reply) (bool, any){
	"add": func(s groupState, _ groupCall, out engine.Reply) (bool, any) {
		n := len(s.entries)
		grows := n == 0 || out.Kind == engine.BulkString && compareIDs(s.entries[n-1], out.Str) < 0
		s.entries = append(s.entries[:n:n], out.Str)
		return grows, s
	},
	"read": func(s groupState, call groupCall, out engine.Reply) (bool, any) {
		next := s.entries[s.delivered:min(len(s.entries), s.delivered+call.count)]
		s.delivered += len(next)
		return slices.Equal(readIDs(out), next), s
	},
	"ack": func(s groupState, call groupCall, out engine.Reply) (bool, any) {
		if !s.pending(call.id) {
			return out.Int == 0, s
		}
		at, _ := slices.BinarySearchFunc(s.acked, call.id, compareIDs)
		s.acked = slices.Insert(slices.Clone(s.acked), at, call.id)
		return out.Int == 1, s
	},
	"claim": func(s groupState, call groupCall, out engine.Reply) (bool, any) {
		var took []string
		if s.pending(call.id) {
			took = []string{call.id}
		}
		return slices.Equal(texts(out), took), s
	},
	"autoclaim": func(s groupState, call groupCall, out engine.Reply) (bool, any) {
		var took []string
		for _, id := range s.entries {
			if s.pending(id) && len(took) < call.count {
				took = append(took, id)
			}
		}
		return len(out.Elems) == 3 && slices.Equal(texts(out.Elems[1]), took), s
	},
}

func (s groupState) pending(id string) bool {
	_, acked := slices.BinarySearchFunc(s.acked, id, compareIDs)
	return slices.Contains(s.entries[:s.delivered], id) && !acked
}

func compareIDs(a, b string) int {
	x, _ := engine.ParseID(a)
	y, _ := engine.ParseID(b)
	return x.Compare(y)
}

// given are the IDs of the entries that an operation gave to its consumer.
func given(op porcupine.Operation) []string {
	out := op.Output.(engine.Reply)
	switch op.Input.(groupCall).kind {
	case "read":
		return readIDs(out)
	case "claim":
		return texts(out)
	case "autoclaim":
		return texts(out.Elems[1])
	}
	return nil
}

// owners are the consumers that may own an entry after a history: each to whom an
// operation gave it that was not over before another began that gave it too.
func owners(history []porcupine.Operation, id string) (names []string) {
	gave := slices.DeleteFunc(slices.Clone(history), func(op porcupine.Operation) bool {
		return !slices.Contains(given(op), id)
	})
	for _, op := range gave {
		if !slices.ContainsFunc(gave, func(later porcupine.Operation) bool { return op.Return < later.Call }) {
			names = append(names, op.Input.(groupCall).consumer)
		}
	}
	return names
}

// readIDs are the IDs of the entries in the reply to a read of one stream.
func readIDs(out engine.Reply) (ids []string) {
	if out.IsNull() || len(out.Elems) != 1 {
		return nil
	}
	for _, entry := range out.Elems[0].Elems[1].Elems {
		ids = append(ids, entry.Elems[0].Str)
	}
	return ids
}

func texts(out engine.Reply) (all []string) {
	for _, elem := range out.Elems {
		all = append(all, elem.Str)
	}
	return all
}
