package resp

import "errors"

// Limits bound what a client may send. A zero field stands for the field of
// DefaultLimits.
type Limits struct {
	Args    int // arguments of a command, its name included
	Bulk    int // bytes of one argument
	Request int // bytes of a command that is not complete, and of those that wait behind a blocked one
}

// DefaultLimits are Redis's own (proto-max-bulk-len, client-query-buffer-limit),
// but for Args: there Redis 7.0 accepts any number.
var DefaultLimits = Limits{Args: 1 << 20, Bulk: 512 << 20, Request: 1 << 30}

// What a client may send before it has given a password.
const (
	unauthenticatedArgs = 10
	unauthenticatedBulk = 16384
)

// maxHead bounds a line, and the head of an array or a bulk string.
const maxHead = 64 << 10

func (l Limits) orDefault() Limits {
	if l.Args == 0 {
		l.Args = DefaultLimits.Args
	}
	if l.Bulk == 0 {
		l.Bulk = DefaultLimits.Bulk
	}
	if l.Request == 0 {
		l.Request = DefaultLimits.Request
	}
	return l
}

// A ProtocolError is a request that cannot be read, as the text of the error
// reply that Redis sends before it closes the connection.
type ProtocolError string

// Error returns the text of the error reply, with its code.
func (e ProtocolError) Error() string { return string(e) }

// ErrRequestTooLarge is returned for a command that outgrows Limits.Request. As
// Redis does, a server closes the connection without a reply.
var ErrRequestTooLarge = errors.New("resp: request too large")

// The errors of requests, in Redis's words.
const (
	errInlineTooBig  ProtocolError = "ERR Protocol error: too big inline request"
	errQuotes        ProtocolError = "ERR Protocol error: unbalanced quotes in request"
	errArrayTooBig   ProtocolError = "ERR Protocol error: too big mbulk count string"
	errArrayLen      ProtocolError = "ERR Protocol error: invalid multibulk length"
	errArrayNoAuth   ProtocolError = "ERR Protocol error: unauthenticated multibulk length"
	errBulkTooBig    ProtocolError = "ERR Protocol error: too big bulk count string"
	errBulkLen       ProtocolError = "ERR Protocol error: invalid bulk length"
	errBulkNoAuth    ProtocolError = "ERR Protocol error: unauthenticated bulk length"
	expectedBulkText               = "ERR Protocol error: expected '$', got '"
)

// errExpectedBulk is the error for an element that begins with c.
func errExpectedBulk(c byte) ProtocolError {
	if c == '\r' || c == '\n' {
		c = ' '
	}
	return ProtocolError(append([]byte(expectedBulkText), c, '\''))
}
