package tui

import (
	"streamlab/internal/complete"
	"streamlab/internal/lab"
	"streamlab/render"
)

// prompt is where a command is typed: the client's name, the line, and behind
// it what could come next.
type prompt struct {
	editor
	history *typedLines
	label   string // the client's name
	idle    string // what Enter does while nothing is typed
	menu    menu
	hint    string // the syntax that is still to be typed, while one types
	brief   string // the same where it does not fit
}

// setView shows another moment: whose prompt it is.
func (p *prompt) setView(v lab.View) {
	p.label = promptLabel(v)
}

// promptLabel is a client's handle, and its connection name where that differs.
func promptLabel(v lab.View) string {
	for _, c := range v.Clients {
		if c.Handle == v.Client && c.Name != c.Handle && c.Name != "" {
			return c.Handle + " (" + c.Name + ")"
		}
	}
	return v.Client
}

// edited follows a change of the line: the hint is new, the menu goes on or
// closes.
func (p *prompt) edited(v lab.View) {
	p.rehint(v)
	if p.menu.open {
		p.menu.offer(complete.Complete(p.text, p.at, v))
	}
}

func (p *prompt) rehint(v lab.View) {
	p.hint, p.brief = "", ""
	if p.text != "" {
		c := complete.Complete(p.text, len(p.text), v)
		p.hint, p.brief = c.Hint, c.Brief
	}
}

// put replaces the line.
func (p *prompt) put(text string) {
	p.set(text)
	p.menu.close()
	p.hint = ""
}

// older and newer go through the history.
func (p *prompt) older() {
	if line, ok := p.history.back(p.text); ok {
		p.put(line)
	}
}

func (p *prompt) newer() {
	if line, ok := p.history.forward(); ok {
		p.put(line)
	}
}

// complete does what Tab does: a single candidate is put in, of several what
// they have in common, and then the menu opens.
func (p *prompt) complete(v lab.View) {
	c := complete.Complete(p.text, p.at, v)
	switch len(c.Candidates) {
	case 0:
		p.menu.close()
	case 1:
		p.accept(c, c.Candidates[0], v)
	default:
		if common := c.Common(); len(common) > c.To-c.From {
			p.replace(c.From, c.To, common)
			p.rehint(v)
			c = complete.Complete(p.text, p.at, v)
		}
		p.menu.open = true
		p.menu.offer(c)
	}
}

// choose puts in the candidate that the menu is on.
func (p *prompt) choose(v lab.View) {
	c := p.menu.completion
	if p.menu.at < len(c.Candidates) {
		p.accept(c, c.Candidates[p.menu.at], v)
	}
}

// accept puts a candidate in, and a space behind it at the line's end.
func (p *prompt) accept(c complete.Completion, chosen complete.Candidate, v lab.View) {
	text := chosen.Text
	if c.To == len(p.text) {
		text = chosen.Whole()
	}
	p.replace(c.From, c.To, text)
	p.menu.close()
	p.rehint(v)
}

// view draws the prompt in width columns and tells the cursor's column.
func (p *prompt) view(t render.Theme, width int) (string, int) {
	label := render.Fit(render.PromptText(p.label), min(render.Width(render.PromptText(p.label)), width/3), t.Cut+" ")
	line := render.Line{{Role: render.Text, Text: " "}, {Role: render.Accent, Text: label}}
	lead := line.Width()
	room := max(width-lead-1, 1)
	typed, x := p.line(room, t.Cut)
	line = append(line, typed...)
	if ghost := p.ghost(t, width-line.Width()); ghost != "" && p.at == len(p.text) {
		line = line.And(render.Span{Role: render.Ghost, Text: ghost})
	}
	return t.Paint(line.Fit(width, t.Cut)), lead + x
}

// ghost is what stands behind the line: what Enter does while it is empty, else
// the rest of the syntax. Where colour cannot tell it from what is typed, a sign
// does. Where the syntax is wider than the room, its options are left out.
func (p *prompt) ghost(t render.Theme, room int) string {
	switch {
	case p.text == "":
		return p.idle
	case p.hint == "":
		return ""
	}
	hint := p.behind(t, p.hint)
	if p.brief != "" && render.Width(hint) > room {
		return p.behind(t, p.brief)
	}
	return hint
}

// behind is a hint as it stands behind the line.
func (p *prompt) behind(t render.Theme, hint string) string {
	hint = render.Clean(hint)
	if t.Colourless() {
		hint = t.Dot + " " + hint
	}
	if p.text[len(p.text)-1] == ' ' {
		return hint
	}
	return " " + hint
}
