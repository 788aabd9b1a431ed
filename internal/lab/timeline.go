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
	parent *node
	last   *node // the child that was left last
	label  string
	line   string // what to type, at any prompt, to do it again
	from   state
	now    state
	made   engine.Time // the clock when the act was over
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
	n := a.head
	if n.parent == nil {
		a.refuse("there is nothing to undo")
		return
	}
	n.parent.last = n
	n.parent.now = n.from
	n.parent.now.player = n.from.player.Remember(a.player)
	a.visit(n.parent, "↶ undone: "+n.label)
}

// redo goes to where the act led that was undone last.
func redo(a *act) {
	n := a.head.last
	if n == nil {
		a.refuse("there is nothing to redo")
		return
	}
	n.now.player = n.now.player.Remember(a.player)
	a.visit(n, "↷ redone: "+n.label)
}

// visit goes to a node of the timeline.
func (a *act) visit(n *node, notice string) {
	a.head = n
	a.state = n.now
	a.stage.Set(n.now.moment)
	a.moved = true
	a.say(Notice, notice)
}
