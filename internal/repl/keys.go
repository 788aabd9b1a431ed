package repl

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/chzyer/readline"

	"streamlab/engine/rediscli"
	"streamlab/internal/lab"
)

// keys is what a terminal sends, on its way to the editor. The editor draws its
// whole line anew for each character, so that a large paste would take minutes:
// text that comes in one go is put aside, and a key of our own tells the editor
// to fetch it as a whole. Of a line that is too long nothing is kept but its
// size.
type keys struct {
	in  io.Reader
	out []byte // what the editor has still to read

	rest []byte // the beginning of a character that the last read cut
	last byte   // the key before, 0 for text
	size int    // bytes of text since the line began

	pasting bool   // between pasteStart and pasteEnd
	paste   []byte // what has come of it

	mu    sync.Mutex
	aside []aside // in the order of their keys
}

// aside is what the editor is to fetch: pasted text, pasted lines, or the size
// of a line that was dropped.
type aside struct {
	text    string
	lines   []string
	dropped int
}

// fetchKey is the key that tells the editor to fetch. It is no character, and
// never will be one.
const fetchKey = '\uFDD0'

// What a terminal puts around a paste where it is asked to, by pasteOn.
const (
	pasteOn    = "\x1b[?2004h"
	pasteOff   = "\x1b[?2004l"
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// Text of fewer bytes that comes in one go is typed; after Escape, as many
// belong to a key.
const (
	pasteSize  = 16
	escapeSize = 8
)

// Read gives the editor its keys.
func (k *keys) Read(p []byte) (int, error) {
	for len(k.out) == 0 {
		chunk := make([]byte, 4096)
		n, err := k.in.Read(chunk)
		k.translate(append(k.rest, chunk[:n]...))
		if err != nil && len(k.out) == 0 {
			return 0, err
		}
	}
	n := copy(p, k.out)
	k.out = k.out[n:]
	return n, nil
}

// Close does nothing: the terminal is not ours.
func (k *keys) Close() error { return nil }

// translate turns what was read into keys.
func (k *keys) translate(chunk []byte) {
	k.rest = nil
	for len(chunk) > 0 {
		n := textLen(chunk)
		switch {
		case k.pasting:
			n = k.collect(chunk)
		case bytes.HasPrefix(chunk, []byte(pasteStart)):
			n, k.pasting = len(pasteStart), true
		case n == 0:
			n = k.command(chunk)
		case n == len(chunk) && len(whole(chunk)) < n:
			k.rest = bytes.Clone(chunk[len(whole(chunk)):])
			k.typed(whole(chunk))
		default:
			k.typed(chunk[:n])
		}
		chunk = chunk[n:]
	}
}

// lineEnds are what some terminals send for Home and End, which the editor does
// not know, and its own keys.
var lineEnds = map[string]byte{
	"\x1b[1~": readline.CharLineStart, "\x1b[7~": readline.CharLineStart,
	"\x1b[4~": readline.CharLineEnd, "\x1b[8~": readline.CharLineEnd,
}

// command takes the key that a chunk begins with, which is no text, and tells
// how long it was.
func (k *keys) command(chunk []byte) int {
	const size = len("\x1b[1~")
	if c, known := lineEnds[string(chunk[:min(size, len(chunk))])]; known {
		k.key(c)
		return size
	}
	k.key(chunk[0])
	return 1
}

// collect takes a part of a paste, up to its end, and tells how long it was.
func (k *keys) collect(chunk []byte) int {
	before := len(k.paste)
	k.paste = append(k.paste, chunk...)
	from := max(before-len(pasteEnd), 0)
	at := bytes.Index(k.paste[from:], []byte(pasteEnd))
	if at < 0 {
		return len(chunk)
	}
	at += from
	text := string(k.paste[:at])
	k.pasting, k.paste = false, nil
	k.pasted(text)
	return at + len(pasteEnd) - before
}

// pasted passes on a line that was pasted; several are a line of their own.
func (k *keys) pasted(text string) {
	lines, longest := lab.CutPaste(text)
	for i, line := range lines {
		lines[i] = clean([]byte(line))
	}
	switch {
	case longest > lab.MaxLine:
		k.size = longest
		k.key(readline.CharEnter)
	case len(lines) == 1:
		k.typed([]byte(lines[0]))
	case len(lines) > 1:
		k.put(aside{lines: lines})
		k.key(readline.CharEnter)
	}
}

// textLen is how many bytes of text a chunk begins with. Tabs within pasted text
// are text.
func textLen(chunk []byte) int {
	n := bytes.IndexFunc(chunk, func(r rune) bool { return r < ' ' && r != '\t' || r == readline.CharBackspace })
	if n < 0 {
		n = len(chunk)
	}
	if n >= pasteSize {
		return len(bytes.TrimRight(chunk[:n], "\t"))
	}
	if tab := bytes.IndexByte(chunk[:n], '\t'); tab >= 0 {
		return tab
	}
	return n
}

// whole is a text without the beginning of a character at its end.
func whole(text []byte) []byte {
	for i := 1; i < utf8.UTFMax && i <= len(text); i++ {
		if at := len(text) - i; utf8.RuneStart(text[at]) {
			if !utf8.FullRune(text[at:]) {
				return text[:at]
			}
			return text
		}
	}
	return text
}

// key passes on a key that is no text.
func (k *keys) key(c byte) {
	switch c {
	case 0: // the editor would take it for the end of the input
		return
	case readline.CharEnter, readline.CharCtrlJ:
		if k.size > lab.MaxLine {
			k.tooLong()
		}
		k.size = 0
	case readline.CharInterrupt, readline.CharCtrlU:
		k.size = 0
	}
	k.out, k.last = append(k.out, c), c
}

// typed passes on text, or puts it aside where it was pasted.
func (k *keys) typed(text []byte) {
	if k.last == readline.CharEsc {
		n := min(len(text), escapeSize)
		k.out, text = append(k.out, text[:n]...), text[n:]
	}
	k.last = 0
	k.size += len(text)
	switch {
	case k.size > lab.MaxLine:
	case len(text) < pasteSize:
		k.out = append(k.out, text...)
	default:
		k.put(aside{text: clean(text)})
	}
}

// tooLong empties the line and keeps its size.
func (k *keys) tooLong() {
	k.out = append(k.out, readline.CharLineEnd, readline.CharCtrlU)
	k.put(aside{dropped: k.size})
}

// put keeps something for the editor, and the key that tells of it.
func (k *keys) put(a aside) {
	k.mu.Lock()
	k.aside = append(k.aside, a)
	k.mu.Unlock()
	k.out = append(k.out, string(fetchKey)...)
}

// fetch returns what a key of ours stands for.
func (k *keys) fetch() (a aside) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.aside) > 0 {
		a, k.aside = k.aside[0], k.aside[1:]
	}
	return a
}

// clean leaves out what could not be typed.
func clean(text []byte) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case rediscli.Safe(string(r)) != string(r):
			return -1
		}
		return r
	}, string(text))
}
