package engine

import (
	"slices"
	"strings"
)

// An Engine is a Redis-compatible store of streams as a deterministic state
// machine: its state is a function of its Options and of the Inputs applied, and
// nothing else. It has no clock, no lock and no goroutine, and is for one
// goroutine at a time; Host is for many.
type Engine struct {
	rules    *rules
	commands *commandSet
	options  Options
	st       state
	ready    readyKeys // what the running Input touched that others wait for; empty between two
	aged     readyKeys // those whose pending entries it gave away; empty between two
	verbatim bool      // replies are wanted as trees, which keep text for people apart
	recent   recent
	spare    spare
}

// spare is what each command uses anew, so that most allocate nothing.
type spare struct {
	call  call
	wire  wire
	out   Result
	args  []string        // the words of the running command
	line  []byte          // what they were copied from, one behind the other
	words strings.Builder // what they are parts of, with room for the next ones
	ids   []ID            // those of its arguments
	reply []byte          // the reply of the last Apply
}

// New returns an empty engine.
func New(o Options) *Engine {
	if o.Compat.age() < 0 {
		o.Compat = Redis86
	}
	v := *ruleTable[o.Compat]
	v.runners = &runners{}
	e := &Engine{rules: &v, commands: commandSets[o.Compat], options: o, st: newState(o.Start)}
	first := defaultConfig
	first.password = o.Password
	first.begin(o.Limits)
	e.st.config = &first
	return e
}

// Now returns the engine's clock: the time of the last Input.
func (e *Engine) Now() Time { return e.st.now }

// Compat returns the server version that the engine imitates.
func (e *Engine) Compat() Compat { return e.rules.compat }

// Deadline returns when something will happen by itself: the next BLOCK runs out,
// a pending entry gets old enough for an XREADGROUP CLAIM that waits, or the next
// key expires, whichever comes first. ok is false where nothing will.
// Whoever owns the clock applies an Advance at that time. For clients alone see
// Snapshot.NextTimeout.
func (e *Engine) Deadline() (at Time, ok bool) {
	key, expires := e.st.nextExpiry()
	if at, waits := e.st.waits.nextDue(); waits && (!expires || at <= key.gone()) {
		return at, true
	}
	if !expires {
		return 0, false
	}
	return key.gone(), true
}

// Apply runs one Input: first all that is due at or before its time, in order
// of time and then of arrival, then what it asks for, then what that woke. The
// replies are trees.
func (e *Engine) Apply(in Input) Result {
	e.verbatim = true
	buf, out := e.apply(e.spare.reply[:0], in)
	e.spare.reply = buf
	out.readReplies(in.Client, buf)
	return out
}

// ApplyTo is Apply for a server: the reply, or replies, to Do are appended to dst
// as bytes of the client's protocol, Result.Reply is left empty, and each
// Delivery has its bytes in Wire. A command that gives no reply (CLIENT REPLY OFF)
// appends nothing.
func (e *Engine) ApplyTo(dst []byte, in Input) ([]byte, Result) {
	e.verbatim = false
	return e.apply(dst, in)
}

func (e *Engine) apply(dst []byte, in Input) ([]byte, Result) {
	out := &e.spare.out
	*out = Result{Events: in.Events}
	e.advance(in.At, out)
	if e.st.started == 0 {
		e.st.started = e.st.now
	}
	switch in.Op {
	case Open:
		out.Client = e.open(in)
	case Close:
		e.close(in.Client)
	case Note:
		e.st.stats.incidents[in.Incident]++
	case Do:
		dst = e.do(dst, in.Client, in.Args, out)
	}
	e.serveReady(out)
	if len(e.aged.order) > 0 { // XCLAIM may have made an entry old enough
		e.ripen()
		e.serveRipe(out)
	}
	return dst, *out
}

// readReplies makes trees of what was written. The reply is the first that is no
// message, or else the first; what else there is (SUBSCRIBE replies several times,
// and a client may be sent its own message) is among what is delivered.
func (out *Result) readReplies(client ClientID, buf []byte) {
	var all []Reply
	for len(buf) > 0 {
		r, rest, err := ParseReply(buf)
		if err != nil {
			panic("engine: " + err.Error()) // it was written by this package
		}
		all, buf = append(all, r), rest
	}
	reply := max(0, slices.IndexFunc(all, func(r Reply) bool { return r.Kind != Push }))
	for i, r := range all {
		if i == reply {
			out.Reply = r
		} else {
			out.Delivered = append(out.Delivered, Delivery{Client: client, Reply: r, Push: true})
		}
	}
	for i := range out.Delivered {
		d := &out.Delivered[i]
		if d.Wire != nil {
			d.Reply, _, _ = ParseReply(d.Wire)
		}
	}
}

// advance moves the clock to at, stopping on the way for what falls due.
func (e *Engine) advance(at Time, out *Result) {
	for {
		due, ok := e.Deadline()
		if !ok || due > at {
			break
		}
		e.st.now = max(e.st.now, due)
		e.expire(out)
		e.timeOut(out)
		e.serveRipe(out)
	}
	e.st.now = max(e.st.now, at)
}

// timeOut answers every waiting client whose BLOCK has run out.
func (e *Engine) timeOut(out *Result) {
	for {
		w := e.st.waits.due()
		if w == nil || w.deadline > e.st.now {
			return
		}
		e.runOut(w, out)
	}
}

// runOut answers a waiting client as one whose BLOCK has run out.
func (e *Engine) runOut(w *wait, out *Result) {
	e.release(w)
	reply := e.wireFor(w.client)
	reply.nullArray()
	out.Delivered = append(out.Delivered, Delivery{Client: w.client, Wire: e.wanted(w.client, reply.buf), TimedOut: true})
	e.emit(out, Event{Kind: ClientTimedOut, Client: w.client})
}

// wireFor returns a new wire in a client's protocol.
func (e *Engine) wireFor(id ClientID) *wire {
	cl, ok := e.st.clients.Get(id)
	return &wire{resp3: ok && cl.resp3, verbatim: e.verbatim}
}

// emit records an event, where they are asked for.
func (e *Engine) emit(out *Result, ev Event) {
	if e.options.Events {
		ev.At = e.st.now
		out.Events = append(out.Events, ev)
	}
}
