package server

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
)

// Where says where to listen.
type Where struct {
	Addr string      // "127.0.0.1:6399"; "" for no TCP
	Unix string      // the path of a Unix socket; "" for none
	TLS  *tls.Config // for Addr; nil for none
	Open bool        // clients need no password
}

// ErrOpen is returned for an address that others on the network reach, where
// clients need no password.
var ErrOpen = errors.New("others on the network reach this address, and no password is set (--requirepass, --users); " +
	"without one, listen on loopback: 127.0.0.1, ::1 or localhost")

// Listen opens the listeners. An address beyond loopback is refused with ErrOpen
// where clients need no password. A Unix socket that nobody listens on any more
// is replaced.
func Listen(w Where) (list []net.Listener, err error) {
	if w.Addr != "" {
		l, err := listenTCP(w)
		if err != nil {
			return nil, fmt.Errorf("listen on %s: %w", w.Addr, err)
		}
		list = append(list, l)
	}
	if w.Unix != "" {
		l, err := listenUnix(w.Unix)
		if err != nil {
			for _, l := range list {
				_ = l.Close()
			}
			return nil, fmt.Errorf("listen on %s: %w", w.Unix, err)
		}
		list = append(list, l)
	}
	return list, nil
}

// listenTCP listens on the address that it looked at, whatever name it has.
func listenTCP(w Where) (net.Listener, error) {
	addr, err := net.ResolveTCPAddr("tcp", w.Addr)
	if err != nil {
		return nil, err
	}
	if w.Open && !addr.IP.IsLoopback() {
		return nil, ErrOpen
	}
	l, err := net.ListenTCP("tcp", addr)
	if err != nil {
		return nil, errors.Unwrap(err) // its text repeats the address
	}
	if w.TLS != nil {
		return tls.NewListener(l, w.TLS), nil
	}
	return l, nil
}

func listenUnix(path string) (net.Listener, error) {
	if info, err := os.Lstat(path); err == nil && info.Mode().Type() == os.ModeSocket && isDead(path) {
		if err := os.Remove(path); err != nil {
			return nil, err
		}
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	return l, nil
}

// isDead tells whether nobody listens on a Unix socket.
func isDead(path string) bool {
	conn, err := net.Dial("unix", path)
	if err == nil {
		_ = conn.Close()
	}
	return err != nil
}
