package resp

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"streamlab/engine"
)

// AppendCommand appends a command as clients send it: an array of bulk strings.
func AppendCommand(b []byte, args ...string) []byte {
	b = appendHead(b, '*', len(args))
	for _, arg := range args {
		b = append(appendHead(b, '$', len(arg)), arg...)
		b = append(b, '\r', '\n')
	}
	return b
}

func appendHead(b []byte, mark byte, n int) []byte {
	return append(strconv.AppendInt(append(b, mark), int64(n), 10), '\r', '\n')
}

// errReply is what is wrong with a reply that cannot be read.
var errReply = errors.New("resp: not a reply")

// maxDepth bounds how deep arrays may be nested in a reply.
const maxDepth = 32

// ReadReply reads one reply, in RESP2 or RESP3. Its memory grows with what arrives, not with what
// is announced. The error is the source's, io.ErrUnexpectedEOF where the source
// ends within the reply, or says what is no reply.
func ReadReply(r *bufio.Reader) (engine.Reply, error) {
	if _, err := r.Peek(1); err != nil {
		return engine.Reply{}, err
	}
	reply, err := readReply(r, maxDepth)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return reply, err
}

func readReply(r *bufio.Reader, depth int) (engine.Reply, error) {
	line, err := r.ReadBytes('\n')
	if err != nil {
		return engine.Reply{}, err
	}
	text, ok := bytes.CutSuffix(line, []byte("\r\n"))
	if !ok || len(text) == 0 || depth == 0 {
		return engine.Reply{}, fmt.Errorf("%w: %q", errReply, line)
	}
	mark, rest := text[0], string(text[1:])
	switch mark {
	case '+':
		return engine.Reply{Kind: engine.SimpleString, Str: rest}, nil
	case '-':
		return engine.Reply{Kind: engine.ErrorReply, Str: rest}, nil
	}
	if mark == '_' && rest == "" {
		return engine.Reply{Kind: engine.NullReply}, nil
	}
	n, err := strconv.ParseInt(rest, 10, 64)
	if err != nil {
		return engine.Reply{}, fmt.Errorf("%w: %q", errReply, line)
	}
	return readSized(r, mark, n, depth)
}

// readSized reads on behind a head that carries a number.
func readSized(r *bufio.Reader, mark byte, n int64, depth int) (engine.Reply, error) {
	switch {
	case mark == ':':
		return engine.Reply{Kind: engine.Integer, Int: n}, nil
	case mark == '$' && n == -1:
		return engine.Reply{Kind: engine.NullReply}, nil
	case mark == '*' && n == -1:
		return engine.Reply{Kind: engine.NullArray}, nil
	case mark == '$' && n >= 0:
		return readBulk(r, n)
	case mark == '=' && n >= int64(len(verbatimText)):
		return readVerbatim(r, n)
	case mark == '%' && n >= 0 && n <= math.MaxInt64/2:
		return readElems(r, engine.Map, 2*n, depth)
	}
	if kind, ok := aggregates[mark]; ok && n >= 0 {
		return readElems(r, kind, n, depth)
	}
	return engine.Reply{}, fmt.Errorf("%w: %c%d", errReply, mark, n)
}

// aggregates are the marks of replies with elements, but for a map's.
var aggregates = map[byte]engine.Kind{'*': engine.Array, '~': engine.Set, '>': engine.Push}

// verbatimText is what a verbatim string's text begins with.
const verbatimText = "txt:"

func readVerbatim(r *bufio.Reader, n int64) (engine.Reply, error) {
	reply, err := readBulk(r, n)
	if err != nil {
		return reply, err
	}
	text, ok := strings.CutPrefix(reply.Str, verbatimText)
	if !ok {
		return engine.Reply{}, fmt.Errorf("%w: a verbatim string that is no text", errReply)
	}
	return engine.Reply{Kind: engine.VerbatimString, Str: text}, nil
}

func readBulk(r *bufio.Reader, n int64) (engine.Reply, error) {
	var text bytes.Buffer
	if _, err := io.CopyN(&text, r, n); err != nil {
		return engine.Reply{}, err
	}
	var end [2]byte
	if _, err := io.ReadFull(r, end[:]); err != nil {
		return engine.Reply{}, err
	}
	if end != [2]byte{'\r', '\n'} {
		return engine.Reply{}, fmt.Errorf("%w: a bulk string goes on behind its end", errReply)
	}
	return engine.Reply{Kind: engine.BulkString, Str: text.String()}, nil
}

func readElems(r *bufio.Reader, kind engine.Kind, n int64, depth int) (engine.Reply, error) {
	reply := engine.Reply{Kind: kind}
	for range n {
		elem, err := readReply(r, depth-1)
		if err != nil {
			return engine.Reply{}, err
		}
		reply.Elems = append(reply.Elems, elem)
	}
	return reply, nil
}
