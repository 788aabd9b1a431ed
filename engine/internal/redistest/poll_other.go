//go:build !unix

package redistest

import "time"

// poll receives what is there.
func (l *link) poll() {
	_ = l.conn.SetReadDeadline(time.Now().Add(time.Millisecond))
	_ = l.read()
}
