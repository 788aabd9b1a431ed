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
	if r.Kind == engine.Array && len(r.Elems) > 0 {
		writeNumbered(b, r.Elems, indent)
		return
	}
	b.WriteString(terminalForms[r.Kind](r))
	b.WriteByte('\n')
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
}

// writeNumbered writes the elements of an array, each behind its number, all
// numbers as wide as the last. What lies within them is indented by that width.
func writeNumbered(b *strings.Builder, elems []engine.Reply, indent string) {
	width := len(strconv.Itoa(len(elems)))
	within := indent + strings.Repeat(" ", width+len(") "))
	for i, elem := range elems {
		if i > 0 {
			b.WriteString(indent)
		}
		fmt.Fprintf(b, "%*d) ", width, i+1)
		writeTerminal(b, elem, within)
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
	if r.Kind != engine.Array {
		b.WriteString(pipeForms[r.Kind](r))
		return
	}
	for i, elem := range r.Elems {
		if i > 0 {
			b.WriteByte('\n')
		}
		writePipe(b, elem)
	}
}

// pipeForms has the forms of all replies but arrays.
var pipeForms = [...]func(engine.Reply) string{
	engine.SimpleString:   pipeText,
	engine.ErrorReply:     func(r engine.Reply) string { return r.Str + "\n" },
	engine.Integer:        pipeInteger,
	engine.BulkString:     pipeText,
	engine.VerbatimString: pipeText,
	engine.NullReply:      pipeText,
	engine.NullArray:      pipeText,
}

func pipeText(r engine.Reply) string    { return r.Str }
func pipeInteger(r engine.Reply) string { return strconv.FormatInt(r.Int, 10) }
