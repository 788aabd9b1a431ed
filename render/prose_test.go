package render_test

import (
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/render"
)

// TestProse lays out the small Markdown of testdata/prose. Roles are written as
// letters above the text: c code, e emphasis, s strong, d dim.
func TestProse(t *testing.T) {
	datadriven.RunTest(t, "testdata/prose", func(t *testing.T, d *datadriven.TestData) string {
		width := 40
		d.MaybeScanArgs(t, "width", &width)
		theme := render.NewTheme(render.DarkPalette(), render.UnicodeGlyphs())
		if d.HasArg("plain") {
			theme = render.NewTheme(render.NoPalette(), render.ASCIIGlyphs())
		}
		var lines []render.Line
		switch d.Cmd {
		case "prose":
			lines = theme.Prose(d.Input, width)
		case "told":
			lines = theme.Told(d.Input, width)
		}
		return withRoles(lines)
	})
}

// withRoles writes lines with the roles of their text above them, where those
// are not all plain.
func withRoles(lines []render.Line) string {
	letters := map[render.Role]string{
		render.Code: "c", render.Emph: "e", render.Strong: "s", render.Dim: "d", render.Accent: "a", render.Good: "g",
	}
	var b strings.Builder
	for _, l := range lines {
		roles := ""
		for _, s := range l {
			letter := letters[s.Role]
			if letter == "" {
				letter = " "
			}
			roles += strings.Repeat(letter, render.Width(s.Text))
		}
		if strings.TrimSpace(roles) != "" {
			b.WriteString(strings.TrimRight("  "+roles, " ") + "\n")
		}
		b.WriteString(strings.TrimRight("| "+l.Text(), " ") + "\n")
	}
	return b.String()
}

// Nothing that is written disappears, whatever Markdown would make of it.
func TestProseLosesNoText(t *testing.T) {
	theme := render.NewTheme(render.DarkPalette(), render.UnicodeGlyphs())
	for _, markdown := range []string{
		"<div>\nhello\n</div>", "<message-id> is what XADD returns.", "an ID is <ms>-<seq>", "<!-- note -->", "<b>bold</b>",
		"# heading", "> quote", "***", "---", "a\n===", "[name]: http://x", "see [name] and [text](http://x)", "![image](y)",
		"<http://x>", "&amp; &#27;", "| a | b |\n|---|---|",
	} {
		text := ""
		for _, l := range theme.Prose(markdown, 76) {
			text += l.Text()
		}
		if got, want := unspaced(text), strings.NewReplacer(" ", "", "\n", "").Replace(markdown); got != want {
			t.Errorf("%q is shown as %q", markdown, text)
		}
	}
}

func TestProseOfAnythingStaysInItsWidth(t *testing.T) {
	theme := render.NewTheme(render.DarkPalette(), render.UnicodeGlyphs())
	for _, markdown := range []string{
		"", "\n\n", "```", "```\n\x1b[2J\n```", "- \n- ", "1. a\n   - b\n     - c\n       - deep", "> quote\n> more",
		"# heading", "***", "<b>html</b> <!-- note -->", "[link](http://x) ![image](y)", "| a | b |\n|---|---|\n| 1 | 2 |",
		"日本語の文章です。`コード`を試す。👨‍👩‍👧", strings.Repeat("word ", 200), strings.Repeat("x", 500), "a  \nb", "\\*no\\*", "&amp; &#27;",
	} {
		for _, width := range []int{2, 7, 20, 76} {
			for _, l := range theme.Prose(markdown, width) {
				if l.Width() > max(width, 12) || strings.ContainsRune(l.Text(), '\x1b') {
					t.Errorf("%q at %d: %q", markdown, width, l.Text())
				}
			}
		}
	}
}
