package redistest

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"

	"streamlab/engine"
)

// AppendCommand appends a command as RESP2 sends it: an array of bulk strings.
func AppendCommand(b []byte, args ...string) []byte {
	b = appendHead(b, '*', int64(len(args)))
	for _, arg := range args {
		b = appendBulk(b, arg)
	}
	return b
}

// AppendReply appends a reply in RESP2.
func AppendReply(b []byte, r engine.Reply) []byte {
	switch r.Kind {
	case engine.SimpleString:
		return appendLine(b, '+', r.Str)
	case engine.ErrorReply:
		return appendLine(b, '-', r.Str)
	case engine.Integer:
		return appendHead(b, ':', r.Int)
	case engine.BulkString, engine.VerbatimString:
		return appendBulk(b, r.Str)
	case engine.NullReply:
		return appendHead(b, '$', -1)
	case engine.NullArray:
		return appendHead(b, '*', -1)
	}
	b = appendHead(b, '*', int64(len(r.Elems)))
	for _, elem := range r.Elems {
		b = AppendReply(b, elem)
	}
	return b
}

func appendHead(b []byte, mark byte, n int64) []byte {
	return appendLine(b, mark, strconv.FormatInt(n, 10))
}

func appendLine(b []byte, mark byte, text string) []byte {
	return append(append(append(b, mark), text...), '\r', '\n')
}

func appendBulk(b []byte, text string) []byte {
	b = appendHead(b, '$', int64(len(text)))
	return append(append(b, text...), '\r', '\n')
}

// ReadReply reads one RESP2 reply.
func ReadReply(r *bufio.Reader) (engine.Reply, error) {
	line, err := r.ReadBytes('\n')
	if err != nil {
		return engine.Reply{}, err
	}
	text, ok := bytes.CutSuffix(line, []byte("\r\n"))
	if !ok || len(text) == 0 {
		return engine.Reply{}, fmt.Errorf("read reply: no RESP2 line: %q", line)
	}
	mark, rest := text[0], string(text[1:])
	switch mark {
	case '+':
		return engine.Reply{Kind: engine.SimpleString, Str: rest}, nil
	case '-':
		return engine.Reply{Kind: engine.ErrorReply, Str: rest}, nil
	}
	n, err := strconv.ParseInt(rest, 10, 64)
	if err != nil {
		return engine.Reply{}, fmt.Errorf("read reply: %w", err)
	}
	return readSized(r, mark, n)
}

// readSized reads on behind a head that carries a number.
func readSized(r *bufio.Reader, mark byte, n int64) (engine.Reply, error) {
	switch {
	case mark == ':':
		return engine.Reply{Kind: engine.Integer, Int: n}, nil
	case mark == '$' && n < 0:
		return engine.Reply{Kind: engine.NullReply}, nil
	case mark == '*' && n < 0:
		return engine.Reply{Kind: engine.NullArray}, nil
	case mark == '$':
		text := make([]byte, n+2)
		_, err := io.ReadFull(r, text)
		return engine.Reply{Kind: engine.BulkString, Str: string(text[:n])}, err
	case mark == '*':
		return readElems(r, n)
	}
	return engine.Reply{}, fmt.Errorf("read reply: unknown type %q", mark)
}

func readElems(r *bufio.Reader, n int64) (engine.Reply, error) {
	reply := engine.Reply{Kind: engine.Array}
	for range n {
		elem, err := ReadReply(r)
		if err != nil {
			return engine.Reply{}, err
		}
		reply.Elems = append(reply.Elems, elem)
	}
	return reply, nil
}
