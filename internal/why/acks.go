package why

import (
	"fmt"
	"slices"

	"streamlab/engine"
)

// XACK, and which of its IDs it did not find.
var ackReasons = []reason{
	{odd: true, when: and(on("xack"), (*asked).missedSome), tell: (*asked).notAcked},
	{when: on("xack"), tell: (*asked).acked},
}

// parsedIDs are the command's IDs without doubles.
func (a *asked) parsedIDs() (ids []engine.ID) {
	for _, word := range a.ids {
		if id, ok := engine.ParseID(word); ok && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (a *asked) missedSome() bool { return a.Reply.Int < int64(max(1, len(a.parsedIDs()))) }

// maxExplained is how many IDs are explained one by one.
const maxExplained = 3

func (a *asked) notAcked() {
	st, g, ok := a.groupOf(a.was, a.key)
	if !ok {
		a.ackedNowhere()
		return
	}
	if a.Reply.Int > 0 {
		a.say(fmt.Sprintf("XACK found %d of %d.", a.Reply.Int, len(a.parsedIDs())))
	}
	told := 0
	for _, id := range a.parsedIDs() {
		if _, pending := g.Pending(id); pending || told == maxExplained {
			continue
		}
		told++
		if a.pendingElsewhere(st, id) {
			continue
		}
		a.say(a.notPending(a.key, st, g, id))
	}
	if !a.tried() && g.PendingLen() > 0 {
		a.try(fmt.Sprintf("What is pending in %s is shown by:", name(a.group)), "XPENDING", a.key, a.group, "-", "+", "10")
	}
}

// tried reports whether the explanation leads to a command already.
func (a *asked) tried() bool {
	return slices.ContainsFunc(a.out.Parts, func(p Part) bool { return p.Try != "" })
}

// pendingElsewhere tells of an ID that is pending in another group.
func (a *asked) pendingElsewhere(st engine.Stream, id engine.ID) bool {
	for _, other := range st.GroupRows(0, maxLooked) {
		p, pending := other.Pending(id)
		if !pending || other.Name() == a.group {
			continue
		}
		a.say(fmt.Sprintf("In %s, %s is not pending; in %s it is %s. Each group has a list of its own.",
			name(a.group), id, name(other.Name()), holding(p)))
		a.try("There:", "XACK", a.key, other.Name(), id.String())
		return true
	}
	return false
}

// ackedNowhere tells that XACK takes a missing key or group for one in which
// nothing is pending.
func (a *asked) ackedNowhere() {
	st, there := a.stream()
	if !there {
		a.missingKey(a.key)
		a.say("XACK replies 0 then, and no error.")
		return
	}
	names := groupNames(st)
	a.say(fmt.Sprintf("%s has no group %s, and XACK replies 0 then, and no error.", name(a.key), name(a.group)))
	if ids := a.parsedIDs(); len(ids) > 0 && a.pendingElsewhere(st, ids[0]) {
		return
	}
	if near, ok := nearest(a.group, names); ok {
		a.try("You may have meant:", a.instead(a.group, near)...)
	}
}

func (a *asked) acked() {
	_, was, _ := a.groupOf(a.was, a.key)
	_, now, ok := a.groupOf(a.now, a.key)
	if !ok {
		a.summary()
		return
	}
	text := fmt.Sprintf("%s acknowledged in %s", idList(a.parsedIDs()), name(a.group))
	if ids := a.parsedIDs(); len(ids) > 0 {
		if p, ok := was.Pending(ids[0]); ok && !p.Released {
			text += fmt.Sprintf(", where %s was pending for %s", ids[0], name(p.Owner))
		}
	}
	left := "Nothing is pending there any more."
	if n := now.PendingLen(); n > 0 {
		left = fmt.Sprintf("%d %s pending there still.", n, are(n))
	}
	a.say(text+".", left, "The stream keeps its entries: XACK only clears the group's list.")
}
