package redistest

import (
	"strconv"
	"time"

	"streamlab/engine"
)

// The two clocks: the engine's is set to what the server's replies tell of its
// own, and else stands still.

// tellsTime tells whether a command's reply may hold an ID that the server's
// clock made.
func tellsTime(args []string) bool {
	name := commandName(args)
	return name == "exec" || name == "xadd"
}

// timeTold waits for the reply to such a command and returns the moment of the
// newest ID in it, the engine's own where there is none.
func (p *Pair) timeTold(c *client) engine.Time {
	wire := c.link.awaitReply(brief)
	if wire == nil {
		return 0
	}
	r, _, _ := engine.ParseReply(wire)
	told := engine.Time(0)
	for _, r := range append(r.Elems, r) {
		id, ok := engine.ParseID(r.Str)
		if ok && id.MS <= uint64(time.Now().UnixMilli()) {
			told = max(told, engine.Time(id.MS)*1000)
		}
	}
	return told
}

// soon is how far off a BLOCK's end or a key's expiry is waited for; those that
// are further off never come here.
const soon = 100 * time.Millisecond

// expire lets what is soon due, a short BLOCK's end or a key's expiry, happen on
// both. The engine's clock is never ahead of the server's, so it stays behind.
func (p *Pair) expire() error {
	p.t.Helper()
	at, ok := p.Engine.Deadline()
	left := at.Sub(p.Engine.Now())
	if !ok || left > soon {
		return nil
	}
	wire, out := p.Engine.ApplyTo(nil, engine.Input{At: at, Op: engine.Advance})
	for due := p.serverTime().Add(left + time.Millisecond); p.serverTime() <= due; {
	}
	p.expireKeys()
	return p.compareAll(p.answers(nil, nil, wire, out))
}

// expireKeys makes the server look at all its keys, which deletes those whose
// time is over.
func (p *Pair) expireKeys() {
	p.t.Helper()
	for n := range databases {
		p.control.send("SELECT", strconv.Itoa(n))
		p.control.send("SCAN", "0", "COUNT", "100000") // KEYS deletes none
	}
	p.control.send("SELECT", "0")
	for range 2*databases + 1 {
		p.control.mustTake(p.t)
	}
}

const databases = 16
