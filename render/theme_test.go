package render_test

import (
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"streamlab/render"
)

func palettes() map[string]render.Palette {
	return map[string]render.Palette{
		"dark": render.DarkPalette(), "light": render.LightPalette(),
		"16 on dark": render.BasicPalette(true), "16 on light": render.BasicPalette(false), "none": render.NoPalette(),
	}
}

func TestPaintChangesNoCharacter(t *testing.T) {
	for name, p := range palettes() {
		theme := render.NewTheme(p, render.UnicodeGlyphs())
		for role := render.Text; role <= render.Chosen; role++ {
			line := render.Line{{Role: role, Text: "✓ group0"}, {Role: render.Text, Text: " 1"}}
			for _, painted := range []string{theme.Paint(line), theme.PaintSelected(line)} {
				if got := ansi.Strip(painted); got != "✓ group0 1" {
					t.Errorf("%s, role %d: %q", name, role, got)
				}
			}
		}
	}
}

// A theme with ASCII glyphs writes nothing else, whatever a line holds, and
// every line stays as wide as it is.
func TestAnASCIIThemeWritesASCII(t *testing.T) {
	theme := render.NewTheme(render.DarkPalette(), render.ASCIIGlyphs())
	rapid.Check(t, func(t *rapid.T) {
		line := render.Line{{Role: render.Code, Text: render.Clean(anyText(t))}, {Role: render.Text, Text: "日本 é ↶ …"}}
		for _, text := range []string{theme.Paint(line), theme.PaintSelected(line), theme.Plain([]render.Line{line})} {
			if strings.ContainsFunc(text, func(r rune) bool { return r > '~' }) {
				t.Fatalf("%q is written %q", line.Text(), text)
			}
			if got := ansi.StringWidth(strings.TrimSuffix(text, "\n")); got != line.Width() {
				t.Fatalf("%q of %d columns is written in %d: %q", line.Text(), line.Width(), got, text)
			}
		}
	})
}

func TestNoPaletteHasNoColour(t *testing.T) {
	theme := render.NewTheme(render.NoPalette(), render.UnicodeGlyphs())
	for role := render.Text; role <= render.Chosen; role++ {
		painted := theme.Paint(render.Of(role, "x")) + theme.PaintSelected(render.Of(role, "x"))
		for _, colour := range []string{"38", "48", "31", "32", "33", "34", "35", "36", "9"} {
			if strings.Contains(painted, "["+colour) || strings.Contains(painted, ";"+colour) {
				t.Errorf("role %d is coloured: %q", role, painted)
			}
		}
	}
}

// Glyphs must take the columns that layouts count for them, whether or not a
// terminal knows grapheme clusters.
func TestGlyphsHaveTheirWidth(t *testing.T) {
	unicode, ascii := reflect.ValueOf(render.UnicodeGlyphs()), reflect.ValueOf(render.ASCIIGlyphs())
	for i := range unicode.NumField() {
		name := unicode.Type().Field(i).Name
		u, a := unicode.Field(i).String(), ascii.Field(i).String()
		if n := len([]rune(u)); name == "Levels" && ansi.StringWidth(u) == n && ansi.StringWidthWc(u) == n && len(a) == n {
			continue
		}
		if ansi.StringWidth(u) != 1 || ansi.StringWidthWc(u) != 1 {
			t.Errorf("%s: %q is %d or %d columns wide", name, u, ansi.StringWidth(u), ansi.StringWidthWc(u))
		}
		if a == "" || strings.ContainsFunc(a, func(r rune) bool { return r < ' ' || r > '~' }) {
			t.Errorf("%s: %q is not ASCII", name, a)
		}
	}
}

// Text has a contrast of at least 4.5 to 1 on the backgrounds that its palette is
// for, as WCAG 2 asks; frames and hints, which repeat what is said elsewhere,
// have at least 2.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		name  string
		p     render.Palette
		backs []color.Color
	}{
		{"dark", render.DarkPalette(), []color.Color{grey(0), grey(0x1e), render.DarkPalette().SelectedBack}},
		{"light", render.LightPalette(), []color.Color{grey(0xff), grey(0xfa), render.LightPalette().SelectedBack}},
	} {
		for _, back := range c.backs {
			for name, ink := range map[string]color.Color{
				"dim": c.p.Dim, "accent": c.p.Accent, "code": c.p.Code, "good": c.p.Good,
				"bad": c.p.Bad, "changed": c.p.Changed, "pending": c.p.Pending,
			} {
				if got := contrast(ink, back); got < 4.5 {
					t.Errorf("%s: %s on %v has a contrast of %.1f", c.name, name, back, got)
				}
			}
			for name, ink := range map[string]color.Color{"border": c.p.Border, "ghost": c.p.Ghost} {
				if got := contrast(ink, back); got < 2 && back != c.p.SelectedBack {
					t.Errorf("%s: %s on %v has a contrast of %.1f", c.name, name, back, got)
				}
			}
		}
	}
}

func grey(v uint8) color.Color { return color.RGBA{v, v, v, 255} }

// contrast is WCAG 2's ratio of relative luminances.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
