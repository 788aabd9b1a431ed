package tui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"streamlab/render"
)

// at makes an editor from a text in which | is the cursor.
func at(text string) *editor {
	before, after, _ := strings.Cut(text, "|")
	return &editor{before + after, len(before)}
}

func (e *editor) String() string { return e.text[:e.at] + "|" + e.text[e.at:] }

func TestEditing(t *testing.T) {
	for _, c := range []struct {
		name, from string
		do         func(*editor)
		want       string
	}{
		{"insert", "XA|D", func(e *editor) { e.insert("D") }, "XAD|D"},
		{"left", "ab|c", (*editor).left, "a|bc"},
		{"left at the beginning", "|abc", (*editor).left, "|abc"},
		{"left over a wide character", "a日|", (*editor).left, "a|日"},
		{"left over a joined emoji", "a👨‍👩‍👧|b", (*editor).left, "a|👨‍👩‍👧b"},
		{"right over an accent", "|e\u0301x", (*editor).right, "e\u0301|x"},
		{"right at the end", "abc|", (*editor).right, "abc|"},
		{"word left", "one two  |three", (*editor).wordLeft, "one |two  three"},
		{"word left in a word", "one tw|o", (*editor).wordLeft, "one |two"},
		{"word left at the beginning", "|one", (*editor).wordLeft, "|one"},
		{"word left after a wide space", "a\u3000b|", (*editor).wordLeft, "a\u3000|b"},
		{"word left over a no-break space", "a\u00a0|b", (*editor).wordLeft, "|a\u00a0b"},
		{"delete a word after a wide space", "a\u3000b|", func(e *editor) { e.cut(e.wordLeft) }, "a\u3000|"},
		{"word right over a wide space", "a|\u3000b c", (*editor).wordRight, "a\u3000b| c"},
		{"word right", "one|  two three", (*editor).wordRight, "one  two| three"},
		{"word right at the end", "one |two", (*editor).wordRight, "one two|"},
		{"home", "one two|", (*editor).home, "|one two"},
		{"end", "|one two", (*editor).end, "one two|"},
		{"backspace", "ab|c", func(e *editor) { e.cut(e.left) }, "a|c"},
		{"backspace at the beginning", "|c", func(e *editor) { e.cut(e.left) }, "|c"},
		{"delete", "a|bc", func(e *editor) { e.cut(e.right) }, "a|c"},
		{"delete a word", "one two|!", func(e *editor) { e.cut(e.wordLeft) }, "one |!"},
		{"delete to the end", "one| two", func(e *editor) { e.cut(e.end) }, "one|"},
		{"replace", "XADD nu|", func(e *editor) { e.replace(5, 7, "numbers") }, "XADD numbers|"},
	} {
		e := at(c.from)
		c.do(e)
		if e.String() != c.want {
			t.Errorf("%s: %s becomes %s, want %s", c.name, c.from, e, c.want)
		}
	}
}

// The line and its cursor stay in their columns, whatever is typed.
func TestTheCursorStaysInItsColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := &editor{text: rapid.String().Draw(t, "text") + strings.Repeat("日本 x", rapid.IntRange(0, 20).Draw(t, "more"))}
		for range rapid.IntRange(0, 30).Draw(t, "moves") {
			e.right()
		}
		width := rapid.IntRange(1, 40).Draw(t, "width")
		line, x := e.line(width, "…")
		if line.Width() > width || x > width || x < 0 {
			t.Fatalf("%q at %d: %q is %d wide in %d, the cursor at %d", e.text, e.at, line.Text(), line.Width(), width, x)
		}
		if render.Clean(line.Text()) != line.Text() {
			t.Fatalf("%q shows raw bytes: %q", e.text, line.Text())
		}
	})
}

func TestHistoryGoesBackAndForward(t *testing.T) {
	h := openHistory("")
	for _, line := range []string{"one", "two", "two", "  ", "three"} {
		h.add(line)
	}
	var seen []string
	for line, ok := h.back("draft"); ok; line, ok = h.back("draft") {
		seen = append(seen, line)
	}
	for line, ok := h.forward(); ok; line, ok = h.forward() {
		seen = append(seen, line)
	}
	want := []string{"three", "two", "one", "two", "three", "draft"}
	if !slices.Equal(seen, want) {
		t.Errorf("%q, want %q", seen, want)
	}
}

func TestHistoryIsKeptBetweenRuns(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	first := openHistory(dir)
	first.add("one")
	first.add("two")
	again := openHistory(dir)
	if line, ok := again.back(""); !ok || line != "two" {
		t.Errorf("%q", line)
	}
}

func TestHistoryWithoutAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	h := openHistory(file) // a file cannot be the folder
	h.add("kept for this run")
	if line, ok := h.back(""); !ok || line != "kept for this run" {
		t.Errorf("%q", line)
	}
}
