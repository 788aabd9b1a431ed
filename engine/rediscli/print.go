package rediscli

import (
	"fmt"
	"strconv"
	"strings"

	"streamlab/engine"
)

// Terminal prints a reply as redis-cli does to a terminal, with a newline at
// its end. Strings are quoted; an error's text and a verbatim string are not, so
// pass the result through SafeLines before it goes to a terminal.
func Terminal(r engine.Reply) string {
	if r.Kind == engine.VerbatimString {
		return r.Str
	}
	var b strings.Builder
	writeTerminal(&b, r, "")
	return b.String()
}

// writeTerminal writes a reply whose first line is begun already and whose
// other lines are indented.
func writeTerminal(b *strings.Builder, r engine.Reply, indent string) {
	switch {
	case len(r.Elems) == 0:
		b.WriteString(terminalForms[r.Kind](r))
		b.WriteByte('\n')
	case r.Kind == engine.Map:
		writePairs(b, r.Elems, indent)
	default:
		writeNumbered(b, r, indent)
	}
}

// terminalForms has the forms that take one line.
var terminalForms = [...]func(engine.Reply) string{
	engine.SimpleString:   pipeText,
	engine.ErrorReply:     func(r engine.Reply) string { return "(error) " + r.Str },
	engine.Integer:        func(r engine.Reply) string { return "(integer) " + pipeInteger(r) },
	engine.BulkString:     func(r engine.Reply) string { return Quote(r.Str) },
	engine.VerbatimString: pipeText,
	engine.NullReply:      func(engine.Reply) string { return "(nil)" },
	engine.NullArray:      func(engine.Reply) string { return "(nil)" },
	engine.Array:          func(engine.Reply) string { return "(empty array)" },
	engine.Map:            func(engine.Reply) string { return "(empty hash)" },
	engine.Set:            func(engine.Reply) string { return "(empty set)" },
	engine.Push:           func(engine.Reply) string { return "(empty push)" },
}

// separators stand behind the number of an element.
var separators = map[engine.Kind]string{engine.Array: ")", engine.Set: "~", engine.Push: ">"}

// writeNumbered writes the elements of an array, each behind its number, all
// numbers as wide as the last. What lies within them is indented by that width.
func writeNumbered(b *strings.Builder, r engine.Reply, indent string) {
	width := len(strconv.Itoa(len(r.Elems)))
	within := indent + strings.Repeat(" ", width+len(") "))
	for i, elem := range r.Elems {
		if i > 0 {
			b.WriteString(indent)
		}
		fmt.Fprintf(b, "%*d%s ", width, i+1, separators[r.Kind])
		writeTerminal(b, elem, within)
	}
}

// writePairs writes the names and values of a map, a pair behind each number. A
// value that has elements begins on a line of its own.
func writePairs(b *strings.Builder, elems []engine.Reply, indent string) {
	width := len(strconv.Itoa(len(elems) / 2))
	within := indent + strings.Repeat(" ", width+len("# "))
	for i := 0; i+1 < len(elems); i += 2 {
		if i > 0 {
			b.WriteString(indent)
		}
		fmt.Fprintf(b, "%*d# %s => ", width, i/2+1, strings.TrimSuffix(Terminal(elems[i]), "\n"))
		if len(elems[i+1].Elems) > 0 {
			b.WriteString("\n" + within)
		}
		writeTerminal(b, elems[i+1], within)
	}
}

// Pipe prints a reply as redis-cli does where its output is no terminal: values
// only, an element of an array a line, nothing for a null, an empty line after
// an error. It ends in a newline, a verbatim string in its own. The bytes are
// those of the reply, whatever they are.
func Pipe(r engine.Reply) string {
	if r.Kind == engine.VerbatimString {
		return r.Str
	}
	var b strings.Builder
	writePipe(&b, r)
	b.WriteByte('\n')
	return b.String()
}

func writePipe(b *strings.Builder, r engine.Reply) {
	if form := pipeForms[r.Kind]; form != nil {
		b.WriteString(form(r))
		return
	}
	for i, elem := range r.Elems {
		switch {
		case i == 0:
		case r.Kind == engine.Map && i%2 == 1:
			b.WriteByte(' ')
		default:
			b.WriteByte('\n')
		}
		writePipe(b, elem)
	}
}

// pipeForms has the forms of all replies that have no elements.
var pipeForms = [...]func(engine.Reply) string{
	engine.SimpleString:   pipeText,
	engine.ErrorReply:     func(r engine.Reply) string { return r.Str + "\n" },
	engine.Integer:        pipeInteger,
	engine.BulkString:     pipeText,
	engine.VerbatimString: pipeText,
	engine.NullReply:      pipeText,
	engine.NullArray:      pipeText,
	engine.Array:          nil,
	engine.Map:            nil,
	engine.Set:            nil,
	engine.Push:           nil,
}

func pipeText(r engine.Reply) string    { return r.Str }
func pipeInteger(r engine.Reply) string { return strconv.FormatInt(r.Int, 10) }
