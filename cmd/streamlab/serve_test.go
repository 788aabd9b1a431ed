package main

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"streamlab/engine/rediscli"
	"streamlab/engine/resp"
)

// patience is how long a server may take to listen, and to answer.
const patience = 20 * time.Second

// ask is the command of the scripts that asks a server: "ask ADDR LINE...". The
// address is host:port, tls:host:port, or a Unix socket's path. After the replies
// it prints "closed", if the server has closed the connection.
func ask(ts *testscript.TestScript, _ bool, args []string) {
	conn := dial(ts, args[0])
	defer func() { _ = conn.Close() }()
	ts.Check(conn.SetDeadline(time.Now().Add(patience)))
	lines := append(args[1:], "ECHO --")
	_, err := io.WriteString(conn, strings.Join(lines, "\r\n")+"\r\n")
	ts.Check(err)
	in := bufio.NewReader(conn)
	for range lines {
		r, err := resp.ReadReply(in)
		switch {
		case err != nil:
			_, _ = io.WriteString(ts.Stdout(), "closed\n")
			return
		case r.Str == "--":
			return
		}
		_, _ = io.WriteString(ts.Stdout(), rediscli.Pipe(r))
	}
}

// dial connects to a server, which may not be there yet.
func dial(ts *testscript.TestScript, addr string) net.Conn {
	network := "tcp"
	if strings.Contains(addr, "/") {
		network = "unix"
	}
	host, secure := strings.CutPrefix(addr, "tls:")
	for until := time.Now().Add(patience); ; {
		conn, err := net.Dial(network, host)
		if err == nil && secure {
			conn = tls.Client(conn, &tls.Config{InsecureSkipVerify: true})
		}
		if err == nil {
			return conn
		}
		if time.Now().After(until) {
			ts.Fatalf("%v", err)
		}
	}
}

// certificate is the command that makes one: "certificate CERT KEY".
func certificate(ts *testscript.TestScript, _ bool, args []string) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	ts.Check(err)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	cert, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	ts.Check(err)
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	ts.Check(err)
	for i, block := range []*pem.Block{{Type: "CERTIFICATE", Bytes: cert}, {Type: "PRIVATE KEY", Bytes: secret}} {
		ts.Check(os.WriteFile(ts.MkAbs(args[i]), pem.EncodeToMemory(block), 0o600))
	}
}

// terminate is the command that sends SIGTERM to what runs in the background.
func terminate(ts *testscript.TestScript, _ bool, _ []string) {
	for _, cmd := range ts.BackgroundCmds() {
		ts.Check(cmd.Process.Signal(syscall.SIGTERM))
	}
}

// port is the command that finds a free one: "port VARIABLE".
func port(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	_, number, err := net.SplitHostPort(l.Addr().String())
	ts.Check(err)
	ts.Check(l.Close())
	ts.Setenv(args[0], number)
}
