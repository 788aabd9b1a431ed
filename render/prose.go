package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// small reads the Markdown that lessons are written in, and nothing else: what
// it doesn't know stays text, and so cannot disappear.
var small = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	),
)

// Prose lays out a lesson's small Markdown (paragraphs, lists, code, emphasis,
// fenced blocks) in lines of at most width columns, an empty line between
// blocks. Anything else of Markdown appears as it is written. Parsing costs some
// 20 microseconds a paragraph: keep the result, don't call it for every frame.
func (t Theme) Prose(markdown string, width int) []Line {
	source := []byte(markdown)
	root := small.Parse(text.NewReader(source))
	p := proseWriter{theme: t, source: source, width: max(width, 1)}
	p.children(root)
	return p.lines
}

// proseWriter walks a document and collects its lines.
type proseWriter struct {
	theme  Theme
	source []byte
	width  int
	indent int
	lead   string // a list item's sign, for its next line
	tight  bool   // within a list no empty lines stand between blocks
	lines  []Line
}

func (p *proseWriter) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.block(c)
	}
}

func (p *proseWriter) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.List:
		p.list(n)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		p.code(n)
	case *ast.Paragraph, *ast.TextBlock:
		p.paragraph(n)
	default:
		p.children(n)
	}
}

// space sets an empty line between two blocks.
func (p *proseWriter) space() {
	if len(p.lines) > 0 && !p.tight {
		p.lines = append(p.lines, nil)
	}
}

// put adds a line at the present indent; the first of a list item has its sign.
func (p *proseWriter) put(l Line) {
	if p.lead != "" {
		l = append(Line{{Dim, p.lead}}, l...).Indent(p.indent - Width(p.lead))
		p.lead = ""
	} else {
		l = l.Indent(p.indent)
	}
	p.lines = append(p.lines, l)
}

func (p *proseWriter) list(n *ast.List) {
	p.space()
	outer := *p
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		p.lead = p.theme.Bullet + " "
		if n.IsOrdered() {
			p.lead = Count(int64(number)) + ". "
			number++
		}
		p.indent = outer.indent + Width(p.lead)
		p.tight = true
		p.children(item)
	}
	p.indent, p.tight, p.lead = outer.indent, outer.tight, ""
}

func (p *proseWriter) code(n ast.Node) {
	p.space()
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		text := strings.TrimRight(string(segment.Value(p.source)), "\r\n")
		for _, l := range Of(Code, Clean(text)).Wrap(p.width-p.indent-2, 2) {
			p.put(l.Indent(2))
		}
	}
}

func (p *proseWriter) paragraph(n ast.Node) {
	p.space()
	in := inlines{p: p}
	in.children(n, Text)
	in.flush()
	for _, l := range in.lines {
		for _, row := range l.Wrap(p.width-p.indent, 0) {
			p.put(row)
		}
	}
}

// inlines collects a paragraph's spans; a hard line break begins a new line.
type inlines struct {
	p     *proseWriter
	line  Line
	lines []Line
}

func (in *inlines) children(n ast.Node, role Role) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		in.inline(c, role)
	}
}

func (in *inlines) inline(n ast.Node, role Role) {
	switch n := n.(type) {
	case *ast.Text:
		in.text(n, role)
	case *ast.CodeSpan:
		in.code(n)
	case *ast.Emphasis:
		in.children(n, emphasis(n))
	default:
		in.children(n, role)
	}
}

func emphasis(n *ast.Emphasis) Role {
	if n.Level > 1 {
		return Strong
	}
	return Emph
}

func (in *inlines) text(n *ast.Text, role Role) {
	in.add(role, string(n.Segment.Value(in.p.source)))
	switch {
	case n.HardLineBreak():
		in.flush()
	case n.SoftLineBreak():
		in.add(role, " ")
	}
}

// code writes a code span; a theme without colours keeps its backticks.
func (in *inlines) code(n ast.Node) {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(in.p.source))
		}
	}
	code := strings.ReplaceAll(b.String(), "\n", " ")
	if in.p.theme.Colourless() {
		code = "`" + code + "`"
	}
	in.add(Code, code)
}

func (in *inlines) add(role Role, text string) {
	if text != "" {
		in.line = append(in.line, Span{role, Clean(text)})
	}
}

func (in *inlines) flush() {
	if len(in.line) > 0 {
		in.lines, in.line = append(in.lines, in.line), nil
	}
}
