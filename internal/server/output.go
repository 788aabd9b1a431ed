package server

import (
	"net"
	"sync"
	"time"

	"streamlab/engine"
)

// largeOutput is what a buffer may keep when it is sent; a larger one is let go.
const largeOutput = 256 << 10

// output is what waits to be sent to a connection.
type output struct {
	conn   net.Conn                          // to write to
	try    func(b []byte) (n int, err error) // writes what fits without waiting; nil where that cannot be done
	now    func() time.Time
	limits func() *engine.Limits

	mu         sync.Mutex
	written    *sync.Cond // the writer has ended
	buf        []byte     // what nobody is sending yet
	spare      []byte     // the other buffer, to use again
	sending    int        // bytes that somebody is sending
	writing    bool       // there is a writer
	closed     bool       // nothing is sent any more
	overfull   bool       // that is why
	subscribed bool
	softSince  time.Time // since when there is more than the soft limit
}

func newOutput(conn net.Conn, limits func() *engine.Limits, now func() time.Time) *output {
	o := &output{conn: conn, try: tryWriter(conn), now: now, limits: limits}
	o.written = sync.NewCond(&o.mu)
	return o
}

// append lets f append bytes. It returns false where too much waits to be sent:
// then nothing is sent any more.
func (o *output) append(f func(dst []byte) []byte) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.closed {
		o.buf = f(o.buf)
		o.check()
	}
	return !o.closed
}

// isInTime is append without anything: bounds may have changed, or time is up.
func (o *output) isInTime() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.closed {
		o.check()
	}
	return !o.overfull
}

// isOverfull tells whether too much waited to be sent.
func (o *output) isOverfull() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.overfull
}

// check lets nothing be sent any more where too much waits. The lock is held.
func (o *output) check() {
	o.overfull = o.isTooMuch()
	o.closed = o.overfull
}

// isTooMuch tells whether more waits to be sent than is allowed.
func (o *output) isTooMuch() bool {
	limits, size := o.limits(), int64(len(o.buf)+o.sending)
	limit := &limits.Normal
	if o.subscribed {
		limit = &limits.Subscribed
	}
	switch {
	case limit.Hard > 0 && size > limit.Hard:
		return true
	case limit.Soft == 0 || size <= limit.Soft:
		o.softSince = time.Time{}
		return false
	case o.softSince.IsZero():
		o.softSince = o.now()
		return false
	}
	return o.now().Sub(o.softSince) > time.Duration(limit.SoftSeconds)*time.Second
}

// setSubscribed chooses which limit holds.
func (o *output) setSubscribed(on bool) {
	o.mu.Lock()
	o.subscribed = on
	o.mu.Unlock()
}

// flush sends what was appended, as far as that goes without waiting, and leaves
// the rest to a writer. Only the connection's goroutine calls it.
func (o *output) flush() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for len(o.buf) > 0 && !o.writing && !o.closed {
		b := o.take()
		n := o.tryWrite(b)
		if n < len(b) {
			o.sending -= n
			o.writing = true
			go o.write(b[n:], b)
			return
		}
		o.give(b)
	}
}

// tryWrite writes what fits, without the lock meanwhile. An error of writing is
// left to the writer, which meets it again.
func (o *output) tryWrite(b []byte) int {
	if o.try == nil {
		return 0
	}
	o.mu.Unlock()
	n, _ := o.try(b)
	o.mu.Lock()
	return n
}

// take begins to send what was appended. The lock is held.
func (o *output) take() []byte {
	b := o.buf
	o.buf, o.spare, o.sending = o.spare[:0], nil, len(b)
	return b
}

// give puts back a buffer that was sent. The lock is held.
func (o *output) give(b []byte) {
	o.sending = 0
	switch {
	case cap(b) > largeOutput:
	case cap(o.buf) == 0:
		o.buf = b[:0]
	default:
		o.spare = b[:0]
	}
}

// write is the writer: it sends rest, the end of whole, and what is appended
// meanwhile, until nothing is left.
func (o *output) write(rest, whole []byte) {
	for len(rest) > 0 {
		_, err := o.conn.Write(rest)
		o.mu.Lock()
		o.give(whole)
		o.closed = o.closed || err != nil
		if o.closed {
			o.buf = nil
		}
		rest = o.take()
		whole = rest
		o.writing = len(rest) > 0
		o.written.Broadcast()
		o.mu.Unlock()
	}
}

// drain sends all there is, and waits until it is sent or cannot be.
func (o *output) drain() {
	o.flush()
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.writing {
		o.written.Wait()
	}
}

// stop keeps anything more from being sent.
func (o *output) stop() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = true
}
