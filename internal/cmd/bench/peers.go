package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"time"

	"golang.org/x/sys/unix"
)

// The names of those that are measured.
const (
	ours  = "streamlab"
	redis = "redis-server"
	mini  = "miniredis"
)

// A peer is a server that was started for the measurements, in a process of its
// own.
type peer struct {
	name    string
	version string
	port    int
	cmd     *exec.Cmd
	stdin   io.Closer     // a peer that reads its input ends with it
	ended   chan struct{} // closed when the process has ended
}

func (p *peer) addr() unix.SockaddrInet4 {
	return unix.SockaddrInet4{Port: p.port, Addr: [4]byte{127, 0, 0, 1}}
}

// stop ends the server's process.
func (p *peer) stop() {
	_ = p.stdin.Close()
	_ = p.cmd.Process.Kill()
	<-p.ended
}

// start runs a server and waits until it answers.
func start(name, version string, port int, cmd *exec.Cmd) (*peer, error) {
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	p := &peer{name, version, port, cmd, stdin, make(chan struct{})}
	go func() {
		_ = cmd.Wait()
		close(p.ended)
	}()
	if err := p.awake(); err != nil {
		p.stop()
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	return p, nil
}

// awake waits until the server answers a PING.
func (p *peer) awake() (err error) {
	for range 500 {
		if _, err = p.ask("PING"); err == nil {
			return nil
		}
		select {
		case <-p.ended:
			return errors.New("the process ended")
		case <-time.After(10 * time.Millisecond):
		}
	}
	return err
}

// ask sends one command and returns what its reply says, if that is one string.
func (p *peer) ask(words ...string) (string, error) {
	c, err := net.DialTimeout("tcp", fmt.Sprintf("127.0.0.1:%d", p.port), time.Second)
	if err != nil {
		return "", err
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(patience))
	if _, err := c.Write(appendRequest(nil, words...)); err != nil {
		return "", err
	}
	in := bufio.NewReader(c)
	line, err := in.ReadString('\n')
	if err != nil || line[0] != '$' {
		return line, err
	}
	text := make([]byte, max(0, decimal([]byte(line[1:len(line)-2]))))
	_, err = io.ReadFull(in, text)
	return string(text), err
}

// freePort returns a port that nobody listens on.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a port: %w", err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// starters start the peers, each with a folder that is removed afterwards.
var starters = map[string]func(ctx context.Context, dir string, port int) (*peer, error){
	ours:  startOurs,
	redis: startRedis,
	mini:  startMini,
}

// startOurs builds streamlab and runs its server.
func startOurs(ctx context.Context, dir string, port int) (*peer, error) {
	program := filepath.Join(dir, "streamlab")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", program, "streamlab/cmd/streamlab").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build streamlab: %w: %s", err, out)
	}
	return serve(ctx, program, port)
}

// serve runs streamlab's server.
func serve(ctx context.Context, program string, port int) (*peer, error) {
	return start(ours, "", port, exec.CommandContext(ctx, program, "serve", "--addr", fmt.Sprintf("127.0.0.1:%d", port)))
}

var versionText = regexp.MustCompile(`\bv=(\S+)`)

// startRedis runs the installed redis-server, which keeps nothing on disk.
func startRedis(ctx context.Context, dir string, port int) (*peer, error) {
	program, err := exec.LookPath("redis-server")
	if err != nil {
		return nil, err
	}
	printed, err := exec.CommandContext(ctx, program, "--version").Output()
	if err != nil {
		return nil, fmt.Errorf("start redis-server: %w", err)
	}
	version := ""
	if found := versionText.FindSubmatch(printed); found != nil {
		version = string(found[1])
	}
	return start(redis, version, port, exec.CommandContext(ctx, program, "--port", itoa(port), "--bind", "127.0.0.1",
		"--dir", dir, "--save", "", "--appendonly", "no"))
}

// startMini runs this program again as a server of miniredis.
func startMini(ctx context.Context, _ string, port int) (*peer, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("start miniredis: %w", err)
	}
	return start(mini, miniVersion(), port, exec.CommandContext(ctx, program, "peer", mini, itoa(port)))
}

// miniVersion returns the version of miniredis that is built in.
func miniVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, dep := range info.Deps {
		if dep.Path == "github.com/alicebob/miniredis/v2" {
			return dep.Version
		}
	}
	return ""
}
