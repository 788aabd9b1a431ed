package render_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"streamlab/engine"
	"streamlab/render"
)

// Whatever is in a state, no row is wider than its pane nor holds a control
// byte, and drawing in parts gives the same rows as drawing all.
func TestRowsOfAnyState(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		before := w.engine.Snapshot()
		for range rapid.IntRange(1, 25).Draw(rt, "commands") {
			before = w.engine.Snapshot()
			w.try(rapid.SampledFrom([]string{"you", "A", "B"}).Draw(rt, "client"), anyCommand(rt))
		}
		s := render.State{
			Now: w.engine.Snapshot(), Before: before, Inactive: true,
			Width: rapid.IntRange(20, 160).Draw(rt, "width"), Height: rapid.IntRange(0, 40).Draw(rt, "height"),
		}
		s.Focus = render.FocusOn(s.Now, s.Before, s.Focus)
		checkRows(rt, s)
		if text := render.PlainState(s.Now); strings.ContainsFunc(text, func(r rune) bool { return r > '~' || r < ' ' && r != '\n' }) {
			rt.Fatalf("PlainState is not ASCII: %q", text)
		}
	})
}

func checkRows(t *rapid.T, s render.State) {
	theme := render.NewTheme(render.DarkPalette(), render.UnicodeGlyphs())
	out := render.NewOutline(s, theme)
	rows := out.Rows(0, out.Len())
	if len(rows) != out.Len() {
		t.Fatalf("%d rows of %d", len(rows), out.Len())
	}
	for i, r := range rows {
		text := r.Line.Fit(s.Width, theme.Cut).Text()
		if render.Width(text) != s.Width || strings.ContainsFunc(text, unicode.IsControl) {
			t.Fatalf("row %d at %d columns: %q", i, s.Width, text)
		}
		if one := out.Rows(i, 1)[0]; one.Line.Text() != r.Line.Text() || one.Place != r.Place {
			t.Fatalf("row %d alone is %q, not %q", i, one.Line.Text(), r.Line.Text())
		}
	}
}

// anyCommand draws a command on few keys and groups with names of every kind.
func anyCommand(t *rapid.T) []string {
	name := func(label string) string {
		return rapid.SampledFrom([]string{"s", "日本", "\x1b[2J", "a b", "👨‍👩‍👧", strings.Repeat("long", 12)}).Draw(t, label)
	}
	id := fmt.Sprintf("%d-%d", rapid.IntRange(0, 9).Draw(t, "ms"), rapid.IntRange(0, 3).Draw(t, "seq"))
	key, group, consumer := name("key"), name("group"), name("consumer")
	return rapid.SampledFrom([][]string{
		{"XADD", key, "*", "n", "1"},
		{"XADD", key, id, name("field"), name("value")},
		{"XGROUP", "CREATE", key, group, "0", "MKSTREAM"},
		{"XGROUP", "DESTROY", key, group},
		{"XGROUP", "SETID", key, group, id},
		{"XGROUP", "DELCONSUMER", key, group, consumer},
		{"XREADGROUP", "GROUP", group, consumer, "STREAMS", key, ">"},
		{"XREADGROUP", "GROUP", group, consumer, "BLOCK", "0", "STREAMS", key, ">"},
		{"XREAD", "BLOCK", "5000", "STREAMS", key, "$"},
		{"XACK", key, group, id},
		{"XCLAIM", key, group, consumer, "0", id, "FORCE"},
		{"XDEL", key, id},
		{"XTRIM", key, "MAXLEN", "2"},
		{"SET", key, name("value")},
		{"HSET", key, name("field"), name("value")},
		{"DEL", key},
	}).Draw(t, "command")
}

// stream adds n entries to s, with a group that has read up to the last but
// ten, and a consumer that holds a few of them.
func stream(tb testing.TB, n int) engine.Snapshot {
	w := newWorld(tb)
	w.do("you", "XGROUP CREATE s g 0 MKSTREAM")
	for i := range n {
		w.do("you", fmt.Sprintf("XADD s %d-0 n %d", i+1, i))
	}
	w.do("you", fmt.Sprintf("XGROUP SETID s g %d-0", n-20))
	w.do("you", "XREADGROUP GROUP g A COUNT 10 STREAMS s >")
	return w.engine.Snapshot()
}

// draw draws what a pane of 120 by 20 shows.
func draw(s engine.Snapshot) []render.Row {
	theme := render.NewTheme(render.DarkPalette(), render.UnicodeGlyphs())
	state := render.State{Now: s, Before: s, Inactive: true, Width: 120, Height: 20, Focus: render.Focus{Key: "s", Group: "g"}}
	return render.NewOutline(state, theme).Rows(0, 20)
}

// Every entry that is read is copied out of the snapshot, so what a redraw
// allocates tells how many it reads.
func TestARedrawReadsOnlyWhatItShows(t *testing.T) {
	allocated := func(n int) float64 {
		s := stream(t, n)
		return testing.AllocsPerRun(5, func() { draw(s) })
	}
	small, large := allocated(500), allocated(50_000)
	if large > small*1.1 {
		t.Errorf("a redraw allocates %.0f times for 500 entries and %.0f for 50,000", small, large)
	}
}

func BenchmarkRedraw(b *testing.B) {
	for _, n := range []int{1_000, 1_000_000} {
		s := stream(b, n)
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				draw(s)
			}
		})
	}
}

// A consumer that was unfolded shows any part of its PEL without reading the
// rest.
func BenchmarkRedrawOfAPEL(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		w := newWorld(b)
		w.do("you", "XGROUP CREATE s g 0 MKSTREAM")
		for i := range n {
			w.do("you", fmt.Sprintf("XADD s %d-0 n %d", i+1, i))
		}
		w.do("you", "XREADGROUP GROUP g A STREAMS s >")
		s := w.engine.Snapshot()
		open := render.Place{Kind: render.AtConsumer, Key: "s", Group: "g", Consumer: "A"}
		state := render.State{Now: s, Before: s, Width: 80, Height: 20, Folds: map[render.Place]bool{open: false}}
		theme := render.NewTheme(render.DarkPalette(), render.UnicodeGlyphs())
		b.Run(fmt.Sprintf("pending=%d", n), func(b *testing.B) {
			for b.Loop() {
				render.NewOutline(state, theme).Rows(n/2, 20)
			}
		})
	}
}
