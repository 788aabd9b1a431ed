package resp_test

import (
	"errors"
	"io"
	"slices"
	"testing"

	"streamlab/engine/resp"
)

// chunks yields bytes in pieces whose sizes follow from the given ones, and
// fails when the reader asks for more room than its bound allows.
type chunks struct {
	t     *testing.T
	sent  []byte
	sizes []byte
	n     int
	bound int
}

func (c *chunks) Read(p []byte) (int, error) {
	if len(p) > c.bound {
		c.t.Fatalf("a buffer of %d bytes, where %d are the bound", len(p), c.bound)
	}
	if len(c.sent) == 0 {
		return 0, io.EOF
	}
	size := len(c.sent)
	if len(c.sizes) > 0 {
		size = 1 + int(c.sizes[c.n%len(c.sizes)])
		c.n++
	}
	n := copy(p, c.sent[:min(size, len(c.sent))])
	c.sent = c.sent[n:]
	return n, nil
}

// FuzzRequests reads any bytes in any pieces, with and without commands given
// back in between: the commands and the error are the same, and the buffer stays
// within its bound.
func FuzzRequests(f *testing.F) {
	for i, tt := range requests {
		if len(tt.sent) < 1000 {
			f.Add([]byte(tt.sent), []byte{byte(i)}, i%2 == 0)
		}
	}
	limits := resp.Limits{Args: 50, Bulk: 6000, Request: 8000}
	f.Fuzz(func(t *testing.T, sent, sizes []byte, restricted bool) {
		whole := resp.NewReader(&chunks{t: t, sent: sent, bound: limits.Request}, limits)
		whole.Restrict(restricted)
		want, wantEnd := read(whole)

		pieces := resp.NewReader(&chunks{t: t, sent: sent, sizes: sizes, bound: limits.Request}, limits)
		pieces.Restrict(restricted)
		got, gotEnd := readBlocking(pieces)
		if !slices.Equal(got, want) || gotEnd.Error() != wantEnd.Error() {
			t.Fatalf("in pieces: %q, then %v\nwhole: %q, then %v", got, gotEnd, want, wantEnd)
		}
	})
}

// readBlocking reads as a server does whose every command blocks: it runs one,
// gives the others back, and reads on behind them as long as there is room.
func readBlocking(r *resp.Reader) (commands []string, err error) {
	for {
		batch, err := r.Next()
		if err != nil {
			return commands, err
		}
		commands = append(commands, words(batch[0]))
		r.Unread(len(batch) - 1)
		if r.Buffered() < 2000 {
			if err := r.Fill(); err != nil && !errors.Is(err, io.EOF) {
				return commands, err
			}
		}
	}
}
