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
	e        *engine.Engine
	client   engine.ClientID
	at       engine.Time
	requests [][][]byte
	out      []byte
}

// tick is the time from one command to the next, in microseconds.
const tick = 3

func newOurMachine() *ourMachine {
	e := engine.New(engine.Options{Start: 1_800_000_000_000_000})
	return &ourMachine{e: e, at: e.Now(), client: e.Apply(engine.Input{Op: engine.Open}).Client}
}

func (m *ourMachine) close() {}

func (m *ourMachine) take(requests [][]string) {
	m.requests = make([][][]byte, len(requests))
	for i, words := range requests {
		if i > 0 && &words[0] == &requests[i-1][0] {
			m.requests[i] = m.requests[i-1]
			continue
		}
		m.requests[i] = arguments(words)
	}
}

func arguments(words []string) [][]byte {
	args := make([][]byte, len(words))
	for i, w := range words {
		args[i] = []byte(w)
	}
	return args
}

func (m *ourMachine) do(words []string) { m.apply(arguments(words)) }

func (m *ourMachine) run(i int) { m.apply(m.requests[i]) }

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
