package tui

import (
	"time"

	"streamlab/engine"
	"streamlab/internal/lab"
	"streamlab/lessons"
	"streamlab/render"
)

// play is the screen on which commands are typed: a lab with its panes.
type play struct {
	mode    Mode
	sandbox engine.Compat // the server version outside lessons
	lab     *lab.Lab
	view    lab.View
	stop    chan struct{} // closed when the lab is left

	regions    Regions
	state      statePane
	workers    workersPane
	lesson     lessonPane
	transcript transcriptPane
	timeline   timelinePane
	prompt     prompt

	paste      *pasted // waits for a yes
	notes      bool    // the presenter's notes are shown
	presenting bool    // any key goes on
	ticker     ticker
	given      string // what the lesson typed into the prompt
	at         visit
	stateRows  int       // the most rows that the state wanted in it
	reached    time.Time // when a step of running programs came to its end
	saved      uint64    // how many acts were saved, and one; 0: nothing was
}

// newPlay opens the screen on a lab.
func newPlay(l *lab.Lab, mode Mode, sandbox engine.Compat, h *typedLines) *play {
	return &play{
		mode: mode, sandbox: sandbox, lab: l, presenting: mode == Demo,
		state: newStatePane(), prompt: prompt{history: h},
	}
}

// look takes the lab's present moment and hands it to the panes.
func (p *play) look() {
	p.view = p.lab.View()
	p.state.setView(p.view, p.inactive())
	p.timeline.setView(p.view, p.inactive())
	p.workers.setView(p.view)
	p.lesson.setPlayer(p.view.Player)
	p.transcript.setLines(p.view.Transcript)
	if at := visitOf(p.view.Player); at != p.at {
		p.at = at
		p.begin()
	}
	p.prompt.setView(p.view)
	p.presenting = p.mode == Demo && !p.view.FreePlay
}

// begin shows a step that the learner has come to: what was read before is worth
// less now than the state.
func (p *play) begin() {
	p.stateRows = 0
	p.state.begin(scriptFocus(p.view.Player))
	p.transcript.settle()
	if p.mode == Demo {
		p.transcript.first = p.view.Transcript.Len() // a class reads this step only
	}
}

// scriptFocus is the group that a step is about: the one in focus of who came to
// it by the lesson's own commands.
func scriptFocus(p lessons.Player) (at render.Focus) {
	r := p.Rehearsal()
	if r == nil {
		return at
	}
	before := r.At(0, 0).Snapshot
	for i := 1; i <= p.Index(); i++ {
		now := r.At(i, 0).Snapshot
		at, before = render.FocusOn(now, before, at), now
	}
	return at
}

// A visit is one stay at a step.
type visit struct {
	lesson *lessons.Lesson
	n      int
}

func visitOf(p lessons.Player) visit { return visit{p.Lesson(), p.Visit()} }

// inactive tells whether consumers have such a figure.
func (p *play) inactive() bool { return p.compat() != engine.Redis70 }

// compat is the server version that is imitated.
func (p *play) compat() engine.Compat {
	if lesson := p.view.Player.Lesson(); lesson != nil {
		return lesson.Compat
	}
	return p.sandbox
}

// idle is what stands in an empty prompt: what Enter does.
func (p *play) idle() string {
	switch {
	case p.view.Player.Lesson() == nil:
		return "(a command, or :help)"
	case p.regions.Framed:
		return "" // the lesson pane says it
	case p.presenting:
		return ""
	}
	return "(" + p.lesson.theme.Awaited(p.view.Player).Text() + ")"
}

// setTheme draws with another theme.
func (p *play) setTheme(t render.Theme) {
	p.state.setTheme(t)
	p.workers.setTheme(t)
	p.lesson.setTheme(t)
	p.transcript.setTheme(t)
	p.timeline.setTheme(t)
}

// layOut divides the screen among the panes.
func (p *play) layOut(width, height int) {
	p.lesson.hints = width >= besideWidth
	p.regions = Layout(width, height, p.shape(), p.wants(width, height))
	r := p.regions
	edge, head := 2, 1
	if r.Framed {
		edge, head = 4, 2
	}
	p.state.setSize(r.State.W-edge, r.State.H-head)
	p.workers.setSize(r.Workers.W-edge, r.Workers.H-head)
	if r.Framed {
		p.lesson.setSize(r.Lesson.W-edge, r.Lesson.H-head-1)
	} else {
		p.lesson.setSize(r.Lesson.W-edge, r.Lesson.H)
	}
	p.transcript.setLow(!r.Framed && r.Lesson.H > 0 && p.lesson.top == 0 && p.lesson.hidden() == 0)
	p.transcript.setSize(r.Transcript.W, r.Transcript.H)
	p.timeline.setSize(width, height)
	p.prompt.idle = p.idle()
}

// shape is the mode to lay the screen out for: a lesson can be opened from the
// sandbox, too.
func (p *play) shape() Mode {
	switch {
	case p.view.Player.Lesson() == nil:
		return Sandbox
	case p.mode == Sandbox:
		return Learn
	}
	return p.mode
}

// wants is how many rows the panes would like on a screen. Within a step the state never wants less than it had, so that the
// screen does not jump.
//
// Where there is no room for both, the lesson does without its empty lines.
func (p *play) wants(width, height int) Wants {
	p.lesson.squeeze(false)
	r := Layout(width, height, p.shape(), Wants{}) // the widths, which hang on nothing else
	edge := 2
	if r.Framed {
		edge = 4
	}
	p.stateRows = max(p.stateRows, p.state.wants(r.State.W-edge))
	want := Wants{State: p.stateRows, Works: p.workers.wants(), Talk: p.transcript.wants(r.Transcript.W)}
	lesson := len(p.lesson.text(r.Lesson.W - edge))
	p.lesson.squeeze(!r.Framed && lesson+p.stateRows > stackedRoom(height, want))
	want.Lesson = len(p.lesson.text(r.Lesson.W - edge))
	return want
}

// run does what a line asks for; the outcome's line for the prompt is put in. A
// line that was refused is in the history.
func (p *play) run(line string) lab.Outcome {
	out := p.lab.Run("", line)
	p.give(out.Type)
	return out
}

// do lets an event happen to the lesson.
func (p *play) do(e lessons.Event) {
	out := p.lab.Do(e)
	if out.Type != "" || p.prompt.text == p.given {
		p.give(out.Type)
	}
}

// give puts a line of the lesson into the prompt.
func (p *play) give(line string) {
	p.given = line
	p.prompt.put(line)
}

// regive gives the prompt the line that the lesson has typed for its client, and
// takes from it one that it has not.
func (p *play) regive() {
	v := p.lab.View()
	line := ""
	if scripted, ok := v.Player.Scripted(); ok && v.Player.Typed() && scripted.Client == v.Client {
		line = scripted.Text
	}
	if line != "" || p.prompt.text == p.given {
		p.give(line)
	}
}

// acted tells whether something was done that is not saved yet.
func (p *play) acted() bool {
	acts := p.view.Acts + 1
	was := p.saved
	p.saved = acts
	return was != acts
}
