package lab

import (
	"fmt"
	"slices"
	"strings"

	"streamlab/engine/rediscli"
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
	line     string // the command, where it is a single one
}

func (c *crowd) count(name string, commands int, line string) {
	if len(c.names) < maxCrowd && !slices.Contains(c.names, name) {
		c.names = append(slices.Clip(c.names), name)
	}
	c.commands += commands
	c.line = line
}

// lineOf writes a batch that is the crowd's first and a single command, as it may be
// shown; of others it needs nothing.
func (c *crowd) lineOf(batch [][][]byte) string {
	if c.commands > 0 || len(batch) != 1 {
		return ""
	}
	var words []string
	for size, i := 0, 0; i < len(batch[0]) && size <= maxLabel; i++ {
		word := string(batch[0][i][:min(len(batch[0][i]), maxLabel+1)])
		if quoted := rediscli.Quote(word); quoted != `"`+word+`"` || word == "" || strings.Contains(word, " ") {
			word = quoted
		}
		words = append(words, word)
		size += len(word) + 1
	}
	return strings.Join(words, " ")
}

// join adds what others did.
func (c *crowd) join(other crowd) {
	for _, name := range other.names {
		c.count(name, 0, "")
	}
	c.commands += other.commands
}

// maxCrowd is how many clients are told apart in an act.
const maxCrowd = 100

// maxNamed is how many clients are named in the label of an act.
const maxNamed = 3

// label names the act: "worker-7: XADD s * n 1", or "worker-7: 37 commands".
func (c *crowd) label() string {
	if c.commands == 1 && c.line != "" {
		return brief(c.names[0] + ": " + c.line)
	}
	who, what := strings.Join(c.names, ", "), "commands"
	switch n := len(c.names); {
	case n == maxCrowd:
		who = fmt.Sprintf("%d clients or more", n)
	case n > maxNamed:
		who = fmt.Sprintf("%d clients", n)
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
		a.grow(&node{kind: fromOutside, from: a.head.now, now: a.state})
		a.thin()
		g.node = a.head
	}
	a.head.now, a.head.made = a.state, a.moment.Snapshot.Now()
	a.weigh(a.head)
	a.head.gathers(g.crowd)
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
