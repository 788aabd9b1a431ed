package redistest

import (
	"errors"
	"fmt"
	"time"

	"streamlab/engine"
)

// An answer is bytes that the engine sends to a client: replies, or messages.
type answer struct {
	to   *client
	wire []byte
	args []string // the command that it answers, nil for a message
	late bool     // the server sends it when some time has passed
}

// answers lists what a result sends, in order.
func (p *Pair) answers(c *client, args []string, wire []byte, out engine.Result) (all []answer) {
	if len(wire) > 0 {
		all = append(all, answer{to: c, wire: wire, args: args})
	}
	for _, d := range out.Delivered {
		a := answer{to: p.byID(d.Client), wire: d.Wire, late: d.TimedOut}
		if !d.Push {
			a.args, a.to.waiting = a.to.waiting, nil
		}
		all = append(all, a)
	}
	return all
}

// compareAll compares what the engine sends with what the server sent.
func (p *Pair) compareAll(all []answer) error {
	for _, a := range all {
		for args := a.args; len(a.wire) > 0; args = nil {
			n, err := firstLen(a.wire)
			if err != nil {
				return fmt.Errorf("to %q\nthe engine sends %q: %w", a.args, a.wire, err)
			}
			if err := p.compareOne(a.to, args, a.wire[:n], a.late); err != nil {
				return fmt.Errorf("%s, to %q: %w", a.to.name, a.args, err)
			}
			a.wire = a.wire[n:]
		}
	}
	return nil
}

// compareOne compares one reply or message.
func (p *Pair) compareOne(to *client, args []string, ours []byte, late bool) error {
	theirs, err := p.arrived(to, late)
	switch {
	case err != nil:
		return err
	case theirs == nil:
		return fmt.Errorf("the engine sends %q\nthe server nothing", ours)
	}
	p.Replies++
	if !to.sameWithin(args, ours, theirs) {
		err = fmt.Errorf("\nthe engine sends %q\nthe server sends %q", ours, theirs)
	}
	to.note(args, theirs)
	to.link.drop(theirs)
	return err
}

// brief is how long a reply is waited for before the server is asked whether it
// has not been sent at all.
const brief = 20 * time.Millisecond

// arrived returns the reply that comes next to a client, nil if none does.
func (p *Pair) arrived(to *client, late bool) ([]byte, error) {
	wait := brief
	if late {
		wait = patience
	}
	reply, err := to.link.await(wait)
	if reply != nil || err != nil {
		return reply, err
	}
	p.settle()
	to.link.poll()
	return to.link.first()
}

// masked returns a reply without what cannot be compared.
func (c *client) masked(args []string, wire []byte) []byte {
	r, _, err := engine.ParseReply(wire)
	if err != nil {
		return wire
	}
	if name := commandName(args); name == "exec" && len(r.Elems) == len(c.queued) {
		for i := range r.Elems {
			r.Elems[i] = Masked(c.queued[i], r.Elems[i])
		}
	}
	return AppendReply(wire[:1:1], Masked(args, r))
}

// note notes what a reply says of its client's transaction.
func (c *client) note(args []string, reply []byte) {
	switch name := commandName(args); {
	case string(reply) == "+QUEUED\r\n":
		c.queued = append(c.queued, args)
	case name == "exec" || name == "discard" || name == "reset":
		c.queued = nil
	}
}

// nothingElse returns what the server has sent and the engine has not.
func (p *Pair) nothingElse() error {
	p.control.do(p.t, "PING")
	var errs []error
	for _, c := range p.clients {
		if c.link.poll(); len(c.link.buf) > 0 {
			errs = append(errs, fmt.Errorf("the server sends %q to %s, the engine does not", c.link.buf, c.name))
		}
		if c.link.closed {
			errs = append(errs, fmt.Errorf("the server disconnects %s, the engine does not", c.name))
		}
	}
	return errors.Join(errs...)
}
