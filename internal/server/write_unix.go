//go:build unix

package server

import (
	"errors"
	"net"
	"syscall"
)

// tryWriter returns a function that writes to a connection what its socket takes
// at once, or nil where that cannot be had.
func tryWriter(conn net.Conn) func(b []byte) (int, error) {
	sys, ok := conn.(syscall.Conn)
	if !ok {
		return nil
	}
	raw, err := sys.SyscallConn()
	if err != nil {
		return nil
	}
	w := &rawWriter{raw: raw}
	w.once = w.write
	return w.try
}

// rawWriter holds what one write needs, so that a write allocates nothing.
type rawWriter struct {
	raw  syscall.RawConn
	once func(fd uintptr) bool
	b    []byte
	n    int
	err  error
}

func (w *rawWriter) try(b []byte) (int, error) {
	w.b, w.n, w.err = b, 0, nil
	err := w.raw.Write(w.once)
	w.b = nil
	return w.n, errors.Join(err, w.err)
}

// write writes once and is done, whether the socket took anything or not.
func (w *rawWriter) write(fd uintptr) bool {
	n, err := syscall.Write(int(fd), w.b)
	w.n, w.err = max(n, 0), err
	return true
}
