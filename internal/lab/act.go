package lab

import (
	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/lessons"
)

// Outcome is what an operation on a lab did.
type Outcome struct {
	Lines    []Line  // what it added to the transcript
	Points   []Point // the states on the way, in order
	Type     string  // a line for the prompt of View's client; "" for none
	Front    string  // the name of a lab command that only the front end can do: "quit"; "" for none
	Argument string  // what stood behind the name of Front
	Refused  bool    // the lab would not do it: a Problem line says why
}

// A Point is the state behind a command, a wait or a jump: an operation can be
// several of them.
type Point struct {
	Lines    int // how long the transcript was then
	Snapshot engine.Snapshot
	Restored bool // it was brought back: what differs did not happen
}

// An act is an operation being performed: the state that it works on, until it
// becomes the lab's.
type act struct {
	*Lab
	state
	out    Outcome
	first  int // its first line of the transcript
	before engine.Snapshot
	from   *lessons.Lesson // the lesson that was played before

	label  string // of the node that it becomes
	line   string // of the node
	by     string // whose command the node is; "" where it is none
	acted  bool   // it becomes a node of the timeline
	moved  bool   // it went to another node
	played bool   // the lesson was told of something
	joins  bool   // it comes from outside
}

// open opens an act on the present state.
func (l *Lab) open() *act {
	now := l.head.now
	return &act{Lab: l, state: now, first: l.journal.Len(), before: now.moment.Snapshot, from: now.player.Lesson()}
}

// end makes the act's state the lab's, and tells whoever draws.
func (a *act) end() {
	a.settleOutside(a.stage)
	a.outside.limits.read(a.stage)
	a.rehearse()
	switch {
	case a.acted && a.joins:
		a.moment = a.stage.Moment()
		a.joinHead()
	case a.acted:
		a.moment = a.stage.Moment()
		a.grow(&node{
			kind: byHand, label: brief(a.label), client: a.by, line: a.line,
			from: a.head.now, now: a.state, made: a.moment.Snapshot.Now(),
		})
	default:
		a.head.now.client, a.head.now.player = a.client, a.player
	}
	if a.acted {
		a.outside.asked = nil
	}
	if a.acted || a.moved {
		a.Lab.before = a.compared()
		a.acts++
	}
	a.settleClock()
	a.armOutside()
	a.out.Lines = a.journal.since(a.first)
	a.journal.trim(a.first)
	if a.acted || a.moved || a.played || len(a.out.Lines) > 0 {
		a.version++
		a.signal()
	}
}

// compared is what the state is to be compared with: that before the act, or
// itself where the act went to another lesson, in which all is new.
func (a *act) compared() engine.Snapshot {
	if a.player.Lesson() != a.from {
		return a.moment.Snapshot
	}
	return a.before
}

// signal leaves a value in the channel of Changed.
func (l *Lab) signal() {
	select {
	case l.changed <- struct{}{}:
	default:
	}
}

// becomes makes the act a node of the timeline.
func (a *act) becomes(label, line string) {
	a.acted = true
	if a.label == "" {
		a.label, a.line = label, line
	}
}

// point keeps the state that the act has come to.
func (a *act) point(restored bool) {
	a.out.Points = append(a.out.Points, Point{a.journal.Len(), a.stage.Moment().Snapshot, restored})
}

// say adds a line of text to the transcript. All but the lesson's own text is
// made safe to show.
func (a *act) say(kind LineKind, text string) {
	if kind != Lesson {
		text = rediscli.Safe(text)
	}
	a.journal.add(Line{Kind: kind, Text: text})
}

// refuse says why the lab doesn't do something, and what to do.
func (a *act) refuse(problem string) {
	a.out.Refused = true
	a.say(Problem, problem)
}

// maxLabel is how many characters of a command undo repeats.
const maxLabel = 80

// brief makes a label safe to show, and cuts what is too long for one line.
func brief(label string) string {
	label = rediscli.Safe(label)
	if runes := []rune(label); len(runes) > maxLabel {
		return string(runes[:maxLabel]) + "..."
	}
	return label
}

// told adds the replies to clients that were waiting.
func (a *act) told(list []lessons.Delivered) {
	a.answered(list)
	for _, d := range list {
		a.journal.add(Line{Kind: Late, Client: d.Client, Reply: d.Reply})
	}
}
