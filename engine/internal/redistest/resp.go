package redistest

import (
	"strconv"

	"streamlab/engine"
)

// AppendReply appends a reply: in RESP2, but for the kinds that only RESP3 has.
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
	switch n := int64(len(r.Elems)); r.Kind {
	case engine.Map:
		b = appendHead(b, '%', n/2)
	case engine.Set:
		b = appendHead(b, '~', n)
	case engine.Push:
		b = appendHead(b, '>', n)
	default:
		b = appendHead(b, '*', n)
	}
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
