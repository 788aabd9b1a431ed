package server_test

import (
	"bytes"
	"net"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/resp"
	"streamlab/internal/installed"
)

// run runs a program of Redis against the server.
func (s *serving) run(input []byte, program string, args ...string) string {
	s.t.Helper()
	_, port, _ := net.SplitHostPort(s.addr.String())
	cmd := exec.Command(installed.Need(s.t, program), append([]string{"-h", "127.0.0.1", "-p", port}, args...)...)
	cmd.Stdin = bytes.NewReader(input)
	printed, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("%s %q: %v\n%s", program, args, err, printed)
	}
	return string(printed)
}

func TestRedisCLITalksToIt(t *testing.T) {
	for _, protocol := range []string{"-2", "-3"} {
		s := serveEngine(t, engine.Options{})
		got := s.run([]byte("XADD s 1-1 n \"two words\"\nXRANGE s - +\nXADD s 1-1 n 1\nXLEN s\n"), "redis-cli", protocol)
		want := "1-1\n1-1\nn\ntwo words\nERR The ID specified in XADD is equal or smaller than the target stream top item\n\n1\n"
		if got != want {
			t.Errorf("redis-cli %s prints %q, want %q", protocol, got, want)
		}
	}
}

func TestRedisCLIPipesCommandsInBulk(t *testing.T) {
	s := serveEngine(t, engine.Options{})
	const commands = 20000
	var input []byte
	for i := range commands {
		input = resp.AppendCommand(input, "XADD", "s", strconv.Itoa(i+1)+"-1", "n", strings.Repeat("v", 100))
	}
	if printed := s.run(input, "redis-cli", "--pipe"); !strings.HasSuffix(printed, "errors: 0, replies: 20000\n") {
		t.Errorf("redis-cli --pipe prints %q", printed)
	}
	c := s.dial()
	c.send("XLEN s\r\n")
	c.hears("20000")
}

func TestRedisBenchmarkRunsItsCourse(t *testing.T) {
	s := serveEngine(t, engine.Options{})
	s.run(nil, "redis-benchmark", "-q", "-n", "2000", "-c", "20", "XADD", "s", "*", "n", "1")
	s.run(nil, "redis-benchmark", "-q", "-n", "2000", "-c", "20", "-P", "16", "XADD", "s", "*", "n", "1")
	s.run(nil, "redis-benchmark", "-q", "-n", "2000", "-c", "20", "-P", "16", "-t", "ping,set,get")
	c := s.dial()
	c.send("XLEN s\r\n")
	c.hears("4000")
}
