package why

import (
	"fmt"

	"streamlab/engine"
)

// Commands that only look.
var lookReasons = []reason{
	{odd: true, when: and(on("xinfo|groups", "xinfo|stream"), (*asked).lagUnknown), tell: (*asked).unknownLag},
	{when: and(on("xpending"), (*asked).nonePending), tell: (*asked).emptyPending},
	{when: and(on("xrange", "xrevrange"), (*asked).emptyList), tell: (*asked).emptyRange},
	{when: and(on("xlen"), zero), tell: (*asked).noLength},
}

func (a *asked) emptyList() bool { return a.Reply.IsNull() || len(a.Reply.Elems) == 0 }

// lagUnknown reports whether the reply shows a lag of null.
func (a *asked) lagUnknown() bool {
	st, ok := a.now.Stream(a.key)
	if !ok || a.is("xinfo|stream") && !a.has("FULL") {
		return false
	}
	for _, g := range st.GroupRows(0, maxLooked) {
		if _, known := g.Lag(); !known {
			return true
		}
	}
	return false
}

func (a *asked) unknownLag() {
	st, _ := a.now.Stream(a.key)
	for _, g := range st.GroupRows(0, maxLooked) {
		if _, known := g.Lag(); known {
			continue
		}
		a.say(a.whyUnknown(st, g), a.truth(st, g))
		if n := a.aheadOf(st, g); n > 0 {
			a.try(verb(n, "It is", "They are")+" shown by:", "XRANGE", a.key, "("+g.LastID().String(), "+")
		}
		return
	}
}

// whyUnknown says what made a lag null. Redis does not count entries: it takes the
// entries that were read from those that were ever added.
func (a *asked) whyUnknown(st engine.Stream, g engine.Group) string {
	deleted, at := st.MaxDeletedID(), g.LastID()
	how := fmt.Sprintf("Redis takes the lag of %s from two counters, entries-added (%d) and the group's entries-read, and", name(g.Name()), st.Added())
	h, moved := last(a.ofGroup(a.key, g.Name()), engine.GroupMoved, engine.GroupCreated)
	switch _, read := g.EntriesRead(); {
	case st.LastID().Less(at):
		return fmt.Sprintf("%s stands at %s, behind the last entry of the stream, %s, where its place cannot be counted.", name(g.Name()), at, st.LastID())
	case !deleted.IsZero() && !deleted.Less(at):
		return how + fmt.Sprintf(" cannot tell how many of them the deletion of %s took away%s: the group stands before it, at %s. The lag is known again once the group has come to the end.",
			deleted, a.gone(a.key, deleted), at)
	case !read && moved && h.ID == at:
		return how + fmt.Sprintf(" does not know the second: the group was %s %s, in the midst of the stream, %s, without ENTRIESREAD.", placed(h), at, by(h))
	}
	return how + fmt.Sprintf(" does not know the second: the group stands at %s, in the midst of the stream.", at)
}

// truth counts what a group has before it.
func (a *asked) truth(st engine.Stream, g engine.Group) string {
	n := a.aheadOf(st, g)
	return fmt.Sprintf("In truth %s %s to be given to it.", entries(n), are(n))
}

// nonePending is an empty list, or a summary that counts 0.
func (a *asked) nonePending() bool {
	if len(a.args) == 2 {
		return len(a.Reply.Elems) > 0 && a.Reply.Elems[0].Int == 0
	}
	return len(a.Reply.Elems) == 0
}

func (a *asked) emptyPending() {
	_, g, ok := a.groupOf(a.now, a.key)
	switch {
	case !ok:
		a.summary()
	case g.PendingLen() > 0:
		a.say(fmt.Sprintf("%s has %s, but none that this asks for.", name(a.group), count(g.PendingLen(), "pending entry", "pending entries")))
		a.try("All of them:", "XPENDING", a.key, a.group, "-", "+", "10")
	default:
		a.say(fmt.Sprintf("Nothing is pending in %s: what was given to it was acknowledged, or it was given nothing.", name(a.group)))
		if h, ok := last(a.ofGroup(a.key, a.group), engine.EntryAcknowledged, engine.EntryDropped); ok {
			if h.Kind == engine.EntryAcknowledged {
				a.say(fmt.Sprintf("The last was %s of %s, acknowledged %s.", h.ID, nameOrNobody(h.From), by(h)))
			} else {
				a.say(a.leftPEL(a.key, g, h))
			}
		}
	}
}

func (a *asked) emptyRange() {
	st, ok := a.now.Stream(a.key)
	switch {
	case !ok:
		a.missingKey(a.key)
	case a.has("COUNT") && a.Reply.IsNull():
		a.say("COUNT 0 asks for no entry.")
	case st.Len() == 0:
		a.say(fmt.Sprintf("%s is empty: %s ever added.", name(a.key), addedSoFar(st)))
	default:
		first, end := st.Entries(0, 1)[0].ID, st.Entries(st.Len()-1, 1)[0].ID
		text := fmt.Sprintf("No entry lies in that range: those of %s go from %s to %s.", name(a.key), first, end)
		if a.is("xrevrange") {
			text += " XREVRANGE takes the higher end first."
		}
		a.say(text)
		a.try("All of them:", "XRANGE", a.key, "-", "+")
	}
}

func (a *asked) noLength() {
	st, ok := a.now.Stream(a.key)
	if !ok {
		a.missingKey(a.key)
		return
	}
	a.say(fmt.Sprintf("%s is there, and empty: %s ever added. A stream stays when its last entry goes.", name(a.key), addedSoFar(st)))
}

// addedSoFar counts what was ever added: "1 entry was".
func addedSoFar(st engine.Stream) string {
	if st.Added() == 0 {
		return "nothing was"
	}
	return entries(st.Added()) + " " + verb(int(st.Added()), "was", "were")
}
