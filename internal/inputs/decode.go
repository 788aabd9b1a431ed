package inputs

import (
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/lessons"
)

// A Journal is a file that was read.
type Journal struct {
	Compat engine.Compat
	Start  engine.Time
	Inputs []lessons.Input
	Now    engine.Time // the clock behind the last input; of no meaning where the end is missing

	Played func(at engine.Time) // told now and then, while it is played, how far the clock has come; nil: nobody
}

// A Broken error tells where a journal is cut off or altered. What stands before is
// good.
type Broken struct {
	Line    int // from 1
	Good    int // how many inputs stand before it
	Problem string
}

// Error returns "line 12: it is altered; the 9 inputs before it are good".
func (b *Broken) Error() string {
	return fmt.Sprintf("line %d: %s; %d inputs before it are good", b.Line, b.Problem, b.Good)
}

// MaxSize is how large a journal may be, in bytes.
const MaxSize = 256 << 20

// Decode reads a journal. The error is a *Broken; the journal is then as far as it is
// good.
func Decode(data []byte) (Journal, error) {
	r := reader{}
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		if i == len(lines)-1 && line == "" {
			break
		}
		if problem := r.line(i, line, i < len(lines)-1); problem != "" {
			return r.out, &Broken{i + 1, len(r.out.Inputs), problem}
		}
	}
	if !r.ended {
		return r.out, &Broken{len(lines), len(r.out.Inputs), "the journal is cut off here"}
	}
	return r.out, nil
}

type reader struct {
	out   Journal
	sum   uint32
	ended bool
}

// line reads a line; whole says whether it has an end. It returns what is wrong with
// it.
func (r *reader) line(i int, line string, whole bool) (problem string) {
	switch {
	case i == 0 && line != firstLine:
		return "this is no journal of streamlab"
	case !whole:
		return "the journal is cut off here"
	case i == 0:
		return ""
	case r.ended:
		return "something stands behind the end"
	}
	if !r.checked(line) {
		return "the line is altered"
	}
	words, err := rediscli.Split(line[len("00000000 "):])
	if err != nil || len(words) < 2 {
		return "the line cannot be read"
	}
	if i == 1 {
		return r.begin(words)
	}
	return r.record(words[0], words[1:])
}

// checked reports whether a line's checksum is right.
func (r *reader) checked(line string) bool {
	sum, text, ok := strings.Cut(line, " ")
	r.sum = crc32.Update(r.sum, castagnoli, []byte(text))
	return ok && sum == fmt.Sprintf("%08x", r.sum)
}

func (r *reader) begin(words []string) (problem string) {
	if words[0] != "begin" || len(words) != 3 {
		return "it does not say which version and when"
	}
	compat, known := engine.ParseCompat(words[1])
	start, err := strconv.ParseInt(words[2], 10, 64)
	if !known || err != nil {
		return "the version or the time is unknown here"
	}
	r.out.Compat, r.out.Start, r.out.Now = compat, engine.Time(start), engine.Time(start)
	return ""
}

// record reads an input.
func (r *reader) record(kind string, words []string) (problem string) {
	at, ok := r.time(words[0])
	if !ok {
		return "the time cannot be read"
	}
	words = words[1:]
	if kind == "end" {
		r.ended, r.out.Now = true, at
		if len(words) != 1 || words[0] != strconv.Itoa(len(r.out.Inputs)) {
			return "the end counts other inputs than there are"
		}
		return ""
	}
	for k, name := range kinds {
		if name == kind {
			in := lessons.Input{Kind: k, At: at}
			if !r.rest(&in, words) {
				return "the words of " + kind + " cannot be read"
			}
			r.out.Inputs = append(r.out.Inputs, in)
			return ""
		}
	}
	return fmt.Sprintf("%q is no kind of input", kind)
}

func (r *reader) time(text string) (engine.Time, bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	at := r.out.Start + engine.Time(n)
	return at, err == nil && (n >= 0) == (at >= r.out.Start)
}

// rest reads what an input says beside its kind and time.
func (r *reader) rest(in *lessons.Input, words []string) (ok bool) {
	first := ""
	if len(words) > 0 {
		first = words[0]
	}
	switch in.Kind {
	case lessons.TimePassed:
		if len(words) != 2 {
			return false
		}
		var err error
		in.To, ok = r.time(first)
		in.Steps, err = strconv.Atoi(words[1])
		return ok && err == nil && in.Steps >= 0
	case lessons.DidRun:
		in.Client, ok = first, len(words) > 1
	case lessons.Came, lessons.Went, lessons.RanOutside:
		n, err := strconv.ParseInt(first, 10, 64)
		in.Outsider, ok = engine.ClientID(n), err == nil && n > 0
	default:
		in.Words = words
		return len(words) > 0
	}
	if ok && len(words) > 1 {
		in.Words = words[1:]
	}
	return ok
}
