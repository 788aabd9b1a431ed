package lessons

import (
	"iter"

	"streamlab/engine"
	"streamlab/engine/past"
	"streamlab/internal/workers"
)

// A Scope is what a check or a query is asked of: one state, and what led to
// it since the step began. Nothing changes it.
type Scope struct {
	Snapshot engine.Snapshot
	Clients  map[string]engine.ClientID // the lab's clients by handle, without the @
	Bindings map[string]string          // the values of ${name}
	Happened History                    // what ran since the step began
	Workers  workers.Set                // the simulated programs
	Past     past.Log                   // what changed, and
	Since    uint64                     // its Len when the step began
}

// A Happening is one command that ran.
type Happening struct {
	Client string       // the handle of who ran it
	Args   []string     // the command's words, without quotes
	Reply  engine.Reply // what it was answered at once; of no meaning where it waited
}

// A History is what happened, one after the other. It is a value: And leaves
// it as it is, and costs O(1). The zero History is empty.
type History struct{ last *happened }

// happened is a happening with those before it, which longer histories share.
type happened struct {
	Happening
	before *happened
}

// And returns the history with one more happening.
func (h History) And(next Happening) History { return History{&happened{next, h.last}} }

// NewestFirst goes through the history from its end.
func (h History) NewestFirst() iter.Seq[Happening] {
	return func(yield func(Happening) bool) {
		for at := h.last; at != nil && yield(at.Happening); at = at.before {
		}
	}
}

// Bind returns the scope's bindings with those of list added, each found in the
// scope. A query without a value adds nothing. The scope's own map stays as it
// is.
func (s Scope) Bind(list []Binding) map[string]string {
	found := make(map[string]string, len(s.Bindings)+len(list))
	for name, value := range s.Bindings {
		found[name] = value
	}
	s.Bindings = found
	for _, b := range list {
		if value, ok := b.Query.Value(s); ok {
			found[b.Name] = value
		}
	}
	return found
}
