package server

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"sync"
	"time"

	"streamlab/engine"
	"streamlab/engine/resp"
)

// A World is the engine that clients share.
type World interface {
	// Connect opens a client for a connection.
	Connect(from engine.Caller) engine.Session
	// Limits returns the bounds as they are now. It is asked often, also by an
	// Output that the World calls.
	Limits() *engine.Limits
	// Note counts what befell a connection. No Output calls it.
	Note(engine.Incident)
}

// Options configure a Server.
type Options struct {
	World World
	Clock engine.Clock // for the limits; the machine's by default
}

// A Server lets clients use a World. Its methods are safe for concurrent use.
type Server struct {
	world World
	clock engine.Clock

	mu        sync.Mutex
	conns     map[*conn]struct{}
	listeners []net.Listener
	closing   bool
	stopTick  func()
	running   sync.WaitGroup // connections
}

// New makes a server that listens nowhere yet.
func New(o Options) *Server {
	s := &Server{world: o.World, clock: o.Clock, conns: map[*conn]struct{}{}}
	if s.clock == nil {
		s.clock = engine.SystemClock{}
	}
	s.stopTick = s.clock.AfterFunc(tick, s.inspect)
	return s
}

// Serve accepts connections until the server is closed, and then returns nil. It
// takes over the listener, and may run for several of them at once.
func (s *Server) Serve(l net.Listener) error {
	if !s.addListener(l) {
		return l.Close()
	}
	for {
		conn, err := l.Accept()
		switch {
		case s.isClosing():
			if err == nil {
				_ = conn.Close()
			}
			return nil
		case errors.Is(err, net.ErrClosed):
			return err
		case err != nil:
			time.Sleep(tooManyFiles) // of what else may happen, this passes
		default:
			s.accept(conn)
		}
	}
}

// tooManyFiles is how long accepting waits when the process has no more files.
const tooManyFiles = 50 * time.Millisecond

func (s *Server) addListener(l net.Listener) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listeners = append(s.listeners, l)
	return !s.closing
}

func (s *Server) isClosing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closing
}

// errMaxClients is what one client too many is told.
const errMaxClients = "ERR max number of clients reached"

// accept serves a connection on its own goroutine, if there is room for it.
func (s *Server) accept(stream net.Conn) {
	c := s.newConn(stream)
	if !s.add(c) {
		s.world.Note(engine.ConnectionRejected)
		if c.out.try != nil { // a TLS client could not read it yet
			_, _ = c.out.try(appendError(nil, errMaxClients))
		}
		_ = c.raw.Close()
		return
	}
	go func() {
		defer s.remove(c)
		if handshake(stream) != nil {
			c.Kill()
			return
		}
		c.session = s.world.Connect(engine.Caller{Addr: address(stream.RemoteAddr(), stream), Local: address(stream.LocalAddr(), stream), Output: c})
		c.serve()
	}()
}

func (s *Server) newConn(stream net.Conn) *conn {
	l := s.world.Limits()
	c := &conn{server: s, raw: stream, out: newOutput(stream, s.world.Limits, s.clock.Now), limits: l, active: s.clock.Now()}
	c.in = resp.NewReader(source{stream, c}, requests(l))
	if secure, ok := stream.(*tls.Conn); ok {
		c.raw = secure.NetConn() // closing it never waits
	}
	return c
}

// handshakeTime is how long a TLS client may take to begin.
const handshakeTime = 10 * time.Second

// handshake begins TLS, where the connection has it.
func handshake(stream net.Conn) error {
	secure, ok := stream.(*tls.Conn)
	if !ok {
		return nil
	}
	if err := stream.SetDeadline(time.Now().Add(handshakeTime)); err != nil {
		return err
	}
	if err := secure.Handshake(); err != nil {
		return err
	}
	return stream.SetDeadline(time.Time{})
}

// address is an end of a connection as CLIENT LIST shows it. A Unix socket's
// client has no name; as in Redis, both ends are the socket's.
func address(end net.Addr, stream net.Conn) string {
	if end.Network() == "unix" {
		return stream.LocalAddr().String() + ":0"
	}
	return end.String()
}

func (s *Server) add(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing || len(s.conns) >= s.world.Limits().Clients {
		return false
	}
	s.conns[c] = struct{}{}
	s.running.Add(1)
	return true
}

func (s *Server) remove(c *conn) {
	s.mu.Lock()
	delete(s.conns, c)
	s.mu.Unlock()
	s.running.Done()
}

// Close accepts no more connections, lets the commands that run come to an end,
// sends their replies, closes all connections, and waits until that is done.
// Clients that wait in a blocking command get no reply.
func (s *Server) Close() error {
	s.mu.Lock()
	s.closing = true
	s.stopTick()
	var errs []error
	for _, l := range s.listeners {
		if err := l.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
			errs = append(errs, err)
		}
	}
	s.listeners = nil
	for c := range s.conns {
		c.leave()
	}
	s.mu.Unlock()
	s.running.Wait()
	return errors.Join(errs...)
}

var _ io.Closer = (*Server)(nil)
