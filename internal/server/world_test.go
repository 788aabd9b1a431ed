package server_test

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"streamlab/engine"
)

// world is a World of a few commands, each of which shows one thing that a
// server has to deal with:
//
//	PING         +PONG
//	BULK n       a bulk string of n bytes
//	WAIT         blocks until ANSWER, and then replies +answered
//	ANSWER       answers all who wait; the number of them
//	LISTEN       +OK, and the client gets what TELL says
//	TELL n       sends a bulk string of n bytes to all who listen; the number of them
//	KILL         closes all others; +OK
//	AUTH         +OK, where the world asks for it before anything else
//	QUIT         +OK, and the connection ends
type world struct {
	secret bool
	limits engine.Limits // changed before it is served, or with the lock

	mu       sync.Mutex
	sessions map[*session]bool
	runs     int // how many batches ran
	met      map[engine.Incident]int
	gone     chan *session // gets every session that was closed; nil for nobody who wants to know
}

type session struct {
	w       *world
	from    engine.Caller
	waits   bool
	listens bool
	trusted bool
}

func newWorld() *world {
	return &world{
		limits:   engine.New(engine.Options{}).Limits(),
		sessions: map[*session]bool{}, met: map[engine.Incident]int{}, gone: make(chan *session, 1000),
	}
}

// Limits implements server.World.
func (w *world) Limits() *engine.Limits { return &w.limits }

// Note implements server.World.
func (w *world) Note(i engine.Incident) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.met[i]++
}

// notes is how often something befell a connection.
func (w *world) notes(i engine.Incident) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.met[i]
}

func (w *world) Connect(from engine.Caller) engine.Session {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := &session{w: w, from: from, trusted: !w.secret}
	w.sessions[s] = true
	return s
}

// callers are who is connected, as "ADDR LOCAL".
func (w *world) callers() (list []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for s := range w.sessions {
		list = append(list, s.from.Addr+" "+s.from.Local)
	}
	return list
}

func (s *session) Close() {
	s.w.mu.Lock()
	defer s.w.mu.Unlock()
	if s.w.sessions[s] {
		delete(s.w.sessions, s)
		s.w.gone <- s
	}
}

func (s *session) Run(batch [][][]byte) (o engine.Outcome) {
	s.w.mu.Lock()
	defer s.w.mu.Unlock()
	s.w.runs++
	for _, words := range batch {
		o.Ran++
		if !s.do(string(words[0]), words[1:], &o) || o.Blocked || o.Closing {
			break
		}
	}
	o.Subscribed, o.Restricted = s.listens, !s.trusted
	return o
}

func (s *session) do(name string, args [][]byte, o *engine.Outcome) bool {
	size := 0
	if len(args) > 0 {
		size, _ = strconv.Atoi(string(args[0]))
	}
	switch name {
	case "PING":
		return s.reply("+PONG")
	case "BULK":
		return s.reply(fmt.Sprintf("$%d\r\n%s", size, strings.Repeat("x", size)))
	case "WAIT":
		s.waits, o.Blocked = true, true
		return true
	case "ANSWER":
		return s.reply(fmt.Sprintf(":%d", s.w.answer()))
	case "LISTEN":
		s.listens = true
		return s.reply("+OK")
	case "TELL":
		return s.reply(fmt.Sprintf(":%d", s.w.tell(size)))
	case "KILL":
		for other := range s.w.sessions {
			if other != s {
				other.from.Output.Kill()
			}
		}
		return s.reply("+OK")
	case "AUTH":
		s.trusted = true
		return s.reply("+OK")
	case "QUIT":
		o.Closing = true
		return s.reply("+OK")
	}
	return s.reply("-ERR unknown command")
}

func (s *session) reply(text string) bool {
	return s.from.Output.Append(func(dst []byte) []byte { return append(append(dst, text...), "\r\n"...) })
}

func (w *world) answer() (n int) {
	for s := range w.sessions {
		if s.waits {
			s.waits = false
			s.reply("+answered")
			s.from.Output.Unblock()
			n++
		}
	}
	return n
}

func (w *world) tell(size int) (n int) {
	for s := range w.sessions {
		if s.listens {
			s.reply(fmt.Sprintf("$%d\r\n%s", size, strings.Repeat("m", size)))
			n++
		}
	}
	return n
}

// clock is an engine.Clock that stands still between two calls of pass.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	alarm func() // the last that was asked for
}

func newClock() *clock { return &clock{now: time.Unix(1_000_000, 0)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) AfterFunc(_ time.Duration, f func()) (stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.alarm = f
	return func() {}
}

// pass lets seconds go by, and rings the alarm at each.
func (c *clock) pass(d time.Duration) {
	for ; d > 0; d -= time.Second {
		c.mu.Lock()
		c.now = c.now.Add(time.Second)
		ring := c.alarm
		c.mu.Unlock()
		ring()
	}
}
