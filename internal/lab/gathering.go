package lab

import (
	"fmt"
	"slices"
	"strings"
)

// gathering is what clients from outside did since the last View.
type gathering struct {
	names    []string
	commands int
	node     *node // the act that it became, nil while nothing changed
}

func (g *gathering) count(name string, commands int) {
	if !slices.Contains(g.names, name) {
		g.names = append(g.names, name)
	}
	g.commands += commands
}

// maxNamed is how many clients are named in the label of an act.
const maxNamed = 3

// label names the act: "worker-7: 37 commands".
func (g *gathering) label() string {
	who, what := strings.Join(g.names, ", "), "commands"
	if len(g.names) > maxNamed {
		who = fmt.Sprintf("%d clients", len(g.names))
	}
	if g.commands == 1 {
		what = "command"
	}
	return fmt.Sprintf("%s: %d %s", who, g.commands, what)
}

// joinHead makes the act's state that of the act from outside which is still being
// gathered, or a new one.
func (a *act) joinHead() {
	g := &a.outside.gathered
	if g.node == nil || g.node != a.head {
		a.grow(&node{from: a.head.now, now: a.state, outside: true})
		g.node = a.head
	}
	a.head.now, a.head.made, a.head.label = a.state, a.moment.Snapshot.Now(), brief(g.label())
}

// gathered ends the act that is being gathered: it is about to be seen, or another
// one comes after it.
func (l *Lab) gathered() {
	if g := &l.outside.gathered; g.node != nil {
		g.node.label = brief(g.label()) // what changed nothing is counted, too
		l.journal.add(Line{Kind: Notice, Text: g.node.label})
	}
	l.outside.gathered = gathering{}
}
