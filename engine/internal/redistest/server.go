package redistest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/resp"
	"streamlab/internal/installed"
)

// A Server is a private redis-server, which ends with its test.
type Server struct {
	Version string        // such as "7.0.15"
	Compat  engine.Compat // the engine's name for that version
	socket  string
}

// Start runs the installed redis-server on a socket of its own, without files.
// A server of a version that the engine does not imitate counts as missing, and
// is named: see Need.
func Start(t testing.TB) *Server {
	t.Helper()
	path := installed.Need(t, "redis-server")
	s := &Server{Version: versionOf(t, path), socket: filepath.Join(socketDir(t), "redis.sock")}
	s.Compat = s.needCompat(t)
	run(t, exec.Command(path, "--port", "0", "--unixsocket", s.socket, "--dir", filepath.Dir(s.socket), "--save", "", "--appendonly", "no"))
	return s
}

var versionText = regexp.MustCompile(`\bv=(\S+)`)

func versionOf(t testing.TB, path string) string {
	t.Helper()
	printed, err := exec.Command(path, "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	found := versionText.FindSubmatch(printed)
	if found == nil {
		t.Fatalf("no version in %q", printed)
	}
	return string(found[1])
}

func (s *Server) needCompat(t testing.TB) engine.Compat {
	t.Helper()
	parts := strings.SplitN(s.Version, ".", 3)
	c, ok := engine.ParseCompat(strings.Join(parts[:min(2, len(parts))], "."))
	if !ok {
		installed.Missing(t, fmt.Sprintf("redis-server of a version that the engine imitates %v (this one is %s)", engine.Compats(), s.Version))
	}
	return c
}

// socketDir is a folder with a short name: a socket's path has about 100 bytes.
func socketDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "streamlab")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// run starts a server and reads what it prints until it says that it is ready.
func run(t testing.TB, server *exec.Cmd) {
	t.Helper()
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	var said strings.Builder
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.Contains(strings.ToLower(lines.Text()), "ready to accept connections") {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return
		}
		said.WriteString(lines.Text() + "\n")
	}
	t.Fatalf("redis-server ended:\n%s", said.String())
}

// A Conn is one connection to a Server.
type Conn struct {
	t    testing.TB
	conn net.Conn
	in   *bufio.Reader
}

// Dial opens a connection, which closes with the test.
func (s *Server) Dial(t testing.TB) *Conn {
	t.Helper()
	conn, err := net.Dial("unix", s.socket)
	if err != nil {
		t.Fatal(err)
	}
	c := &Conn{t, conn, bufio.NewReader(conn)}
	t.Cleanup(c.Close)
	return c
}

// Close ends the connection; doing it twice is harmless.
func (c *Conn) Close() { _ = c.conn.Close() }

// Do sends a command and returns its reply.
func (c *Conn) Do(args ...string) engine.Reply {
	c.t.Helper()
	c.Send(args...)
	r, err := c.Receive()
	if err != nil {
		c.t.Fatalf("%q: %v", args, err)
	}
	return r
}

// Send sends a command and does not wait for its reply.
func (c *Conn) Send(args ...string) {
	c.t.Helper()
	if _, err := c.conn.Write(resp.AppendCommand(nil, args...)); err != nil {
		c.t.Fatalf("%q: %v", args, err)
	}
}

// patience is how long a server may take to answer before a test gives up.
const patience = 10 * time.Second

// Receive returns the reply of a command that was sent before. It fails when
// none comes.
func (c *Conn) Receive() (engine.Reply, error) {
	if err := c.conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return engine.Reply{}, err
	}
	return resp.ReadReply(c.in)
}

// Exchange sends bytes over a connection of their own, says that no more come,
// and returns all that the server answers.
func (s *Server) Exchange(t testing.TB, sent string) string {
	t.Helper()
	conn, err := net.Dial("unix", s.socket)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if _, err := io.WriteString(conn, sent); err != nil {
		t.Fatal(err)
	}
	if err := conn.(*net.UnixConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	answered, err := io.ReadAll(conn)
	if err != nil {
		t.Fatal(err)
	}
	return string(answered)
}
