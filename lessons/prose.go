package lessons

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
)

// allowedProse is the small Markdown of lessons.
const allowedProse = "prose has paragraphs, lists, `code`, *emphasis* and fenced blocks"

// maxProse is how many bytes one piece of prose may have. What a screen shows
// at once is far less.
const maxProse = 4000

// unknownProse explains the Markdown that lessons don't have.
var unknownProse = map[ast.NodeKind]string{
	ast.KindHeading:    "a # before a line, or a row of = or - below it, makes a heading",
	ast.KindBlockquote: "a > at the start of a line makes a quotation",
	ast.KindHTMLBlock:  "a < at the start of a line makes HTML",
	ast.KindRawHTML:    "<...> makes HTML",
	ast.KindAutoLink:   "<...> makes a link",
	ast.KindLink:       "[...] makes a link",

	ast.KindLinkReferenceDefinition: "[...]: at the start of a line defines a link",

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
	if len(t.value) > maxProse {
		r.fault(t.at(maxProse), fmt.Sprintf("%s is longer than %d bytes", what, maxProse), "make several steps of it")
		return ""
	}
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
		problem, unknown = "** or __ makes strong text", true
	}
	switch {
	case unknown:
		r.fault(t.at(n.Pos()), problem, "put it into `code`, or say it otherwise: "+allowedProse)
		return ast.WalkSkipChildren
	case n.Kind() == ast.KindCodeSpan:
		return ast.WalkSkipChildren
	case n.Kind() == ast.KindFencedCodeBlock && !isClosed(n, source):
		r.fault(t.at(n.Pos()), "this fenced block does not end", "end it with a line of the same marks")
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
		case source[i] == '*' && (!isSpaceAt(source, i-1) || !isSpaceAt(source, i+1)):
			r.fault(t.at(i), "this * has no other", "close the *emphasis*, or put what has a star into `code`")
			return
		}
	}
}

// isClosed reports whether a fence stands behind a fenced block.
func isClosed(n ast.Node, source []byte) bool {
	_, behind, _ := bytes.Cut(source[n.Pos():], []byte("\n"))
	if lines := n.Lines(); lines.Len() > 0 {
		behind = source[lines.At(lines.Len()-1).Stop:]
	}
	behind = bytes.TrimLeft(behind, " \n")
	return bytes.HasPrefix(behind, []byte("```")) || bytes.HasPrefix(behind, []byte("~~~"))
}

func isSpaceAt(source []byte, i int) bool {
	return i < 0 || i >= len(source) || source[i] == ' ' || source[i] == '\n'
}
