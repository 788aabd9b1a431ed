package main

import (
	"bytes"
	"fmt"

	"streamlab/engine"
)

// A machine runs commands in process: from their arguments to the bytes of their
// replies.
type machine interface {
	do(words []string)        // runs a command
	take(requests [][]string) // from now on, these are the requests
	run(i int)                // runs request i
	reply() []byte            // what the last run answered
	close()
}

// machines make those that are measured in process.
var machines = map[string]func() (machine, error){
	ours: func() (machine, error) { return newOurMachine(), nil },
	mini: func() (machine, error) { return newMiniMachine() },
}

// ourMachine is streamlab's engine. Its clock is a counter, as an Input carries
// its time; whoever owns an engine reads the clock once for many commands.
type ourMachine struct {
	e      *engine.Engine
	client engine.ClientID
	at     engine.Time
	packed packed
	args   [][]byte
	out    []byte
}

// packed are requests as a server's reader has them: words one after the other in
// a buffer, which the arguments point into.
type packed struct {
	bytes []byte
	words []int32 // where each word ends
	first []int32 // which word each request begins with, and one more
}

// tick is the time from one command to the next, in microseconds.
const tick = 3

func newOurMachine() *ourMachine {
	e := engine.New(engine.Options{Start: 1_800_000_000_000_000})
	return &ourMachine{e: e, at: e.Now(), client: e.Apply(engine.Input{Op: engine.Open}).Client}
}

func (m *ourMachine) close() {}

func (m *ourMachine) take(requests [][]string) {
	m.packed = packed{first: []int32{0}}
	for _, words := range requests {
		m.packed.add(words)
	}
}

func (p *packed) add(words []string) {
	for _, w := range words {
		p.bytes = append(p.bytes, w...)
		p.words = append(p.words, int32(len(p.bytes)))
	}
	p.first = append(p.first, int32(len(p.words)))
}

// request appends the arguments of request i.
func (p *packed) request(args [][]byte, i int) [][]byte {
	words := p.words[p.first[i]:p.first[i+1]]
	at := int32(0)
	if p.first[i] > 0 {
		at = p.words[p.first[i]-1]
	}
	for _, end := range words {
		args = append(args, p.bytes[at:end])
		at = end
	}
	return args
}

func arguments(words []string) [][]byte {
	args := make([][]byte, len(words))
	for i, w := range words {
		args[i] = []byte(w)
	}
	return args
}

func (m *ourMachine) do(words []string) { m.apply(arguments(words)) }

func (m *ourMachine) run(i int) {
	m.args = m.packed.request(m.args[:0], i)
	m.apply(m.args)
}

func (m *ourMachine) apply(args [][]byte) {
	m.at += tick
	m.out, _ = m.e.ApplyTo(m.out[:0], engine.Input{At: m.at, Client: m.client, Args: args})
}

func (m *ourMachine) reply() []byte { return m.out }

// wait opens clients that block on keys which nobody writes.
func (m *ourMachine) wait(clients int) {
	for i := range clients {
		in := engine.Input{At: m.at, Client: m.e.Apply(engine.Input{At: m.at, Op: engine.Open}).Client, Args: arguments(waiting(i))}
		m.e.Apply(in)
	}
}

// each runs commands, whose replies may be anything but errors.
func each(m machine, commands func(yield func(words ...string))) (err error) {
	commands(func(words ...string) {
		if err == nil {
			m.do(words)
			err = expect(m, "", words)
		}
	})
	return err
}

// expect compares how the last reply begins.
func expect(m machine, want string, words []string) error {
	got := m.reply()
	if !bytes.HasPrefix(got, []byte(want)) || bytes.HasPrefix(got, []byte("-")) {
		return fmt.Errorf("run %q: %.80q where %q was to come", words, got, want)
	}
	return nil
}
