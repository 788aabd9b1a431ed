package server_test

import (
	"net"
	"testing"

	"streamlab/internal/server"
)

func TestAServerThatEndsAnswersWhatItRan(t *testing.T) {
	w := newWorld()
	s := serve(t, server.Options{World: w})
	asking, waiting, silent := s.dial(), s.dial(), s.dial()
	waiting.send("PING\r\nWAIT\r\n")
	waiting.hears("PONG")
	silent.send("PING\r\n")
	silent.hears("PONG")
	asking.send("PING\r\nBULK 10000000\r\n")
	asking.hears("PONG") // the other reply is on its way

	closed := make(chan error)
	go func() { closed <- s.Close() }()
	r := make([]byte, 10_000_000+len("$10000000\r\n\r\n"))
	for n := 0; n < len(r); {
		more, err := asking.in.Read(r[n:])
		if err != nil {
			t.Fatalf("after %d bytes: %v", n, err)
		}
		n += more
	}
	for _, c := range []*client{asking, waiting, silent} {
		c.hearsNoMore()
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
	if conn, err := net.Dial("tcp", s.addr.String()); err == nil {
		_ = conn.Close()
		t.Error("it still accepts connections")
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing it again: %v", err)
	}
}

func TestAServerThatEndsDoesNotWaitForAHandshake(t *testing.T) {
	s, _ := serveTLS(t, newWorld())
	c := s.dial()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	c.isCut()
}
