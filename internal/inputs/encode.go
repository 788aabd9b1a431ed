package inputs

import (
	"errors"
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/lessons"
)

// ErrTooMany is returned by Encode where there were more inputs than are kept.
var ErrTooMany = errors.New("more was done than a journal keeps: 32 MB of commands")

const firstLine = "streamlab journal 1"

// kinds are the names of the kinds of input.
var kinds = map[lessons.InputKind]string{
	lessons.TimePassed: "pass", lessons.DidRun: "run", lessons.ToldCrew: "workers", lessons.CrewTurned: "crew",
	lessons.Came: "open", lessons.Went: "close", lessons.RanOutside: "outside",
}

// Encode writes inputs; now is the clock behind the last. The error is ErrTooMany.
func Encode(inputs lessons.Inputs, now engine.Time) ([]byte, error) {
	list, ok := inputs.List()
	if !ok {
		return nil, ErrTooMany
	}
	w := writer{start: inputs.Start}
	w.out.WriteString(firstLine + "\n")
	w.line("begin", inputs.Compat.String(), strconv.FormatInt(int64(inputs.Start), 10))
	for _, in := range list {
		w.input(in)
	}
	w.line("end", w.at(now), strconv.Itoa(len(list)))
	return []byte(w.out.String()), nil
}

type writer struct {
	out   strings.Builder
	sum   uint32
	start engine.Time
}

// castagnoli is the table of CRC-32C.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// line writes words behind their checksum, which is of the lines before, too.
func (w *writer) line(words ...string) {
	text := strings.Join(words, " ")
	w.sum = crc32.Update(w.sum, castagnoli, []byte(text))
	fmt.Fprintf(&w.out, "%08x %s\n", w.sum, text)
}

func (w *writer) at(t engine.Time) string { return strconv.FormatInt(int64(t-w.start), 10) }

func (w *writer) input(in lessons.Input) {
	words := []string{kinds[in.Kind], w.at(in.At)}
	switch in.Kind {
	case lessons.TimePassed:
		words = append(words, w.at(in.To), strconv.Itoa(in.Steps))
	case lessons.DidRun:
		words = append(words, in.Client)
	case lessons.Came, lessons.Went, lessons.RanOutside:
		words = append(words, strconv.FormatInt(int64(in.Outsider), 10))
	}
	for _, word := range in.Words {
		words = append(words, quoted(word))
	}
	w.line(words...)
}

// quoted writes a word as it is read back.
func quoted(word string) string {
	for i := range len(word) {
		if c := word[i]; c <= ' ' || c > '~' || c == '"' || c == '\'' || c == '\\' {
			return rediscli.Quote(word)
		}
	}
	if word == "" {
		return `""`
	}
	return word
}
