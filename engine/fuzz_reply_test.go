package engine_test

import (
	"strings"
	"testing"

	"streamlab/engine"
)

// FuzzParseReply reads any bytes as a reply: that takes no more memory than they
// have, and what it reads is what they begin with.
func FuzzParseReply(f *testing.F) {
	for _, seed := range []string{
		"+OK\r\n", "-ERR no\r\n", ":-5\r\n", "$0\r\n\r\n", "$4\r\na\r\nb\r\n", "$-1\r\n", "*-1\r\n", "_\r\n", "#t\r\n", ",1.5\r\n", "(12\r\n",
		"*2\r\n*1\r\n:1\r\n$-1\r\n", "%1\r\n$1\r\na\r\n~1\r\n:1\r\n", ">2\r\n$7\r\nmessage\r\n_\r\n", "=8\r\ntxt:some\r\n",
		"*1099511627776\r\n", "%-1\r\n", "$9223372036854775807\r\n", "=2\r\nab\r\n", strings.Repeat("*1\r\n", 70),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, rest, err := engine.ParseReply(b)
		if err != nil {
			if r.Kind != 0 || r.Str != "" || r.Elems != nil || rest != nil {
				t.Fatalf("%q: %v, with %+v", b, err, r)
			}
			return
		}
		if !strings.HasSuffix(string(b), string(rest)) || len(rest) == len(b) {
			t.Fatalf("%q leaves %q", b, rest)
		}
		if n := held(r); n > len(b)*maxDepth {
			t.Fatalf("%d bytes are read into %d", len(b), n)
		}
		again, left, err := engine.ParseReply(b[:len(b)-len(rest)])
		if err != nil || len(left) > 0 || !again.Equal(r) {
			t.Fatalf("%q alone reads as %+v, %v, with %+v before", b, again, err, r)
		}
	})
}

const maxDepth = 64

// held counts what a reply keeps: bytes, and places for elements.
func held(r engine.Reply) int {
	n := len(r.Str) + cap(r.Elems)
	for _, elem := range r.Elems {
		n += held(elem)
	}
	return n
}

// FuzzGlob compares patterns with what they mean, by the simplest way to say it,
// and with long texts, which a search that tries every way would never end with.
func FuzzGlob(f *testing.F) {
	for _, seed := range [][2]string{
		{"*", "a"}, {"h?llo", "hello"}, {"h[^e]llo", "hallo"}, {"h[a-c]*", "hbx"}, {"[b-a]", "a"}, {"\\*", "*"}, {"[", "["}, {"[^", "x"},
		{"[a-", "a"}, {"\\", "\\"}, {"**a", "ba"}, {"", ""}, {"*", ""}, {"[]]", "]"}, {"[\\]]", "]"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 40 || len(text) > 40 {
			return
		}
		if got, want := engine.GlobMatch(pattern, text), globMeans(pattern, text); got != want {
			t.Fatalf("%q matches %q: %v, by its meaning %v", pattern, text, got, want)
		}
		engine.GlobMatch(strings.Repeat(pattern+"*", 20), strings.Repeat(text, 50))
	})
}

// globMeans says what a pattern means by its first element and the rest.
func globMeans(pattern, text string) bool {
	switch {
	case text == "" || pattern == "":
		return text == pattern
	case pattern[0] == '*':
		rest := strings.TrimLeft(pattern, "*")
		if rest == "" {
			return true
		}
		for i := range len(text) {
			if globMeans(rest, text[i:]) {
				return true
			}
		}
		return false
	}
	n, ok := globElement(pattern, text[0])
	rest := pattern[n:]
	if len(text) == 1 {
		return ok && strings.Trim(rest, "*") == ""
	}
	return ok && globMeans(rest, text[1:])
}

// globElement matches the first element of a pattern, which is n bytes long.
func globElement(pattern string, b byte) (n int, ok bool) {
	switch {
	case pattern[0] == '?':
		return 1, true
	case pattern[0] == '\\' && len(pattern) > 1:
		return 2, pattern[1] == b
	case pattern[0] != '[':
		return 1, pattern[0] == b
	}
	class, not := strings.CutPrefix(pattern[1:], "^")
	for class != "" && class[0] != ']' {
		size := 1
		switch {
		case class[0] == '\\' && len(class) > 1:
			size = 2
			ok = ok || class[1] == b
		case len(class) > 2 && class[1] == '-':
			size = 3
			ok = ok || min(class[0], class[2]) <= b && b <= max(class[0], class[2])
		default:
			ok = ok || class[0] == b
		}
		class = class[size:]
	}
	return min(len(pattern)-len(class)+1, len(pattern)), ok != not
}
