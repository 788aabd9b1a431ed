package lab

import (
	"maps"
	"slices"
	"strings"

	"streamlab/internal/why"
	"streamlab/lessons"
)

// asked are the clients' last commands with what came of them, by handle. It is
// replaced, never changed: states share it.
type asked map[string]why.Case

func (all asked) with(c why.Case) asked {
	next := maps.Clone(all)
	if next == nil {
		next = asked{}
	}
	next[c.Client] = c
	return next
}

// caseOf is a client's command with the moments before and after it.
func caseOf(client string, args []string, before, after lessons.Moment, turn lessons.Turn) why.Case {
	return why.Case{
		Client: client, ID: after.Clients[client], Args: args,
		Reply: turn.Reply, Waits: turn.Blocked,
		Before: before.Snapshot, After: after.Snapshot,
		Past: after.Past, Start: before.Past.Len(),
	}
}

// served returns what was asked with the replies to clients that waited.
func (all asked) served(list []lessons.Delivered) asked {
	for _, d := range list {
		c, known := all[d.Client]
		if !known || !c.Waits {
			continue
		}
		c.Waits, c.Waited, c.TimedOut, c.Reply = false, true, d.TimedOut, d.Reply
		c.After, c.Past = d.After, d.Past
		all = all.with(c)
	}
	return all
}

// ran notes a command that ran in the present moment, and what came of it.
func (a *act) ran(client string, args []string, before lessons.Moment, turn lessons.Turn) {
	c := caseOf(client, args, before, a.moment, turn)
	a.asked, a.last = a.asked.with(c), client
	a.odd = why.Explain(c).Odd
}

// answered notes the replies to clients that waited.
func (a *act) answered(list []lessons.Delivered) {
	a.asked = a.asked.served(list)
	if slices.ContainsFunc(list, func(d lessons.Delivered) bool { return d.Client == a.last }) {
		a.odd = why.Explain(a.asked[a.last]).Odd
	}
}

// why is ":why [@NAME]".
func (a *act) why(who string) {
	client := strings.TrimPrefix(who, "@")
	if client == "" {
		client = a.last // whose reply stands last in the transcript
	}
	c, known := a.asked[client]
	if known {
		a.explain(c)
		return
	}
	_, works := a.moment.Workers.Worker(client)
	o, outside := a.outsiderNamed(client)
	switch {
	case works:
		a.whyWorker(client)
	case outside:
		a.whyOutsider(client, o)
	case client == "":
		a.say(Notice, "nothing was asked yet: :why explains the last reply, once there is one")
	default:
		a.say(Notice, "@"+client+" has run nothing yet that could be explained")
	}
}

// explain says why a command got its reply, or what it waits for.
func (a *act) explain(c why.Case) {
	if c.Waits {
		now := a.stage.Moment()
		c.After, c.Past = now.Snapshot, now.Past
	}
	c.Prompt = a.client
	text := why.Explain(c).Markdown()
	if !a.justRan(c) {
		text = "About " + why.Command(c) + ":\n\n" + text
	}
	a.say(Lesson, text)
}

// justRan reports whether a command is the last one in the transcript, so that it
// need not be named.
func (a *act) justRan(c why.Case) bool {
	for i := a.journal.Len() - 1; i >= a.journal.First(); i-- {
		switch line := a.journal.At(i); line.Kind {
		case Typed:
			return line.Client == c.Client
		case Undone, Redone:
			return false
		}
	}
	return false
}

// explainTurn tells in a task why a command came to something else than was probably
// wanted, where the lesson itself said nothing to it.
func (a *act) explainTurn(client string, lines, visit int) {
	p := a.player
	if p.Lesson() == nil || p.Free() || p.Complete() || p.Visit() != visit || a.journal.Len() > lines {
		return
	}
	if p.Step().Kind != lessons.Task || !a.odd {
		return
	}
	c := a.asked[client]
	c.Prompt = a.client
	a.say(Lesson, why.Explain(c).Parts[0].Text+" "+moreByWhy)
}

// moreByWhy follows the beginning of an explanation.
const moreByWhy = "(`:why` says more.)"
