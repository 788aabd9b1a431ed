package render_test

import (
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/render"
)

// tapeOf draws the state pane.
func tapeOf(before, now engine.Snapshot) string {
	o := render.NewOutline(render.State{Now: now, Before: before, Width: 60}, render.NewTheme(render.NoPalette(), render.UnicodeGlyphs()))
	var b strings.Builder
	for _, r := range o.Rows(0, o.Len()) {
		b.WriteString(r.Line.Text() + "\n")
	}
	return b.String()
}

// On the way back to a lesson's state an entry can come to say something else.
func TestAnEntryThatSaysSomethingElseIsMarked(t *testing.T) {
	_, before := newWorld(t).play("XADD s 1-0 n 5\nXADD s 2-0 n 6")
	_, now := newWorld(t).play("XADD s 1-0 n 4\nXADD s 2-0 n 6")
	if got := tapeOf(before, now); !strings.Contains(got, "~1-0") || strings.Contains(got, "~2-0") {
		t.Errorf("%s", got)
	}
}
