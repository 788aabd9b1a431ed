package engine_test

import (
	"bytes"
	"errors"
	"math/rand"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// FuzzCommands runs commands made of any bytes by the commands' own syntax, in
// every version, for a client of each protocol. Nothing panics, the invariants
// hold, replies are as they should be sent and say the same in both protocols,
// and going back and doing it again gives the same again.
func FuzzCommands(f *testing.F) {
	random := rand.New(rand.NewSource(1))
	for version := range engine.Compats() {
		for range 4 {
			data := make([]byte, 400)
			_, _ = random.Read(data)
			f.Add(data, uint8(version))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, version uint8) {
		compats := engine.Compats()
		compat := compats[int(version)%len(compats)]
		pair := [2]*fuzzed{newFuzzed(t, compat, 2), newFuzzed(t, compat, 3)}
		words := enginetest.Words{Commands: engine.CommandsOf(compat), Bytes: data}
		for n := 0; words.More() && n < 100; n++ {
			line := words.Line()
			sameToBoth(t, line, pair[0].run(t, line), pair[1].run(t, line))
		}
	})
}

// fuzzed is an engine with one client and what was checked of it.
type fuzzed struct {
	engine     *engine.Engine
	client     engine.ClientID
	invariants enginetest.Invariants
}

func newFuzzed(t *testing.T, compat engine.Compat, protocol int) *fuzzed {
	f := &fuzzed{}
	f.engine = engine.New(engine.Options{Compat: compat})
	f.open()
	if protocol == 3 {
		engine.SpeakRESP3(f.engine, f.client)
	}
	return f
}

func (f *fuzzed) open() { f.client = f.engine.Apply(engine.Input{Op: engine.Open}).Client }

// run runs a line twice, going back between, and returns what was sent to the
// client. A client that waits is served by the next one's arrival.
func (f *fuzzed) run(t *testing.T, line []string) []byte {
	before := f.engine.Snapshot()
	f.invariants.Ran(line)
	wire, out := f.apply(line)
	after := f.engine.Snapshot()
	f.engine.Restore(before)
	again, _ := f.apply(line)
	if !bytes.Equal(wire, again) || !f.engine.Snapshot().Equal(after) {
		t.Fatalf("%q: sends %q, and after going back %q", line, wire, again)
	}
	if err := f.invariants.Check(after); err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	if err := engine.CheckNodes(after); err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	f.bounded(t, line, wire, after)
	if out.Blocked || engine.Subscribes(f.engine, f.client) { // RESP2 lets a subscriber do little
		f.leave()
	}
	for range out.Closed {
		f.leave()
	}
	return wire
}

// leave lets the client go, and another come who speaks as it did.
func (f *fuzzed) leave() {
	resp3 := engine.SpeaksRESP3(f.engine, f.client)
	f.engine.Apply(engine.Input{Op: engine.Close, Client: f.client})
	f.open()
	if resp3 {
		engine.SpeakRESP3(f.engine, f.client)
	}
}

// apply runs a line and returns all that the client is sent.
func (f *fuzzed) apply(line []string) ([]byte, engine.Result) {
	wire, out := f.engine.ApplyTo(nil, enginetest.Input(f.client, line...))
	for _, d := range out.Delivered {
		wire = append(wire, d.Wire...)
	}
	return wire, out
}

// bounded checks that a reply is no longer than the whole state several times, or
// what a command tells of the engine itself.
func (f *fuzzed) bounded(t *testing.T, line []string, wire []byte, s engine.Snapshot) {
	most := 1<<20 + (1+len(line))*8*len(enginetest.Dump(s))
	if len(wire) > most {
		t.Fatalf("%q: a reply of %d bytes, for a state of %d", line, len(wire), len(enginetest.Dump(s)))
	}
}

// sameToBoth checks that the replies in both protocols can be read to their end
// and say the same.
func sameToBoth(t *testing.T, line []string, resp2, resp3 []byte) {
	for len(resp2) > 0 || len(resp3) > 0 {
		two, rest2, err2 := engine.ParseReply(resp2)
		three, rest3, err3 := engine.ParseReply(resp3)
		if len(line) > 0 && line[0] == "exec" && errors.Is(err2, engine.ErrShortReply) && errors.Is(err3, engine.ErrShortReply) {
			return // it ran CLIENT REPLY OFF: what is behind its head is not sent
		}
		if err2 != nil || err3 != nil {
			t.Fatalf("%q: %q: %v, %q: %v", line, resp2, err2, resp3, err3)
		}
		if !flat(two).Equal(flat(three)) && !tellsProtocol(line) {
			t.Fatalf("%q: RESP2 says %q, RESP3 %q", line, resp2, resp3)
		}
		sendable(t, enginetest.Step{Args: line}, two)
		resp2, resp3 = rest2, rest3
	}
}

// flat makes the two nulls one, as RESP3 has it.
func flat(r engine.Reply) engine.Reply {
	if r.IsNull() {
		return engine.Reply{Kind: engine.NullReply}
	}
	elems := r.Elems
	r.Elems = nil
	for _, elem := range elems {
		r.Elems = append(r.Elems, flat(elem))
	}
	return r
}

// tellsProtocol reports whether a reply may tell of the client's protocol.
func tellsProtocol(line []string) bool {
	switch line[0] {
	case "client", "hello", "info", "exec", "reset":
		return true
	}
	return false
}
