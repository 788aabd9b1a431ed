package rediscli_test

import (
	"slices"
	"testing"
	"unicode/utf8"

	"streamlab/engine/rediscli"
)

var safeTexts = []struct{ text, safe, lines string }{
	{"", "", ""},
	{"plain é 日本 👩‍🚀", "plain é 日本 👩‍🚀", "plain é 日本 👩‍🚀"},
	{"\x1b[31mred\x07", `\x1b[31mred\x07`, `\x1b[31mred\x07`},
	{"two\nlines\r\t", `two\x0alines\x0d\x09`, "two\nlines\\x0d\\x09"},
	{"nul\x00del\x7f", `nul\x00del\x7f`, `nul\x00del\x7f`},
	{"c1 \u009b31m", `c1 \xc2\x9b31m`, `c1 \xc2\x9b31m`},
	{"bad \xff\xfe utf", `bad \xff\xfe utf`, `bad \xff\xfe utf`},
	{"cut \xe6\x97", `cut \xe6\x97`, `cut \xe6\x97`},
	{"turn \u202eabc", `turn \xe2\x80\xaeabc`, `turn \xe2\x80\xaeabc`},
	{"para \u2029", `para \xe2\x80\xa9`, `para \xe2\x80\xa9`},
	{"\ufffd is a character", "\ufffd is a character", "\ufffd is a character"},
}

func TestSafeShowsWhatATerminalWouldObey(t *testing.T) {
	for _, tt := range safeTexts {
		if got := rediscli.Safe(tt.text); got != tt.safe {
			t.Errorf("Safe(%q) = %q, want %q", tt.text, got, tt.safe)
		}
		if got := rediscli.SafeLines(tt.text); got != tt.lines {
			t.Errorf("SafeLines(%q) = %q, want %q", tt.text, got, tt.lines)
		}
	}
}

func TestQuoteEscapesAllButPrintableASCII(t *testing.T) {
	for text, want := range map[string]string{
		"":                 `""`,
		`a"b\c'`:           `"a\"b\\c'"`,
		"\n\r\t\b\a\v\x00": `"\n\r\t\b\a\x0b\x00"`,
		"é~\x7f":           `"\xc3\xa9~\x7f"`,
	} {
		if got := rediscli.Quote(text); got != want {
			t.Errorf("Quote(%q) = %s, want %s", text, got, want)
		}
	}
}

func FuzzQuote(f *testing.F) {
	for _, tt := range safeTexts {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		quoted := rediscli.Quote(text)
		if words, err := rediscli.Split(quoted); err != nil || !slices.Equal(words, []string{text}) {
			t.Fatalf("Quote(%q) = %s reads back as %q, %v", text, quoted, words, err)
		}
		safe := rediscli.Safe(text)
		if !utf8.ValidString(safe) || rediscli.Safe(safe) != safe || rediscli.Safe(quoted) != quoted {
			t.Fatalf("Safe(%q) = %q is not safe", text, safe)
		}
	})
}
