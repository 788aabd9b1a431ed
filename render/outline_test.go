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
		wander(rt, &s)
		checkRows(rt, s)
		_ = render.Detail(s, s.Cursor)
		if text := render.PlainState(s.Now); strings.ContainsFunc(text, func(r rune) bool { return r > '~' || r < ' ' && r != '\n' }) {
			rt.Fatalf("PlainState is not ASCII: %q", text)
		}
	})
}

// wander sets the cursor, the focus and folds: to rows of the state, or to what
// is not there.
func wander(t *rapid.T, s *render.State) {
	theme := render.NewTheme(render.DarkPalette(), render.UnicodeGlyphs())
	places := []render.Place{
		{Kind: render.AtTape, Key: "s", ID: engine.ID{MS: 3}}, {Kind: render.AtGroup, Key: "none", Group: "none"},
		{Kind: render.AtConsumer, Key: "s", Group: "none"}, {Kind: render.AtPending, Key: "none", Group: "s"},
	}
	for _, r := range render.NewOutline(*s, theme).Rows(0, 500) {
		places = append(places, r.Place)
	}
	place := rapid.SampledFrom(places)
	s.Cursor = place.Draw(t, "cursor")
	focus := place.Draw(t, "focus")
	s.Focus = render.Focus{Key: focus.Key, Group: focus.Group}
	s.Folds = rapid.MapOfN(place, rapid.Bool(), 0, 4).Draw(t, "folds")
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

// wide makes states that are long in one thing each: n of it, and one command
// more than before.
var wide = map[string]struct {
	few, many int
	fill      func(w *world, n int)
}{
	"entries": {500, 50_000, func(w *world, n int) { w.times(n, "XADD s %[1]d-0 n %[1]d") }},
	"fields":  {500, 20_000, func(w *world, n int) { w.times(n, "HSET h f%[1]d %[1]d") }},
	"groups":  {200, 2_000, func(w *world, n int) { w.times(n, "XGROUP CREATE s g%04[1]d 0 MKSTREAM") }},
	"consumers": {300, 3_000, func(w *world, n int) {
		w.do("you", "XGROUP CREATE s g 0 MKSTREAM")
		w.times(n, "XGROUP CREATECONSUMER s g c%04[1]d")
	}},
	"pending": {20, 250, func(w *world, n int) {
		w.do("you", "XGROUP CREATE s g 0 MKSTREAM")
		w.times(n*200, "XADD s %[1]d-0 n 1")
		for i := range 200 {
			w.do("you", fmt.Sprintf("XREADGROUP GROUP g c%03d COUNT %d STREAMS s >", i, n))
		}
	}},
}

// times runs a command n times, with the numbers from 1 to n.
func (w *world) times(n int, format string) {
	w.tb.Helper()
	for i := range n {
		w.do("you", fmt.Sprintf(format, i+1))
	}
}

// Every row that is read is copied out of the snapshot, so what a redraw
// allocates tells how many it reads. Of each thing there are more than are shown,
// at both sizes.
func TestARedrawReadsOnlyWhatItShows(t *testing.T) {
	for name, c := range wide {
		t.Run(name, func(t *testing.T) {
			allocated := func(n int) float64 {
				w := newWorld(t)
				c.fill(w, n)
				before := w.engine.Snapshot()
				w.do("you", "XGROUP CREATE s a 0 MKSTREAM")
				return testing.AllocsPerRun(3, func() { redraw(before, w.engine.Snapshot()) })
			}
			few, many := allocated(c.few), allocated(c.many)
			if many > few*1.1 {
				t.Errorf("a redraw allocates %.0f times for %d and %.0f for %d", few, c.few, many, c.many)
			}
		})
	}
}

// redraw draws what a pane of 120 by 20 shows after a command, as the program
// does.
func redraw(before, now engine.Snapshot) []render.Row {
	theme := render.NewTheme(render.DarkPalette(), render.UnicodeGlyphs())
	state := render.State{Now: now, Before: before, Inactive: true, Width: 120, Height: 20}
	state.Focus = render.FocusOn(now, before, state.Focus)
	return render.NewOutline(state, theme).Rows(0, 20)
}

func BenchmarkRedrawOfMuch(b *testing.B) {
	for name, c := range wide {
		w := newWorld(b)
		c.fill(w, c.many)
		before := w.engine.Snapshot()
		w.do("you", "XGROUP CREATE s a 0 MKSTREAM")
		now := w.engine.Snapshot()
		b.Run(fmt.Sprintf("%s=%d", name, c.many), func(b *testing.B) {
			for b.Loop() {
				redraw(before, now)
			}
		})
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
