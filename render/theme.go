package render

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Role is what a piece of text is. A Theme decides how it looks.
type Role uint8

// The roles.
const (
	Text    Role = iota
	Dim          // what weighs less: names of figures, notes
	Strong       // what weighs more: groups, headings
	Accent       // names that one looks for: the lesson, the client, a pane with the focus
	Border       // frames
	Code         // commands in prose
	Emph         // emphasis in prose
	Good         // a goal reached, a right answer
	Bad          // errors
	Added        // + what is new since the last command
	Removed      // - what is gone
	Changed      // ~ what is otherwise
	Pending      // delivered and not acknowledged
	Ghost        // what could be typed next
	KeyName      // a key on the key line
	Chosen       // what the cursor is on, within a row
	roleCount
)

// A Palette is the colours of a theme; nil is the terminal's own.
type Palette struct {
	Dim, Accent, Border, Code, Good, Bad, Changed, Pending, Ghost color.Color
	SelectedBack                                                  color.Color // behind the chosen row; nil: reversed
	Faint                                                         bool        // Dim, Border and Ghost are faint, where they have no colour
}

// DarkPalette is for terminals with a dark background. Its colours are of the
// 256 that most terminals have, so it looks the same on those with more.
func DarkPalette() Palette {
	return Palette{
		Dim: lipgloss.Color("#9e9e9e"), Accent: lipgloss.Color("#87afff"), Border: lipgloss.Color("#585858"),
		Code: lipgloss.Color("#87d7d7"), Good: lipgloss.Color("#87d787"), Bad: lipgloss.Color("#ff8787"),
		Changed: lipgloss.Color("#d7af5f"), Pending: lipgloss.Color("#d7af5f"), Ghost: lipgloss.Color("#767676"),
		SelectedBack: lipgloss.Color("#303030"),
	}
}

// LightPalette is DarkPalette for a light background.
func LightPalette() Palette {
	return Palette{
		Dim: lipgloss.Color("#5f5f5f"), Accent: lipgloss.Color("#005faf"), Border: lipgloss.Color("#a8a8a8"),
		Code: lipgloss.Color("#005f5f"), Good: lipgloss.Color("#005f00"), Bad: lipgloss.Color("#af0000"),
		Changed: lipgloss.Color("#875f00"), Pending: lipgloss.Color("#875f00"), Ghost: lipgloss.Color("#767676"),
		SelectedBack: lipgloss.Color("#eeeeee"),
	}
}

// BasicPalette is for terminals with 16 colours, on a dark or a light
// background.
func BasicPalette(dark bool) Palette {
	p := Palette{
		Accent: lipgloss.Blue, Code: lipgloss.Magenta, Good: lipgloss.Green, Bad: lipgloss.Red,
		Changed: lipgloss.Magenta, Pending: lipgloss.Magenta, Faint: true,
	}
	if dark {
		p.Accent, p.Code, p.Good = lipgloss.BrightBlue, lipgloss.BrightCyan, lipgloss.BrightGreen
		p.Bad, p.Changed, p.Pending = lipgloss.BrightRed, lipgloss.BrightYellow, lipgloss.BrightYellow
	}
	return p
}

// NoPalette has no colour at all; weight alone tells headings.
func NoPalette() Palette { return Palette{Faint: true} }

// A Theme turns lines into text for a terminal. It is a value: copy it freely.
// The zero Theme writes no escape sequence, no glyph, and only ASCII.
type Theme struct {
	Glyphs
	Spacious bool // larger-spaced, for a class's far row

	styles   [roleCount]string
	selected [roleCount]string
}

// NewTheme makes a theme of colours and glyphs.
func NewTheme(p Palette, g Glyphs) Theme {
	t := Theme{Glyphs: g}
	for role, style := range p.styles() {
		t.styles[role] = style.String()
		t.selected[role] = p.behind(style).String()
	}
	return t
}

// styles is the table from roles to looks.
func (p Palette) styles() [roleCount]ansi.Style {
	return [roleCount]ansi.Style{
		Text:    {},
		Dim:     p.weak(p.Dim),
		Strong:  ansi.Style{}.Bold(),
		Accent:  ink(p.Accent).Bold(),
		Border:  p.weak(p.Border),
		Code:    ink(p.Code),
		Emph:    ansi.Style{}.Italic(true),
		Good:    ink(p.Good),
		Bad:     ink(p.Bad),
		Added:   ink(p.Good).Bold(),
		Removed: ink(p.Bad).Bold(),
		Changed: ink(p.Changed).Bold(),
		Pending: ink(p.Pending),
		Ghost:   p.weak(p.Ghost),
		KeyName: ink(p.Accent),
		Chosen:  ansi.Style{}.Bold().Reverse(true),
	}
}

func (p Palette) weak(c color.Color) ansi.Style {
	if c == nil && p.Faint {
		return ansi.Style{}.Faint()
	}
	return ink(c)
}

func ink(c color.Color) ansi.Style {
	if c == nil {
		return ansi.Style{}
	}
	return ansi.Style{}.ForegroundColor(c)
}

// behind is a style on the background of the chosen row.
func (p Palette) behind(s ansi.Style) ansi.Style {
	if p.SelectedBack == nil {
		return s.Reverse(true)
	}
	return s.BackgroundColor(p.SelectedBack)
}

// Colourless reports whether code looks like any other text in this theme.
func (t Theme) Colourless() bool { return t.styles[Code] == t.styles[Text] }

// Paint writes a line for a terminal. A theme with ASCII glyphs writes other
// characters as question marks, of as many columns as they take.
func (t Theme) Paint(l Line) string { return paint(t.written(l), &t.styles) }

// PaintSelected writes a line as the chosen one.
func (t Theme) PaintSelected(l Line) string { return paint(t.written(l), &t.selected) }

// written is a line in the characters that the theme may write.
func (t Theme) written(l Line) Line {
	if !isPlain(t.Across) {
		return l
	}
	out := make(Line, len(l))
	for i, s := range l {
		out[i] = Span{s.Role, inASCII(s.Text)}
	}
	return out
}

func paint(l Line, styles *[roleCount]string) string {
	var b strings.Builder
	for _, s := range l {
		style := styles[s.Role]
		if len(style) <= len(ansi.ResetStyle) {
			b.WriteString(s.Text)
			continue
		}
		b.WriteString(style)
		b.WriteString(s.Text)
		b.WriteString(ansi.ResetStyle)
	}
	return b.String()
}
