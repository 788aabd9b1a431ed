package lab

import (
	"streamlab/engine"
	"streamlab/lessons"
)

// A state is all that undo brings back.
type state struct {
	stage  *lessons.Stage // moments can only be set on a stage of the same lesson or sandbox
	moment lessons.Moment
	client string // whose prompt it is
	player lessons.Player
	asked  asked  // what was answered to whom
	last   string // whose command ran last
	odd    bool   // it came to something else than was probably wanted
}

// newState returns an empty state outside lessons.
func newState(o engine.Options) state {
	stage := lessons.NewStage(o)
	return state{stage: stage, moment: stage.Moment(), client: lessons.DefaultClient}
}

// clients lists the clients in the order they were opened, and the one whose
// prompt it is even if it has run nothing yet.
func (s state) clients() []Client {
	var list []Client
	for _, handle := range s.moment.Handles() {
		list = append(list, s.viewClient(handle))
	}
	if _, opened := s.moment.Clients[s.client]; !opened {
		list = append(list, Client{Handle: s.client, Name: s.client})
	}
	return list
}

func (s state) viewClient(handle string) Client {
	c := Client{Handle: handle, ID: s.moment.Clients[handle]}
	known, _ := s.moment.Snapshot.Client(c.ID)
	c.Name = known.Name
	if w, waits := s.moment.Waiting(handle); waits {
		c.Wait = &w
	}
	return c
}

// A node is one act of the timeline, with the state it began from and the one
// it led to. What a running clock does by itself later is added to the latter.
type node struct {
	parent  *node
	last    *node // the act after it, done or undone
	label   string
	line    string // what to type, at any prompt, to do it again
	from    state
	now     state
	made    engine.Time // the clock when the act was over
	cut     bool        // it had a parent, which was forgotten
	outside bool        // clients from outside did it
	second  engine.Time // workers did it: the second, since 1970, that it began in; 0: they did not
}

// maxActs is how many acts can be undone. Each holds on to some 15 kB of what
// it changed.
const maxActs = 4096

// timeline is the undo path, from root to head, and the redo stack, from head on:
// both by way of last. An act after an undo takes the place of what was undone.
type timeline struct {
	root, head *node
	depth      int // acts between them
}

// begin makes a state the beginning of the timeline.
func (t *timeline) begin(s state) {
	first := &node{now: s, made: s.moment.Snapshot.Now()}
	*t = timeline{root: first, head: first}
}

// grow adds an act behind head, and forgets the oldest where there are too many.
func (t *timeline) grow(n *node) {
	n.parent = t.head
	t.head.last = n
	t.head = n
	t.depth++
	if t.depth > maxActs {
		t.root = t.root.last
		t.root.parent, t.root.from, t.root.cut = nil, state{}, true
		t.depth--
	}
}

// back goes to head's parent, as it was when head's act began.
func (t *timeline) back() bool {
	n := t.head
	if n.parent == nil {
		return false
	}
	n.parent.last, n.parent.now = n, n.from
	t.head = n.parent
	t.depth--
	return true
}

// forth goes to the act that was undone last.
func (t *timeline) forth() bool {
	if t.head.last == nil {
		return false
	}
	t.head = t.head.last
	t.depth++
	return true
}

func (n *node) undoLabel() string {
	if n.parent == nil {
		return ""
	}
	return n.label
}

func (n *node) redoLabel() string {
	if n.last == nil {
		return ""
	}
	return n.last.label
}

// undo goes back to where the last act began.
func undo(a *act) {
	label := a.head.label
	if a.undoOutside() {
		return
	}
	if !a.back() {
		a.refuse("there is nothing to undo")
		return
	}
	a.visit(Undone, label)
}

// redo goes to where the act led that was undone last.
func redo(a *act) {
	if !a.forth() {
		a.refuse("there is nothing to redo")
		return
	}
	a.visit(Redone, a.head.label)
}

// visit takes up the state of a node that the timeline came to.
func (a *act) visit(kind LineKind, label string) {
	player := a.head.now.player.Remember(a.player)
	a.state = a.head.now
	a.player = player
	a.stage.Set(a.moment)
	a.settleOutside(a.stage)
	a.moment = a.stage.Moment() // who is connected has changed since
	a.head.now.moment = a.moment
	a.moved = true
	a.stand()
	a.say(kind, label)
	a.point(true)
}
