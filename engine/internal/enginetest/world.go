package enginetest

import (
	"time"

	"streamlab/engine"
)

// A Reporter is told of what should not be: a test, or a check of one.
type Reporter interface {
	Helper()
	Errorf(format string, args ...any)
}

// A World is an engine with named clients and a clock that only moves when it
// is told to. It checks the invariants after every step.
type World struct {
	T      Reporter
	Engine *engine.Engine
	Also   func(engine.Snapshot) error // a further check of every state, nil for none

	clients    map[string]engine.ClientID
	invariants Invariants
}

// NewWorld returns a world with a new engine.
func NewWorld(t Reporter, o engine.Options) *World {
	return &World{T: t, Engine: engine.New(o), clients: map[string]engine.ClientID{}}
}

// Client returns a named client's number; it is connected at its first use.
func (w *World) Client(name string) engine.ClientID {
	id, ok := w.clients[name]
	if !ok {
		id = w.Apply(engine.Input{Op: engine.Open}).Client
		w.clients[name] = id
	}
	return id
}

// number is Client, but 0 for one that is not connected.
func (w *World) number(name string) engine.ClientID { return w.clients[name] }

// Name returns the name of a client.
func (w *World) Name(id engine.ClientID) string {
	for name, other := range w.clients {
		if other == id {
			return name
		}
	}
	return ""
}

// Run runs one step.
func (w *World) Run(s Step) engine.Result {
	w.T.Helper()
	id := w.Client(s.Client)
	s.Args = s.Resolve(w.number)
	w.invariants.Ran(s.Args)
	if s.Closes() {
		delete(w.clients, s.Client)
		return w.Apply(engine.Input{Op: engine.Close, Client: id})
	}
	return w.Apply(Input(id, s.Args...))
}

// Do runs a command of DefaultClient and returns its reply.
func (w *World) Do(args ...string) engine.Reply {
	w.T.Helper()
	return w.Run(Step{DefaultClient, args}).Reply
}

// Wait moves the clock on.
func (w *World) Wait(d time.Duration) engine.Result {
	w.T.Helper()
	return w.Apply(engine.Input{At: w.Engine.Now().Add(d), Op: engine.Advance})
}

// Apply applies an Input and checks the state that follows.
func (w *World) Apply(in engine.Input) engine.Result {
	w.T.Helper()
	out := w.Engine.Apply(in)
	s := w.Engine.Snapshot()
	if err := w.invariants.Check(s); err != nil {
		w.T.Errorf("after %q: %v", in.Args, err)
	}
	if w.Also != nil {
		if err := w.Also(s); err != nil {
			w.T.Errorf("after %q: %v", in.Args, err)
		}
	}
	return out
}

// Input is the Input that runs a command, at no particular time.
func Input(id engine.ClientID, args ...string) engine.Input {
	in := engine.Input{Client: id, Op: engine.Do}
	for _, arg := range args {
		in.Args = append(in.Args, []byte(arg))
	}
	return in
}
