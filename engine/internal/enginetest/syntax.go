package enginetest

import (
	"strconv"

	"streamlab/engine"
)

// Words makes command lines out of bytes, as a fuzzer gives them: from the
// commands' own syntax, with something else here and there.
type Words struct {
	Commands []engine.Command
	Bytes    []byte // what is left of them
}

// More reports whether there is anything left to make a line of.
func (w *Words) More() bool { return len(w.Bytes) > 0 }

// below takes a number from 0 to n-1; 0 where no bytes are left.
func (w *Words) below(n int) int {
	if len(w.Bytes) == 0 {
		return 0
	}
	b := w.Bytes[0]
	w.Bytes = w.Bytes[1:]
	return int(b) % n
}

// junk takes up to n bytes as they are.
func (w *Words) junk(n int) string {
	n = min(n, len(w.Bytes))
	text := string(w.Bytes[:n])
	w.Bytes = w.Bytes[n:]
	return text
}

// Line makes a command line.
func (w *Words) Line() []string {
	c := w.Commands[w.below(len(w.Commands))]
	for len(c.Subcommands) > 0 {
		c = c.Subcommands[w.below(len(c.Subcommands))]
	}
	line := append(nameWords(c), w.args(c.Args)...)
	switch w.below(64) {
	case 0:
		line = append(line, w.junk(8))
	case 1:
		line = line[:len(line)-1]
	case 2:
		line[len(line)-1] = w.junk(8)
	}
	return line
}

// nameWords are the words of a command's name.
func nameWords(c engine.Command) (words []string) {
	start := 0
	for i, b := range []byte(c.Name + "|") {
		if b == '|' {
			words = append(words, c.Name[start:i])
			start = i + 1
		}
	}
	return words
}

func (w *Words) args(args []engine.Arg) (words []string) {
	for _, a := range args {
		if a.Optional && w.below(3) > 0 {
			continue
		}
		words = append(words, w.arg(a)...)
	}
	return words
}

// arg makes one argument with its keyword, or several where it may be repeated.
func (w *Words) arg(a engine.Arg) (words []string) {
	if a.Token != "" {
		words = append(words, a.Token)
	}
	times := 1
	if a.Repeat {
		times += w.below(3)
	}
	for range times {
		words = append(words, w.value(a)...)
	}
	return words
}

// values are what arguments of a kind may be; most are what they should be.
var values = map[engine.ArgKind][]string{
	engine.ArgKey:      {"s", "s", "s", "t", "u", "text", "hash", ""},
	engine.ArgID:       {"*", "0", "1-1", "1-2", "2-1", "3-*", "5", "-", "+", "$", ">", "(1-1", "99-0", "18446744073709551615-18446744073709551615", "x"},
	engine.ArgGroup:    {"g", "g", "g", "h", "none"},
	engine.ArgConsumer: {"a", "b", "c", ""},
	engine.ArgField:    {"n", "m", ""},
	engine.ArgValue:    {"1", "text", "9223372036854775807", "", "\x00\r\n"},
	engine.ArgInteger:  {"1", "2", "0", "3", "10", "100", "-1", "9223372036854775807", "-9223372036854775808", "x", ""},
	engine.ArgMillis:   {"0", "1", "100000", "-1", "9223372036854775807", "x"},
	engine.ArgPattern:  {"*", "s*", "[a-t]", "?", "\\", "[^"},
}

func (w *Words) value(a engine.Arg) []string {
	switch a.Kind {
	case engine.ArgToken:
		return nil
	case engine.ArgBlock:
		return w.args(a.Args)
	case engine.ArgOneOf:
		return w.arg(a.Args[w.below(len(a.Args))])
	}
	choices := values[a.Kind]
	switch n := w.below(4 * len(choices)); n {
	case 1:
		return []string{w.junk(6)}
	case 2:
		return []string{strconv.Itoa(w.below(256) - 5)}
	default:
		return []string{choices[n%len(choices)]}
	}
}
