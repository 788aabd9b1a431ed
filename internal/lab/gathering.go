package lab

import (
	"fmt"
	"slices"
	"strings"
)

// gathering is what clients from outside did since the last View.
type gathering struct {
	crowd
	node *node // the act that it became, nil while nothing changed
}

// crowd is which clients from outside ran how many commands.
type crowd struct {
	names    []string
	commands int
}

func (c *crowd) count(name string, commands int) {
	if !slices.Contains(c.names, name) {
		c.names = append(slices.Clip(c.names), name)
	}
	c.commands += commands
}

// join adds what others did.
func (c *crowd) join(other crowd) {
	for _, name := range other.names {
		c.count(name, 0)
	}
	c.commands += other.commands
}

// maxNamed is how many clients are named in the label of an act.
const maxNamed = 3

// label names the act: "worker-7: 37 commands".
func (c *crowd) label() string {
	who, what := strings.Join(c.names, ", "), "commands"
	if len(c.names) > maxNamed {
		who = fmt.Sprintf("%d clients", len(c.names))
	}
	if c.commands == 1 {
		what = "command"
	}
	return brief(fmt.Sprintf("%s: %d %s", who, c.commands, what))
}

// joinHead makes the act's state that of the act from outside which is still being
// gathered, or a new one.
func (a *act) joinHead() {
	g := &a.outside.gathered
	if g.node == nil || g.node != a.head {
		a.grow(&node{kind: FromOutside, from: a.head.now, now: a.state})
		g.node = a.head
	}
	a.head.now, a.head.made = a.state, a.moment.Snapshot.Now()
	a.weigh(a.head)
	a.head.gathers(g.crowd)
	a.thin()
}

// gathered ends the act that is being gathered: it is about to be seen, or another
// one comes after it.
func (l *Lab) gathered() {
	if g := &l.outside.gathered; g.node != nil {
		g.node.gathers(g.crowd) // what changed nothing is counted, too
		l.journal.add(Line{Kind: Notice, Text: g.node.label})
	}
	l.outside.gathered = gathering{}
}

// gathers takes up what clients from outside did.
func (n *node) gathers(c crowd) { n.crowd, n.label = c, c.label() }
