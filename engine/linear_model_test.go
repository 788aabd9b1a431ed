package engine_test

import (
	"maps"
	"slices"

	"github.com/anishathalye/porcupine"

	"streamlab/engine"
)

// The rules of one stream with one consumer group, as a model that a history of
// concurrent clients has to follow: each entry is delivered by > once, in order,
// and belongs to whom it was given or who claimed it last until it is
// acknowledged.

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
	owners    map[string]string
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
			return x.delivered == y.delivered && slices.Equal(x.entries, y.entries) && maps.Equal(x.owners, y.owners)
		},
	}
}

var groupRules = map[string]func(groupState, groupCall, engine.Reply) (bool, any){
	"add": func(s groupState, _ groupCall, out engine.Reply) (bool, any) {
		s.entries = append(s.entries[:len(s.entries):len(s.entries)], out.Str)
		return out.Kind == engine.BulkString && !slices.Contains(s.entries[:len(s.entries)-1], out.Str), s
	},
	"read": func(s groupState, call groupCall, out engine.Reply) (bool, any) {
		next := s.entries[s.delivered:min(len(s.entries), s.delivered+call.count)]
		s.delivered += len(next)
		return slices.Equal(readIDs(out), next), s.given(call.consumer, next)
	},
	"ack": func(s groupState, call groupCall, out engine.Reply) (bool, any) {
		_, pending := s.owners[call.id]
		s.owners = maps.Clone(s.owners)
		delete(s.owners, call.id)
		return (out.Int == 1) == pending, s
	},
	"claim": func(s groupState, call groupCall, out engine.Reply) (bool, any) {
		var took []string
		if _, pending := s.owners[call.id]; pending {
			took = []string{call.id}
		}
		return slices.Equal(texts(out), took), s.given(call.consumer, took)
	},
	"autoclaim": func(s groupState, call groupCall, out engine.Reply) (bool, any) {
		var took []string
		for _, id := range s.entries {
			if _, pending := s.owners[id]; pending && len(took) < call.count {
				took = append(took, id)
			}
		}
		return len(out.Elems) == 3 && slices.Equal(texts(out.Elems[1]), took), s.given(call.consumer, took)
	},
}

// given returns the state in which a consumer owns some entries.
func (s groupState) given(consumer string, ids []string) groupState {
	owners := map[string]string{}
	maps.Copy(owners, s.owners)
	for _, id := range ids {
		owners[id] = consumer
	}
	s.owners = owners
	return s
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
