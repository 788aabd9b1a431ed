package redistest

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// A Pair runs every command on an engine and on a redis-server and compares
// what they reply, in RESP2, byte for byte.
type Pair struct {
	Engine   *engine.Engine
	Commands int // how many commands were compared
	Replies  int // how many replies, those to waiting clients among them

	t          testing.TB
	also       func(engine.Snapshot) error
	server     *Server
	control    *Conn
	clients    map[string]*client
	base       int64 // the server's number before its first client's
	invariants enginetest.Invariants
}

// client is both ends of one named client.
type client struct {
	id      engine.ClientID
	conn    *Conn
	waiting []string      // the command in which it waits
	early   *engine.Reply // the server's reply, where its BLOCK ran out before it could be asked
}

// controlName is the connection name of the harness's own connection.
const controlName = "harness"

// NewPair makes an engine of the server's version to run beside it. After every
// command the engine's state is checked by the invariants, and by also.
func NewPair(t testing.TB, s *Server, also func(engine.Snapshot) error) *Pair {
	t.Helper()
	p := &Pair{t: t, also: also, server: s, control: s.Dial(t)}
	p.control.Do("CLIENT", "SETNAME", controlName)
	p.Reset()
	return p
}

// Reset empties both, with new clients.
func (p *Pair) Reset() {
	p.t.Helper()
	for _, c := range p.clients {
		c.conn.Close()
	}
	p.awaitFigure("connected_clients", 1)
	p.control.Do("FLUSHALL")
	p.clients = map[string]*client{}
	p.base = 0
	p.invariants = enginetest.Invariants{}
	p.Engine = engine.New(engine.Options{Compat: p.server.Compat, Start: p.serverTime()})
}

func (p *Pair) serverTime() engine.Time {
	p.t.Helper()
	r := p.control.Do("TIME")
	sec, _ := strconv.ParseInt(r.Elems[0].Str, 10, 64)
	usec, _ := strconv.ParseInt(r.Elems[1].Str, 10, 64)
	return engine.Time(sec*1_000_000 + usec)
}

// awaitFigure asks INFO clients until a figure has a value.
func (p *Pair) awaitFigure(name string, want int) {
	p.t.Helper()
	for until := time.Now().Add(patience); p.figure(name) != want; {
		if time.Now().After(until) {
			p.t.Fatalf("server: %s does not become %d", name, want)
		}
	}
}

func (p *Pair) figure(name string) int {
	p.t.Helper()
	for line := range strings.Lines(p.control.Do("INFO", "clients").Str) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(line), name+":"); ok {
			n, _ := strconv.Atoi(value)
			return n
		}
	}
	p.t.Fatalf("server: INFO has no %s", name)
	return 0
}

// client returns a named client, connected at its first use.
func (p *Pair) client(name string) *client {
	p.t.Helper()
	if c, ok := p.clients[name]; ok {
		return c
	}
	c := &client{conn: p.server.Dial(p.t)}
	c.id = p.Engine.Apply(engine.Input{Op: engine.Open}).Client
	if number := c.conn.Do("CLIENT", "ID").Int; p.base == 0 {
		p.base = number - int64(c.id)
	}
	p.clients[name] = c
	return c
}

// Run runs a step on both and returns how they differ, nil if they do not. A
// step of a client that waits is passed over.
func (p *Pair) Run(s enginetest.Step) error {
	p.t.Helper()
	c := p.client(s.Client)
	if c.waiting != nil {
		return nil
	}
	p.Commands++
	if s.Closes() {
		return p.close(s.Client, c)
	}
	c.conn.Send(s.Args...)
	server, err := p.firstReply(c, s.Args)
	if err != nil {
		return err
	}
	result := p.apply(c, s.Args, server)
	p.invariants.Ran(s.Args)
	return firstError(
		p.compareFirst(c, s.Args, result, server), p.deliver(result.Delivered), p.expire(),
		p.sameWaits(), p.invariants.Check(p.Engine.Snapshot()), p.also(p.Engine.Snapshot()),
	)
}

// compareFirst compares the reply to a command, or that both have none yet.
func (p *Pair) compareFirst(c *client, args []string, result engine.Result, server *engine.Reply) error {
	switch {
	case result.Blocked && server == nil:
		c.waiting = args
		return nil
	case result.Blocked && p.isSoon(c):
		c.early, c.waiting = server, args
		return nil
	case result.Blocked || server == nil:
		return fmt.Errorf("to %q\nthe engine: blocked %v, %v\nthe server: %v", args, result.Blocked, result.Reply, server)
	}
	return p.compare(args, result.Reply, *server)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *Pair) close(name string, c *client) error {
	c.conn.Close()
	delete(p.clients, name)
	p.awaitFigure("connected_clients", 1+len(p.clients))
	p.Engine.Apply(engine.Input{Op: engine.Close, Client: c.id})
	return p.sameWaits()
}

// firstReply waits until the server replies, or says that the client waits:
// nil stands for that.
func (p *Pair) firstReply(c *client, args []string) (*engine.Reply, error) {
	p.t.Helper()
	if mayBlock(args) && p.blocks(c) {
		return nil, nil
	}
	r, err := c.conn.Receive()
	return &r, err
}

func mayBlock(args []string) bool {
	name := commandName(args)
	if name != "xread" && name != "xreadgroup" {
		return false
	}
	for _, arg := range args {
		if strings.EqualFold(arg, "BLOCK") {
			return true
		}
	}
	return false
}

// blocks tells whether the client's last command made it wait. The server has
// run that command when it has answered the second question after it.
func (p *Pair) blocks(c *client) bool {
	p.t.Helper()
	p.control.Do("PING")
	waiting := 0
	for _, other := range p.clients {
		if other.waiting != nil {
			waiting++
		}
	}
	return p.figure("blocked_clients") > waiting
}

// apply runs a command on the engine, with the clock not before the moment that
// the server's automatic ID tells.
func (p *Pair) apply(c *client, args []string, server *engine.Reply) engine.Result {
	in := engine.Input{At: p.Engine.Now(), Client: c.id, Op: engine.Do}
	for _, arg := range args {
		in.Args = append(in.Args, []byte(arg))
	}
	if commandName(args) == "xadd" && server != nil && server.Kind == engine.BulkString {
		id, ok := engine.ParseID(server.Str)
		if now := uint64(time.Now().UnixMilli()); ok && id.MS <= now {
			in.At = max(in.At, engine.Time(id.MS)*1000)
		}
	}
	return p.Engine.Apply(in)
}

// compare compares two replies to a command.
func (p *Pair) compare(args []string, ours, theirs engine.Reply) error {
	p.Replies++
	if commandName(args) == "client|id" && !theirs.IsError() {
		theirs.Int -= p.base
	}
	ours, theirs = Masked(args, ours), Masked(args, theirs)
	a, b := AppendReply(nil, ours), AppendReply(nil, theirs)
	if bytes.Equal(a, b) {
		return nil
	}
	return fmt.Errorf("to %q\nthe engine replies %q\nthe server replies %q", args, a, b)
}

// deliver compares the replies to clients that waited.
func (p *Pair) deliver(all []engine.Delivery) error {
	for _, d := range all {
		name, c := p.byID(d.Client)
		server, err := c.receive()
		if err != nil {
			return fmt.Errorf("the engine serves %s with %q, the server does not: %w", name, AppendReply(nil, d.Reply), err)
		}
		args := c.waiting
		c.waiting = nil
		if err := p.compare(args, d.Reply, server); err != nil {
			return fmt.Errorf("%s, which waited: %w", name, err)
		}
	}
	return nil
}

// receive returns the server's reply to a client that waited.
func (c *client) receive() (engine.Reply, error) {
	if c.early == nil {
		return c.conn.Receive()
	}
	r := *c.early
	c.early = nil
	return r, nil
}

func (p *Pair) byID(id engine.ClientID) (string, *client) {
	for name, c := range p.clients {
		if c.id == id {
			return name, c
		}
	}
	return "", nil
}

// soon is how far off a BLOCK's end or a key's expiry is waited for; those that
// are further off never come here.
const soon = 100 * time.Millisecond

// isSoon tells whether the client waits with a short BLOCK.
func (p *Pair) isSoon(c *client) bool {
	w, waits := p.Engine.Snapshot().Waiting(c.id)
	return waits && w.Deadline != 0 && w.Timeout <= soon
}

// expire lets what is soon due, a short BLOCK's end or a key's expiry, happen on
// both. The engine's clock is never ahead of the server's, so it stays behind.
func (p *Pair) expire() error {
	p.t.Helper()
	at, ok := p.Engine.Deadline()
	if !ok || at.Sub(p.Engine.Now()) > soon {
		return nil
	}
	out := p.Engine.Apply(engine.Input{At: at, Op: engine.Advance})
	p.awaitKeys(p.Engine.Snapshot().Len())
	return p.deliver(out.Delivered)
}

// awaitKeys asks the server until it has n keys.
func (p *Pair) awaitKeys(n int) {
	p.t.Helper()
	for until := time.Now().Add(patience); len(p.control.Do("KEYS", "*").Elems) != n; {
		if time.Now().After(until) {
			p.t.Fatalf("server: does not come to have %d keys", n)
		}
	}
}

// sameWaits compares how many clients wait.
func (p *Pair) sameWaits() error {
	p.t.Helper()
	waits := len(p.Engine.Snapshot().Waits())
	if waits == 0 && !p.anyWaiting() {
		return nil
	}
	if blocked := p.figure("blocked_clients"); blocked != waits {
		return fmt.Errorf("%d clients wait on the engine, %d on the server", waits, blocked)
	}
	return nil
}

func (p *Pair) anyWaiting() bool {
	for _, c := range p.clients {
		if c.waiting != nil {
			return true
		}
	}
	return false
}

// Version returns the server's version.
func (p *Pair) Version() string { return p.server.Version }
