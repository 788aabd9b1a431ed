package tui

import (
	"streamlab/internal/lab"
	"streamlab/render"
)

// helpView is the page of keys and lab commands.
type helpView struct{ top int }

func (h *helpView) scroll(rows int) { h.top = max(h.top+rows, 0) }

// openHelp shows the keys.
func (m *Model) openHelp() {
	m.under = m.page
	m.page = helpPage
	m.help.top = 0
}

// helpParts are the parts of the page of keys, with the scopes that each tells.
var helpParts = []struct {
	title string
	in    scope
}{
	{"At the prompt", inPrompt},
	{"Completions", inMenu},
	{"In the state", inPane},
	{"Among the workers", inWorkers},
	{"In the timeline", inTimeline},
	{"While something takes a while", inErrand},
	{"Presenting", inDemo},
	{"A paste of several lines", inConfirm},
	{"List of lessons", inCourse},
	{"List of steps", inSteps},
	{"This page", inHelp},
}

// helpLines writes the page of keys from the table of keys, and the lab
// commands from theirs. A key stands in the first part where it holds.
func (m *Model) helpLines(width int) []render.Line {
	var lines []render.Line
	told := map[*binding]bool{}
	for _, part := range helpParts {
		lines = append(lines, nil, render.Of(render.Strong, " "+part.title))
		for i := range m.keys {
			b := &m.keys[i]
			if b.in&part.in != 0 && !told[b] {
				told[b] = true
				lines = append(lines, helpLine(m.keyNames(b), b.help, width)...)
			}
		}
	}
	lines = append(lines, nil, render.Of(render.Strong, " Lab commands, typed at the prompt"))
	for _, c := range lab.Commands() {
		lines = append(lines, helpLine(":"+c.Name+" "+c.Syntax, c.Summary, width)...)
	}
	return lines
}

// helpColumn is where the explanations begin.
const helpColumn = 26

func helpLine(keys, text string, width int) []render.Line {
	head := render.Line{{Role: render.KeyName, Text: "   " + render.Fit(keys, helpColumn-4, "") + " "}}
	rows := render.Of(render.Text, text).Wrap(width-helpColumn-1, 0)
	lines := []render.Line{append(head, rows[0]...)}
	for _, r := range rows[1:] {
		lines = append(lines, r.Indent(helpColumn))
	}
	return lines
}

// helpRows draws the page of keys.
func (m *Model) helpRows(width, height int) []string {
	lines := m.helpLines(width)
	m.help.top = max(min(m.help.top, len(lines)-height), 0)
	return paintRows(m.theme, lines[m.help.top:min(m.help.top+height, len(lines))], width)
}
