package workers

import (
	"fmt"

	"streamlab/engine"
)

// A Command is what can be said to a Crew, as a lab command says it behind its
// colon.
type Command struct {
	Name    string
	Syntax  string // what follows the name
	Summary string
}

// Commands lists the commands. Do not change it.
func Commands() []Command { return commands }

var commands = []Command{
	{"producer", Producer.Syntax(), "Starts a program that adds entries to a stream, at a rate."},
	{"consumer", Consumer.Syntax(), "Starts a program that reads and acknowledges as a member of a group."},
	{"reader", Reader.Syntax(), "Starts a program that reads a stream on its own, from a checkpoint."},
	{"kill", "WORKER", "Ends a worker at once; what it holds stays pending."},
	{"restart", "WORKER", "Begins a worker anew."},
	{"rate", "WORKER N", "How many entries a producer adds a second from now on."},
	{"stop", "WORKER", "Lets a worker finish its entry, and ends it."},
}

// controls are the commands that do something to a worker.
var controls = map[string]Control{"kill": Kill, "restart": Restart, "stop": Stop}

// CommandNamed finds a command.
func CommandNamed(name string) (Command, bool) {
	for _, c := range commands {
		if c.Name == name {
			return c, true
		}
	}
	return Command{}, false
}

// Check reports what is wrong with a command that can be seen without running it:
// its name and the words behind it.
func Check(words []string) error {
	if _, ok := KindNamed(words[0]); ok {
		_, err := Parse(words)
		return err
	}
	cmd, ok := CommandNamed(words[0])
	switch {
	case !ok:
		return fmt.Errorf("workers know no command %q", words[0])
	case cmd.Name == "rate" && len(words) == 3:
		_, err := ParseRate(words[2])
		return err
	case cmd.Name == "rate" || len(words) != 2:
		return fmt.Errorf("write :%s %s", cmd.Name, cmd.Syntax)
	}
	return nil
}

// Run does what a command says. The error says why it cannot be done, or how to
// write it.
func (c *Crew) Run(port Port, now engine.Time, words []string) error {
	if err := Check(words); err != nil {
		return err
	}
	if what, ok := controls[words[0]]; ok {
		return c.Do(port, now, what, words[1])
	}
	if words[0] == "rate" {
		return c.SetRate(now, words[1], words[2])
	}
	d, err := Parse(words)
	if err != nil {
		return err
	}
	return c.Hire(port, now, d)
}
