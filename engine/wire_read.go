package engine

import (
	"bytes"
	"errors"
	"strconv"
)

// ErrShortReply is returned by ParseReply where the bytes end inside a reply.
var ErrShortReply = errors.New("engine: the reply goes on")

// ErrBadReply is returned by ParseReply for bytes that are no reply.
var ErrBadReply = errors.New("engine: not a reply")

// maxReplyDepth bounds how deep arrays may lie in arrays: deeper than any reply
// of Redis, and no danger to the stack.
const maxReplyDepth = 64

// ParseReply reads the reply that b begins with, in RESP2 or RESP3, and returns
// what follows it. Strings are copied out of b. It returns ErrShortReply where b
// ends too early and ErrBadReply where it is none; memory is bounded by len(b),
// whatever lengths it announces.
func ParseReply(b []byte) (r Reply, rest []byte, err error) { return parseReply(b, maxReplyDepth) }

func parseReply(b []byte, depth int) (r Reply, rest []byte, err error) {
	end := bytes.Index(b, []byte("\r\n"))
	switch {
	case depth == 0:
		return Reply{}, nil, ErrBadReply
	case end < 0:
		return Reply{}, nil, ErrShortReply
	case end == 0:
		return Reply{}, nil, ErrBadReply
	}
	kind, head, rest := b[0], b[1:end], b[end+2:]
	read, ok := replyReaders[kind]
	if !ok {
		return Reply{}, nil, ErrBadReply
	}
	return read(head, rest, depth)
}

// A replyReader reads a reply from the rest of its first line and what follows.
type replyReader func(head, rest []byte, depth int) (Reply, []byte, error)

var replyReaders map[byte]replyReader

func init() {
	replyReaders = map[byte]replyReader{
		'+': lineReader(SimpleString), '-': lineReader(ErrorReply),
		'(': lineReader(BulkString), ',': lineReader(BulkString),
		':': readInteger, '_': readNull, '#': readTruth,
		'$': readString(BulkString, NullReply), '=': readVerbatim,
		'*': readList(Array, NullArray, 1), '%': readList(Map, NullArray, 2),
		'~': readList(Set, NullArray, 1), '>': readList(Push, NullArray, 1),
	}
}

func lineReader(kind Kind) replyReader {
	return func(head, rest []byte, _ int) (Reply, []byte, error) {
		return Reply{Kind: kind, Str: string(head)}, rest, nil
	}
}

func readInteger(head, rest []byte, _ int) (Reply, []byte, error) {
	n, err := strconv.ParseInt(string(head), 10, 64)
	if err != nil {
		return Reply{}, nil, ErrBadReply
	}
	return Reply{Kind: Integer, Int: n}, rest, nil
}

func readNull(_, rest []byte, _ int) (Reply, []byte, error) {
	return Reply{Kind: NullReply}, rest, nil
}

// readTruth reads RESP3's true and false, which no command of this engine
// replies, as RESP2 would have them.
func readTruth(head, rest []byte, _ int) (Reply, []byte, error) {
	r := Reply{Kind: Integer}
	if string(head) == "t" {
		r.Int = 1
	}
	return r, rest, nil
}

func readString(kind, null Kind) replyReader {
	return func(head, rest []byte, _ int) (Reply, []byte, error) {
		n, err := strconv.ParseInt(string(head), 10, 64)
		switch {
		case err != nil || n < -1:
			return Reply{}, nil, ErrBadReply
		case n == -1:
			return Reply{Kind: null}, rest, nil
		case int64(len(rest))-2 < n:
			return Reply{}, nil, ErrShortReply
		case rest[n] != '\r' || rest[n+1] != '\n':
			return Reply{}, nil, ErrBadReply
		}
		return Reply{Kind: kind, Str: string(rest[:n])}, rest[n+2:], nil
	}
}

func readVerbatim(head, rest []byte, depth int) (Reply, []byte, error) {
	r, rest, err := readString(VerbatimString, NullReply)(head, rest, depth)
	if err == nil && len(r.Str) < len("txt:") {
		return Reply{}, nil, ErrBadReply
	}
	if err == nil {
		r.Str = r.Str[len("txt:"):]
	}
	return r, rest, err
}

// readList reads n times per elements.
func readList(kind, null Kind, per int64) replyReader {
	return func(head, rest []byte, depth int) (Reply, []byte, error) {
		n, err := strconv.ParseInt(string(head), 10, 64)
		switch {
		case err != nil || n < -1 || n > int64(1)<<40:
			return Reply{}, nil, ErrBadReply
		case n == -1:
			return Reply{Kind: null}, rest, nil
		}
		r := Reply{Kind: kind}
		if n > 0 { // an element has three bytes at least
			r.Elems = make([]Reply, 0, min(n*per, int64(len(rest)/3)))
		}
		for range n * per {
			var elem Reply
			if elem, rest, err = parseReply(rest, depth-1); err != nil {
				return Reply{}, nil, err
			}
			r.Elems = append(r.Elems, elem)
		}
		return r, rest, nil
	}
}
