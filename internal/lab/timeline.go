package lab

import (
	"iter"
	"slices"

	"streamlab/engine"
)

// A node is one act of the timeline, with the state it began from and the one
// it led to. What a running clock does by itself later is added to the latter.
type node struct {
	id       int
	parent   *node
	children []*node // the acts that went on from it, in their order
	last     *node   // of those, the one that redo leads to; nil for none
	kind     actKind
	label    string
	client   string // who did it; "" for the lab itself
	line     string // what to type, at any prompt, to do it again
	from     state
	now      state
	made     engine.Time // the clock when the act was over
	cut      bool        // it had a parent, which was forgotten
	crowd    crowd       // fromOutside: who did it
	events   uint64      // how many there were in it
	total    uint64      // how many there had been in the lab's acts when it was over
}

// maxActs is how many acts are kept, those that undo left among them. Each holds on
// to some 15 kB of what it changed.
const maxActs = 4096

// timeline is the tree of acts. Undo leads along parent from head to root, redo along
// last. An act after an undo is another child: what was undone stays, on a branch.
type timeline struct {
	root, head *node
	count      int // nodes in the tree
	ids        int // given so far
	forgotten  int // nodes
	marks      []mark
	base       state  // what states behind root can be simulated from, once acts are forgotten
	near       uint64 // how many events back all states are kept
	total      uint64 // events in all acts, those that are forgotten, too
}

// begin makes a state the beginning of the timeline.
func (t *timeline) begin(s state) {
	first := &node{now: s, made: s.moment.Snapshot.Now(), label: "the beginning"}
	*t = timeline{root: first, head: first, count: 1, near: near}
}

// grow adds an act behind head, and forgets the oldest where there are too many.
func (t *timeline) grow(n *node) {
	t.ids++
	n.id, n.parent = t.ids, t.head
	t.weigh(n)
	t.head.children = append(t.head.children, n)
	t.head.last = n
	t.head = n
	t.count++
	for t.count > maxActs+1 {
		t.forget()
	}
}

// forget drops the oldest act, and with it the branches that left the path before
// the next one.
func (t *timeline) forget() {
	next := t.head
	for next.parent != t.root {
		next = next.parent
	}
	if !next.from.far {
		t.base = next.from
	}
	t.root = next
	t.root.parent, t.root.from, t.root.cut = nil, state{}, true
	t.forgotten += t.count
	t.count = t.root.size()
	t.forgotten -= t.count
	t.marks = slices.DeleteFunc(t.marks, func(m mark) bool { return !t.has(m.node) })
}

// has tells whether a node is in the tree still.
func (t *timeline) has(n *node) bool {
	for n.parent != nil {
		n = n.parent
	}
	return n == t.root
}

// size counts a node and all that went on from it.
func (n *node) size() (count int) {
	for range n.all() {
		count++
	}
	return count
}

// all lists a node and all that went on from it, parents before children.
func (n *node) all() iter.Seq[*node] {
	return func(yield func(*node) bool) {
		for todo := []*node{n}; len(todo) > 0; {
			at := todo[len(todo)-1]
			todo = append(todo[:len(todo)-1], at.children...)
			if !yield(at) {
				return
			}
		}
	}
}

// turnTo goes to a node of the tree, so that redo leads from each before it to the
// next.
func (t *timeline) turnTo(n *node) {
	for at := n; at.parent != nil; at = at.parent {
		at.parent.last = at
	}
	t.head = n
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
	switch {
	case a.undoOutside():
	case n.parent == nil:
		a.refuse("there is nothing to undo")
	default:
		a.goTo(n.from, n.parent, func(a *act) {
			n.parent.last = n
			a.visit(Undone, n.label)
		})
	}
}

// redo goes to where the act led that was undone last.
func redo(a *act) {
	n := a.head.last
	if n == nil {
		a.refuse("there is nothing to redo")
		return
	}
	a.goTo(n.now, n, func(a *act) { a.visit(Redone, n.label) })
}

// goTo makes a state that of a node, and the node the present one, then tells what
// comes after that.
func (a *act) goTo(to state, n *node, then func(*act)) {
	from := a.head
	a.simulate(to, n, func(a *act, to state) {
		if a.head != from || !a.has(n) {
			a.refuse("others did something meanwhile, which going there would take back: once more to do it")
			return
		}
		n.now = to
		a.turnTo(n)
		then(a)
	})
}

// visit takes up the state of a node that the timeline came to.
func (a *act) visit(kind LineKind, label string) {
	player := a.head.now.player.Remember(a.player)
	a.state = a.head.now
	a.player = player
	a.stage.Set(a.moment)
	a.settleOutside(a.stage)
	a.moment = a.stage.Moment()
	a.head.now.moment = a.moment // who is connected has changed since
	a.moved = true
	a.outside.asked = nil
	a.stand()
	a.say(kind, label)
	a.point(true)
}
