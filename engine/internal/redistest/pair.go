package redistest

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// A Pair runs every command on an engine and on a redis-server and compares
// what they send, byte for byte, to all their clients.
type Pair struct {
	Engine   *engine.Engine
	Commands int // how many commands were compared
	Replies  int // how many replies, those to waiting clients and messages among them

	// Protocol says in which protocol a client speaks, 2 or 3; nil: all in 2.
	Protocol func(client string) int

	// Begin is what every client runs first.
	Begin [][]string

	t          testing.TB
	also       func(engine.Snapshot) error
	server     *Server
	control    *link
	clients    map[string]*client
	others     int  // clients of the server that are none of the pair
	listening  bool // a client has been one that gets messages
	invariants enginetest.Invariants
	changes    int64 // the server's count of changes when the engine had none
}

// controlName is the connection name of the harness's own connection.
const controlName = "harness"

// NewPair makes an engine of the server's version to run beside it. The
// engine's state is checked by the invariants, and by also, now and then.
func NewPair(t testing.TB, s *Server, also func(engine.Snapshot) error) *Pair {
	t.Helper()
	p := &Pair{t: t, also: also, server: s, control: s.link(t)}
	p.control.do(t, "CLIENT", "SETNAME", controlName)
	p.others = p.connected()
	p.Reset()
	return p
}

// Version returns the server's version.
func (p *Pair) Version() string { return p.server.Version }

// Reset empties both, with new clients.
func (p *Pair) Reset() {
	p.t.Helper()
	for _, c := range p.clients {
		c.link.close()
	}
	p.awaitConnected(0)
	p.control.do(p.t, "FLUSHALL")
	p.control.do(p.t, "CONFIG", "SET", "notify-keyspace-events", "")
	p.clients = map[string]*client{}
	p.listening = false
	p.invariants = enginetest.Invariants{}
	p.Engine = engine.New(engine.Options{Compat: p.server.Compat, Start: p.serverTime()})
	p.changes = changesIn(p.control.do(p.t, "INFO", "persistence"))
}

func (p *Pair) serverTime() engine.Time {
	p.t.Helper()
	r := p.control.do(p.t, "TIME")
	sec, _ := strconv.ParseInt(r.Elems[0].Str, 10, 64)
	usec, _ := strconv.ParseInt(r.Elems[1].Str, 10, 64)
	return engine.Time(sec*1_000_000 + usec)
}

// awaitConnected waits until the server has n clients of the pair.
func (p *Pair) awaitConnected(n int) {
	p.t.Helper()
	for until := time.Now().Add(patience); p.connected() != p.others+n; {
		if time.Now().After(until) {
			p.t.Fatalf("server: does not come to have %d clients", n)
		}
	}
}

func (p *Pair) connected() int {
	p.t.Helper()
	return strings.Count(p.control.do(p.t, "CLIENT", "LIST").Str, "\n")
}

// settle returns when the server has run all that was sent to it, and has sent
// what came of it: a question may overtake what another connection sent, but not
// by two.
func (p *Pair) settle() {
	p.t.Helper()
	p.control.do(p.t, "PING")
	p.control.do(p.t, "PING")
}

// Run runs a step on both and returns how they differ, nil if they do not. A
// step of a client that waits is passed over.
func (p *Pair) Run(s enginetest.Step) error {
	p.t.Helper()
	c, err := p.client(s.Client)
	if err != nil || c.waiting != nil {
		return err
	}
	p.Commands++
	if s.Closes() {
		return p.close(c)
	}
	if err := p.command(c, s.Resolve(p.number)); err != nil {
		return err
	}
	if p.Commands%checkedOften == 0 {
		return p.Check()
	}
	return nil
}

// checkedOften is how many commands there are between two looks at the whole
// state, which cost more than a command.
const checkedOften = 16

// Check checks the engine's state, and that the server has sent nothing more and
// has counted as many changes.
func (p *Pair) Check() error {
	s := p.Engine.Snapshot()
	return errors.Join(p.invariants.Check(s), p.also(s), p.nothingElse(), p.sameChanges(s))
}

func (p *Pair) command(c *client, args []string) error {
	in := engine.Input{Client: c.id, Op: engine.Do, At: p.Engine.Now()}
	for _, arg := range args {
		in.Args = append(in.Args, []byte(arg))
	}
	if commandName(args) == "dbsize" {
		p.expireKeys() // DBSIZE counts them until then
	}
	c.link.send(args...)
	if tellsTime(args) {
		in.At = max(in.At, p.timeTold(c))
	}
	p.listening = p.listening || listens(args)
	p.invariants.Ran(args)
	wire, out := p.Engine.ApplyTo(nil, in)
	return p.follow(c, args, wire, out)
}

// follow compares all that came of a command.
func (p *Pair) follow(c *client, args []string, wire []byte, out engine.Result) error {
	if out.Blocked {
		c.waiting = args
		p.settle()
	}
	if err := p.compareAll(p.answers(c, args, wire, out)); err != nil {
		return err
	}
	if err := p.disconnect(out.Closed); err != nil {
		return err
	}
	if err := p.expire(); err != nil {
		return err
	}
	if p.listening || len(wire) == 0 || p.anyWaiting() {
		return p.nothingElse()
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

// listens tells whether a command makes its client one that gets messages.
func listens(args []string) bool {
	switch commandName(args) {
	case "subscribe", "psubscribe", "monitor":
		return true
	}
	return false
}
