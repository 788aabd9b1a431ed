package engine

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// A Clock tells a Host the time and wakes it.
type Clock interface {
	// Now returns the present time.
	Now() time.Time
	// AfterFunc calls f on its own goroutine once d has passed; stop cancels
	// that if it has not happened yet.
	AfterFunc(d time.Duration, f func()) (stop func())
}

// SystemClock is the machine's clock.
type SystemClock struct{}

// Now implements Clock.
func (SystemClock) Now() time.Time { return time.Now() }

// AfterFunc implements Clock.
func (SystemClock) AfterFunc(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, f)
	return func() { t.Stop() }
}

// ErrClosed is returned by Conn.Do when the connection was closed, before the
// call or while it waited.
var ErrClosed = errors.New("engine: connection closed")

// A Host is an Engine behind a lock and a clock, for programs that want one
// that just works. It is safe for concurrent use.
type Host struct {
	mu       sync.Mutex
	engine   *Engine
	clock    Clock
	waiting  map[ClientID]chan Reply
	sessions map[ClientID]*hostSession
	due      Time    // what the timer is set for, 0 for none
	stop     func()  // cancels it
	config   *config // what limits were made of
	limits   atomic.Pointer[Limits]
}

// NewHost takes over an engine: from now on only the host may use it.
func NewHost(e *Engine, clock Clock) *Host {
	h := &Host{
		engine: e, clock: clock, stop: func() {},
		waiting: map[ClientID]chan Reply{}, sessions: map[ClientID]*hostSession{},
	}
	h.readConfig()
	return h
}

// readConfig takes up what CONFIG SET changed. The lock is held.
func (h *Host) readConfig() {
	if c := h.engine.st.config; c != h.config {
		h.config = c
		l := h.engine.Limits()
		h.limits.Store(&l)
	}
}

// Limits returns the bounds as CONFIG SET left them, for whoever owns the
// connections. Do not change it. It takes no lock, so an Output may ask, too.
func (h *Host) Limits() *Limits { return h.limits.Load() }

// Note counts what befell a connection, for INFO.
func (h *Host) Note(i Incident) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.apply(Input{Op: Note, Incident: i})
}

// Snapshot returns the present state. O(1).
func (h *Host) Snapshot() Snapshot {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.apply(Input{Op: Advance})
	return h.engine.Snapshot()
}

// apply runs an Input at the clock's time, passes on what it did to others, and
// sets the timer for what is due next. The lock is held.
func (h *Host) apply(in Input) Result {
	in.At = TimeOf(h.clock.Now())
	out := h.engine.Apply(in)
	h.readConfig()
	h.passOn(out)
	h.setTimer(in.At)
	return out
}

// passOn hands replies and messages to those whom they are for, and disconnects
// the clients that an Input ended. The lock is held.
func (h *Host) passOn(out Result) {
	for _, d := range out.Delivered {
		if ch, ok := h.waiting[d.Client]; ok && !d.Push {
			ch <- d.Tree()
			delete(h.waiting, d.Client)
		} else if s, ok := h.sessions[d.Client]; ok {
			s.deliver(d)
		}
	}
	for _, id := range out.Closed {
		h.disconnect(id)
	}
}

// disconnect ends a client: its connection, and what waits for its reply. The
// lock is held.
func (h *Host) disconnect(id ClientID) {
	if ch, ok := h.waiting[id]; ok {
		close(ch)
		delete(h.waiting, id)
	}
	if s, ok := h.sessions[id]; ok {
		delete(h.sessions, id)
		s.out.Kill()
	}
	h.engine.Apply(Input{At: h.engine.Now(), Op: Close, Client: id})
}

// setTimer sets the timer for what is due next. The lock is held.
func (h *Host) setTimer(now Time) {
	at, ok := h.engine.Deadline()
	if !ok {
		at = 0
	}
	if at == h.due {
		return
	}
	h.stop()
	h.stop, h.due = func() {}, at
	if ok {
		h.stop = h.clock.AfterFunc(min(at.Sub(now), longestTimer), h.tick)
	}
}

// longestTimer bounds a Host's timer, for a deadline may lie beyond what clocks
// can count; a tick before its time only sets the next timer.
const longestTimer = time.Hour

// tick lets what is due happen.
func (h *Host) tick() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.due = 0
	h.apply(Input{Op: Advance})
}

// Open connects a new client with a connection name; one that CLIENT SETNAME
// would refuse, or an empty one, gives it none.
func (h *Host) Open(name string) *Conn {
	h.mu.Lock()
	defer h.mu.Unlock()
	id := h.apply(Input{Op: Open, Name: name}).Client
	return &Conn{turn: make(chan struct{}, 1), host: h, id: id}
}

// A Conn is one client of a Host. It is safe for concurrent use, but runs one
// command at a time: a second Do waits for the first.
type Conn struct {
	turn chan struct{} // holds a token while a Do runs
	host *Host
	id   ClientID
}

// ID returns the client's number.
func (c *Conn) ID() ClientID { return c.id }

// Do runs a command and returns its reply; Redis's errors are replies, see
// Reply.IsError. Where the command blocks, Do waits until it is served or times
// out. If ctx has ended before, nothing runs and the error is ctx's. If it ends
// while Do waits for a reply, the connection is closed too, for its command
// cannot be taken back otherwise. A closed connection gives ErrClosed.
func (c *Conn) Do(ctx context.Context, args ...string) (Reply, error) {
	if err := ctx.Err(); err != nil { // select would choose by chance
		return Reply{}, err
	}
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return Reply{}, ctx.Err()
	}
	reply, wait, err := c.start(args)
	if wait == nil {
		return reply, err
	}
	select {
	case reply, open := <-wait:
		if !open {
			return Reply{}, ErrClosed
		}
		return reply, nil
	case <-ctx.Done():
		c.Close()
		return Reply{}, ctx.Err()
	}
}

// start runs a command. wait is where its reply will come if it blocks, and is
// closed if the connection is.
func (c *Conn) start(args []string) (reply Reply, wait <-chan Reply, err error) {
	h := c.host
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, open := h.engine.st.clients.Get(c.id); !open {
		return Reply{}, nil, ErrClosed
	}
	words := make([][]byte, len(args))
	for i, arg := range args {
		words[i] = []byte(arg)
	}
	out := h.apply(Input{Op: Do, Client: c.id, Args: words})
	if !out.Blocked {
		return out.Reply, nil, nil
	}
	ch := make(chan Reply, 1)
	h.waiting[c.id] = ch
	return Reply{}, ch, nil
}

// Close disconnects the client. A Do that waits returns ErrClosed.
func (c *Conn) Close() {
	h := c.host
	h.mu.Lock()
	defer h.mu.Unlock()
	h.apply(Input{Op: Advance})
	h.disconnect(c.id)
}
