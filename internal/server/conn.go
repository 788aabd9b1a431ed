package server

import (
	"errors"
	"net"
	"os"
	"sync/atomic"
	"time"

	"streamlab/engine"
	"streamlab/engine/resp"
)

// What a connection's goroutine is doing, for those who append to its output.
const (
	busy    = iota // it will flush before it reads
	reading        // it has to be woken to flush
	woken          // somebody did that
)

// conn is one connection. Its goroutine is serve; everything else that touches
// it is engine.Output's, or says so.
type conn struct {
	server     *Server
	raw        net.Conn // the socket
	in         *resp.Reader
	out        *output
	session    engine.Session
	state      atomic.Int32
	blocks     int64        // how many commands blocked
	answers    atomic.Int64 // how many of them were answered
	subscribed bool         // the client listens to channels
	begun      atomic.Bool  // serve runs
	leaving    atomic.Bool  // the server ends
	listens    atomic.Bool  // the client is subscribed, or monitors
	waits      atomic.Bool  // the client's command blocks
	spoke      atomic.Bool  // it sent something since it was inspected
	active     time.Time    // when it last had, then; the server's lock is for it
	limits     *engine.Limits
}

// Append implements engine.Output.
func (c *conn) Append(f func(dst []byte) []byte) bool {
	if !c.out.append(f) {
		c.Kill()
		return false
	}
	c.wake()
	return true
}

// Unblock implements engine.Output.
func (c *conn) Unblock() {
	c.answers.Add(1)
	c.wake()
}

// Kill implements engine.Output. Anybody may call it, at any time.
func (c *conn) Kill() {
	c.out.stop()
	_ = c.raw.Close()
}

// wake gets the connection's goroutine out of reading. Anybody may call it.
func (c *conn) wake() {
	if c.state.CompareAndSwap(reading, woken) {
		_ = c.raw.SetReadDeadline(longAgo)
	}
}

// leave ends the connection once its commands have run; at once, where TLS is
// still being agreed on. Anybody may call it.
func (c *conn) leave() {
	c.leaving.Store(true)
	c.wake()
	if !c.begun.Load() {
		_ = c.raw.Close()
	}
}

// longAgo is a deadline that has passed.
var longAgo = time.Unix(1, 0)

// serve reads commands and runs them until the connection ends.
func (c *conn) serve() {
	c.begun.Store(true)
	_, err := c.settle(nil, c.session.Run(nil))
	for err == nil {
		var batch [][][]byte
		if batch, err = c.next(); err == nil {
			err = c.run(batch)
		}
	}
	c.end(err)
}

// next sends what is to be sent, and returns the commands that come.
func (c *conn) next() ([][][]byte, error) {
	for {
		if err := c.toRead(); err != nil {
			return nil, err
		}
		if batch, err := c.in.Next(); !c.toRun(err) {
			return batch, err
		}
	}
}

// await sends what is to be sent until the command that blocked is answered.
// Meanwhile it reads what comes, to see when the client leaves.
func (c *conn) await() error {
	for c.blocks > c.answers.Load() {
		if err := c.toRead(); err != nil {
			return err
		}
		var err error
		if c.blocks > c.answers.Load() { // those who answer from now on wake us
			err = c.in.Fill()
		}
		if !c.toRun(err) && err != nil {
			return err
		}
	}
	return nil
}

// toRead goes from running to reading: from here on, who appends wakes us.
func (c *conn) toRead() error {
	c.state.Store(reading)
	c.out.flush()
	if c.leaving.Load() {
		return errLeaving
	}
	return nil
}

// toRun goes from reading to running, and tells whether reading ended for no
// other reason than that somebody woke us.
func (c *conn) toRun(err error) (woke bool) {
	woke = errors.Is(err, os.ErrDeadlineExceeded)
	if c.state.Swap(busy) == woken || woke {
		_ = c.raw.SetReadDeadline(time.Time{})
	}
	return woke
}

// run runs a batch, and waits where one of its commands does.
func (c *conn) run(batch [][][]byte) error {
	if !c.spoke.Load() {
		c.spoke.Store(true)
	}
	batch, foreign := untilForeign(batch)
	for len(batch) > 0 {
		left, err := c.settle(batch, c.session.Run(batch))
		if err != nil {
			return err
		}
		batch = left
		c.out.flush()
	}
	if foreign {
		return errForeign
	}
	return nil
}

// settle does what a batch's outcome asks for, and returns the commands that
// have to run yet.
func (c *conn) settle(batch [][][]byte, o engine.Outcome) (left [][][]byte, err error) {
	c.in.Restrict(o.Restricted)
	c.listen(o)
	left = batch[o.Ran:]
	switch {
	case o.Closing:
		return nil, errQuit
	case o.Blocked:
		c.in.Unread(len(left)) // Next returns them when it is their turn
		c.blocks++
		c.waits.Store(true)
		defer c.waits.Store(false)
		return nil, c.await()
	}
	return left, nil
}

// listen notes whether the client listens.
func (c *conn) listen(o engine.Outcome) {
	if on := o.Subscribed || o.Monitors; c.listens.Load() != on {
		c.listens.Store(on)
	}
	if c.subscribed != o.Subscribed {
		c.subscribed = o.Subscribed
		c.out.setSubscribed(o.Subscribed)
	}
}

// Why a connection ends, where it is not the client's doing alone.
var (
	errQuit    = errors.New("server: the client is done")
	errForeign = errors.New("server: the client speaks HTTP")
	errLeaving = errors.New("server: closing")
)

// patience is how long a client may take for its last replies when the server
// ends.
const patience = 2 * time.Second

// end closes the connection; its last replies are sent before, where there are
// any to send.
func (c *conn) end(err error) {
	c.session.Close()
	c.noteWhy(err)
	var protocol resp.ProtocolError
	switch {
	case errors.As(err, &protocol):
		c.out.append(func(b []byte) []byte { return appendError(b, protocol.Error()) })
		c.out.drain()
	case errors.Is(err, errLeaving):
		_ = c.raw.SetWriteDeadline(time.Now().Add(patience))
		c.out.drain()
	case errors.Is(err, errQuit):
		c.out.drain()
	}
	c.Kill()
	c.out.drain()
}

// noteWhy lets INFO count a client that was cut off for what it cost.
func (c *conn) noteWhy(err error) {
	switch {
	case errors.Is(err, resp.ErrRequestTooLarge):
		c.server.world.Note(engine.QueryBufferFull)
	case c.out.isOverfull():
		c.server.world.Note(engine.OutputBufferFull)
	}
}

func appendError(b []byte, text string) []byte {
	return append(append(append(b, '-'), text...), '\r', '\n')
}
