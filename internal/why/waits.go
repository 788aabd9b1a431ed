package why

import (
	"fmt"
	"slices"

	"streamlab/engine"
)

// Commands that wait still.
var waitReasons = []reason{
	{when: func(a *asked) bool { return a.Waits }, tell: (*asked).waiting},
}

func (a *asked) waiting() {
	w, ok := a.now.Waiting(a.ID)
	if !ok {
		a.say("It waits for something to come.")
		return
	}
	until := "for as long as it takes (BLOCK 0)"
	if w.Deadline != 0 {
		until = fmt.Sprintf("until %s at most, %s from now", clock(w.Deadline), millis(w.Timeout))
	}
	a.say(fmt.Sprintf("%s waits for %s since %s, %s.", name(a.Client), list(named(w.Keys), len(w.Keys)), clock(w.Since), until))
	if w.Group != "" && !a.gotMeanwhile() {
		for _, key := range w.Keys {
			if st, g, ok := a.groupOf(a.now, key); ok {
				a.nothingNewIn(key, st, g)
			}
		}
	}
	a.inLine(w)
	if len(w.Keys) > 0 && a.command.Group == "stream" {
		client := a.Prompt
		if client == a.Client {
			client = "producer"
		}
		a.tryAs(client, "Another client wakes it:", "XADD", w.Keys[0], "*", "n", "1")
	}
}

// inLine tells who is served before the client.
func (a *asked) inLine(w engine.Wait) {
	var before []string
	for _, other := range a.now.Waits() {
		if other.Client == w.Client {
			break
		}
		if other.Group == w.Group && other.DB == w.DB && slices.ContainsFunc(other.Keys, func(k string) bool { return slices.Contains(w.Keys, k) }) {
			c, _ := a.now.Client(other.Client)
			before = append(before, name(c.Name))
		}
	}
	if len(before) > 0 && w.Group != "" {
		a.say(fmt.Sprintf("%s waited before it, and will be served first.", list(before, len(before))))
	}
}
