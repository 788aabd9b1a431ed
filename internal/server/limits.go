package server

import (
	"net"
	"time"

	"streamlab/engine"
	"streamlab/engine/resp"
)

// requests are the bounds on what a client sends.
func requests(l *engine.Limits) resp.Limits {
	return resp.Limits{Request: int(l.QueryBuffer), Bulk: int(l.BulkLen)}
}

// source is where a connection's reader gets its bytes. A bound that changed
// holds from the next bytes on.
type source struct {
	net.Conn
	c *conn
}

// Read implements io.Reader.
func (s source) Read(p []byte) (int, error) {
	n, err := s.Conn.Read(p)
	s.c.bound()
	return n, err
}

// bound takes up bounds that changed. Only the connection's goroutine calls it.
func (c *conn) bound() {
	if l := c.server.world.Limits(); l != c.limits {
		c.limits = l
		c.in.Bound(requests(l))
	}
}

// tick is how often clients are looked at that are silent, or do not read.
const tick = time.Second

// inspect closes the clients that were silent for too long, and those that have
// too much yet to read.
func (s *Server) inspect() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return
	}
	now, limits := s.clock.Now(), s.world.Limits()
	for c := range s.conns {
		if c.isIdle(now, limits.Idle) || !c.out.isInTime() {
			c.Kill()
		}
	}
	s.stopTick = s.clock.AfterFunc(tick, s.inspect)
}

// isIdle tells whether the client was silent for too long. It is asked every tick,
// and only then sees when the client was active.
func (c *conn) isIdle(now time.Time, most time.Duration) bool {
	if c.spoke.Swap(false) || c.waits.Load() || c.listens.Load() {
		c.active = now
	}
	return most > 0 && now.Sub(c.active) > most
}
