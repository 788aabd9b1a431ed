package server_test

import (
	"strings"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/resp"
	"streamlab/internal/server"
)

// ask sends a command, and returns its reply.
func (c *client) ask(line string) string {
	c.t.Helper()
	c.send(line + "\r\n")
	r, err := resp.ReadReply(c.in)
	if err != nil {
		c.t.Fatalf("%s: %v", line, err)
	}
	return said(r)
}

// is asks, and compares the reply.
func (c *client) is(line, want string) {
	c.t.Helper()
	if got := c.ask(line); got != want {
		c.t.Fatalf("%s: got %q, want %q", line, got, want)
	}
}

// counted is a field of INFO.
func (c *client) counted(field string) string {
	c.t.Helper()
	_, rest, _ := strings.Cut(c.ask("INFO everything"), "\r\n"+field+":")
	value, _, _ := strings.Cut(rest, "\r\n")
	return value
}

// awaitCounted asks until a field of INFO has a value: what it counts is not
// ordered with what the client sees.
func (c *client) awaitCounted(field, want string) {
	c.t.Helper()
	for c.counted(field) != want {
	}
}

func TestMaxclientsIsWhatConfigSays(t *testing.T) {
	s := serve(t, server.Options{World: newHost(engine.Options{Limits: engine.Limits{Clients: 3}})})
	first, second := s.hello(), s.hello()
	first.is("CONFIG GET maxclients", "[maxclients 3]")
	first.is("CONFIG SET maxclients 2", "OK")
	refused := s.dial()
	refused.hears("-ERR max number of clients reached")
	refused.hearsNoMore()
	second.awaitCounted("rejected_connections", "1")
	if n := second.counted("total_connections_received"); n != "2" {
		t.Errorf("%s connections received", n)
	}
	second.is("CONFIG SET maxclients 1", "OK") // nobody is disconnected for it
	first.is("PING", "PONG")
	first.is("CONFIG SET maxclients 3", "OK")
	s.hello()
	first.is("CONFIG RESETSTAT", "OK")
	if n := first.counted("rejected_connections"); n != "0" {
		t.Errorf("%s rejected connections behind RESETSTAT", n)
	}
}

func TestTimeoutIsWhatConfigSays(t *testing.T) {
	clock := newClock()
	s := serve(t, server.Options{World: newHost(engine.Options{}), Clock: clock})
	silent, monitoring, setting := s.hello(), s.hello(), s.hello()
	monitoring.is("MONITOR", "OK")
	clock.pass(time.Hour)
	setting.is("CONFIG SET timeout 10", "OK")
	clock.pass(5 * time.Second)
	setting.is("PING", "PONG")
	clock.pass(10 * time.Second)
	silent.hearsNoMore()
	setting.is("CONFIG SET timeout 0", "OK")
	clock.pass(time.Hour)
	setting.is("PING", "PONG")
}

func TestTheQueryBufferIsWhatConfigSays(t *testing.T) {
	s := serveEngine(t, engine.Options{})
	large := "*2\r\n$4\r\nECHO\r\n$3000000\r\n" + strings.Repeat("x", 3_000_000) + "\r\n"
	sending, setting := s.hello(), s.hello()
	sending.send("*2\r\n$4\r\nECHO\r\n$30")
	setting.is("CONFIG SET client-query-buffer-limit 1mb", "OK")
	sending.send(large[len("*2\r\n$4\r\nECHO\r\n$30"):]) // the new bound holds for what has begun
	sending.isCut()
	setting.awaitCounted("client_query_buffer_limit_disconnections", "1")
	setting.is("CONFIG SET client-query-buffer-limit 4mb", "OK")
	again := s.hello()
	again.send(large)
	again.hears(strings.Repeat("x", 3_000_000))
}

func TestTheBulkLengthIsWhatConfigSays(t *testing.T) {
	s := serveEngine(t, engine.Options{})
	c, setting := s.hello(), s.hello()
	setting.is("CONFIG SET proto-max-bulk-len 1mb", "OK")
	c.send("*2\r\n$4\r\nECHO\r\n$1048577\r\n")
	c.hears("-ERR Protocol error: invalid bulk length")
	c.hearsNoMore()
	setting.is("CONFIG SET proto-max-bulk-len 2mb", "OK")
	c = s.hello()
	c.send("*2\r\n$4\r\nECHO\r\n$1048577\r\n" + strings.Repeat("x", 1048577) + "\r\n")
	c.hears(strings.Repeat("x", 1048577))
}

func TestTheOutputBufferIsWhatConfigSays(t *testing.T) {
	s := serveEngine(t, engine.Options{})
	deaf, setting := s.hello(), s.hello()
	text := strings.Repeat("x", 1<<20)
	setting.is("CONFIG SET client-output-buffer-limit \"normal 20mb 0 0\"", "OK")
	setting.is("SET k "+text[:60000], "OK")
	deaf.send(strings.Repeat("GET k\r\n", 2000))
	setting.awaitCounted("client_output_buffer_limit_disconnections", "1")
	deaf.isCut()
	setting.is("CONFIG SET client-output-buffer-limit \"normal 0 0 0 pubsub 1mb 0 0\"", "OK")
	deaf = s.hello()
	deaf.is("SUBSCRIBE news", "[subscribe news 1]")
	for setting.ask("PUBLISH news "+text[:60000]) == "1" {
	}
	deaf.isCut()
}

func TestALimitOnOutputThatIsLoweredHoldsForWhatWaits(t *testing.T) {
	clock := newClock()
	s := serve(t, server.Options{World: newHost(engine.Options{}), Clock: clock})
	deaf, setting := s.hello(), s.hello()
	setting.is("SET k "+strings.Repeat("x", 60000), "OK")
	deaf.send(strings.Repeat("GET k\r\n", 1000))
	setting.is("CONFIG SET client-output-buffer-limit \"normal 1mb 0 0\"", "OK")
	for setting.counted("client_output_buffer_limit_disconnections") != "1" {
		clock.pass(time.Second)
	}
	deaf.isCut()
}
