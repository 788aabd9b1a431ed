package lessons

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
)

// allowedProse is the small Markdown of lessons.
const allowedProse = "prose has paragraphs, lists, `code`, *emphasis* and fenced blocks"

// unknownProse explains the Markdown that lessons don't have.
var unknownProse = map[ast.NodeKind]string{
	ast.KindHeading:       "a # at the start of a line makes a heading",
	ast.KindBlockquote:    "a > at the start of a line makes a quotation",
	ast.KindHTMLBlock:     "a < at the start of a line makes HTML",
	ast.KindRawHTML:       "<...> makes HTML",
	ast.KindAutoLink:      "<...> makes a link",
	ast.KindLink:          "[...](...) makes a link",
	ast.KindImage:         "![...](...) makes an image",
	ast.KindThematicBreak: "a line of dashes or stars makes a rule",
	ast.KindCodeBlock:     "four spaces at the start of a line make a code block",
}

// readTitle returns one line of text.
func (r *reader) readTitle(n *node, what string) string {
	t, ok := r.readLine(n, what)
	if !ok {
		return ""
	}
	r.checkNames(t, false)
	return strings.TrimSpace(t.value)
}

// readProse returns text in the small Markdown.
func (r *reader) readProse(n *node, what string) string { return r.prose(n, what, false) }

// readLate is readProse for what is said after the step has run, and so may use
// its bindings.
func (r *reader) readLate(n *node, what string) string { return r.prose(n, what, true) }

func (r *reader) prose(n *node, what string, own bool) string {
	t, ok := r.readText(n, what)
	if !ok {
		return ""
	}
	r.checkNames(t, own)
	source := []byte(t.value)
	root := goldmark.DefaultParser().Parse(gmtext.NewReader(source))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			return r.proseNode(t, n, source), nil
		}
		return ast.WalkContinue, nil
	})
	return t.value
}

// proseNode reports a piece of Markdown that lessons don't have.
func (r *reader) proseNode(t text, n ast.Node, source []byte) ast.WalkStatus {
	problem, unknown := unknownProse[n.Kind()]
	if e, ok := n.(*ast.Emphasis); ok && e.Level > 1 {
		problem, unknown = "** makes strong text", true
	}
	switch {
	case unknown:
		r.fault(t.at(proseOffset(n, source)), problem, "put it into `code`, or say it otherwise: "+allowedProse)
		return ast.WalkSkipChildren
	case n.Kind() == ast.KindCodeSpan:
		return ast.WalkSkipChildren
	case n.Kind() == ast.KindText:
		r.loneMark(t, n.(*ast.Text).Segment, source)
	}
	return ast.WalkContinue
}

// loneMark reports a ` or * in a text that was meant to begin or end something.
func (r *reader) loneMark(t text, s gmtext.Segment, source []byte) {
	for i := s.Start; i < s.Stop; i++ {
		switch {
		case source[i] == '`':
			r.fault(t.at(i), "this ` has no other", "close the `code`, or remove it")
			return
		case source[i] == '*' && !(isSpaceAt(source, i-1) && isSpaceAt(source, i+1)):
			r.fault(t.at(i), "this * has no other", "close the *emphasis*, or put what has a star into `code`")
			return
		}
	}
}

func isSpaceAt(source []byte, i int) bool {
	return i < 0 || i >= len(source) || source[i] == ' ' || source[i] == '\n'
}

// proseOffset returns where a piece of Markdown begins, as near as the library
// tells: the start of its line, or of its text.
func proseOffset(n ast.Node, source []byte) int {
	switch n := n.(type) {
	case *ast.Text:
		return n.Segment.Start
	case *ast.RawHTML:
		return n.Segments.At(0).Start
	case *ast.AutoLink:
		return offsetOf(n, source, n.Label(source))
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return lineStart(source, n.Lines().At(0).Start)
	}
	if first := n.FirstChild(); first != nil {
		return max(proseOffset(first, source)-1, 0)
	}
	if n.PreviousSibling() != nil {
		return proseOffset(n.PreviousSibling(), source)
	}
	return 0
}

// offsetOf finds a piece of text within the block that holds it.
func offsetOf(n ast.Node, source, piece []byte) int {
	block := n.Parent()
	for block.Type() != ast.TypeBlock {
		block = block.Parent()
	}
	start := proseOffset(block, source)
	return start + max(strings.Index(string(source[start:]), string(piece)), 0)
}

func lineStart(source []byte, at int) int {
	return strings.LastIndexByte(string(source[:at]), '\n') + 1
}
