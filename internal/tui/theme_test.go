package tui

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"streamlab/render"
)

func TestThePaletteIsTheTerminals(t *testing.T) {
	for name, c := range map[string]struct {
		looks looks
		want  render.Palette
	}{
		"dark":           {looks{profile: colorprofile.TrueColor}, render.DarkPalette()},
		"light":          {looks{profile: colorprofile.TrueColor, light: true}, render.LightPalette()},
		"256 colours":    {looks{profile: colorprofile.ANSI256}, render.DarkPalette()},
		"16 colours":     {looks{profile: colorprofile.ANSI}, render.BasicPalette(true)},
		"16 on light":    {looks{profile: colorprofile.ANSI, light: true}, render.BasicPalette(false)},
		"no colours":     {looks{profile: colorprofile.ASCII}, render.NoPalette()},
		"NO_COLOR":       {looks{profile: colorprofile.TrueColor, noColor: true}, render.NoPalette()},
		"no terminal":    {looks{profile: colorprofile.NoTTY}, render.NoPalette()},
		"not yet known":  {looks{}, render.NoPalette()},
		"NO_COLOR light": {looks{profile: colorprofile.ANSI, light: true, noColor: true}, render.NoPalette()},
	} {
		if got := c.looks.palette(); got != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestTheEnvironmentDecidesCharactersAndColours(t *testing.T) {
	for _, c := range []struct {
		environ        []string
		ascii, noColor bool
		light          bool
	}{
		{[]string{"LANG=en_US.UTF-8"}, false, false, false},
		{[]string{"LANG=C.utf8", "NO_COLOR=1"}, false, true, false},
		{[]string{"LANG=en_US.UTF-8", "LC_ALL=C"}, true, false, false},
		{[]string{"LC_CTYPE=de_DE.ISO-8859-1", "LANG=en_US.UTF-8"}, true, false, false},
		{[]string{"LANG=C"}, true, false, false},
		{[]string{"NO_COLOR="}, true, false, false},
		{[]string{"LANG=C.UTF-8", "COLORFGBG=0;15"}, false, false, true},
		{[]string{"LANG=C.UTF-8", "COLORFGBG=15;default;0"}, false, false, false},
	} {
		m := newModel(Options{Environ: c.environ})
		if m.looks.ascii != c.ascii || m.looks.noColor != c.noColor || m.looks.light != c.light {
			t.Errorf("%v: %+v", c.environ, m.looks)
		}
	}
}
