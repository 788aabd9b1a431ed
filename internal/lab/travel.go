package lab

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"streamlab/engine"
)

// actKind says whose doing an act was.
type actKind uint8

// The kinds of acts.
const (
	beginning   actKind = iota // none: what the timeline begins with
	byHand                     // of whoever sits at the prompt, or of the lesson for them
	fromOutside                // of clients from outside, from one View to the next
	byWorkers                  // what workers did in a second or in several
)

// doers are who did what no client of the lab did.
var doers = map[actKind]string{fromOutside: "outside", byWorkers: "workers"}

// An Act is one row of the timeline.
type Act struct {
	ID     int         // grows in the order in which acts were made; :goto act takes it
	Parent int         // the act that it went on from, as an index of Timeline.Acts; -1 for the beginning
	Client string      // whose command it was, "" where it was no client's
	By     string      // where it was no client's: who did it, "outside" or "workers"; "" for the lab itself
	Label  string      // safe to show
	At     engine.Time // the lab's clock when it was over
	Here   bool        // the lab is there
	Path   bool        // it is on the way from the beginning to there
	Kept   bool        // its state is at hand; others are simulated again on going there
	Marks  []string    // its bookmarks
}

// A Timeline is every act since the beginning, those that undo left among them.
type Timeline struct {
	Acts      []Act // in the order in which they were made
	Forgotten int   // how many more there were
}

// Timeline returns all acts. O(acts).
func (l *Lab) Timeline() Timeline {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.gathered()
	return l.timelineView()
}

func (l *Lab) timelineView() Timeline {
	nodes := slices.SortedFunc(l.root.all(), func(a, b *node) int { return cmp.Compare(a.id, b.id) })
	path := l.path()
	at := make(map[*node]int, len(nodes))
	t := Timeline{Acts: make([]Act, len(nodes)), Forgotten: l.forgotten}
	for i, n := range nodes {
		at[n] = i
		t.Acts[i] = l.viewAct(n, path[n])
		if t.Acts[i].Parent = -1; n.parent != nil {
			t.Acts[i].Parent = at[n.parent]
		}
	}
	return t
}

// path holds the nodes from the root to the head.
func (t *timeline) path() map[*node]bool {
	path := map[*node]bool{}
	for n := t.head; n != nil; n = n.parent {
		path[n] = true
	}
	return path
}

func (l *Lab) viewAct(n *node, path bool) Act {
	a := Act{
		ID: n.id, Client: n.client, By: doers[n.kind], Label: n.label, At: n.made,
		Here: n == l.head, Path: path, Kept: !n.now.far,
	}
	for _, m := range l.marks {
		if m.node == n {
			a.Marks = append(a.Marks, m.name)
		}
	}
	return a
}

// Peek returns the state behind an act without going there. ok is false where it is
// not at hand.
func (l *Lab) Peek(id int) (s engine.Snapshot, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n, ok := l.numbered(id)
	if !ok || n.now.far {
		return engine.Snapshot{}, false
	}
	return n.now.moment.Snapshot, true
}

// numbered finds a node by its act's number.
func (t *timeline) numbered(id int) (*node, bool) {
	for n := range t.root.all() {
		if n.id == id {
			return n, true
		}
	}
	return nil, false
}

// Visit goes to the state behind an act, to look around and to go on from there.
func (l *Lab) Visit(id int) Outcome {
	return l.do(func(a *act) { a.goToAct(strconv.Itoa(id)) })
}

// goToAct is ":goto act N".
func (a *act) goToAct(text string) {
	id, err := strconv.Atoi(text)
	n, ok := a.numbered(id)
	if err != nil || !ok {
		a.refuse(fmt.Sprintf("there is no act %q: :timeline lists them with their numbers", text))
		return
	}
	a.travel(n, n.now, fmt.Sprintf("act %d: %s", n.id, n.label))
}

// travel goes to a state of a node.
func (a *act) travel(n *node, to state, where string) {
	if a.leavesOutside(n) {
		return
	}
	a.goTo(to, n, func(a *act) { a.visit(Notice, "now at "+where) })
}

// leavesOutside reports whether going to a node must not be: it would take back what
// others did, and was not asked for twice.
func (a *act) leavesOutside(n *node) bool {
	if a.outside.asked == n {
		return false
	}
	stays := map[*node]bool{}
	for at := n; at != nil; at = at.parent {
		stays[at] = true
	}
	for at := a.head; !stays[at]; at = at.parent {
		if at.kind == fromOutside {
			a.outside.asked = n
			a.refuse("going there takes back what others did: once more to do it (" + at.label + ")")
			return true
		}
	}
	return false
}
