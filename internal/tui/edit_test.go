package tui

import (
	"fmt"
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

func TestHistoryIsKeptBetweenRunsAndBounded(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state", "history")
	h := openHistory(file)
	for i := range 3 * historyLimit {
		h.add(fmt.Sprintf("line %d", i))
	}
	again := openHistory(file)
	if !slices.Equal(again.lines, h.lines) || len(again.lines) != historyLimit {
		t.Errorf("another run reads another history, of %d lines", len(again.lines))
	}
	text, err := os.ReadFile(file)
	if err != nil || strings.Count(string(text), "\n") != historyLimit {
		t.Errorf("the file has %d lines, %v", strings.Count(string(text), "\n"), err)
	}
}

// Two programs may keep their lines in one file.
func TestHistoryKeepsWhatOthersWrite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history")
	one, other := openHistory(file), openHistory(file)
	for i := range historyLimit {
		one.add(fmt.Sprintf("line %d", i))
	}
	other.add("the other's")
	one.add("the last")
	text, err := os.ReadFile(file)
	if err != nil || !strings.HasSuffix(string(text), "\nthe other's\nthe last\n") {
		t.Errorf("%q, %v", text[max(len(text)-60, 0):], err)
	}
}

// What could do something to a terminal is kept for this run only.
func TestHistoryKeepsNoControlBytesInItsFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history")
	h := openHistory(file)
	h.add("SET k \x1b[2J")
	h.add("SET k 日本")
	if line, _ := h.back(""); line != "SET k 日本" {
		t.Errorf("%q", line)
	}
	if line, _ := h.back(""); line != "SET k \x1b[2J" {
		t.Errorf("%q", line)
	}
	if text, err := os.ReadFile(file); err != nil || string(text) != "SET k 日本\n" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestHistoryWithoutAFile(t *testing.T) {
	folder := t.TempDir()
	h := openHistory(folder) // a folder cannot be written as a file
	h.add("kept for this run")
	if line, ok := h.back(""); !ok || line != "kept for this run" {
		t.Errorf("%q", line)
	}
}
