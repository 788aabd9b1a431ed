package lessons

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/token"
)

// useBlock is the way out of most traps.
const useBlock = "write it in a block: | at the end of this line, the text indented below it"

// The limits within which the YAML library works safely and fast. A course of
// the largest size comes nowhere near them.
const (
	maxTokens  = 60000
	maxNesting = 10 // of brackets, or of dashes in one line
)

// refused are the parts of YAML that a lesson file may not have.
var refused = map[token.Type]struct{ problem, remedy string }{
	token.AnchorType:     {"& makes YAML take this for an anchor", useBlock},
	token.AliasType:      {"* makes YAML take this for an alias", useBlock},
	token.TagType:        {"! makes YAML take this for a tag", useBlock},
	token.MergeKeyType:   {"<< merges mappings in YAML; a lesson file has none", "write the fields out"},
	token.DirectiveType:  {"% makes YAML take this for a directive", useBlock},
	token.MappingKeyType: {"? makes YAML take this for a key", useBlock},
}

// checkTokens finds what is refused whatever it means; it returns false where
// the file must not be read on.
func (r *reader) checkTokens(tokens token.Tokens) bool {
	if len(tokens) > maxTokens {
		r.fault(Position{1, 1}, fmt.Sprintf("the file has %d parts, more than %d", len(tokens), maxTokens),
			"split the course into several files")
		return false
	}
	depth := nesting{}
	for i, t := range tokens {
		if depth.add(t); depth.tooDeep() {
			r.fault(r.start(t), "lists within lists, too deep", useBlock)
			return false
		}
		if t.Type == token.DocumentHeaderType && hasContent(tokens[:i]) {
			r.fault(r.start(t), "a second document begins", "a lesson file is one document: remove the ---")
			return false
		}
		if t.Type == token.DocumentEndType && hasContent(tokens[i+1:]) {
			r.fault(r.start(t), "... ends the document here, and YAML reads no further", "indent it as the lines around it, or "+useBlock)
			return false
		}
		if trap, ok := refused[t.Type]; ok {
			r.fault(r.start(t), trap.problem, trap.remedy)
		}
	}
	return true
}

func hasContent(tokens token.Tokens) bool {
	for _, t := range tokens {
		if t.Type != token.CommentType {
			return true
		}
	}
	return false
}

// nesting counts what makes the library call itself again and again.
type nesting struct{ line, marks, brackets int }

func (n *nesting) add(t *token.Token) {
	if t.Position.Line != n.line {
		n.line, n.marks = t.Position.Line, 0
	}
	switch t.Type {
	case token.SequenceStartType, token.MappingStartType:
		n.brackets++
	case token.SequenceEndType, token.MappingEndType:
		n.brackets--
	case token.SequenceEntryType, token.MappingKeyType, token.AnchorType, token.TagType, token.MappingValueType:
		if n.brackets <= 0 {
			n.marks++
		}
	}
}

func (n *nesting) tooDeep() bool { return n.brackets > maxNesting || n.marks > maxNesting }

// A syntax explains a message of the YAML library.
type syntax struct {
	part            string // of the message
	problem, remedy string
	mark            string // where the library points behind the cause: what to look for before
}

var syntaxes = []syntax{
	{"reserved character", "YAML keeps @ and ` at the start of a value for itself", useBlock, ""},
	{"mapping value is not allowed", "a colon with a space behind it makes YAML see a key here",
		useBlock + "; or look at the next line's indentation", ""},
	{"invalid header option", "| or > at the start of a value begins a block, and nothing may stand behind it", useBlock, ""},
	{"end character of double-quoted", "the double quote is not closed", useBlock, ""},
	{"end character of single-quoted", "the single quote is not closed", useBlock, ""},
	{"sequence end token", "[ makes YAML see a list here, and it does not end", useBlock, ""},
	{"']'", "] without a [ before it", useBlock, ""},
	{"flow map", "{ makes YAML see a mapping here, and it does not end", useBlock, "{"},
	{"'}'", "} without a { before it", useBlock, ""},
	{"directive", "% makes YAML take this for a directive", useBlock, ""},
	{"block sequence entries", "- makes YAML see a list item here", useBlock, ""},
	{"invalid key", ": makes YAML see a key here", useBlock, ""},
	{"map key-value is pre-defined", "this stands behind a value that has ended",
		"look at the line's quotes and indentation; text that begins with a quote goes into a block (|)", ""},
	{"unexpected key name", "this is no field: behind the name comes a colon, and a space behind that", "write name: value", ""},
	{"non-map value", "this is no field: a field has a name, a colon and a space", "write name: value, or indent it as part of what stands before it", ""},
	{"value is not allowed in this context", "this does not belong to what stands before it",
		"look at its indentation; a text that begins with [ or { goes into a block (|)", ""},
}

// explainSyntax says in our words what the YAML library found.
func explainSyntax(message string) syntax {
	for _, s := range syntaxes {
		if strings.Contains(message, s.part) {
			return s
		}
	}
	return syntax{problem: "not YAML: " + message, remedy: "look at the line's quotes and indentation"}
}
