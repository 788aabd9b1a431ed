package render_test

import (
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/render"
)

func bulk(text string) engine.Reply { return engine.Reply{Kind: engine.BulkString, Str: text} }

func list(elems ...engine.Reply) engine.Reply {
	return engine.Reply{Kind: engine.Array, Elems: elems}
}

func TestTranscriptLines(t *testing.T) {
	u, a := render.NewTheme(render.NoPalette(), render.UnicodeGlyphs()), render.NewTheme(render.NoPalette(), render.ASCIIGlyphs())
	entry := list(bulk("1-0"), list(bulk("n"), bulk("1")))
	for _, c := range []struct {
		name  string
		lines []render.Line
		want  string
	}{
		{"typed", u.Typed("consumerB", "XLEN numbers"), "consumerB> XLEN numbers\n"},
		{"typed bytes", u.Typed("you", "SET k \x1b[2J"), "you> SET k \\x1b[2J\n"},
		{"reply", u.Replied(entry, render.TerminalForm), "1) \"1-0\"\n2) 1) \"n\"\n   2) \"1\"\n"},
		{"raw reply", u.Replied(entry, render.PipeForm), "1-0\nn\n1\n"},
		{"raw bytes", u.Replied(bulk("\x1b[2J"), render.PipeForm), "\\x1b[2J\n"},
		{"error", u.Replied(engine.Reply{Kind: engine.ErrorReply, Str: "ERR no such key"}, render.TerminalForm), "(error) ERR no such key\n"},
		{"waits", u.Waits("consumerA", "waits (BLOCK 1000)"), "◌ consumerA waits (BLOCK 1000)\n"},
		{"late", u.Late("consumerA", entry, render.TerminalForm), "consumerA» 1) \"1-0\"\n           2) 1) \"n\"\n              2) \"1\"\n"},
		{"notice", u.Notice("the clock runs"), "the clock runs\n"},
		{"undone", u.TakenBack("XADD s * 日 本"), "↶ undone: XADD s * 日 本\n"},
		{"redone", u.Repeated("XADD"), "↷ redone: XADD\n"},
		{"undone in ASCII", a.TakenBack("XADD s * 日 本"), "<- undone: XADD s * ?? ??\n"},
		{"redone in ASCII", a.Repeated("XADD"), "-> redone: XADD\n"},
		{"late in ASCII", a.Late("A", bulk("x"), render.TerminalForm), "A>> \"x\"\n"},
		{"waits in ASCII", a.Waits("A", "waits (BLOCK 0)"), "? A waits (BLOCK 0)\n"},
		{"problem", u.Problem("write :step next or :step back"), "write :step next or :step back\n"},
	} {
		theme := u
		if strings.HasSuffix(c.name, "in ASCII") {
			theme = a
		}
		if got := theme.Plain(c.lines); got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, got, c.want)
		}
	}
}

// A reply of any size costs what is shown of it.
func TestLargeRepliesAreCut(t *testing.T) {
	theme := render.NewTheme(render.NoPalette(), render.UnicodeGlyphs())
	large := strings.Repeat("x", 60_000)
	for name, c := range map[string]struct {
		reply engine.Reply
		more  string
	}{
		"one value":   {bulk(large), "… 27,232 more bytes"},
		"many values": {list(bulk(large), bulk(large), bulk("x")), "… 2 more elements, 87,233 more bytes"},
		"within":      {list(bulk("x"), list(bulk(large))), "… 27,233 more bytes"},
	} {
		for _, form := range []render.Form{render.TerminalForm, render.PipeForm} {
			lines := theme.Replied(c.reply, form)
			size := 0
			for _, l := range lines {
				size += len(l.Text())
			}
			if last := lines[len(lines)-1].Text(); size > 40_000 || last != c.more {
				t.Errorf("%s: %d bytes, at the end %q", name, size, last)
			}
		}
	}
}

// A reply of any length costs what is shown of it.
func TestLongRepliesAreCut(t *testing.T) {
	var elems []engine.Reply
	for range 5000 {
		elems = append(elems, bulk("x"))
	}
	theme := render.NewTheme(render.NoPalette(), render.UnicodeGlyphs())
	var entries []engine.Reply
	for range 1754 {
		entries = append(entries, list(bulk("1-0"), list(bulk("n"), bulk("1"))))
	}
	for name, c := range map[string]struct {
		reply engine.Reply
		more  string
	}{
		"flat":    {list(elems...), "… 4,000 more elements"},
		"nested":  {list(list(elems...), list(elems...)), "… 4,002 more elements"},
		"entries": {list(entries...), "… 1,554 more elements"},
	} {
		lines := theme.Replied(c.reply, render.TerminalForm)
		if last := lines[len(lines)-1].Text(); len(lines) > 1001 || last != c.more {
			t.Errorf("%s: %d lines, the last %q", name, len(lines), last)
		}
	}
}
