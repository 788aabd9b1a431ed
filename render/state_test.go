package render_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/render"
)

// TestState plays the scripts of testdata/state and compares what is drawn of
// the state that they lead to. Their commands:
//
//	play            runs a script; the state before its last line is "before"
//	fill            adds n entries 2-0, 3-0, … to a stream
//	settle          makes the present state the one "before", too
//	rows [KEY=VALUE …]  draws the state pane: width, height, from, n, focus, fold,
//	                unfold, cursor, compat=7.0, ascii, spacious, running
//	plain           writes PlainState
//	detail          tells the row at a cursor in full
func TestState(t *testing.T) {
	datadriven.Walk(t, "testdata/state", func(t *testing.T, path string) {
		w := newWorld(t)
		var s render.State
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			switch d.Cmd {
			case "play":
				s.Before, s.Now = w.play(d.Input)
				return ""
			case "fill":
				w.fill(d)
				return ""
			case "settle":
				s.Before = s.Now
				return ""
			case "plain":
				return render.PlainState(s.Now)
			case "detail":
				return render.Detail(s, place(t, d, "cursor")) + "\n"
			case "rows":
				return drawRows(t, d, s)
			}
			t.Fatalf("unknown command %q", d.Cmd)
			return ""
		})
	})
}

// drawRows draws the state as the command's arguments ask for.
func drawRows(t *testing.T, d *datadriven.TestData, s render.State) string {
	s.Width, s.Inactive = 70, !d.HasArg("compat")
	from, n := 0, 1000
	d.MaybeScanArgs(t, "width", &s.Width)
	d.MaybeScanArgs(t, "height", &s.Height)
	d.MaybeScanArgs(t, "from", &from)
	d.MaybeScanArgs(t, "n", &n)
	s.Running = d.HasArg("running")
	s.Focus = render.FocusOn(s.Now, s.Before, render.Focus{})
	if d.HasArg("focus") {
		d.ScanArgs(t, "focus", &s.Focus.Key, &s.Focus.Group)
	}
	if d.HasArg("cursor") {
		s.Cursor = place(t, d, "cursor")
	}
	s.Folds = map[render.Place]bool{}
	for _, arg := range []string{"fold", "unfold"} {
		if d.HasArg(arg) {
			s.Folds[place(t, d, arg)] = arg == "fold"
		}
	}
	theme := render.NewTheme(render.NoPalette(), render.UnicodeGlyphs())
	if d.HasArg("ascii") {
		theme = render.NewTheme(render.NoPalette(), render.ASCIIGlyphs())
	}
	theme.Spacious = d.HasArg("spacious")
	return written(render.NewOutline(s, theme), s.Width, from, n)
}

// written is an outline as text: its heading, and rows that are no wider than
// they may be.
func written(o *render.Outline, width, from, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "[%s | %s]\n", o.Title, o.Figures)
	for _, r := range o.Rows(from, n) {
		text := strings.TrimRight(r.Line.Fit(width, "…").Text(), " ")
		if text == "" {
			text = "."
		}
		b.WriteString(text + "\n")
	}
	return b.String()
}

// place reads a Place from an argument such as cursor=(tape, numbers, 5-0) or
// fold=(consumer, numbers, group0, consumerA).
func place(t *testing.T, d *datadriven.TestData, name string) render.Place {
	arg, _ := d.Arg(name)
	kinds := map[string]render.PlaceKind{
		"key": render.AtKey, "tape": render.AtTape, "group": render.AtGroup,
		"consumer": render.AtConsumer, "pending": render.AtPending,
	}
	vals := append(arg.Vals, "", "", "")
	p := render.Place{Kind: kinds[vals[0]], Key: vals[1]}
	switch p.Kind {
	case render.AtTape:
		p.ID, _ = engine.ParseID(vals[2])
	case render.AtGroup:
		p.Group = vals[2]
	case render.AtConsumer:
		p.Group, p.Consumer = vals[2], vals[3]
	case render.AtPending:
		p.Group = vals[2]
		p.ID, _ = engine.ParseID(vals[3])
	}
	return p
}
