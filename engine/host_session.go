package engine

import "slices"

// Connect opens a client for a connection, whose replies and messages go to its
// Output. The client has to give a password where the engine has one.
func (h *Host) Connect(from Caller) Session {
	h.mu.Lock()
	defer h.mu.Unlock()
	id := h.apply(Input{Op: Open, Addr: from.Addr, Local: from.Local}).Client
	s := &hostSession{host: h, id: id, out: from.Output}
	s.work = s.runAll
	h.sessions[id] = s
	return s
}

// hostSession is a Session of a Host. Its fields below the first three belong to
// the Run that goes on; they are here so that Run allocates nothing.
type hostSession struct {
	host *Host
	id   ClientID
	out  Output

	work    func(dst []byte) []byte // runAll
	batch   [][][]byte
	outcome Outcome
	at      Time
}

// Run implements Session.
func (s *hostSession) Run(batch [][][]byte) Outcome {
	h := s.host
	h.mu.Lock()
	defer h.mu.Unlock()
	s.at = TimeOf(h.clock.Now())
	s.batch, s.outcome = batch, Outcome{}
	if len(batch) > 0 && !s.out.Append(s.work) {
		s.outcome.Closing = true
	}
	s.batch = nil
	h.readConfig()
	s.tellClient()
	h.setTimer(s.at)
	return s.outcome
}

// enoughReplies is how many bytes a batch's replies may have before the rest of
// it waits until they are on their way.
const enoughReplies = 256 << 10

// runAll runs the batch's commands and appends their replies to dst.
func (s *hostSession) runAll(dst []byte) []byte {
	enough := len(dst) + enoughReplies
	for _, words := range s.batch {
		dst = s.runOne(dst, words)
		if s.outcome.Blocked || s.outcome.Closing || len(dst) > enough {
			break
		}
	}
	return dst
}

// runOne runs a command and appends to dst its reply, and the messages that it
// sends to its own client.
func (s *hostSession) runOne(dst []byte, words [][]byte) []byte {
	dst, out := s.host.engine.ApplyTo(dst, Input{At: s.at, Client: s.id, Args: words})
	s.outcome.Ran++
	s.outcome.Blocked = out.Blocked
	if len(out.Delivered) > 0 || len(out.Closed) > 0 {
		dst = s.settle(dst, out)
	}
	return dst
}

// settle passes on what a command did to others, and keeps what concerns its own
// client, whose output is at work.
func (s *hostSession) settle(dst []byte, out Result) []byte {
	for _, d := range out.Delivered {
		if d.Client == s.id {
			dst = append(dst, d.Wire...)
		}
	}
	out.Delivered = slices.DeleteFunc(out.Delivered, func(d Delivery) bool { return d.Client == s.id })
	if i := slices.Index(out.Closed, s.id); i >= 0 {
		s.outcome.Closing = true
		out.Closed = slices.Delete(out.Closed, i, i+1)
	}
	s.host.passOn(out)
	return dst
}

// tellClient notes what the connection has to know of its client.
func (s *hostSession) tellClient() {
	now := s.host.engine.Standing(s.id)
	s.outcome.Closing = s.outcome.Closing || now.Closing
	s.outcome.Restricted, s.outcome.Subscribed, s.outcome.Monitors = now.Restricted, now.Subscribed, now.Monitors
}

// deliver sends a reply or a message that comes from another client's doing, or
// from time's. The host's lock is held.
func (s *hostSession) deliver(d Delivery) {
	s.out.Append(func(dst []byte) []byte { return append(dst, d.Wire...) })
	if !d.Push {
		s.out.Unblock()
	}
}

// Close implements Session.
func (s *hostSession) Close() {
	h := s.host
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, open := h.sessions[s.id]; !open {
		return
	}
	delete(h.sessions, s.id) // the connection closes itself, after its last replies
	h.apply(Input{Op: Advance})
	h.disconnect(s.id)
}
