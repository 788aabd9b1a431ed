package server_test

import (
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/resp"
	"streamlab/internal/server"
)

// serveEngine serves an empty engine.
func serveEngine(t *testing.T, o engine.Options) *serving {
	t.Helper()
	return serve(t, server.Options{World: newHost(o)})
}

func newHost(o engine.Options) *engine.Host {
	o.Start = engine.TimeOf(engine.SystemClock{}.Now())
	return engine.NewHost(engine.New(o), engine.SystemClock{})
}

// hello opens an engine client on a new connection: when it is answered, the
// engine knows it.
func (s *serving) hello() *client {
	s.t.Helper()
	c := s.dial()
	c.send("PING\r\n")
	c.hears("PONG")
	return c
}

func TestABlockedCommandIsServedByAnothersEntry(t *testing.T) {
	s := serveEngine(t, engine.Options{})
	reader, writer := s.hello(), s.hello()
	reader.send("PING\r\nXREAD BLOCK 0 STREAMS s $\r\nECHO after\r\n")
	reader.hears("PONG")
	writer.awaitBlocked(1)
	writer.send("XADD s 1-1 n 1\r\nXADD s 1-2 n 2\r\n")
	writer.hears("1-1", "1-2")
	reader.hears("[[s [[1-1 [n 1]]]]]", "after")
}

// awaitBlocked asks until so many clients wait.
func (c *client) awaitBlocked(n int) {
	c.t.Helper()
	for waiting := -1; waiting != n; {
		c.send("CLIENT LIST\r\n")
		r, err := resp.ReadReply(c.in)
		if err != nil {
			c.t.Fatal(err)
		}
		waiting = strings.Count(r.Str, "flags=b")
	}
}

func TestABlockedClientThatLeavesTakesNoEntry(t *testing.T) {
	s := serveEngine(t, engine.Options{})
	leaving, staying, writer := s.hello(), s.hello(), s.hello()
	writer.send("XGROUP CREATE s g $ MKSTREAM\r\n")
	writer.hears("OK")
	leaving.send("XREADGROUP GROUP g leaving BLOCK 0 STREAMS s >\r\n")
	writer.awaitBlocked(1)
	staying.send("XREADGROUP GROUP g staying BLOCK 0 STREAMS s >\r\n")
	writer.awaitBlocked(2)
	_ = leaving.conn.Close()
	writer.awaitBlocked(1)
	writer.send("XADD s 1-1 n 1\r\n")
	writer.hears("1-1")
	staying.hears("[[s [[1-1 [n 1]]]]]")
	writer.send("XPENDING s g - + 10 leaving\r\n")
	writer.hears("[]")
}

func TestABlockThatRunsOutIsAnswered(t *testing.T) {
	s := serveEngine(t, engine.Options{})
	c := s.hello()
	c.send("XREAD BLOCK 1 STREAMS s $\r\nPING\r\n")
	c.hears("(nil)", "PONG")
}

func TestACallerWithinTheProgramSharesTheEngine(t *testing.T) {
	h := newHost(engine.Options{})
	s := serve(t, server.Options{World: h})
	c, observer, within := s.hello(), s.hello(), h.Open("within")
	answered := make(chan engine.Reply)
	go func() {
		r, _ := within.Do(t.Context(), "XREAD", "BLOCK", "0", "STREAMS", "s", "$")
		answered <- r
	}()
	observer.awaitBlocked(1)
	c.send("XADD s 1-1 n 1\r\nXREAD BLOCK 0 STREAMS s $\r\n")
	c.hears("1-1")
	if r := <-answered; said(r) != "[[s [[1-1 [n 1]]]]]" {
		t.Errorf("within the program: got %s", said(r))
	}
	observer.awaitBlocked(1)
	if _, err := within.Do(t.Context(), "XADD", "s", "1-2", "n", "2"); err != nil {
		t.Fatal(err)
	}
	c.hears("[[s [[1-2 [n 2]]]]]")
}

func TestLongRepliesOfOneBatchComeInTurn(t *testing.T) {
	s := serveEngine(t, engine.Options{})
	c := s.hello()
	value := strings.Repeat("v", 100_000)
	c.send("SET k " + value[:60000] + "\r\n")
	c.hears("OK")
	c.send(strings.Repeat("GET k\r\nECHO x\r\n", 100))
	for range 100 {
		c.hears(value[:60000], "x")
	}
}
