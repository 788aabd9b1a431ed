package engine

import "errors"

// An Engine is a Redis-compatible store of streams as a deterministic state
// machine: its state is a function of its Options and of the Inputs applied, and
// nothing else. It has no clock, no lock and no goroutine, and is for one
// goroutine at a time; Host is for many.
type Engine struct {
	rules  *rules
	events bool
	st     state
	ready  readyKeys // what the running Input touched that others wait for; empty between two
}

// New returns an empty engine.
func New(o Options) *Engine {
	v, known := ruleTable[o.Compat]
	if !known {
		v = ruleTable[Redis72]
	}
	return &Engine{rules: &v, events: o.Events, st: newState(o.Start)}
}

// Now returns the engine's clock: the time of the last Input.
func (e *Engine) Now() Time { return e.st.now }

// Deadline returns when something will happen by itself: the next BLOCK runs out
// or the next key expires, whichever comes first. ok is false where nothing will.
// Whoever owns the clock applies an Advance at that time. For BLOCKs alone see
// Snapshot.NextTimeout.
func (e *Engine) Deadline() (at Time, ok bool) {
	key, expires := e.st.nextExpiry()
	if w := e.st.waits.due(); w != nil && (!expires || w.deadline <= key.at) {
		return w.deadline, true
	}
	return key.at, expires
}

// Apply runs one Input: first all that is due at or before its time, in order
// of time and then of arrival, then what it asks for, then what that woke.
func (e *Engine) Apply(in Input) Result {
	var out Result
	e.advance(in.At, &out)
	switch in.Op {
	case Open:
		out.Client = e.open(in.Name)
	case Close:
		e.close(in.Client)
	case Do:
		e.do(in.Client, in.Args, &out)
	}
	e.serveReady(&out)
	return out
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
		e.st.waits.remove(e.st.gen, w)
		out.Delivered = append(out.Delivered, Delivery{w.client, replyNullArray, true})
		e.emit(out, Event{Kind: ClientTimedOut, Client: w.client})
	}
}

func (e *Engine) open(name string) ClientID {
	if !isClientName(name) {
		name = ""
	}
	e.st.opened++
	id := e.st.opened
	e.st.setClient(&client{id: id, name: name, opened: e.st.now, active: e.st.now, last: "NULL"})
	return id
}

func (e *Engine) close(id ClientID) {
	if w := e.st.waits.of(id); w != nil {
		e.st.waits.remove(e.st.gen, w)
	}
	e.st.clients.own(e.st.gen).Delete(id)
}

// do runs a command.
func (e *Engine) do(id ClientID, words [][]byte, out *Result) {
	cl, ok := e.st.clients.Get(id)
	switch {
	case !ok:
		out.Reply = errReply(errNoClient)
		return
	case e.st.waits.of(id) != nil:
		out.Reply = errReply(errClientWaits)
		return
	}
	args := make([]string, len(words))
	for i, w := range words {
		args[i] = string(w)
	}
	c := &call{e: e, client: id, words: args, out: out}
	cmd, tail, err := resolve(args)
	if err != nil {
		out.Reply = errReply(err)
		return
	}
	used := *cl
	used.active, used.last = e.st.now, cmd.Name
	e.st.setClient(&used)
	out.Reply = c.run(cmd, tail)
	e.expire(out)
}

// emit records an event, where they are asked for.
func (e *Engine) emit(out *Result, ev Event) {
	if e.events {
		out.Events = append(out.Events, ev)
	}
}

// call is one run of one command.
type call struct {
	e      *Engine
	client ClientID
	words  []string // the command line; none where a waiting client is served
	out    *Result
}

func (c *call) run(cmd *Command, tail []string) Reply {
	r, err := cmd.parse(tail, c.e.rules)
	if errors.Is(err, errBadTail) {
		err = errSubcommandSyntax(c.words)
	}
	if err != nil {
		return errReply(err)
	}
	return r.run(c)
}

func (c *call) st() *state    { return &c.e.st }
func (c *call) now() Time     { return c.e.st.now }
func (c *call) millis() int64 { return c.e.st.now.Millis() }

func (c *call) emit(ev Event) {
	ev.Client = c.client
	c.e.emit(c.out, ev)
}

// own returns the stream at key, which exists, for changing.
func (c *call) own(key string) *stream { return c.st().ownStream(key) }

// ownGroup returns a group, which exists, for changing.
func (c *call) ownGroup(key, name string) *group { return c.own(key).ownGroup(name) }
