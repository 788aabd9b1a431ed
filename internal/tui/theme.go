package tui

import (
	"strings"

	"github.com/charmbracelet/colorprofile"

	"streamlab/render"
)

// looks is what is known of the terminal's colours and characters.
type looks struct {
	profile colorprofile.Profile
	light   bool // its background
	ascii   bool
	noColor bool
	demo    bool
}

// theme chooses the palette and the glyphs.
func (l looks) theme() render.Theme {
	glyphs := render.UnicodeGlyphs()
	if l.ascii {
		glyphs = render.ASCIIGlyphs()
	}
	t := render.NewTheme(l.palette(), glyphs)
	t.Spacious = l.demo
	return t
}

func (l looks) palette() render.Palette {
	switch {
	case l.noColor || l.profile <= colorprofile.ASCII:
		return render.NoPalette()
	case l.profile == colorprofile.ANSI:
		return render.BasicPalette(!l.light)
	case l.light:
		return render.LightPalette()
	}
	return render.DarkPalette()
}

// env finds a variable in an environment, the last one of its name.
func env(environ []string, name string) string {
	for i := len(environ) - 1; i >= 0; i-- {
		if value, ok := strings.CutPrefix(environ[i], name+"="); ok {
			return value
		}
	}
	return ""
}

// saysLight tells whether an environment says that the background is light, as
// some terminals do in COLORFGBG. What the terminal itself answers is better.
func saysLight(environ []string) bool {
	value := env(environ, "COLORFGBG")
	back := value[strings.LastIndex(value, ";")+1:]
	return back == "7" || back == "15"
}

// needsASCII tells whether a locale is not UTF-8, or draws box characters two
// columns wide.
func needsASCII(environ []string) bool {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale = env(environ, name); locale != "" {
			break
		}
	}
	locale = strings.ToLower(strings.ReplaceAll(locale, "-", ""))
	return !strings.Contains(locale, "utf8") || render.WideGlyphs()
}
