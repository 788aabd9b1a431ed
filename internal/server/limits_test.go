package server_test

import (
	"strings"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/resp"
	"streamlab/internal/server"
)

func TestOneClientTooManyIsRefused(t *testing.T) {
	w := newWorld()
	w.limits.Clients = 2
	s := serve(t, server.Options{World: w})
	first, second := s.dial(), s.dial()
	for _, c := range []*client{first, second} {
		c.send("PING\r\n")
		c.hears("PONG")
	}
	third := s.dial()
	third.hears("-ERR max number of clients reached")
	third.hearsNoMore()
	if n := w.notes(engine.ConnectionRejected); n != 1 {
		t.Errorf("%d rejected connections", n)
	}
	first.send("PING\r\n")
	first.hears("PONG")
}

func TestAClientThatLeavesMakesRoom(t *testing.T) {
	w := newWorld()
	w.limits.Clients = 1
	s := serve(t, server.Options{World: w})
	c := s.dial()
	c.send("QUIT\r\n")
	c.hears("OK")
	c.hearsNoMore()
	for { // the server may need a moment to be done with it
		c := s.dial()
		c.send("PING\r\n")
		r, err := resp.ReadReply(c.in)
		if err == nil && r.Str == "PONG" {
			return
		}
	}
}

func TestARequestOverTheBoundEndsTheConnection(t *testing.T) {
	w := newWorld()
	w.limits.QueryBuffer, w.limits.BulkLen = 10000, 20000
	s := serve(t, server.Options{World: w})
	c := s.dial()
	c.send("*2\r\n$4\r\nPING\r\n$20000\r\n" + strings.Repeat("x", 20000))
	c.hearsNoMore()
	<-w.gone
	c = s.dial()
	c.send("*2\r\n$4\r\nPING\r\n$20001\r\n")
	c.hears("-ERR Protocol error: invalid bulk length")
	c.hearsNoMore()
}

func TestAClientThatWaitsMayNotSendWithoutEnd(t *testing.T) {
	w := newWorld()
	w.limits.QueryBuffer = 10000
	c := serve(t, server.Options{World: w}).dial()
	c.send("WAIT\r\n")
	c.send(strings.Repeat("PING\r\n", 5000))
	c.hearsNoMore()
	<-w.gone
}

func TestBeforeAPasswordLittleMayBeSent(t *testing.T) {
	w := newWorld()
	w.secret = true
	s := serve(t, server.Options{World: w})
	c := s.dial()
	c.send("*11\r\n")
	c.hears("-ERR Protocol error: unauthenticated multibulk length")
	c.hearsNoMore()
	c = s.dial()
	c.send("AUTH\r\n*11\r\n$4\r\nPING\r\n" + strings.Repeat("$1\r\na\r\n", 10))
	c.hears("OK", "PONG")
}

func TestASilentClientIsCutOff(t *testing.T) {
	w, clock := newWorld(), newClock()
	w.limits.Idle = 5 * time.Second
	s := serve(t, server.Options{World: w, Clock: clock})
	silent, waiting, listening := s.dial(), s.dial(), s.dial()
	listening.send("LISTEN\r\n")
	listening.hears("OK")
	waiting.send("PING\r\nWAIT\r\n")
	waiting.hears("PONG")
	silent.send("PING\r\n")
	silent.hears("PONG")
	clock.pass(5 * time.Second)
	silent.send("PING\r\n")
	silent.hears("PONG")
	clock.pass(5 * time.Second)
	silent.send("PING\r\n")
	silent.hears("PONG")
	clock.pass(7 * time.Second) // it is looked at once a second
	silent.hearsNoMore()
	listening.send("PING\r\n")
	listening.hears("PONG")
	listening.answer(1)
	waiting.hears("answered")
}

func TestAListenerThatReadsNothingIsCutOff(t *testing.T) {
	w := newWorld()
	w.limits.Subscribed = engine.OutputLimit{Hard: 1 << 20}
	s := serve(t, server.Options{World: w})
	deaf, other := s.dial(), s.dial()
	deaf.send("LISTEN\r\n")
	deaf.hears("OK")
	told := "1"
	for told == "1" {
		other.send("TELL 100000\r\n")
		r, err := resp.ReadReply(other.in)
		if err != nil {
			t.Fatal(err)
		}
		told = said(r)
	}
	<-w.gone
	deaf.isCut()
}

func TestAListenerMayNotBeFarBehindForLong(t *testing.T) {
	w, clock := newWorld(), newClock()
	w.limits.Subscribed = engine.OutputLimit{Soft: 1 << 20, SoftSeconds: 60}
	s := serve(t, server.Options{World: w, Clock: clock})
	deaf, other := s.dial(), s.dial()
	deaf.send("LISTEN\r\n")
	deaf.hears("OK")
	for range 200 {
		other.send("TELL 100000\r\n")
		other.hears("1")
	}
	clock.pass(time.Minute)
	other.send("TELL 1\r\n")
	other.hears("1")
	clock.pass(time.Second)
	<-w.gone
	deaf.isCut()
	if n := w.notes(engine.OutputBufferFull); n != 1 {
		t.Errorf("%d clients were disconnected for their output", n)
	}
}

func TestAClientThatDoesNotTakeItsRepliesIsCutOff(t *testing.T) {
	w := newWorld()
	w.limits.Normal = engine.OutputLimit{Hard: 20 << 20}
	c := serve(t, server.Options{World: w}).dial()
	c.send("BULK 15000000\r\n")
	c.hears(strings.Repeat("x", 15_000_000))
	c.send(strings.Repeat("BULK 15000000\r\n", 3))
	<-w.gone
	c.isCut()
}
