package server_test

import (
	"bufio"
	"errors"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/resp"
	"streamlab/internal/server"
)

// serving is a server on a loopback address, for one test.
type serving struct {
	*server.Server
	t    *testing.T
	addr net.Addr
}

// serve serves a world until the test ends.
func serve(t *testing.T, o server.Options) *serving {
	t.Helper()
	list, err := server.Listen(server.Where{Addr: "127.0.0.1:0", Open: true})
	if err != nil {
		t.Fatal(err)
	}
	return serveOn(t, o, list[0])
}

func serveOn(t *testing.T, o server.Options, l net.Listener) *serving {
	t.Helper()
	s := &serving{server.New(o), t, l.Addr()}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s
}

// client is a connection to a server. Whatever does not come within patience
// fails the test.
type client struct {
	t    *testing.T
	conn net.Conn
	in   *bufio.Reader
}

const patience = 20 * time.Second

// dial connects a client.
func (s *serving) dial() *client {
	s.t.Helper()
	conn, err := net.Dial(s.addr.Network(), s.addr.String())
	if err != nil {
		s.t.Fatal(err)
	}
	return newClient(s.t, conn)
}

func newClient(t *testing.T, conn net.Conn) *client {
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	return &client{t, conn, bufio.NewReader(conn)}
}

// send sends bytes.
func (c *client) send(text string) {
	c.t.Helper()
	if _, err := io.WriteString(c.conn, text); err != nil {
		c.t.Fatal(err)
	}
}

// hears reads replies and compares them: errors with their mark, strings as they
// are, numbers as they are written, arrays in brackets.
func (c *client) hears(want ...string) {
	c.t.Helper()
	for _, text := range want {
		r, err := resp.ReadReply(c.in)
		if err != nil {
			c.t.Fatalf("instead of %q: %v", text, err)
		}
		if got := said(r); got != text {
			c.t.Fatalf("got %.100q, want %q", got, text)
		}
	}
}

// said is a reply as the tests write it.
func said(r engine.Reply) string {
	switch {
	case r.IsError():
		return "-" + r.Str
	case r.Kind == engine.Integer:
		return strconv.FormatInt(r.Int, 10)
	case r.IsNull():
		return "(nil)"
	case r.Kind == engine.Array:
		var elems []string
		for _, elem := range r.Elems {
			elems = append(elems, said(elem))
		}
		return "[" + strings.Join(elems, " ") + "]"
	}
	return r.Str
}

// hearsNoMore expects the server to have closed the connection.
func (c *client) hearsNoMore() {
	c.t.Helper()
	rest, err := io.ReadAll(c.in)
	if errors.Is(err, syscall.ECONNRESET) {
		err = nil // it had not read all that we sent
	}
	if len(rest) > 0 || err != nil {
		c.t.Fatalf("got %.100q, %v; want the end", rest, err)
	}
}

// isCut expects the server to close the connection, whatever it sent before.
func (c *client) isCut() {
	c.t.Helper()
	if _, err := io.Copy(io.Discard, c.in); errors.Is(err, os.ErrDeadlineExceeded) {
		c.t.Fatal("the connection stays open")
	}
}
