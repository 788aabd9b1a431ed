package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"streamlab/lessons"
	"streamlab/render"
)

// stepList is the list of a lesson's steps.
type stepList struct{ choice }

// openSteps lists the lesson's steps, at the one that is played.
func (m *Model) openSteps() {
	player := m.play.view.Player
	m.steps = stepList{choice{at: player.Index(), n: len(player.Lesson().Steps)}}
	m.page = stepsPage
}

func (m *Model) stepsOpen() tea.Cmd {
	m.page = playPage
	return m.event(lessons.Goto{Step: m.steps.at})
}

// kindNames are the kinds of step in a learner's words.
var kindNames = map[lessons.Kind]string{
	lessons.Say: "read", lessons.Show: "watch", lessons.Task: "task", lessons.Predict: "predict", lessons.Quiz: "quiz", lessons.Play: "play",
}

// stepsRows draws the list of steps.
func (m *Model) stepsRows(width, height int) []string {
	rows := []string{rowAt(nil, 0, width)}
	from, to := m.steps.window(1, height-1)
	for i := from; i < to; i++ {
		line := m.stepLine(i).Fit(width, m.theme.Cut)
		if i == m.steps.at {
			rows = append(rows, m.theme.PaintSelected(line))
		} else {
			rows = append(rows, m.theme.Paint(line))
		}
	}
	return rows
}

// stepLine is one step: whether it is passed, its number, title and kind.
func (m *Model) stepLine(i int) render.Line {
	t, player := m.theme, m.play.view.Player
	step := &player.Lesson().Steps[i]
	pointer := "   "
	if i == m.steps.at {
		pointer = " " + render.Fit(t.Pointer, 2, "")
	}
	sign := render.Span{Role: render.Dim, Text: t.Todo}
	if player.Passed(i) > lessons.Skipped {
		sign = render.Span{Role: render.Good, Text: t.Tick}
	}
	note := player.Passed(i).String()
	if i == player.Index() {
		note = "you are here"
	}
	return render.Line{
		{Role: render.Accent, Text: pointer}, sign,
		{Role: render.Dim, Text: fmt.Sprintf(" %3d  ", i+1)},
		{Role: render.Text, Text: render.Fit(render.Clean(step.Title), 34, t.Cut) + "  "},
		{Role: render.Dim, Text: render.Fit(kindNames[step.Kind], 9, "")},
		{Role: render.Dim, Text: note},
	}
}
