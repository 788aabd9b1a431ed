package lessons

import (
	"slices"

	"streamlab/engine"
	"streamlab/engine/past"
)

// A Watched is the last command of a worker that was watched, and what came of it.
type Watched struct {
	Client   engine.ClientID
	Args     []string
	Reply    engine.Reply // of no meaning while it Waits
	Waits    bool         // it is blocked still
	Waited   bool         // its reply came later
	TimedOut bool         // as its BLOCK ran out
	Before   engine.Snapshot
	After    engine.Snapshot // while it Waits: behind the command
	Past     past.Log        // what had happened up to After
	Start    uint64          // how many events there were before the command
}

// Watch notes from now on what a worker does. It costs that worker's commands a copy
// of their words and replies.
func (s *Stage) Watch(worker string) { s.watch = &watch{worker: worker} }

// Watched returns the last command of the worker that is watched, but for those of
// which the reply says nothing: MULTI, and what is queued after it. ok is false where
// there was none.
func (s *Stage) Watched() (w Watched, ok bool) {
	if s.watch == nil || s.watch.last.Args == nil {
		return Watched{}, false
	}
	return s.watch.last, true
}

// watch is the watching of one worker.
type watch struct {
	worker string
	last   Watched
}

// watches tells whether a client is the worker that is watched.
func (s *Stage) watches(client engine.ClientID) bool {
	return s.watch != nil && s.clients[s.watch.worker] == client
}

// doWatched runs a command of the worker that is watched.
func (p *port) doWatched(client engine.ClientID, words [][]byte) (reply []byte, blocked bool) {
	seen := Watched{Client: client, Before: p.engine.Snapshot(), Start: p.past.Len()}
	for _, w := range words {
		seen.Args = append(seen.Args, string(w))
	}
	return p.do(client, words, func(blocked bool) { p.saw(seen, blocked) })
}

// saw notes what came of a command.
func (p *port) saw(w Watched, blocked bool) {
	reply, _, err := engine.ParseReply(p.reply)
	if !blocked && (err != nil || reply.Str == "QUEUED" || w.Args[0] == "MULTI") {
		return
	}
	w.Reply, w.Waits, w.After, w.Past = reply, blocked, p.engine.Snapshot(), p.past
	p.watch.last = w
}

// heard notes the reply to a command that waited.
func (s *Stage) heard(d engine.Delivery) {
	reply, _, err := engine.ParseReply(slices.Clone(d.Wire))
	w := &s.watch.last
	if err != nil || !w.Waits || w.Client != d.Client {
		return
	}
	w.Reply, w.Waits, w.Waited, w.TimedOut = reply, false, true, d.TimedOut
	w.After, w.Past = s.engine.Snapshot(), s.past
}
