package lab

import (
	"slices"

	"streamlab/engine"
	"streamlab/lessons"
)

// A state is all that undo brings back.
type state struct {
	stage  *lessons.Stage // moments can only be set on a stage of the same lesson or sandbox
	moment lessons.Moment
	client string // whose prompt it is
	player lessons.Player
	asked  asked  // what was answered to whom
	last   string // whose command ran last
	odd    bool   // it came to something else than was probably wanted
	breaks int    // how often the lesson put its own state in place of the learner's
	shed
}

// shed is what is left of a state that is not kept: it can be simulated again.
type shed struct {
	far    bool
	at     engine.Time
	events uint64
}

// time is the clock's.
func (s *state) time() engine.Time {
	if s.far {
		return s.at
	}
	return s.moment.Snapshot.Now()
}

// happened is how many events led there.
func (s *state) happened() uint64 {
	if s.far {
		return s.events
	}
	return s.moment.Past.Len()
}

// waitsOutside tells whether a client from outside waits in a state that is kept.
func (s *state) waitsOutside() bool {
	return slices.ContainsFunc(s.moment.Snapshot.Waits(), func(w engine.Wait) bool { return w.Client >= firstOutside })
}

// letGo keeps of a state only what it can be simulated again from.
func (s *state) letGo() {
	s.shed = shed{true, s.time(), s.happened()}
	s.moment = lessons.Moment{Clients: s.moment.Clients, Inputs: s.moment.Inputs}
	s.asked = nil
}

// follows returns what leads from another state to this one. ok is false where that
// is not known, or would not lead there.
func (s *state) follows(from *state) (list []lessons.Input, ok bool) {
	if s.stage != from.stage || s.breaks != from.breaks || s.happened() < from.happened() {
		return nil, false
	}
	return s.moment.Inputs.Since(from.moment.Inputs, from.time())
}

// newState returns an empty state outside lessons.
func newState(o engine.Options) state {
	stage := lessons.NewStage(o)
	return state{stage: stage, moment: stage.Moment(), client: lessons.DefaultClient}
}

// clients lists the clients in the order they were opened, and the one whose
// prompt it is even if it has run nothing yet.
func (s state) clients() []Client {
	var list []Client
	for _, handle := range s.moment.Handles() {
		list = append(list, s.viewClient(handle))
	}
	if _, opened := s.moment.Clients[s.client]; !opened {
		list = append(list, Client{Handle: s.client, Name: s.client})
	}
	return list
}

func (s state) viewClient(handle string) Client {
	c := Client{Handle: handle, ID: s.moment.Clients[handle]}
	known, _ := s.moment.Snapshot.Client(c.ID)
	c.Name = known.Name
	if w, waits := s.moment.Waiting(handle); waits {
		c.Wait = &w
	}
	return c
}
