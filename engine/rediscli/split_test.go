package rediscli_test

import (
	"errors"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/redistest"
	"streamlab/engine/rediscli"
)

// splits has lines and their words; nil words stand for a refused line.
var splits = []struct {
	line  string
	words []string
}{
	{``, []string{}},
	{" \t\r\n\v\f ", []string{}},
	{`XADD s * n 1`, []string{"XADD", "s", "*", "n", "1"}},
	{"  two\twords\r\n", []string{"two", "words"}},
	{`"two words" 'and two'`, []string{"two words", "and two"}},
	{`"" ''`, []string{"", ""}},
	{`"\n\r\t\b\a\q\\\""`, []string{"\n\r\t\b\aq\\\""}},
	{`"\x41\xfF\xg1\x4"`, []string{"A\xffxg1x4"}},
	{`"\x0"`, []string{"x0"}},
	{`'\n\x41\'\\ '`, []string{`\n\x41'\\ `}},
	{`'open\\'`, nil},
	{`mid"dle of"`, []string{"middle of"}},
	{`mid'dle of'`, []string{"middle of"}},
	{`back\slash\n`, []string{`back\slash\n`}},
	{"a\vb \fc\f d", []string{"a\vb", "c\f", "d"}},
	{"\"a\"\v\"b\"\f'c'", []string{"a", "b", "c"}},
	{"ends\x00here", []string{"ends"}},
	{`日本 "é"`, []string{"日本", "é"}},
	{`"open`, nil},
	{`'open`, nil},
	{`"open\"`, nil},
	{`"open\`, nil},
	{`"a"b`, nil},
	{`'a'b`, nil},
	{`"a"'b'`, nil},
	{"\"cut\x00\"", nil},
	{`good "bad`, nil},
}

func TestSplitCutsALineIntoWords(t *testing.T) {
	for _, tt := range splits {
		words, err := rediscli.Split(tt.line)
		if !slices.Equal(words, tt.words) || (err != nil) != (tt.words == nil) {
			t.Errorf("Split(%q) = %q, %v; want %q", tt.line, words, err, tt.words)
		}
	}
}

func TestSplitRefusesInRedisCLIsWords(t *testing.T) {
	_, err := rediscli.Split(`"`)
	if !errors.Is(err, rediscli.ErrArguments) || err.Error() != "Invalid argument(s)" {
		t.Errorf("got %v", err)
	}
}

// TestSplitIsRedisCLIs gives thousands of lines to the real redis-cli and
// compares what arrives at the server.
func TestSplitIsRedisCLIs(t *testing.T) {
	lines := cliLines()
	var typed []string
	var want strings.Builder
	for _, line := range lines {
		typed = append(typed, line, "end")
		want.WriteString(asSeen(line) + asSeen("end"))
	}
	printed := redistest.CLI(t, false, typed, func(args []string) engine.Reply {
		return engine.Reply{Kind: engine.SimpleString, Str: seen(args)}
	})
	got, wanted := strings.Split(printed, seen([]string{"end"})+"\n"), strings.Split(want.String(), seen([]string{"end"})+"\n")
	for i := range min(len(got), len(wanted)) {
		if got[i] != wanted[i] {
			t.Fatalf("line %q: redis-cli made %q, we make %q", lines[i], got[i], wanted[i])
		}
	}
	if len(got) != len(wanted) {
		t.Fatalf("redis-cli answered %d lines, we %d", len(got), len(wanted))
	}
}

// cliLines are the lines of the table and random ones. All begin with a letter,
// so that redis-cli takes none for a command of its own.
func cliLines() []string {
	var lines []string
	for _, tt := range splits {
		lines = append(lines, "x"+strings.ReplaceAll(tt.line, "\n", " "))
	}
	const bytes = "ab01fxX \t\r\v\f\"\"''\\\\\\\\n\x00\xc3\xa9~"
	random := rand.New(rand.NewSource(1))
	for range 5000 {
		line := make([]byte, random.Intn(14))
		for i := range line {
			line[i] = bytes[random.Intn(len(bytes))]
		}
		lines = append(lines, "x"+string(line))
	}
	return lines
}

func seen(args []string) string {
	var quoted []string
	for _, arg := range args {
		quoted = append(quoted, rediscli.Quote(arg))
	}
	return strings.Join(quoted, " ")
}

// asSeen is what redis-cli would print for a line if it cut it as we do.
func asSeen(line string) string {
	words, err := rediscli.Split(line)
	if err != nil {
		return err.Error() + "\n"
	}
	return seen(words) + "\n"
}

func FuzzSplit(f *testing.F) {
	for _, tt := range splits {
		f.Add(tt.line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		words, err := rediscli.Split(line)
		if err != nil && words != nil {
			t.Fatalf("Split(%q) gives both words and %v", line, err)
		}
		again, err := rediscli.Split(seen(words))
		if err != nil || !slices.Equal(again, words) {
			t.Fatalf("Split(%q) = %q, but quoted and split again %q, %v", line, words, again, err)
		}
	})
}
