package render_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"streamlab/render"
)

func texts(lines []render.Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Text())
	}
	return out
}

func TestWrapBreaksAtSpaces(t *testing.T) {
	line := render.Line{{Role: render.Text, Text: "a stream is "}, {Role: render.Code, Text: "append only"}, {Role: render.Text, Text: " and ordered"}}
	for width, want := range map[int][]string{
		80: {"a stream is append only and ordered"},
		16: {"a stream is", "append only and", "ordered"},
		11: {"a stream is", "append only", "and ordered"},
		6:  {"a", "stream", "is", "append", "only", "and", "ordere", "d"},
	} {
		if got := texts(line.Wrap(width, 0)); !slices.Equal(got, want) {
			t.Errorf("at %d: %q, want %q", width, got, want)
		}
	}
}

func TestWrapIndentsTheLinesAfterTheFirst(t *testing.T) {
	got := texts(render.Of(render.Text, "you> XADD numbers * n 1").Wrap(12, 2))
	want := []string{"you> XADD", "  numbers *", "  n 1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWrapKeepsRoles(t *testing.T) {
	lines := render.Line{{Role: render.Text, Text: "ab "}, {Role: render.Code, Text: "cd ef"}}.Wrap(5, 0)
	want := []render.Line{
		{{Role: render.Text, Text: "ab "}, {Role: render.Code, Text: "cd"}},
		{{Role: render.Code, Text: "ef"}},
	}
	for i := range want {
		if !slices.Equal(lines[i], want[i]) {
			t.Errorf("line %d: %v, want %v", i, lines[i], want[i])
		}
	}
}

func TestWrapLosesNothingButSpaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := render.Clean(anyText(t) + " " + anyText(t))
		width := rapid.IntRange(2, 30).Draw(t, "width")
		indent := rapid.IntRange(0, 3).Draw(t, "indent")
		var joined strings.Builder
		for _, l := range render.Of(render.Text, text).Wrap(width, indent) {
			if l.Width() > width {
				t.Fatalf("%q at %d: %q is %d wide", text, width, l.Text(), l.Width())
			}
			joined.WriteString(l.Text())
		}
		if a, b := unspaced(joined.String()), unspaced(text); a != b {
			t.Fatalf("%q became %q", b, a)
		}
	})
}

func unspaced(text string) string { return strings.ReplaceAll(text, " ", "") }

func TestLineFitIsExactlyAsWideAsAskedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := render.Line{{Role: render.Text, Text: render.Clean(anyText(t))}, {Role: render.Dim, Text: render.Clean(anyText(t))}}
		width := rapid.IntRange(0, 40).Draw(t, "width")
		if got := line.Fit(width, "…").Width(); got != width {
			t.Fatalf("%q in %d columns has %d", line.Text(), width, got)
		}
		right := line.Right(render.Of(render.Dim, "12:00:00"), width, "…")
		if right.Width() != width {
			t.Fatalf("%q with a right end in %d columns has %d", line.Text(), width, right.Width())
		}
	})
}

func TestRightGivesWayAtTheLeft(t *testing.T) {
	line, clock := render.Of(render.Text, "joining-groups"), render.Of(render.Dim, "12:00")
	for width, want := range map[int]string{
		22: "joining-groups   12:00", 14: "joining-…12:00", 5: "12:00", 4: "12:…",
	} {
		if got := line.Right(clock, width, "…").Text(); got != want {
			t.Errorf("at %d: %q, want %q", width, got, want)
		}
	}
}

func TestPlainHasNoColourAndNoSpacesAtTheEnd(t *testing.T) {
	lines := []render.Line{{{Role: render.Good, Text: "✓ "}, {Role: render.Text, Text: "done  "}}, nil}
	if got := render.NewTheme(render.NoPalette(), render.UnicodeGlyphs()).Plain(lines); got != "✓ done\n\n" {
		t.Errorf("%q", got)
	}
}
