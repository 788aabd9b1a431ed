package tui

import "slices"

// bindings returns the table of keys, in the order of the key line.
func bindings() []binding {
	return slices.Concat(errandKeys, menuKeys, confirmKeys, demoKeys, paneKeys, workerKeys, timelineKeys, promptKeys, lessonKeys, viewKeys,
		listKeys, pageKeys, programKeys, editKeys)
}

var promptKeys = []binding{
	{keys: []string{"enter"}, shown: "enter", label: (*Model).enterLabel, in: inPrompt, do: (*Model).enter,
		help: "Runs the line. On an empty line, goes on with the lesson."},
	{keys: []string{"pgdown"}, shown: "pgdn", label: (*Model).moreLabel, in: inPrompt, do: then(func(m *Model) { m.scrollBack(-1) }),
		help: "Scrolls the transcript on."},
	{keys: []string{"tab"}, shown: "tab", label: says("complete"), in: inPrompt, when: (*Model).hasText, do: then((*Model).complete),
		help: "Completes the word under the cursor from the live state."},
	{keys: []string{"f9"}, shown: "f9", label: (*Model).whyLabel, in: inLab, do: (*Model).why,
		help: "Explains the last reply from the state, as :why does."},
	{keys: []string{"ctrl+z"}, shown: "ctrl+z", label: says("undo"), in: inLab, when: (*Model).canUndo, do: (*Model).undo,
		help: "Takes the last act back: a command, a wait, a step. Nothing is lost."},
	{keys: []string{"ctrl+y"}, shown: "ctrl+y", label: says("redo"), in: inLab, when: (*Model).canRedo, do: (*Model).redo,
		help: "Repeats what was undone last."},
}

var lessonKeys = []binding{
	{keys: []string{"f2"}, shown: "f2", label: says("hint"), in: inLab, when: (*Model).hasHint, do: (*Model).hint,
		help: "Shows the step's next hint."},
	{keys: []string{"f3"}, shown: "f3", label: says("solution"), in: inLab, when: (*Model).unsolved, do: (*Model).solution,
		help: "Does what the step asks for. It counts as shown, not as solved."},
	{keys: []string{"f4"}, shown: "f4", label: says("restart"), in: inLab, when: (*Model).inLesson, do: (*Model).restart,
		help: "Begins the step again, with the state that it began with."},
	{keys: []string{"alt+left"}, shown: "alt+←", label: says("back"), in: inLab, when: (*Model).hasBack, do: (*Model).back,
		help: "Goes to the step before."},
	{keys: []string{"alt+right"}, shown: "alt+→", label: (*Model).skipLabel, in: inLab, when: (*Model).hasNext, do: (*Model).skip,
		help: "Goes to the next step, done or not."},
	{keys: []string{"f5"}, shown: "f5", label: says("steps"), in: inPlay, when: (*Model).inLesson, do: then((*Model).openSteps),
		help: "Lists the lesson's steps, to go to any of them."},
	{keys: []string{"ctrl+t"}, shown: "ctrl+t", label: says("client"), in: inLab, when: (*Model).hasClients, do: (*Model).nextClient,
		help: "Makes the prompt the next client's."},
	{keys: []string{"alt+down"}, shown: "alt+↓", in: inPlay, do: then(func(m *Model) { m.play.lesson.scroll(1) }),
		help: "Scrolls the lesson's text down."},
	{keys: []string{"alt+up"}, shown: "alt+↑", in: inPlay, do: then(func(m *Model) { m.play.lesson.scroll(-1) }),
		help: "Scrolls the lesson's text up."},
	{keys: []string{"esc"}, shown: "esc", label: (*Model).returnLabel, in: inPrompt, when: (*Model).isFree, do: (*Model).comeBack,
		help: "Ends free play: back to the lesson's own state."},
}

var paneKeys = []binding{
	{keys: []string{"f6", "esc"}, shown: "esc", label: says("to the prompt"), in: inPane, do: then((*Model).focusPrompt),
		help: "Goes back to the prompt."},
	{keys: []string{"up"}, shown: "↑ ↓", label: says("rows"), in: inPane, do: then(func(m *Model) { m.play.state.move(-1) }),
		help: "Goes a row up."},
	{keys: []string{"down"}, shown: "↓", in: inPane, do: then(func(m *Model) { m.play.state.move(1) }),
		help: "Goes a row down."},
	{keys: []string{"left"}, shown: "← →", label: says("entries, fold"), in: inPane, do: then(func(m *Model) { m.play.state.sideways(-1) }),
		help: "Along the entries; on a group or consumer, folds it."},
	{keys: []string{"right"}, shown: "→", in: inPane, do: then(func(m *Model) { m.play.state.sideways(1) }),
		help: "Along the entries; on a group or consumer, unfolds it."},
	{keys: []string{"enter"}, shown: "enter", label: (*Model).rowLabel, in: inPane, do: (*Model).openRow,
		help: "On an entry, tells its life, as :trace does; on a group or consumer, folds or unfolds it."},
	{keys: []string{"space"}, shown: "space", in: inPane, do: then(func(m *Model) { m.play.state.toggle() }),
		help: "Folds or unfolds the group or consumer."},
	{keys: []string{"pgup"}, shown: "pgup", in: inPane, do: then(func(m *Model) { m.play.state.page(-1) }),
		help: "Goes a page up in the state."},
	{keys: []string{"pgdown"}, shown: "pgdn", in: inPane, do: then(func(m *Model) { m.play.state.page(1) }),
		help: "Goes a page down in the state."},
}

var viewKeys = []binding{
	{keys: []string{"f6"}, shown: "f6", label: says("state"), in: inPrompt, do: then((*Model).focusState),
		help: "Moves into the state pane, to look at rows in full and to fold groups."},
	{keys: []string{"f10"}, shown: "f10", label: says("workers"), in: inPrompt | inPane, when: (*Model).hasWorkers, do: then((*Model).focusWorkers),
		help: "Moves to the workers, to kill, restart, stop them and change their rates."},
	{keys: []string{"pgup"}, shown: "pgup", in: inPrompt, do: then(func(m *Model) { m.scrollBack(1) }),
		help: "Scrolls the transcript back."},
	{keys: []string{"ctrl+up"}, shown: "ctrl+↑", in: inPlay, do: then(func(m *Model) { m.play.state.scroll(-1) }),
		help: "Scrolls the state up."},
	{keys: []string{"ctrl+down"}, shown: "ctrl+↓", in: inPlay, do: then(func(m *Model) { m.play.state.scroll(1) }),
		help: "Scrolls the state down."},
}

var menuKeys = []binding{
	{keys: []string{"enter"}, shown: "enter", label: says("choose"), in: inMenu, do: then((*Model).chooseCompletion),
		help: "Puts the completion in."},
	{keys: []string{"tab", "down"}, shown: "tab", label: says("next"), in: inMenu, do: then(func(m *Model) { m.play.prompt.menu.move(1) }),
		help: "Goes to the next completion."},
	{keys: []string{"shift+tab", "up"}, shown: "shift+tab", label: says("previous"), in: inMenu, do: then(func(m *Model) { m.play.prompt.menu.move(-1) }),
		help: "Goes to the completion before."},
	{keys: []string{"esc"}, shown: "esc", label: says("close"), in: inMenu, do: then(func(m *Model) { m.play.prompt.menu.close() }),
		help: "Closes the menu."},
}

var confirmKeys = []binding{
	{keys: []string{"enter", "y"}, shown: "enter", label: says("run them"), in: inConfirm, do: (*Model).runPaste,
		help: "Runs the pasted lines one by one."},
	{keys: []string{"esc", "n"}, shown: "esc", label: says("drop them"), in: inConfirm, do: then(func(m *Model) { m.play.paste = nil }),
		help: "Drops the pasted lines."},
}

var demoKeys = []binding{
	{keys: []string{"enter", "space", "right", "pgdown"}, shown: "any key", label: (*Model).presentLabel, in: inDemo, do: (*Model).present,
		help: "Types the next command, then runs it; solutions and answers, too."},
	{keys: []string{"backspace", "left", "pgup"}, shown: "backspace", label: says("back"), in: inDemo, do: (*Model).presentBack,
		help: "Takes the last thing back."},
	{keys: []string{":"}, shown: ":", label: says("free play"), in: inDemo, do: (*Model).presentFree,
		help: "Opens the prompt for free play. Esc returns to the lesson."},
	{keys: []string{"esc"}, shown: "esc", in: inDemo, do: then(func(*Model) {}),
		help: "Ends free play. In the lesson itself it does nothing."},
	{keys: []string{"n"}, shown: "n", label: says("notes"), in: inDemo, do: then(func(m *Model) { m.play.notes = !m.play.notes }),
		help: "Shows or hides the step's notes."},
}
