package redistest

import (
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/resp"
)

// A link is a connection to a server that keeps what it receives as bytes.
type link struct {
	conn   *net.UnixConn
	buf    []byte // what was received and not yet taken
	closed bool   // by the server
}

// link opens a connection, which closes with the test.
func (s *Server) link(t testing.TB) *link {
	t.Helper()
	conn, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: s.socket, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	l := &link{conn: conn}
	t.Cleanup(l.close)
	return l
}

func (l *link) close() { _ = l.conn.Close() }

// send sends a command and waits for nothing. What cannot be sent is seen by
// the reply that is missing.
func (l *link) send(args ...string) { _, _ = l.conn.Write(resp.AppendCommand(nil, args...)) }

// first returns the first whole reply that was received, and leaves it there;
// nil where there is none.
func (l *link) first() ([]byte, error) {
	n, err := firstLen(l.buf)
	if errors.Is(err, engine.ErrShortReply) {
		return nil, nil
	}
	return l.buf[:n], err
}

// await waits until a whole reply was received, and leaves it there. It gives
// up after a while, with nil.
func (l *link) await(patience time.Duration) ([]byte, error) {
	if err := l.conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return nil, err
	}
	for {
		reply, err := l.first()
		if reply != nil || err != nil || l.closed {
			return reply, err
		}
		if err := l.read(); errors.Is(err, os.ErrDeadlineExceeded) {
			return nil, nil
		}
	}
}

// awaitReply waits for a reply that is no message and returns it without those in
// it; nothing is taken. It gives up after a while, with nil.
func (l *link) awaitReply(patience time.Duration) []byte {
	if err := l.conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return nil
	}
	for {
		if clean, _, err := separate(l.buf); err == nil && len(clean) > 0 {
			if _, rest, err := engine.ParseReply(clean); err == nil {
				return clean[:len(clean)-len(rest)]
			}
		}
		if l.read() != nil {
			return nil
		}
	}
}

// read waits for bytes and receives them.
func (l *link) read() error {
	var chunk [16 << 10]byte
	n, err := l.conn.Read(chunk[:])
	l.buf = append(l.buf, chunk[:n]...)
	if err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
		l.closed = true
	}
	return err
}

// awaitEnd waits until the server has closed the connection.
func (l *link) awaitEnd() error {
	if err := l.conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	for !l.closed {
		if err := l.read(); errors.Is(err, os.ErrDeadlineExceeded) {
			return errors.New("the server does not close the connection")
		}
	}
	return nil
}

// drop takes what first returned.
func (l *link) drop(reply []byte) { l.buf = l.buf[len(reply):] }

// do sends a command and returns its reply.
func (l *link) do(t testing.TB, args ...string) engine.Reply {
	t.Helper()
	l.send(args...)
	return l.mustTake(t)
}

// mustTake waits for a reply.
func (l *link) mustTake(t testing.TB) engine.Reply {
	t.Helper()
	wire, err := l.await(patience)
	if err == nil && wire == nil {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		t.Fatalf("server: %v", err)
	}
	r, _, _ := engine.ParseReply(wire)
	l.drop(wire)
	return r
}
