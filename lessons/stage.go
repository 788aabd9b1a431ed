package lessons

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"streamlab/engine"
	"streamlab/engine/past"
	"streamlab/internal/workers"
)

// A Stage is an engine with named clients, workers and a clock that moves only
// when it is told to. It is what scripts are played on, and what a lab stands on.
// It is for one goroutine at a time.
type Stage struct {
	options engine.Options
	engine  *engine.Engine
	clients map[string]engine.ClientID   // replaced, never changed: Moments share it
	outside func(engine.Result)          // nil for nobody
	joined  map[engine.ClientID][]string // the outsiders, and the ends of their connections
	past    past.Log
	writer  *past.Writer
	inputs  Inputs
	crew    workers.Crew
	reply   []byte         // of a worker's last command
	events  []engine.Event // what it did
	works   port           // where workers run their steps
	watch   *watch         // nil for nobody
}

// NewStage returns an empty stage: no keys, no clients, the clock at
// options.Start.
func NewStage(options engine.Options) *Stage {
	s := &Stage{options: options, engine: engine.New(options), writer: new(past.Writer)}
	s.inputs = Inputs{Compat: s.engine.Compat(), Start: options.Start}
	return s
}

// Another returns an empty stage with the same options, on which the same inputs lead
// to the same moments.
func (s *Stage) Another() *Stage { return NewStage(s.options) }

// A Moment is a stage's whole state: the engine's, who is called what, and what
// the workers are doing. It never changes, and costs O(workers) to take and to
// return to.
type Moment struct {
	Snapshot engine.Snapshot
	Clients  map[string]engine.ClientID // by handle, without the @; not to be changed
	Past     past.Log                   // what happened on the way to it, where the stage's Options ask for events
	Workers  workers.Set
	Inputs   Inputs // what the stage was told on the way to it
}

// Same reports whether two moments differ in nothing but their time and the
// figures that CLIENT LIST alone shows: see engine.Snapshot.Equal.
func (m Moment) Same(other Moment) bool {
	return maps.Equal(m.Clients, other.Clients) && m.Workers.Same(other.Workers) && m.Snapshot.Equal(other.Snapshot)
}

// Handle returns the handle of a client, "" for one that has none.
func (m Moment) Handle(id engine.ClientID) string {
	for handle, owner := range m.Clients {
		if owner == id {
			return handle
		}
	}
	return ""
}

// Handles lists the clients' handles in the order they were opened.
func (m Moment) Handles() []string {
	return slices.SortedFunc(maps.Keys(m.Clients), func(a, b string) int {
		return int(m.Clients[a] - m.Clients[b])
	})
}

// Waiting returns what the client of that handle is blocked in, if it is.
func (m Moment) Waiting(handle string) (engine.Wait, bool) {
	id, ok := m.Clients[handle]
	if !ok {
		return engine.Wait{}, false
	}
	return m.Snapshot.Waiting(id)
}

// A Turn tells what a command or a passing of time did.
type Turn struct {
	Reply     engine.Reply // the command's, unless Blocked; of no meaning for a wait
	Blocked   bool         // the client waits; its reply is in the Delivered of a later Turn
	Delivered []Delivered  // replies to clients that were waiting, in the order they were served
	Events    []engine.Event
}

// Delivered is the reply to a client that was waiting.
type Delivered struct {
	Client   string // its handle
	Reply    engine.Reply
	TimedOut bool // its BLOCK ran out
	After    engine.Snapshot
	Past     past.Log // what had happened until then
}

// Moment returns the present state. O(workers).
func (s *Stage) Moment() Moment {
	return Moment{s.engine.Snapshot(), s.clients, s.past, s.crew.Set(), s.inputs}
}

// Set goes to a moment of this stage, or of another one with the same options.
// Outsiders stay as they are. O(outsiders and workers), and O(inputs) where there
// ever were outsiders.
func (s *Stage) Set(m Moment) {
	s.engine.RestoreUnder(m.Snapshot, s.engine.Snapshot())
	s.clients, s.past, s.inputs = m.Clients, m.Past, m.Inputs
	s.crew.Restore(m.Workers)
	s.rejoin()
}

// Now returns the stage's clock.
func (s *Stage) Now() engine.Time { return s.engine.Now() }

// Deadline returns when the next BLOCK runs out. Keys that expire don't count, nor
// do workers' reads.
func (s *Stage) Deadline() (at engine.Time, ok bool) {
	if s.crew.Len() == 0 {
		return s.engine.Snapshot().NextTimeout()
	}
	for _, w := range s.engine.Snapshot().Waits() {
		if w.Deadline != 0 && (!ok || w.Deadline < at) && !s.crew.Has(w.Client) {
			at, ok = w.Deadline, true
		}
	}
	return at, ok
}

// Run runs a command as the client of that handle, which is opened at its first
// use under the handle as its connection name. Run never waits. A client that
// is blocked cannot run a command: ask Moment.Waiting first.
func (s *Stage) Run(client string, args []string) Turn {
	words := make([][]byte, len(args))
	for i, arg := range args {
		words[i] = []byte(arg)
	}
	s.inputs = s.inputs.noted(Input{Kind: DidRun, At: s.Now(), Client: client, Words: args})
	id := s.open(client)
	return s.turn(engine.Input{At: s.Now(), Client: id, Op: engine.Do, Args: words})
}

// open returns the client of that handle.
func (s *Stage) open(handle string) engine.ClientID {
	if id, ok := s.clients[handle]; ok {
		return id
	}
	opened := s.engine.Apply(engine.Input{At: s.Now(), Op: engine.Open, Name: handle, Trust: true})
	clients := maps.Clone(s.clients)
	if clients == nil {
		clients = map[string]engine.ClientID{}
	}
	clients[handle] = opened.Client
	s.clients = clients
	return opened.Client
}

// Wait moves the clock on by d. What runs out on the way does so at its time.
func (s *Stage) Wait(d time.Duration) Turn { return s.WaitUntil(s.Now().Add(d)) }

// WaitUntil moves the clock on to t, and lets workers do what they come to on the
// way. A t that has passed does nothing.
func (s *Stage) WaitUntil(t engine.Time) Turn {
	turn, _ := s.Pass(t, nil)
	return turn
}

// turn applies an input and gives the clients their names.
func (s *Stage) turn(in engine.Input) Turn {
	result := s.engine.Apply(in)
	s.note(result.Events)
	turn := Turn{Reply: result.Reply, Blocked: result.Blocked, Events: s.learnersOwn(result.Events)}
	turn.Delivered, result.Delivered = s.sort(result.Delivered)
	if s.outside != nil && (len(result.Delivered) > 0 || len(result.Closed) > 0) {
		s.outside(result)
	}
	return turn
}

// note keeps what happened.
func (s *Stage) note(events []engine.Event) {
	if len(events) > 0 {
		s.past = s.past.Add(s.writer, events, s.called)
	}
}

// called is what people call a client: by its handle, an outsider by its connection
// name or its number.
func (s *Stage) called(id engine.ClientID) string {
	if handle := (Moment{Clients: s.clients}).Handle(id); handle != "" {
		return handle
	}
	if name := s.engine.ClientName(id); name != "" {
		return name
	}
	return fmt.Sprintf("client %d", id)
}
