package render_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"streamlab/render"
)

func TestCleanShowsWhatATerminalWouldNot(t *testing.T) {
	for text, want := range map[string]string{
		"plain words":      "plain words",
		"\x1b[31mred\x07":  `\x1b[31mred\x07`,
		"tab\tand\nline":   `tab\x09and\x0aline`,
		"\xff\xfe":         `\xff\xfe`,
		"日本語":              "日本語",
		"é":                "é",
		"👨\u200d👩":         `👨\u{200d}\u{1f469}`,
		"evil\u202etxt":    `evil\xe2\x80\xaetxt`,
		"zero\u200bwidth":  `zero\u{200b}width`,
		"C1 \u009b31m red": `C1 \xc2\x9b31m red`,
	} {
		if got := render.Clean(text); got != want {
			t.Errorf("Clean(%q) = %q, want %q", text, got, want)
		}
	}
}

// Terminals that know grapheme clusters and those that do not must agree on
// every column.
func TestCleanTextHasOneWidthOnEveryTerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := render.Clean(anyText(t))
		if a, b := ansi.StringWidth(text), ansi.StringWidthWc(text); a != b || a != render.Width(text) {
			t.Fatalf("%q: %d by clusters, %d by characters, Width %d", text, a, b, render.Width(text))
		}
		if strings.ContainsFunc(text, unicode.IsControl) {
			t.Fatalf("%q holds a control character", text)
		}
	})
}

// anyText draws text with everything that could upset a screen.
func anyText(t *rapid.T) string {
	part := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"\x1b[2J", "\xff", "日本語", "👨‍👩‍👧", "🇩🇪", "e\u0301", "❤️", "👍🏽", "\u202e", "\x00", "क्षि", "ｶﾞ", " ",
	}))
	return strings.Join(rapid.SliceOfN(part, 0, 6).Draw(t, "parts"), "")
}

func TestFitIsExactlyAsWideAsAskedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := render.Clean(anyText(t))
		width := rapid.IntRange(0, 40).Draw(t, "width")
		for _, cut := range []string{"…", "..", ""} {
			for _, fit := range []string{render.Fit(text, width, cut), render.FitLeft(text, width, cut)} {
				if got := render.Width(fit); got != width {
					t.Fatalf("%q in %d columns: %q has %d", text, width, fit, got)
				}
			}
		}
	})
}

func TestFitCutsAndFills(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"group0", 8, "group0  "},
		{"group0", 6, "group0"},
		{"group0", 4, "gro…"},
		{"日本語", 5, "日本…"},
		{"日本語", 4, "日… "},
		{"group0", 0, ""},
	} {
		if got := render.Fit(c.text, c.width, "…"); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
	if got := render.FitLeft("7", 3, "…"); got != "  7" {
		t.Errorf("FitLeft = %q", got)
	}
}
