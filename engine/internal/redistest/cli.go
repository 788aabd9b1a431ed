package redistest

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/resp"
	"streamlab/internal/installed"
)

// CLI runs the installed redis-cli, with lines as its input, against a server
// that answers each command by answer, and returns all that redis-cli printed.
// With terminal it prints as to a terminal, else as to a pipe.
func CLI(t testing.TB, terminal bool, lines []string, answer func(args []string) engine.Reply) string {
	t.Helper()
	socket := filepath.Join(socketDir(t), "fake.sock")
	cli := exec.Command(installed.Need(t, "redis-cli"), "-s", socket)
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go serve(listener, answer)
	cli.Env = append(os.Environ(), "REDISCLI_HISTFILE=/dev/null", "REDISCLI_RCFILE=/dev/null")
	if terminal {
		cli.Env = append(cli.Env, "FAKETTY=1")
	}
	cli.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	printed, err := cli.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(printed)
}

func serve(listener net.Listener, answer func(args []string) engine.Reply) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		serveConn(conn, answer)
	}
}

// serveConn answers until the client leaves.
func serveConn(conn net.Conn, answer func(args []string) engine.Reply) {
	defer func() { _ = conn.Close() }()
	in := resp.NewReader(conn, resp.Limits{})
	for {
		batch, err := in.Next()
		if err != nil {
			return
		}
		var out []byte
		for _, words := range batch {
			out = AppendReply(out, answer(asStrings(words)))
		}
		if _, err := conn.Write(out); err != nil {
			return
		}
	}
}

func asStrings(words [][]byte) []string {
	var list []string
	for _, word := range words {
		list = append(list, string(word))
	}
	return list
}
