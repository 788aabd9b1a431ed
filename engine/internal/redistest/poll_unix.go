//go:build unix

package redistest

import (
	"syscall"
	"time"
)

// poll receives what is there and waits for nothing.
func (l *link) poll() {
	raw, err := l.conn.SyscallConn()
	if err != nil || l.conn.SetReadDeadline(time.Time{}) != nil {
		return
	}
	var chunk [16 << 10]byte
	n := -1
	_ = raw.Read(func(fd uintptr) bool {
		n, err = syscall.Read(int(fd), chunk[:])
		return true
	})
	if n > 0 {
		l.buf = append(l.buf, chunk[:n]...)
	}
	l.closed = l.closed || n == 0 && err == nil
}
