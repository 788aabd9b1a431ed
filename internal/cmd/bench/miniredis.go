package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/alicebob/miniredis/v2"
	"github.com/alicebob/miniredis/v2/server"
)

// serveMini is the program that startMini runs: a server that ends with its
// input, and so with its parent.
func serveMini(input io.Reader, port string) error {
	m := miniredis.NewMiniRedis()
	if err := m.StartAddr("127.0.0.1:" + port); err != nil {
		return fmt.Errorf("serve miniredis: %w", err)
	}
	defer m.Close()
	_, err := io.Copy(io.Discard, input)
	return err
}

// miniMachine is miniredis in process: its dispatcher, without a network.
type miniMachine struct {
	m        *miniredis.Miniredis
	srv      *server.Server
	peer     *server.Peer
	out      bytes.Buffer
	requests [][]string
}

func newMiniMachine() (*miniMachine, error) {
	m := &miniMachine{m: miniredis.NewMiniRedis()}
	if err := m.m.Start(); err != nil {
		return nil, fmt.Errorf("start miniredis: %w", err)
	}
	m.srv = m.m.Server()
	m.peer = server.NewPeer(bufio.NewWriter(&m.out))
	return m, nil
}

func (m *miniMachine) close() { m.m.Close() }

func (m *miniMachine) take(requests [][]string) { m.requests = requests }

func (m *miniMachine) run(i int) { m.do(m.requests[i]) }

func (m *miniMachine) do(words []string) {
	m.out.Reset()
	m.srv.Dispatch(m.peer, words)
	m.peer.Flush()
}

func (m *miniMachine) reply() []byte { return m.out.Bytes() }
