package redistest

import (
	"bytes"
	"slices"

	"streamlab/engine"
)

// Version 7.0 writes a message to a client in the place where the command is that
// makes it, which may be within the client's own reply.

// a within is a message in the middle of a reply.
type within struct {
	at   int // bytes of the reply before it
	wire []byte
}

// messageHeads are what messages begin with, in both protocols.
var messageHeads = [][]byte{
	[]byte(">3\r\n$7\r\nmessage\r\n"), []byte(">4\r\n$8\r\npmessage\r\n"),
	[]byte("*3\r\n$7\r\nmessage\r\n"), []byte("*4\r\n$8\r\npmessage\r\n"),
}

// nextMessage returns where the next message begins, -1 where there is none.
func nextMessage(wire []byte) int {
	first := -1
	for _, head := range messageHeads {
		if at := bytes.Index(wire, head); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// separate takes the messages out of bytes that begin with none.
func separate(wire []byte) (rest []byte, messages []within, err error) {
	for {
		at := nextMessage(wire)
		if at < 0 {
			return append(rest, wire...), messages, nil
		}
		rest = append(rest, wire[:at]...)
		_, after, err := engine.ParseReply(wire[at:])
		if err != nil {
			return nil, nil, err
		}
		messages = append(messages, within{len(rest), wire[at : len(wire)-len(after)]})
		wire = after
	}
}

// firstLen is how many bytes the first reply has, with the messages within it, or
// the message that comes first.
func firstLen(wire []byte) (int, error) {
	if at := nextMessage(wire); at <= 0 {
		_, rest, err := engine.ParseReply(wire)
		return len(wire) - len(rest), err
	}
	clean, messages, err := separate(wire)
	if err != nil {
		return 0, err
	}
	_, rest, err := engine.ParseReply(clean)
	n := len(clean) - len(rest)
	for _, m := range messages {
		if m.at < len(clean)-len(rest) {
			n += len(m.wire)
		}
	}
	return n, err
}

// sameWithin compares two replies but for what cannot be compared, and the messages
// within them: with their places, unless the replies have texts of another length.
func (c *client) sameWithin(args []string, ours, theirs []byte) bool {
	if bytes.Equal(ours, theirs) {
		return true
	}
	if nextMessage(ours) == 0 || nextMessage(theirs) == 0 {
		return false
	}
	a, inA, errA := separate(ours)
	b, inB, errB := separate(theirs)
	return errA == nil && errB == nil && bytes.Equal(c.masked(args, a), c.masked(args, b)) &&
		slices.EqualFunc(inA, inB, func(x, y within) bool { return (x.at == y.at || len(a) != len(b)) && bytes.Equal(x.wire, y.wire) })
}
