package resp_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"streamlab/engine/resp"
)

// requests are bytes that a client sends, what commands they are, and how
// reading them ends; "" stands for the end of the bytes.
var requests = []struct {
	sent     string
	commands []string // %q of each command's words
	ends     string
}{
	{"", nil, ""},
	{"*1\r\n$4\r\nPING\r\n", []string{`["PING"]`}, ""},
	{"*2\r\n$4\r\nECHO\r\n$0\r\n\r\nPING\r\n", []string{`["ECHO" ""]`, `["PING"]`}, ""},
	{"*2\r\n$4\r\nECHO\r\n$4\r\na\r\nb\r\n", []string{`["ECHO" "a\r\nb"]`}, ""},
	{"*0\r\n*-1\r\n*-5\r\nPING\r\n", []string{`["PING"]`}, ""},
	{"*1\rx$4\rxPINGxx*1\r\n$4\r\nPING\r\n", []string{`["PING"]`, `["PING"]`}, ""},
	{"*1\n$4\nPING\n", nil, ""},
	{"*3\r\n$3\r\nSET\r\n$1\r\na", nil, ""},
	{"*2147483648\r\n", nil, "ERR Protocol error: invalid multibulk length"},
	{"PING\r\n*abc\r\nPING\r\n", []string{`["PING"]`}, "ERR Protocol error: invalid multibulk length"},
	{"*\r\n", nil, "ERR Protocol error: invalid multibulk length"},
	{"* 1\r\n", nil, "ERR Protocol error: invalid multibulk length"},
	{"*+1\r\n", nil, "ERR Protocol error: invalid multibulk length"},
	{"*01\r\n", nil, "ERR Protocol error: invalid multibulk length"},
	{"*-0\r\n", nil, "ERR Protocol error: invalid multibulk length"},
	{"*-\r\n", nil, "ERR Protocol error: invalid multibulk length"},
	{"*-9223372036854775808\r\nPING\r\n", []string{`["PING"]`}, ""},
	{"*-9223372036854775809\r\n", nil, "ERR Protocol error: invalid multibulk length"},
	{"*9223372036854775808\r\n", nil, "ERR Protocol error: invalid multibulk length"},
	{"*99999999999999999999\r\n", nil, "ERR Protocol error: invalid multibulk length"},
	{"*1\r\nx4\r\nPING\r\n", nil, "ERR Protocol error: expected '$', got 'x'"},
	{"*1\r\n\r\n", nil, "ERR Protocol error: expected '$', got ' '"},
	{"*1\r\n\n\r\n", nil, "ERR Protocol error: expected '$', got ' '"},
	{"*1\r\n\xff\r\n", nil, "ERR Protocol error: expected '$', got '\xff'"},
	{"*1\r\n$-1\r\n", nil, "ERR Protocol error: invalid bulk length"},
	{"*1\r\n$a\r\n", nil, "ERR Protocol error: invalid bulk length"},
	{"*1\r\n$\r\n", nil, "ERR Protocol error: invalid bulk length"},
	{"*1\r\n$04\r\nPING\r\n", nil, "ERR Protocol error: invalid bulk length"},
	{"*1\r\n$536870912\r\n", nil, ""},
	{"*1\r\n$536870913\r\n", nil, "ERR Protocol error: invalid bulk length"},
	{"*1\r\n$99999999999999999999\r\n", nil, "ERR Protocol error: invalid bulk length"},
	{"PING\n", []string{`["PING"]`}, ""},
	{"\r\n\n  \r\n \t\v\f\nPING\r\n", []string{`["PING"]`}, ""},
	{"\"PING\" 'a\\'b'\r\n", []string{`["PING" "a'b"]`}, ""},
	{"PING \"\\x41\\n\\q\"\n", []string{`["PING" "A\nq"]`}, ""},
	{"\"\" a\r\n", []string{`["" "a"]`}, ""},
	{"ECHO a\vb\r\n", []string{`["ECHO" "a\vb"]`}, ""},
	{"PING a\rb\n", []string{`["PING" "a" "b"]`}, ""},
	{"PING\r\r\n", []string{`["PING"]`}, ""},
	{"PING \xff\r\n", []string{`["PING" "\xff"]`}, ""},
	{"PI\x00NG\r\nPING\r\n", nil, ""},
	{"\"PING\r\n", nil, "ERR Protocol error: unbalanced quotes in request"},
	{"PING\r\n\"PING\"x\r\nPING\r\n", []string{`["PING"]`}, "ERR Protocol error: unbalanced quotes in request"},
	{"PING 'x\r\n", nil, "ERR Protocol error: unbalanced quotes in request"},
	{strings.Repeat("x", 65536), nil, ""},
	{strings.Repeat("x", 65537), nil, "ERR Protocol error: too big inline request"},
	{"\x00" + strings.Repeat("\n", 65536), nil, "ERR Protocol error: too big inline request"},
	{"*" + strings.Repeat("1", 65535), nil, ""},
	{"*" + strings.Repeat("1", 65536), nil, "ERR Protocol error: too big mbulk count string"},
	{"*1\r\n$" + strings.Repeat("1", 65536), nil, "ERR Protocol error: too big bulk count string"},
}

// read reads all commands of a source, one string for each.
func read(r *resp.Reader) (commands []string, err error) {
	for {
		batch, err := r.Next()
		if err != nil {
			return commands, err
		}
		for _, command := range batch {
			commands = append(commands, words(command))
		}
	}
}

func words(command [][]byte) string { return fmt.Sprintf("%q", command) }

// ending is how reading ended, as the table writes it.
func ending(err error) string {
	if errors.Is(err, io.EOF) {
		return ""
	}
	return err.Error()
}

func TestRequestsAreReadAsRedisReadsThem(t *testing.T) {
	for _, tt := range requests {
		whole := strings.NewReader(tt.sent)
		bytewise := iotest.OneByteReader(strings.NewReader(tt.sent))
		for _, src := range []io.Reader{whole, bytewise, iotest.DataErrReader(strings.NewReader(tt.sent))} {
			commands, err := read(resp.NewReader(src, resp.Limits{}))
			if !slices.Equal(commands, tt.commands) || ending(err) != tt.ends {
				t.Errorf("%.60q: got %v, then %q; want %v, then %q", tt.sent, commands, ending(err), tt.commands, tt.ends)
			}
		}
	}
}

func TestALongLineIsTooBigHoweverItArrives(t *testing.T) {
	fits, over := strings.Repeat("x", 65536), strings.Repeat("x", 65537)
	if commands, err := read(resp.NewReader(strings.NewReader(fits+"\n"), resp.Limits{})); len(commands) != 1 || !errors.Is(err, io.EOF) {
		t.Errorf("65536 bytes: %d commands, %v", len(commands), err)
	}
	commands, err := read(resp.NewReader(strings.NewReader(over+"\nPING\n"), resp.Limits{}))
	if len(commands) != 0 || ending(err) != "ERR Protocol error: too big inline request" {
		t.Errorf("65537 bytes: %d commands, %v", len(commands), err)
	}
}

func TestAnErrorOfTheProtocolIsTheLastThingRead(t *testing.T) {
	r := resp.NewReader(strings.NewReader("*x\r\nPING\r\n"), resp.Limits{})
	for range 2 {
		batch, err := r.Next()
		var protocol resp.ProtocolError
		if batch != nil || !errors.As(err, &protocol) {
			t.Fatalf("got %q, %v", batch, err)
		}
	}
}

func TestWhoHasGivenNoPasswordSendsLittleAndOneByOne(t *testing.T) {
	for sent, ends := range map[string]string{
		"*10\r\n":            "",
		"*11\r\n":            "ERR Protocol error: unauthenticated multibulk length",
		"*2\r\n$16384\r\n":   "",
		"*2\r\n$16385\r\n":   "ERR Protocol error: unauthenticated bulk length",
		"PING\n*11\r\n":      "ERR Protocol error: unauthenticated multibulk length",
		"*1048577\r\n":       "ERR Protocol error: invalid multibulk length",
		"*2\r\n$536870913\r": "",
	} {
		r := resp.NewReader(strings.NewReader(sent), resp.Limits{})
		r.Restrict(true)
		if _, err := read(r); ending(err) != ends {
			t.Errorf("%q: got %v, want %q", sent, err, ends)
		}
	}
	r := resp.NewReader(strings.NewReader("AUTH pw\n*11\r\n"+strings.Repeat("$1\r\na\r\n", 11)), resp.Limits{})
	r.Restrict(true)
	if batch, err := r.Next(); len(batch) != 1 || err != nil {
		t.Fatalf("got %q, %v", batch, err)
	}
	r.Restrict(false)
	if batch, err := r.Next(); len(batch) != 1 || len(batch[0]) != 11 || err != nil {
		t.Fatalf("got %q, %v", batch, err)
	}
}

func TestLimitsAreTheServersOwn(t *testing.T) {
	limits := resp.Limits{Args: 3, Bulk: 10, Request: 40}
	for sent, ends := range map[string]string{
		"*3\r\n$1\r\na\r\n$1\r\na\r\n$1\r\na\r\n": "",
		"*4\r\n":        "ERR Protocol error: invalid multibulk length",
		"*1\r\n$11\r\n": "ERR Protocol error: invalid bulk length",
		"*3\r\n$10\r\naaaaaaaaaa\r\n$10\r\naaaaaaaaaa\r\n$10\r\naaaaaaaaaa\r\n": "resp: request too large",
	} {
		if _, err := read(resp.NewReader(iotest.OneByteReader(strings.NewReader(sent)), limits)); ending(err) != ends {
			t.Errorf("%q: got %v, want %q", sent, err, ends)
		}
	}
}

func TestCommandsBehindABlockedOneComeAgain(t *testing.T) {
	r, w := io.Pipe()
	reader := resp.NewReader(r, resp.Limits{Request: 1 << 16})
	go func() {
		_, _ = io.WriteString(w, "BLPOP q 0\r\nSET a 1\r\n*2\r\n$3\r\nGET\r\n$1\r\n")
		_, _ = io.WriteString(w, strings.Repeat("a", 1<<13))
		_, _ = io.WriteString(w, "a\r\nPING\r\n")
		_ = w.Close()
	}()
	batch, err := reader.Next()
	if len(batch) != 2 || err != nil {
		t.Fatalf("got %q, %v", batch, err)
	}
	reader.Unread(1)
	for err == nil {
		err = reader.Fill()
	}
	var again []string
	for range 2 {
		batch, err := reader.Next()
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range batch {
			again = append(again, string(bytes.Join(words, []byte(" "))))
		}
	}
	want := []string{"SET a 1", "GET a"}
	if again[0] != want[0] || again[1] != want[1] {
		t.Errorf("got %q, want %q", again, want)
	}
}

func TestABlockedClientMayNotSendWithoutEnd(t *testing.T) {
	endless := strings.NewReader(strings.Repeat("PING\n", 1<<16))
	r := resp.NewReader(endless, resp.Limits{Request: 1 << 14})
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	var err error
	for err == nil {
		err = r.Fill()
	}
	if !errors.Is(err, resp.ErrRequestTooLarge) || r.Buffered() > 1<<14 {
		t.Errorf("got %v, with %d bytes", err, r.Buffered())
	}
}
