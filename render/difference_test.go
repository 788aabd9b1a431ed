package render_test

import (
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/engine/differ"
	"streamlab/render"
)

// TestDifferences draws what the scripts of testdata/difference change. "play" runs a
// script, "fill" adds entries, "mark" makes the present moment the one to compare
// with; "changes" draws the rows in a width, with ascii or without.
func TestDifferences(t *testing.T) {
	datadriven.Walk(t, "testdata/difference", func(t *testing.T, path string) {
		w := newWorld(t)
		var then engine.Snapshot
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			switch d.Cmd {
			case "play":
				w.play(d.Input)
			case "fill":
				w.fill(d)
			case "mark":
				then = w.engine.Snapshot()
			case "changes":
				return drawnChanges(t, d, differ.Changes(then, w.engine.Snapshot()))
			default:
				t.Fatalf("unknown command %q", d.Cmd)
			}
			return ""
		})
	})
}

func drawnChanges(t *testing.T, d *datadriven.TestData, rows []differ.Row) string {
	width, glyphs := 78, render.UnicodeGlyphs()
	d.MaybeScanArgs(t, "width", &width)
	if d.HasArg("ascii") {
		glyphs = render.ASCIIGlyphs()
	}
	theme := render.NewTheme(render.NoPalette(), glyphs)
	var lines []render.Line
	for _, r := range rows {
		for _, line := range theme.Difference(r).Wrap(width, render.DifferenceHang(r)) {
			if line.Width() > width {
				t.Errorf("%q has more than %d columns", line.Text(), width)
			}
			lines = append(lines, line)
		}
	}
	return theme.Plain(lines)
}
