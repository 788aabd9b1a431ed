package server_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io/fs"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"streamlab/internal/server"
)

func TestWithoutAPasswordNobodyBeyondThisMachineMayCome(t *testing.T) {
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0", "192.0.2.1:0"} {
		list, err := server.Listen(server.Where{Addr: addr, Open: true})
		if !errors.Is(err, server.ErrOpen) || list != nil || !strings.HasPrefix(err.Error(), "listen on "+addr+": ") {
			t.Errorf("%s: got %v", addr, err)
		}
	}
	for _, addr := range []string{"127.0.0.1:0", "127.5.5.5:0", "localhost:0"} {
		closeAll(t, server.Where{Addr: addr, Open: true})
	}
	closeAll(t, server.Where{Addr: ":0"})
}

func closeAll(t *testing.T, w server.Where) {
	t.Helper()
	list, err := server.Listen(w)
	if err != nil {
		t.Error(err)
	}
	for _, l := range list {
		_ = l.Close()
	}
}

// socketPath is a path short enough for a Unix socket.
func socketPath(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "streamlab")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return filepath.Join(dir, "s")
}

func TestAUnixSocketIsThereAsLongAsTheServer(t *testing.T) {
	path := socketPath(t)
	list, err := server.Listen(server.Where{Addr: "127.0.0.1:0", Unix: path, Open: true})
	if err != nil || len(list) != 2 {
		t.Fatalf("got %v, %v", list, err)
	}
	w := newWorld()
	s := serveOn(t, server.Options{World: w}, list[1])
	go func() { _ = s.Serve(list[0]) }()
	c := s.dial()
	c.send("PING\r\n")
	c.hears("PONG")
	if got, want := w.callers(), path+":0 "+path+":0"; !slices.Equal(got, []string{want}) {
		t.Errorf("the world is told of %q, want %q", got, want)
	}
	if _, err := server.Listen(server.Where{Unix: path}); err == nil {
		t.Error("a socket that is listened on was taken over")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the socket remains: %v", err)
	}
}

func TestASocketThatNobodyListensOnIsReplaced(t *testing.T) {
	path := socketPath(t)
	old, err := net.ListenUnix("unix", &net.UnixAddr{Name: path})
	if err != nil {
		t.Fatal(err)
	}
	old.SetUnlinkOnClose(false)
	_ = old.Close()
	closeAll(t, server.Where{Unix: path})
	if err := os.WriteFile(path, []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := server.Listen(server.Where{Unix: path}); err == nil {
		t.Error("a file was replaced")
	}
	if text, _ := os.ReadFile(path); string(text) != "a file" {
		t.Errorf("the file is now %q", text)
	}
}

func TestBothEndsOfATCPConnectionAreTold(t *testing.T) {
	w := newWorld()
	c := serve(t, server.Options{World: w}).dial()
	c.send("PING\r\n")
	c.hears("PONG")
	if got, want := w.callers(), c.conn.LocalAddr().String()+" "+c.conn.RemoteAddr().String(); !slices.Equal(got, []string{want}) {
		t.Errorf("the world is told of %q, want %q", got, want)
	}
}

// certificate is a new one for 127.0.0.1.
func certificate(t *testing.T) (server, client *tls.Config) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(cert)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}, &tls.Config{RootCAs: roots}
}

func serveTLS(t *testing.T, w *world) (s *serving, dial func() *client) {
	t.Helper()
	secure, trusting := certificate(t)
	list, err := server.Listen(server.Where{Addr: "127.0.0.1:0", TLS: secure, Open: true})
	if err != nil {
		t.Fatal(err)
	}
	s = serveOn(t, server.Options{World: w}, list[0])
	return s, func() *client {
		conn, err := tls.Dial("tcp", s.addr.String(), trusting)
		if err != nil {
			t.Fatal(err)
		}
		return newClient(t, conn)
	}
}

func TestOverTLSAllIsTheSame(t *testing.T) {
	_, dial := serveTLS(t, newWorld())
	listening, waiting, other := dial(), dial(), dial()
	listening.send("LISTEN\r\n")
	listening.hears("OK")
	waiting.send("PING\r\nWAIT\r\nBULK 10000000\r\nQUIT\r\n")
	waiting.hears("PONG")
	for range 100 {
		other.send("TELL 1\r\n")
		other.hears("1")
		listening.hears("m")
	}
	other.answer(1)
	waiting.hears("answered", strings.Repeat("x", 10_000_000), "OK")
	waiting.hearsNoMore()
}

func TestWhoDoesNotSpeakTLSIsHungUpOn(t *testing.T) {
	s, _ := serveTLS(t, newWorld())
	c := s.dial()
	c.send("PING\r\nPING\r\nPING\r\n")
	c.isCut()
}
