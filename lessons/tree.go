package lessons

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A node is one value of the file: fields, items, a text, or nothing. A spoiled
// node stands for what was reported already.
type node struct {
	shape  shape
	at     Position
	fields []field
	items  []*node
	text   text
}

type shape uint8

const (
	spoiled shape = iota
	nothing
	ofText
	ofItems
	ofFields
)

// A field is a key with its value.
type field struct {
	name  string
	at    Position
	value *node
}

// tree reads the file as YAML, nil where it is none.
func (r *reader) tree() *node {
	file := r.parseYAML()
	if file == nil {
		return nil
	}
	for _, doc := range file.Docs {
		if doc.Body != nil {
			return r.node(doc.Body)
		}
	}
	r.fault(Position{1, 1}, "the file is empty", emptyRemedy)
	return nil
}

// parseYAML calls the YAML library, which must not bring a program down.
func (r *reader) parseYAML() (file *ast.File) {
	defer func() {
		if recover() != nil {
			r.fault(Position{1, 1}, "the file cannot be read as YAML", "")
			file = nil
		}
	}()
	tokens := lexer.Tokenize(r.src.text())
	if !r.checkTokens(tokens) {
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.syntaxFault(err)
		return nil
	}
	return file
}

// syntaxFault reports what the library could not read, unless its line was
// reported already.
func (r *reader) syntaxFault(err error) {
	at, message := Position{1, 1}, err.Error()
	var e yaml.Error
	if errors.As(err, &e) {
		message = e.GetMessage()
		if t := e.GetToken(); t != nil {
			at = r.start(t)
		}
	}
	for _, f := range r.faults {
		if f.Line == at.Line {
			return
		}
	}
	if open, found := r.src.openQuote(at.Line); found {
		r.fault(open, "this quote is not closed in its line", useBlock)
		return
	}
	why := explainSyntax(message)
	if i := strings.LastIndex(string([]rune(r.src.line(at.Line))[:at.Column-1]), why.mark); why.mark != "" && i >= 0 {
		at = r.src.place(at.Line, i)
	}
	r.fault(at, why.problem, why.remedy)
}

// start returns where a token begins, kept within the file.
func (r *reader) start(t *token.Token) Position {
	line := min(max(t.Position.Line, 1), len(r.src.lines))
	return Position{line, min(max(t.Position.Column, 1), len([]rune(r.src.line(line)))+1)}
}

// node copies one value out of the library's tree.
func (r *reader) node(n ast.Node) *node {
	switch n := n.(type) {
	case *ast.MappingNode:
		return r.fieldsNode(n)
	case *ast.SequenceNode:
		out := &node{shape: ofItems, at: r.start(n.GetToken())}
		for _, item := range n.Values {
			out.items = append(out.items, r.node(item))
		}
		return out
	case *ast.LiteralNode:
		return r.blockNode(n)
	case *ast.NullNode:
		return &node{shape: nothing, at: r.start(n.GetToken())}
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return r.textNode(n.GetToken())
	}
	return &node{at: r.start(n.GetToken())} // an anchor, alias or tag: checkTokens has told
}

func (r *reader) fieldsNode(n *ast.MappingNode) *node {
	out := &node{shape: ofFields, at: r.start(n.GetToken())}
	seen := map[string]int{}
	for i, v := range n.Values {
		key := v.Key.GetToken()
		if _, told := refused[key.Type]; told {
			continue
		}
		f := field{key.Value, r.start(key), r.node(v.Value)}
		if i == 0 {
			out.at = f.at
		}
		if line, twice := seen[f.name]; twice {
			r.fault(f.at, fmt.Sprintf("%q is here twice: first in line %d", f.name, line), "keep one of them")
			continue
		}
		seen[f.name] = f.at.Line
		out.fields = append(out.fields, f)
	}
	return out
}
