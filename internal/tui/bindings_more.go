package tui

import tea "charm.land/bubbletea/v2"

var listKeys = []binding{
	{keys: []string{"enter"}, shown: "enter", label: (*Model).courseLabel, in: inCourse, do: (*Model).courseOpen,
		help: "Opens the lesson, where you left it."},
	{keys: []string{"s"}, shown: "s", label: says("start over"), in: inCourse, when: (*Model).canResume, do: (*Model).courseStartOver,
		help: "Opens the lesson at its first step."},
	{keys: []string{"up", "k"}, shown: "↑ ↓", label: says("choose"), in: inCourse, do: then(func(m *Model) { m.course.move(-1) }),
		help: "Goes to the lesson above."},
	{keys: []string{"down", "j"}, shown: "↓", in: inCourse, do: then(func(m *Model) { m.course.move(1) }),
		help: "Goes to the lesson below."},
	{keys: []string{"q"}, shown: "q", label: says("leave"), in: inCourse, do: (*Model).leave,
		help: "Leaves the program."},
	{keys: []string{"enter"}, shown: "enter", label: says("go there"), in: inSteps, do: (*Model).stepsOpen,
		help: "Goes to the step, and to the state that it begins with."},
	{keys: []string{"up", "k"}, shown: "↑ ↓", label: says("choose"), in: inSteps, do: then(func(m *Model) { m.steps.move(-1) }),
		help: "Goes to the step above."},
	{keys: []string{"down", "j"}, shown: "↓", in: inSteps, do: then(func(m *Model) { m.steps.move(1) }),
		help: "Goes to the step below."},
	{keys: []string{"pgup"}, shown: "pgup", in: inSteps, do: then(func(m *Model) { m.steps.move(-10) }),
		help: "Goes ten steps up."},
	{keys: []string{"pgdown"}, shown: "pgdn", in: inSteps, do: then(func(m *Model) { m.steps.move(10) }),
		help: "Goes ten steps down."},
	{keys: []string{"esc", "f5", "q"}, shown: "esc", label: says("close"), in: inSteps, do: then(func(m *Model) { m.page = playPage }),
		help: "Goes back to the lesson."},
}

var pageKeys = []binding{
	{keys: []string{"up", "k"}, shown: "↑ ↓", label: says("scroll"), in: inHelp, do: then(func(m *Model) { m.help.scroll(-1) }),
		help: "Scrolls up."},
	{keys: []string{"down", "j"}, shown: "↓", in: inHelp, do: then(func(m *Model) { m.help.scroll(1) }),
		help: "Scrolls down."},
	{keys: []string{"pgup"}, shown: "pgup", in: inHelp, do: then(func(m *Model) { m.help.scroll(-m.height + 4) }),
		help: "Scrolls a page up."},
	{keys: []string{"pgdown", "space"}, shown: "pgdn", in: inHelp, do: then(func(m *Model) { m.help.scroll(m.height - 4) }),
		help: "Scrolls a page down."},
	{keys: []string{"esc", "f1", "q", "enter"}, shown: "esc", label: says("close"), in: inHelp, do: then(func(m *Model) { m.page = m.under }),
		help: "Closes this page."},
}

var errandKeys = []binding{
	{keys: []string{"esc"}, shown: "esc", label: says("break off"), in: inErrand, do: (*Model).breakOff,
		help: "Ends a long wait, or a way far back, where it is."},
}

var programKeys = []binding{
	{keys: []string{"f7"}, shown: "f7", label: says("lessons"), in: inPlay, when: (*Model).hasCourse, do: then((*Model).openCourse),
		help: "Goes to the list of lessons. Your place is kept."},
	{keys: []string{"ctrl+g"}, shown: "ctrl+g", label: says("timeline"), in: inLab, when: (*Model).hasTimeline, do: then((*Model).openTimeline),
		help: "Shows every act so far, also undone ones: to see the state behind it, and to go there."},
	{keys: []string{"f8"}, shown: "f8", in: inLab, do: (*Model).pause,
		help: "Stops the clock, or lets it run; breaks off a long wait. In a lesson, it is free play."},
	{keys: []string{"ctrl+l"}, shown: "ctrl+l", in: inPlay | inTimeline | inCourse | inSteps | inHelp, do: func(*Model) tea.Cmd { return tea.ClearScreen },
		help: "Draws the screen anew."},
	{keys: []string{"ctrl+c"}, shown: "ctrl+c", in: inPlay | inTimeline | inConfirm | inCourse | inSteps | inHelp, do: (*Model).interrupt,
		help: "Clears the line, breaks off a long wait. Twice within a second it leaves, as :quit does."},
	{keys: []string{"f1"}, shown: "f1", label: says("keys"), in: inPlay | inTimeline | inCourse | inSteps, do: then((*Model).openHelp),
		help: "Shows all keys."},
}

// edits makes an action of a change of the line.
func edits(change func(*prompt)) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		change(&m.play.prompt)
		m.play.prompt.edited(m.play.view)
		return nil
	}
}

var editKeys = []binding{
	{keys: []string{"up", "ctrl+p"}, shown: "↑", in: inPrompt, do: then(func(m *Model) { m.play.prompt.older() }),
		help: "The line before in the history, which is kept between runs."},
	{keys: []string{"down", "ctrl+n"}, shown: "↓", in: inPrompt, do: then(func(m *Model) { m.play.prompt.newer() }),
		help: "The line after in the history."},
	{keys: []string{"left", "ctrl+b"}, shown: "←", in: inPrompt, do: edits(func(p *prompt) { p.left() }),
		help: "A character to the left."},
	{keys: []string{"right", "ctrl+f"}, shown: "→", in: inPrompt, do: edits(func(p *prompt) { p.right() }),
		help: "A character to the right."},
	{keys: []string{"ctrl+left", "alt+b"}, shown: "ctrl+←", in: inPrompt, do: edits(func(p *prompt) { p.wordLeft() }),
		help: "A word to the left."},
	{keys: []string{"ctrl+right", "alt+f"}, shown: "ctrl+→", in: inPrompt, do: edits(func(p *prompt) { p.wordRight() }),
		help: "A word to the right."},
	{keys: []string{"home", "ctrl+a"}, shown: "home", in: inPrompt, do: edits(func(p *prompt) { p.home() }),
		help: "To the beginning of the line."},
	{keys: []string{"end", "ctrl+e"}, shown: "end", in: inPrompt, do: edits(func(p *prompt) { p.end() }),
		help: "To the end of the line."},
	{keys: []string{"backspace", "ctrl+h"}, shown: "backspace", in: inPrompt, do: edits(func(p *prompt) { p.cut(p.left) }),
		help: "Deletes the character before the cursor."},
	{keys: []string{"delete", "ctrl+d"}, shown: "delete", in: inPrompt, do: edits(func(p *prompt) { p.cut(p.right) }),
		help: "Deletes the character under the cursor."},
	{keys: []string{"ctrl+w", "alt+backspace"}, shown: "ctrl+w", in: inPrompt, do: edits(func(p *prompt) { p.cut(p.wordLeft) }),
		help: "Deletes the word before the cursor."},
	{keys: []string{"alt+d"}, shown: "alt+d", in: inPrompt, do: edits(func(p *prompt) { p.cut(p.wordRight) }),
		help: "Deletes the word after the cursor."},
	{keys: []string{"ctrl+u"}, shown: "ctrl+u", in: inPrompt, do: edits(func(p *prompt) { p.cut(p.home) }),
		help: "Deletes to the beginning of the line."},
	{keys: []string{"ctrl+k"}, shown: "ctrl+k", in: inPrompt, do: edits(func(p *prompt) { p.cut(p.end) }),
		help: "Deletes to the end of the line."},
}
