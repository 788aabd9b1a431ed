package lab

import (
	"fmt"
	"strings"

	"streamlab/lessons"
)

// labCommand does a line that begins with a colon.
func (a *act) labCommand(line string) {
	name, rest, _ := strings.Cut(line[1:], " ")
	rest = strings.TrimSpace(rest)
	c, ok := commandNamed(name)
	switch {
	case !ok:
		a.refuse(fmt.Sprintf("there is no lab command %q: %s", ":"+name, nearestCommand(name)))
	case rest != "" && c.Syntax == "":
		a.refuse(fmt.Sprintf(":%s takes nothing after its name", c.Name))
	case c.Front:
		a.out.Front, a.out.Argument = c.Name, rest
	case isWorkers(c.Name):
		a.tellWorkers(a.client, line[1:])
	default:
		actions[c.Name](a, rest)
	}
}

// commandNamed finds a lab command by its name in any case.
func commandNamed(name string) (Command, bool) {
	for _, c := range commands {
		if strings.EqualFold(c.Name, name) {
			return c, true
		}
	}
	return Command{}, false
}

func nearestCommand(name string) string {
	names := make([]string, len(commands))
	for i, c := range commands {
		names[i] = ":" + c.Name
	}
	return lessons.Suggest(":"+name, names)
}

// waitFor is ":wait TIME".
func (a *act) waitFor(text string) {
	d, err := lessons.ParseWait(text)
	if err != nil {
		a.refuse(err.Error())
		return
	}
	a.waitOn(d)
}

// step is ":step next|back".
func (a *act) step(where string) {
	switch where {
	case "next":
		a.lessonEvent(lessons.Skip{})
	case "back":
		a.lessonEvent(lessons.Back{})
	default:
		a.refuse("write :step next or :step back")
	}
}

// chooseOrList is ":client [NAME]".
func (a *act) chooseOrList(name string) {
	if name != "" {
		a.choose(strings.TrimPrefix(name, "@"))
		return
	}
	for _, c := range a.clients() {
		a.say(Notice, clientText(c))
	}
}

// clientText describes a client in one line.
func clientText(c Client) string {
	text := "@" + c.Handle
	if c.Name != c.Handle {
		text += fmt.Sprintf(" (%s)", c.Name)
	}
	if c.Wait != nil {
		text += " waits (" + lessons.BlockText(*c.Wait) + ")"
	}
	return text
}

// reset begins the step again, or empties the sandbox; its clock goes on.
func (a *act) reset() {
	if a.player.Lesson() != nil {
		a.lessonEvent(lessons.Restart{})
		return
	}
	a.becomes(":reset", ":reset")
	a.state = newState(a.engineOptions(a.stage.Now()))
	a.say(Notice, "the sandbox is empty again")
	a.point(true)
}
