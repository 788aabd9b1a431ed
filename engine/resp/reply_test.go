package resp_test

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/resp"
)

func TestCommandsAreArraysOfBulkStrings(t *testing.T) {
	if got := resp.AppendCommand(nil, "XLEN", "s"); string(got) != "*2\r\n$4\r\nXLEN\r\n$1\r\ns\r\n" {
		t.Errorf("got %q", got)
	}
}

func TestRepliesAreRead(t *testing.T) {
	for wire, want := range map[string]engine.Reply{
		"+OK\r\n":          {Kind: engine.SimpleString, Str: "OK"},
		"-ERR no\r\n":      {Kind: engine.ErrorReply, Str: "ERR no"},
		":-5\r\n":          {Kind: engine.Integer, Int: -5},
		"$0\r\n\r\n":       {Kind: engine.BulkString},
		"$4\r\na\r\nb\r\n": {Kind: engine.BulkString, Str: "a\r\nb"},
		"$-1\r\n":          {Kind: engine.NullReply},
		"*-1\r\n":          {Kind: engine.NullArray},
		"*0\r\n":           {Kind: engine.Array},

		"_\r\n":              {Kind: engine.NullReply},
		"~1\r\n:1\r\n":       {Kind: engine.Set, Elems: []engine.Reply{{Kind: engine.Integer, Int: 1}}},
		">1\r\n:1\r\n":       {Kind: engine.Push, Elems: []engine.Reply{{Kind: engine.Integer, Int: 1}}},
		"%1\r\n:1\r\n:2\r\n": {Kind: engine.Map, Elems: []engine.Reply{{Kind: engine.Integer, Int: 1}, {Kind: engine.Integer, Int: 2}}},
		"=6\r\ntxt:ab\r\n":   {Kind: engine.VerbatimString, Str: "ab"},
		"*1\r\n*1\r\n:1\r\n": {Kind: engine.Array, Elems: []engine.Reply{{Kind: engine.Array, Elems: []engine.Reply{{Kind: engine.Integer, Int: 1}}}}},
	} {
		in := bufio.NewReader(strings.NewReader(wire + "+next\r\n"))
		if got, err := resp.ReadReply(in); err != nil || !got.Equal(want) || got.Kind != want.Kind {
			t.Errorf("%q reads as %+v, %v", wire, got, err)
		}
		if next, err := resp.ReadReply(in); err != nil || next.Str != "next" {
			t.Errorf("behind %q comes %+v, %v", wire, next, err)
		}
	}
}

func TestWhatIsNoReplyIsRefused(t *testing.T) {
	for _, wire := range []string{
		"+OK\n", "?\r\n", ":x\r\n", "$-2\r\n", "*-2\r\n", "$2\r\nabcd\r\n", "\r\n",
		"_x\r\n", "%-1\r\n", "~-1\r\n", "=3\r\ntxt\r\n", "=4\r\nmkd:\r\n", "%9223372036854775807\r\n",
		strings.Repeat("*1\r\n", 100) + ":1\r\n",
	} {
		if r, err := resp.ReadReply(bufio.NewReader(strings.NewReader(wire))); err == nil || errors.Is(err, io.EOF) {
			t.Errorf("%.20q reads as %+v, %v", wire, r, err)
		}
	}
	for wire, want := range map[string]error{
		"":                         io.EOF,
		"+OK":                      io.ErrUnexpectedEOF,
		"$5\r\nab\r\n":             io.ErrUnexpectedEOF,
		"*2\r\n:1\r\n":             io.ErrUnexpectedEOF,
		"$536870912\r\nab":         io.ErrUnexpectedEOF,
		"*9223372036854775807\r\n": io.ErrUnexpectedEOF,
	} {
		if r, err := resp.ReadReply(bufio.NewReader(strings.NewReader(wire))); !errors.Is(err, want) {
			t.Errorf("%q reads as %+v, %v", wire, r, err)
		}
	}
}
