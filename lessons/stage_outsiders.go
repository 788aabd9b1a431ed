package lessons

import (
	"maps"
	"slices"

	"streamlab/engine"
)

// A stage's outsiders are clients whose connections no Moment brings back or
// takes away: those of the network. They have no handles.

// OnOutside sets who is told of what comes to outsiders without their doing: a
// reply that one waited for, a message, the end of its connection. Of the result
// only that is left.
func (s *Stage) OnOutside(told func(engine.Result)) { s.outside = told }

// OpenOutsider connects an outsider. Its number must be new, and above those of
// the stage's own clients.
func (s *Stage) OpenOutsider(id engine.ClientID, addr, local string) {
	s.inputs = s.inputs.and(Input{Kind: Came, At: s.Now(), Outsider: id, Words: []string{addr, local}})
	if s.joined == nil {
		s.joined = map[engine.ClientID][]string{}
	}
	s.joined[id] = []string{addr, local}
	s.engine.Apply(engine.Input{At: s.Now(), Op: engine.Open, Client: id, Addr: addr, Local: local})
}

// CloseOutsider disconnects an outsider.
func (s *Stage) CloseOutsider(id engine.ClientID) {
	s.inputs = s.inputs.and(Input{Kind: Went, At: s.Now(), Outsider: id})
	delete(s.joined, id)
	s.engine.Apply(engine.Input{At: s.Now(), Op: engine.Close, Client: id})
}

// RunOutsider runs a command of an outsider as engine.Engine.ApplyTo does. What
// the stage's own clients are told by it is in the Turn, and only there.
func (s *Stage) RunOutsider(dst []byte, id engine.ClientID, words [][]byte) ([]byte, engine.Result, Turn) {
	s.noteOutside(id, words)
	dst, result := s.engine.ApplyTo(dst, engine.Input{At: s.Now(), Client: id, Args: words})
	s.note(result.Events)
	turn := Turn{Blocked: result.Blocked, Events: s.learnersOwn(result.Events)}
	turn.Delivered, result.Delivered = s.sort(result.Delivered)
	return dst, result, turn
}

// noteOutside notes an outsider's command.
func (s *Stage) noteOutside(id engine.ClientID, words [][]byte) {
	if s.inputs.lost {
		return
	}
	kept := make([]string, len(words))
	for i, w := range words {
		kept[i] = string(w)
	}
	s.inputs = s.inputs.noted(Input{Kind: RanOutside, At: s.Now(), Outsider: id, Words: kept})
}

// Standing tells what a connection has to know of its client.
func (s *Stage) Standing(id engine.ClientID) engine.Outcome { return s.engine.Standing(id) }

// Limits returns the bounds on what outsiders cost, as CONFIG SET left them.
func (s *Stage) Limits() engine.Limits { return s.engine.Limits() }

// Note counts what befell an outsider's connection.
func (s *Stage) Note(i engine.Incident) {
	s.engine.Apply(engine.Input{At: s.Now(), Op: engine.Note, Incident: i})
}

// OutsiderName is an outsider's connection name, "" if it has none.
func (s *Stage) OutsiderName(id engine.ClientID) string { return s.engine.ClientName(id) }

// Adopt takes over the outsiders of another stage, with what they wait for. Its
// own, from before it was left, are gone.
func (s *Stage) Adopt(from *Stage) {
	s.engine.RestoreUnder(s.engine.Snapshot(), from.engine.Snapshot())
	s.outside, s.joined = from.outside, from.joined
	s.rejoin()
}

// rejoin notes who came and who went since the moment that was gone to.
func (s *Stage) rejoin() {
	then := s.inputs.connected()
	for _, id := range slices.Sorted(maps.Keys(then)) {
		if _, here := s.joined[id]; !here {
			s.inputs = s.inputs.and(Input{Kind: Went, At: s.Now(), Outsider: id})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.joined)) {
		if !then[id] {
			s.inputs = s.inputs.and(Input{Kind: Came, At: s.Now(), Outsider: id, Words: s.joined[id]})
		}
		s.inputs.Carried = true
	}
}

// sort tells what comes to the stage's own clients from what comes to outsiders,
// and hands workers what comes to them.
func (s *Stage) sort(all []engine.Delivery) (own []Delivered, others []engine.Delivery) {
	for _, d := range all {
		if !d.Push && s.watches(d.Client) {
			s.heard(d)
		}
		if s.crew.Len() > 0 && !d.Push && s.crew.Deliver(d.Client, s.Now(), d.Wire) {
			continue
		}
		handle := Moment{Clients: s.clients}.Handle(d.Client)
		if handle == "" {
			others = append(others, d)
			continue
		}
		own = append(own, Delivered{handle, d.Tree(), d.TimedOut, s.engine.Snapshot(), s.past})
	}
	return own, others
}
