package main

import (
	"strings"
	"testing"
)

func TestRequestIsAnArrayOfBulkStrings(t *testing.T) {
	got := string(appendRequest(nil, "XLEN", "a\r\nb"))
	if want := "*2\r\n$4\r\nXLEN\r\n$4\r\na\r\nb\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// replies are whole ones, of every kind of RESP2 and RESP3 that a server sends.
var replies = []string{
	"+PONG\r\n",
	":-1\r\n",
	"$-1\r\n",
	"$0\r\n\r\n",
	"$4\r\n\r\n:1\r\n",
	"*-1\r\n",
	"*0\r\n",
	"*2\r\n*2\r\n$3\r\n1-1\r\n*2\r\n$1\r\nn\r\n$1\r\n1\r\n:7\r\n",
	"%1\r\n+a\r\n*1\r\n_\r\n",
	"=5\r\ntxt:a\r\n",
}

func TestSkimmerCountsRepliesHoweverTheyArrive(t *testing.T) {
	all := strings.Join(replies, "")
	for piece := 1; piece <= len(all); piece++ {
		var s skimmer
		if err := feedBy(&s, all, piece); err != nil {
			t.Fatalf("in pieces of %d: %v", piece, err)
		}
		if s.replies != len(replies) || s.begun {
			t.Errorf("in pieces of %d: %d replies, want %d", piece, s.replies, len(replies))
		}
	}
}

// feedBy shows a skimmer text as a connection does: some bytes at a time, those
// again that it did not use.
func feedBy(s *skimmer, text string, piece int) error {
	var held string
	for len(text) > 0 {
		n := min(piece, len(text))
		held += text[:n]
		text = text[n:]
		used, err := s.feed([]byte(held))
		if err != nil {
			return err
		}
		held = held[used:]
	}
	return nil
}

func TestSkimmerRefusesWhatWasNotToCome(t *testing.T) {
	for _, c := range []struct{ want, reply string }{
		{"", "-ERR no such key\r\n"},
		{":1", ":0\r\n"},
		{"*100", "*-1\r\n"},
	} {
		s := skimmer{want: c.want}
		if _, err := s.feed([]byte(c.reply)); err == nil {
			t.Errorf("%q passes where %q was to come", c.reply, c.want)
		}
	}
}
