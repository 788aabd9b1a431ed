package redistest

import (
	"fmt"
	"strconv"

	"streamlab/engine"
)

// client is both ends of one named client.
type client struct {
	name    string
	id      engine.ClientID // on both
	link    *link
	waiting []string   // the command in which it waits
	queued  [][]string // what it queued since MULTI
}

// client returns a named client, connected at its first use.
func (p *Pair) client(name string) (*client, error) {
	p.t.Helper()
	if c, ok := p.clients[name]; ok {
		return c, nil
	}
	c := &client{name: name, link: p.server.link(p.t)}
	number := engine.ClientID(c.link.do(p.t, "CLIENT", "ID").Int)
	c.id = p.openAs(number)
	p.apply(c, "CLIENT", "ID")
	p.clients[name] = c
	return c, p.begin(c)
}

// begin runs what a client runs first.
func (p *Pair) begin(c *client) error {
	all := p.Begin
	if p.Protocol != nil && p.Protocol(c.name) == 3 {
		all = append([][]string{{"HELLO", "3"}}, all...)
	}
	for _, args := range all {
		if err := p.command(c, args); err != nil {
			return err
		}
	}
	return nil
}

// openAs connects a client to the engine that has the number it has on the
// server, which has served others before.
func (p *Pair) openAs(number engine.ClientID) engine.ClientID {
	end := p.server.socket + ":0"
	for {
		id := p.Engine.Apply(engine.Input{Op: engine.Open, Addr: end, Local: end}).Client
		if id >= number {
			return id
		}
		p.Engine.Apply(engine.Input{Op: engine.Close, Client: id})
	}
}

// apply runs a command on the engine alone.
func (p *Pair) apply(c *client, args ...string) {
	in := engine.Input{Client: c.id, Op: engine.Do}
	for _, arg := range args {
		in.Args = append(in.Args, []byte(arg))
	}
	p.Engine.Apply(in)
}

// number returns the number of a named client, 0 where there is none.
func (p *Pair) number(name string) engine.ClientID {
	if c, ok := p.clients[name]; ok {
		return c.id
	}
	return 0
}

func (p *Pair) byID(id engine.ClientID) *client {
	for _, c := range p.clients {
		if c.id == id {
			return c
		}
	}
	p.t.Fatalf("the engine sends to client %s, which is not connected", strconv.FormatInt(int64(id), 10))
	return nil
}

// close lets a client leave.
func (p *Pair) close(c *client) error {
	c.link.close()
	p.forget(c)
	p.awaitConnected(len(p.clients))
	return nil
}

func (p *Pair) forget(c *client) {
	delete(p.clients, c.name)
	p.Engine.Apply(engine.Input{Op: engine.Close, Client: c.id})
}

// disconnect takes leave of the clients that both disconnect.
func (p *Pair) disconnect(ids []engine.ClientID) error {
	for _, id := range ids {
		c := p.byID(id)
		if err := c.link.awaitEnd(); err != nil {
			return fmt.Errorf("the engine disconnects %s: %w", c.name, err)
		}
		if len(c.link.buf) > 0 {
			return fmt.Errorf("before it disconnects %s the server sends %q, the engine does not", c.name, c.link.buf)
		}
		p.forget(c)
	}
	return nil
}
