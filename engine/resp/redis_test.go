package resp_test

import (
	"errors"
	"io"
	"math/rand"
	"strings"
	"testing"

	"streamlab/engine/internal/redistest"
	"streamlab/engine/resp"
)

// TestRequestsEqualRedis sends the table's requests and random ones to a
// redis-server as they are, and once more as the commands that the Reader makes
// of them: it answers the same.
func TestRequestsEqualRedis(t *testing.T) {
	server := redistest.Start(t)
	var sent []string
	for _, tt := range requests {
		sent = append(sent, tt.sent)
	}
	random := rand.New(rand.NewSource(1))
	for range 2000 {
		sent = append(sent, randomRequest(random))
	}
	for _, request := range sent {
		if got, want := server.Exchange(t, request), server.Exchange(t, asRead(t, request)); !strings.HasPrefix(got, want) || got[len(want):] != failure(request) {
			t.Errorf("%.100q: the server answers %.200q, to the commands read %.200q, and then we say %q", request, got, want, failure(request))
		}
	}
	t.Logf("compared %d requests", len(sent))
}

// randomRequest strings pieces of requests together, few of them by the rules.
func randomRequest(random *rand.Rand) string {
	pieces := []string{
		"*1\r\n", "*2\r\n", "*0\r\n", "*-1\r\n", "*x\r\n", "*", "\r\n", "\n", "\r", "$4\r\n", "$1\r\n", "$0\r\n", "$-1\r\n", "$",
		"PING", "ECHO", "PING\r\n", "ECHO a\r\n", "*1\r\n$4\r\nPING\r\n", "*2\r\n$4\r\nECHO\r\n$1\r\na\r\n", "*2\r\n$4\r\nECHO\r\n", "$2\r\na\n\r\n",
		"a", "\"", "'", "\\", "\\x4a", " ", "\t", "\v", "\x00", "\xff", "7", "-",
	}
	var b strings.Builder
	for range 1 + random.Intn(12) {
		b.WriteString(pieces[random.Intn(len(pieces))])
	}
	return b.String()
}

// asRead is a request as the commands that are read of it.
func asRead(t *testing.T, request string) string {
	t.Helper()
	var again []byte
	r := resp.NewReader(strings.NewReader(request), resp.Limits{})
	for {
		batch, err := r.Next()
		if err != nil {
			return string(again)
		}
		for _, words := range batch {
			var args []string
			for _, word := range words {
				args = append(args, string(word))
			}
			again = resp.AppendCommand(again, args...)
		}
	}
}

// failure is the error reply that a request ends with, if it does.
func failure(request string) string {
	_, err := read(resp.NewReader(strings.NewReader(request), resp.Limits{}))
	if errors.Is(err, io.EOF) {
		return ""
	}
	return "-" + err.Error() + "\r\n"
}
