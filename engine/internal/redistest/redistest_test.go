package redistest_test

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/redistest"
	"streamlab/engine/resp"
)

func read(t testing.TB, wire string) engine.Reply {
	t.Helper()
	r, err := resp.ReadReply(bufio.NewReader(strings.NewReader(wire)))
	if err != nil {
		t.Fatalf("%q: %v", wire, err)
	}
	return r
}

func TestRepliesReadAsTheyAreWritten(t *testing.T) {
	for _, wire := range []string{
		"+OK\r\n", "-ERR no\r\n", ":-5\r\n", "$0\r\n\r\n", "$4\r\na\r\nb\r\n", "$-1\r\n", "*-1\r\n", "*0\r\n",
		"*2\r\n*1\r\n:1\r\n$-1\r\n",
	} {
		if again := redistest.AppendReply(nil, read(t, wire)); string(again) != wire {
			t.Errorf("%q is written as %q", wire, again)
		}
	}
}

// maskTests have two replies that differ where they may, and one that differs
// where it may not.
var maskTests = []struct{ command, a, same, other string }{
	{"TIME", "*2\r\n$1\r\n5\r\n$1\r\n6\r\n", "*2\r\n$1\r\n7\r\n$1\r\n8\r\n", "*2\r\n$1\r\n5\r\n$1\r\nx\r\n"},
	{"xpending s g - + 9", "*1\r\n*4\r\n$3\r\n1-1\r\n$1\r\na\r\n:5\r\n:1\r\n", "*1\r\n*4\r\n$3\r\n1-1\r\n$1\r\na\r\n:6\r\n:1\r\n", "*1\r\n*4\r\n$3\r\n1-1\r\n$1\r\na\r\n:5\r\n:2\r\n"},
	{"XINFO CONSUMERS s g", "*1\r\n*4\r\n$4\r\nidle\r\n:5\r\n$8\r\ninactive\r\n:7\r\n", "*1\r\n*4\r\n$4\r\nidle\r\n:0\r\n$8\r\ninactive\r\n:9\r\n", "*1\r\n*4\r\n$4\r\nidle\r\n:0\r\n$8\r\ninactive\r\n:-1\r\n"},
	{"KEYS *", "*2\r\n$1\r\na\r\n$1\r\nb\r\n", "*2\r\n$1\r\nb\r\n$1\r\na\r\n", "*2\r\n$1\r\na\r\n$1\r\na\r\n"},
	{"SCAN 0", "*2\r\n$1\r\n0\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n", "*2\r\n$1\r\n0\r\n*2\r\n$1\r\nb\r\n$1\r\na\r\n", "*2\r\n$1\r\n1\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n"},
	{"PTTL a", ":5\r\n", ":7\r\n", ":-1\r\n"},
	{"HGETALL h", "*4\r\n$1\r\na\r\n$1\r\n1\r\n$1\r\nb\r\n$1\r\n2\r\n", "*4\r\n$1\r\nb\r\n$1\r\n2\r\n$1\r\na\r\n$1\r\n1\r\n", "*4\r\n$1\r\na\r\n$1\r\n2\r\n$1\r\nb\r\n$1\r\n1\r\n"},
	{"CLIENT LIST", "$10\r\nid=1 age=5\r\n", "$10\r\nid=1 age=6\r\n", "$10\r\nid=2 age=5\r\n"},
	{"XLEN s", ":1\r\n", ":1\r\n", ":2\r\n"},
	{"TIME", "-ERR a\r\n", "-ERR a\r\n", "-ERR b\r\n"},
}

func TestMasksHideWhatTheyNameAndNothingElse(t *testing.T) {
	for _, tt := range maskTests {
		masked := func(wire string) []byte {
			return redistest.AppendReply(nil, redistest.Masked(strings.Fields(tt.command), read(t, wire)))
		}
		if !bytes.Equal(masked(tt.a), masked(tt.same)) {
			t.Errorf("%s: %q and %q are not the same", tt.command, masked(tt.a), masked(tt.same))
		}
		if bytes.Equal(masked(tt.a), masked(tt.other)) {
			t.Errorf("%s: %q hides the difference to %q", tt.command, masked(tt.a), tt.other)
		}
	}
}
