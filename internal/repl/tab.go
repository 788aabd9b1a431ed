package repl

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"streamlab/internal/complete"
	"streamlab/render"
)

// maxListed is how many candidates Tab lists.
const maxListed = 40

// help answers Tab: the line up to the cursor with as much completed as is
// certain, and what to show where nothing is.
func (s *session) help(line string) (completed string, show []string) {
	c := complete.Complete(line, len(line), s.Lab.View())
	head := line[:c.From]
	switch len(c.Candidates) {
	case 0:
		return line, syntaxLine(c.Hint)
	case 1:
		return head + c.Candidates[0].Whole(), nil
	}
	common := c.Common()
	if len(common) > len(line)-c.From {
		return head + common, nil
	}
	return line, append(listed(c.Candidates, s.width()-1), syntaxLine(c.Hint)...)
}

func syntaxLine(hint string) []string {
	if hint == "" {
		return nil
	}
	return []string{"syntax: " + hint}
}

// listed is a line for each candidate, their notes below each other.
func listed(list []complete.Candidate, width int) (lines []string) {
	more := len(list) - maxListed
	list = list[:min(len(list), maxListed)]
	widest := 0
	for _, c := range list {
		widest = max(widest, render.Width(c.Text))
	}
	for _, c := range list {
		gap := strings.Repeat(" ", widest-render.Width(c.Text))
		line := strings.TrimRight("  "+c.Text+gap+"  "+c.Note, " ")
		lines = append(lines, ansi.Truncate(line, width, "..."))
	}
	if more > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", more))
	}
	return lines
}
