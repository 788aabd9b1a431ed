package tui

import (
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"streamlab/internal/lab"
	"streamlab/lessons"
	"streamlab/render"
)

// What is possible now.

func (m *Model) hasText() bool  { return m.play.prompt.text != "" }
func (m *Model) canUndo() bool  { return m.play.view.Undo != "" }
func (m *Model) canRedo() bool  { return m.play.view.Redo != "" }
func (m *Model) inLesson() bool { return m.play.view.Player.Lesson() != nil }
func (m *Model) isFree() bool   { return m.play.view.FreePlay }
func (m *Model) hasCourse() bool {
	return m.options.Course != nil && len(m.options.Course.Lessons) > 0
}
func (m *Model) hasClients() bool { return len(m.play.view.Clients) > 1 }

func (m *Model) hasHint() bool {
	player := m.play.view.Player
	step := player.Step()
	return step != nil && !player.Complete() && len(player.HintsShown()) < len(step.Hints)
}

func (m *Model) unsolved() bool {
	player := m.play.view.Player
	step := player.Step()
	return step != nil && step.Kind != lessons.Say && !player.Complete() && !player.Finished()
}

func (m *Model) hasBack() bool {
	player := m.play.view.Player
	return player.Lesson() != nil && (player.Index() > 0 || player.Finished())
}

func (m *Model) hasNext() bool {
	player := m.play.view.Player
	return player.Lesson() != nil && !player.Finished()
}

// skipLabel is kept off the key line where Enter does the same.
func (m *Model) skipLabel() string {
	if m.play.view.Player.Awaits() == lessons.AwaitsNext {
		return ""
	}
	return "skip"
}

// enterLabels says what Enter does on an empty line.
var enterLabels = map[lessons.Awaits]string{
	lessons.AwaitsType: "type",
	lessons.AwaitsRun:  "run",
	lessons.AwaitsNext: "next",
	lessons.AwaitsEnd:  "next lesson",
	lessons.AwaitsPlay: "run or stop the clock",
}

func (m *Model) enterLabel() string {
	player := m.play.view.Player
	switch {
	case m.hasText() || player.Lesson() == nil:
		return "run"
	case player.Free():
		return "to the lesson"
	case m.endsCourse():
		return "lessons"
	}
	return enterLabels[player.Awaits()]
}

// moreLabel stands on the key line while there is more of the transcript below.
func (m *Model) moreLabel() string {
	if m.play.transcript.back > 0 {
		return "more"
	}
	return ""
}

// whyLabel stands on the key line where the last reply is worth a question.
func (m *Model) whyLabel() string {
	if m.play.view.Odd {
		return "why"
	}
	return ""
}

// returnLabel is kept off the key line where Enter does the same.
func (m *Model) returnLabel() string {
	if m.hasText() {
		return "to the lesson"
	}
	return ""
}

// endsCourse tells whether the course's last lesson is at its end.
func (m *Model) endsCourse() bool {
	player := m.play.view.Player
	if !m.hasCourse() || !player.Finished() || player.Free() {
		return false
	}
	all := m.options.Course.Lessons
	return all[len(all)-1].ID == player.Lesson().ID
}

// What keys do.

func (m *Model) enter() (cmd tea.Cmd) {
	text := m.play.prompt.text
	switch {
	case strings.TrimSpace(text) != "":
		m.history.add(text)
	case m.endsCourse():
		m.openCourse()
		return nil
	case m.play.view.Player.Awaits() == lessons.AwaitsPlay:
		m.play.lab.Sync() // what it comes to now is not seen yet
		cmd = m.look()
	}
	if m.stillPlays(text) {
		m.notice = "The step has come to its end just now: enter goes on."
		return cmd
	}
	return tea.Batch(cmd, m.after(m.play.run(text)))
}

// meantToStop is how soon after the end of a step Enter is still meant to stop the
// clock.
const meantToStop = time.Second

// stillPlays tells whether who presses Enter cannot have seen yet that the programs'
// step is at its end, where Enter goes on with the lesson.
func (m *Model) stillPlays(text string) bool {
	return strings.TrimSpace(text) == "" && m.play.view.Player.Awaits() == lessons.AwaitsNext &&
		m.now().Sub(m.play.reached) < meantToStop
}

// after draws what an operation did, and does what is a front end's.
func (m *Model) after(out lab.Outcome) tea.Cmd {
	cmd := m.look()
	if out.Front != "" {
		return tea.Batch(cmd, m.front(out))
	}
	return cmd
}

// front does the lab commands that only a screen can do.
func (m *Model) front(out lab.Outcome) tea.Cmd {
	switch out.Front {
	case "quit":
		return m.leave()
	case "redraw":
		return tea.ClearScreen
	case "state":
		m.focusState()
	case "raw":
		m.toggleRaw()
	case "timeline":
		m.openTimeline()
		m.play.timeline.choose(out.Argument)
	case "serve":
		return m.share()
	}
	return nil
}

// errNoShare is what :serve says where nothing can serve.
var errNoShare = errors.New("this screen cannot serve: streamlab serve --tui does")

// share lets Redis clients share the lab.
func (m *Model) share() tea.Cmd {
	addr, err := "", errNoShare
	if m.options.Share != nil {
		addr, err = m.options.Share(m.play.lab)
	}
	if err != nil {
		m.play.lab.Report(err)
	} else {
		m.play.lab.Share(addr)
	}
	return m.look()
}

func (m *Model) toggleRaw() {
	form := render.PipeForm
	if m.play.transcript.form == render.PipeForm {
		form = render.TerminalForm
	}
	m.play.transcript.setForm(form)
}

func (m *Model) complete()         { m.play.prompt.complete(m.play.view) }
func (m *Model) chooseCompletion() { m.play.prompt.choose(m.play.view) }

func (m *Model) undo() tea.Cmd {
	m.play.lab.Undo()
	m.play.regive()
	return m.look()
}

func (m *Model) redo() tea.Cmd {
	m.play.lab.Redo()
	m.play.regive()
	return m.look()
}

// event lets an event happen to the lesson.
func (m *Model) event(e lessons.Event) tea.Cmd {
	m.play.do(e)
	return m.look()
}

// why explains the last reply. What stands in the prompt stays.
func (m *Model) why() tea.Cmd {
	text := m.play.prompt.text
	out := m.play.lab.Run("", ":why")
	m.play.prompt.put(text)
	return m.after(out)
}

// rowLabel is what Enter does on the row under the cursor.
func (m *Model) rowLabel() string {
	if _, ok := m.play.state.entry(); ok {
		return "trace"
	}
	return "fold"
}

// openRow tells the life of the entry under the cursor, or folds what is there.
func (m *Model) openRow() tea.Cmd {
	at, ok := m.play.state.entry()
	if !ok {
		m.play.state.toggle()
		return nil
	}
	return m.after(m.play.lab.Trace(at.Key, at.ID))
}

func (m *Model) hint() tea.Cmd     { return m.event(lessons.Hint{}) }
func (m *Model) solution() tea.Cmd { return m.event(lessons.Solution{}) }
func (m *Model) restart() tea.Cmd  { return m.event(lessons.Restart{}) }
func (m *Model) back() tea.Cmd     { return m.event(lessons.Back{}) }
func (m *Model) skip() tea.Cmd     { return m.event(lessons.Skip{}) }

// comeBack ends free play; a presenter's keys go on then.
func (m *Model) comeBack() tea.Cmd {
	m.play.prompt.put("")
	return m.event(lessons.Return{})
}

// nextClient makes the prompt the next client's. What the learner typed stays.
func (m *Model) nextClient() tea.Cmd {
	list := m.play.view.Clients
	at := slices.IndexFunc(list, func(c lab.Client) bool { return c.Handle == m.play.view.Client })
	text := m.play.prompt.text
	out := m.play.lab.Run("", ":client "+list[(at+1)%len(list)].Handle)
	m.play.prompt.put(text)
	m.play.regive()
	return m.after(out)
}

// pause stops the clock, or lets it run; what takes a while is broken off first.
func (m *Model) pause() tea.Cmd {
	if m.play.busy() {
		return m.breakOff()
	}
	return m.after(m.play.lab.Pause(m.play.view.Clock.Running))
}

// breakOff ends what takes a while, where it is.
func (m *Model) breakOff() tea.Cmd { return m.after(m.play.lab.BreakOff()) }

func (m *Model) focusState() {
	m.play.prompt.menu.close()
	m.play.workers.focus(false)
	m.play.state.focus(true)
}

func (m *Model) focusPrompt() { m.play.state.focus(false) }

// scrollBack moves the transcript by most of its height.
func (m *Model) scrollBack(pages int) {
	m.play.transcript.scroll(pages * max(m.play.transcript.height-1, 1))
}

// runPaste runs pasted lines one by one.
func (m *Model) runPaste() tea.Cmd {
	lines := m.play.paste.lines
	m.play.paste = nil
	m.play.prompt.put("") // what stood there begins the first line
	var cmds []tea.Cmd
	for _, line := range lines {
		m.history.add(line)
		if out := m.play.run(line); out.Front != "" {
			cmds = append(cmds, m.front(out))
		}
		if m.leaving {
			break
		}
	}
	return tea.Batch(append(cmds, m.look())...)
}
