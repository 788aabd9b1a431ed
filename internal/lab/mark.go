package lab

import (
	"fmt"
	"slices"
	"strings"

	"streamlab/engine"
	"streamlab/lessons"
)

// A mark is a bookmark in the timeline. It keeps the very state that was marked, for
// a running clock moves on from there.
type mark struct {
	name  string
	node  *node
	state state
}

// markNamed finds a bookmark.
func (t *timeline) markNamed(name string) (m mark, ok bool) {
	i := slices.IndexFunc(t.marks, func(m mark) bool { return m.name == name })
	if i < 0 {
		return mark{}, false
	}
	return t.marks[i], true
}

func (t *timeline) hasMark(name string) bool {
	_, ok := t.markNamed(name)
	return ok
}

// isMarked tells whether a node has a bookmark.
func (t *timeline) isMarked(n *node) bool {
	return slices.ContainsFunc(t.marks, func(m mark) bool { return m.node == n })
}

// maxMarks is how many bookmarks there can be: each keeps a whole state.
const maxMarks = 100

// mark is ":mark [NAME]".
func (a *act) mark(name string) {
	switch {
	case name == "":
		a.listMarks()
	case !lessons.ValidClient(name):
		a.refuse(fmt.Sprintf("%q cannot be a bookmark's name: letters, digits, _ - and . make a name", name))
	case len(a.marks) >= maxMarks && !a.hasMark(name):
		a.refuse(fmt.Sprintf("there are %d bookmarks already: give one of their names to move it", maxMarks))
	default:
		a.setMark(name)
	}
}

func (a *act) setMark(name string) {
	said := fmt.Sprintf("marked as %s: :goto mark %s leads back here, :diff %s tells what changed since", name, name, name)
	if a.hasMark(name) {
		said += " (it was elsewhere before)"
	}
	a.marks = slices.DeleteFunc(slices.Clone(a.marks), func(m mark) bool { return m.name == name })
	a.marks = append(a.marks, mark{name, a.head, a.state})
	a.say(Notice, said)
}

func (a *act) listMarks() {
	if len(a.marks) == 0 {
		a.say(Notice, "there are no bookmarks: :mark NAME makes one here")
	}
	for _, m := range a.marks {
		a.say(Notice, fmt.Sprintf("%s  %s, after act %d: %s", m.name, timeText(m.state.time()), m.node.id, m.node.label))
	}
}

// goToMark is ":goto mark NAME".
func (a *act) goToMark(name string) {
	if m, ok := a.knownMark(name); ok {
		a.travel(m.node, m.state, "bookmark "+m.name)
	}
}

// marked returns the state at a bookmark. Where there is no such bookmark, it says
// so.
func (a *act) marked(name string) (s engine.Snapshot, ok bool) {
	m, ok := a.knownMark(name)
	return m.state.moment.Snapshot, ok
}

func (a *act) knownMark(name string) (mark, bool) {
	m, ok := a.markNamed(name)
	if !ok {
		a.refuse(fmt.Sprintf("there is no bookmark %q: %s", name, a.nearestMark(name)))
	}
	return m, ok
}

func (a *act) nearestMark(name string) string {
	if len(a.marks) == 0 {
		return ":mark NAME makes one"
	}
	return lessons.Suggest(strings.TrimSpace(name), a.markNames())
}

func (t *timeline) markNames() (names []string) {
	for _, m := range t.marks {
		names = append(names, m.name)
	}
	return names
}
