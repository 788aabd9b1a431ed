package server_test

import (
	"io"
	"slices"
	"strings"
	"testing"

	"streamlab/engine/resp"
	"streamlab/internal/server"
)

func TestCommandsSentTogetherRunTogether(t *testing.T) {
	w := newWorld()
	c := serve(t, server.Options{World: w}).dial()
	c.send("PING\r\n")
	c.hears("PONG")
	before := w.runs
	c.send(strings.Repeat("PING\r\n", 16))
	c.hears(slices.Repeat([]string{"PONG"}, 16)...)
	if ran := w.runs - before; ran != 1 {
		t.Errorf("16 commands ran in %d batches", ran)
	}
}

func TestAClientMaySendMuchBeforeItReads(t *testing.T) {
	c := serve(t, server.Options{World: newWorld()}).dial()
	const commands = 20000
	c.send(strings.Repeat("BULK 1000\r\n", commands)) // neither side's socket holds these 20 MB
	reply := strings.Repeat("x", 1000)
	c.hears(slices.Repeat([]string{reply}, commands)...)
}

func TestWhatAClientSendsWhileItWaitsRunsAfterTheAnswer(t *testing.T) {
	s := serve(t, server.Options{World: newWorld()})
	waiting, other := s.dial(), s.dial()
	waiting.send("PING\r\nWAIT\r\nPING\r\nBULK 1\r\n")
	waiting.hears("PONG")
	waiting.send("BULK 2\r\nWAIT\r\nBULK 3\r\n")
	other.answer(1)
	waiting.hears("answered", "PONG", "x", "xx")
	other.answer(1)
	waiting.hears("answered", "xxx")
}

// answer answers n clients, which wait or are about to.
func (c *client) answer(n int64) {
	c.t.Helper()
	for n > 0 {
		c.send("ANSWER\r\n")
		r, err := resp.ReadReply(c.in)
		if err != nil {
			c.t.Fatal(err)
		}
		n -= r.Int
	}
}

func TestAClientThatLeavesWhileItWaitsIsGone(t *testing.T) {
	w := newWorld()
	s := serve(t, server.Options{World: w})
	c := s.dial()
	c.send("PING\r\nWAIT\r\nPING\r\n")
	c.hears("PONG")
	_ = c.conn.Close()
	<-w.gone
	other := s.dial()
	other.send("ANSWER\r\n")
	other.hears("0")
}

func TestMessagesReachAClientThatIsSilentOrWaits(t *testing.T) {
	s := serve(t, server.Options{World: newWorld()})
	silent, waiting, other := s.dial(), s.dial(), s.dial()
	silent.send("LISTEN\r\n")
	silent.hears("OK")
	waiting.send("LISTEN\r\nWAIT\r\n")
	waiting.hears("OK")
	for range 100 {
		other.send("TELL 3\r\n")
		other.hears("2")
		silent.hears("mmm")
		waiting.hears("mmm")
	}
	other.answer(1)
	waiting.hears("answered")
}

func TestAClientThatReadsNothingHoldsUpNobody(t *testing.T) {
	w := newWorld()
	s := serve(t, server.Options{World: w})
	deaf, other := s.dial(), s.dial()
	deaf.send("LISTEN\r\n")
	deaf.hears("OK")
	deaf.send("BULK 20000000\r\n")
	for range 100 {
		other.send("PING\r\nTELL 1000\r\n")
		other.hears("PONG", "1")
	}
	_ = deaf.conn.Close()
	<-w.gone
	other.send("TELL 1\r\n")
	other.hears("0")
}

func TestQuitIsAnsweredThenTheConnectionEnds(t *testing.T) {
	w := newWorld()
	c := serve(t, server.Options{World: w}).dial()
	c.send("BULK 10000000\r\nQUIT\r\nPING\r\n")
	c.hears(strings.Repeat("x", 10_000_000), "OK")
	c.hearsNoMore()
	<-w.gone
}

func TestAKilledClientIsCutOffWhateverItDoes(t *testing.T) {
	w := newWorld()
	s := serve(t, server.Options{World: w})
	silent, waiting, deaf, other := s.dial(), s.dial(), s.dial(), s.dial()
	for _, c := range []*client{silent, waiting, deaf, other} {
		c.send("PING\r\n")
		c.hears("PONG")
	}
	waiting.send("WAIT\r\n")
	deaf.send("BULK 50000000\r\n")
	other.send("KILL\r\n")
	other.hears("OK")
	for range 3 {
		<-w.gone
	}
	silent.hearsNoMore()
	waiting.hearsNoMore()
	deaf.isCut()
	other.send("PING\r\n")
	other.hears("PONG")
}

func TestWhatIsNoRequestIsAnsweredAndEndsTheConnection(t *testing.T) {
	s := serve(t, server.Options{World: newWorld()})
	c := s.dial()
	c.send("PING\r\n*1\r\nx\r\n")
	c.hears("PONG", "-ERR Protocol error: expected '$', got 'x'")
	c.hearsNoMore()
}

func TestABrowserIsHungUpOn(t *testing.T) {
	s := serve(t, server.Options{World: newWorld()})
	for _, sent := range []string{"POST / HTTP/1.1\r\nPING\r\n", "host: localhost\r\nPING\r\n", "*1\r\n$4\r\npost\r\nPING\r\n"} {
		c := s.dial()
		c.send("PING\r\n" + sent)
		c.hears("PONG")
		c.hearsNoMore()
	}
	c := s.dial()
	c.send("PUT /\r\nHosts\r\nPOSTS\r\nhost\r\n")
	c.hears(slices.Repeat([]string{"-ERR unknown command"}, 4)...)
}

func TestAClientThatSaysNoMoreGetsItsReplies(t *testing.T) {
	c := serve(t, server.Options{World: newWorld()}).dial()
	c.send("PING\r\nBULK 3\r\nPIN")
	if err := c.conn.(interface{ CloseWrite() error }).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if all, err := io.ReadAll(c.conn); string(all) != "+PONG\r\n$3\r\nxxx\r\n" || err != nil {
		t.Errorf("got %q, %v", all, err)
	}
}
