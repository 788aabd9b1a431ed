package why

import (
	"fmt"
	"strconv"

	"streamlab/engine"
)

// Why XREADGROUP found nothing new.

func (a *asked) nothingNew() {
	if a.TimedOut && a.ranOut() {
		return
	}
	for i, key := range a.keys {
		if a.ids[i] != ">" {
			continue
		}
		if st, g, ok := a.groupOf(a.now, key); ok {
			a.nothingNewIn(key, st, g)
			a.tooFreshToClaim(key, g)
		}
	}
	if len(a.keys) == 1 {
		a.whatElse(a.key)
	}
}

// nothingNewIn says why a group has nothing to give.
func (a *asked) nothingNewIn(key string, st engine.Stream, g engine.Group) {
	at, top := g.LastID(), st.LastID()
	group, stream := name(g.Name()), name(key)
	switch {
	case st.Added() == 0:
		a.say(fmt.Sprintf("%s never had an entry.", stream))
	case st.Len() == 0:
		a.say(fmt.Sprintf("%s is empty: %s added, and nothing of it is left.", stream, addedSoFar(st)))
	case top.Less(at):
		a.say(fmt.Sprintf("%s stands at %s, and will be given only what comes behind that; the last entry of %s is %s.", group, at, stream, top))
	case at.Less(top):
		a.say(fmt.Sprintf("Nothing is left of %s behind %s, where %s stands: %s, the last that was added, is gone%s.", stream, at, group, top, a.gone(key, top)))
	default:
		a.say(fmt.Sprintf("There is nothing new: %s stands at %s (last-delivered-id), which is the last entry of %s.", group, at, stream))
		a.whoHadIt(key, g, at)
		a.createdBehind(key, st, g)
	}
}

// whoHadIt tells what became of the entry that a group was given last.
func (a *asked) whoHadIt(key string, g engine.Group, id engine.ID) {
	if p, pending := g.Pending(id); pending {
		a.say(fmt.Sprintf("%s is %s.", id, holding(p)))
		return
	}
	if h, ok := lastOf(a.ofGroup(key, g.Name()), &id, engine.EntryAcknowledged); ok {
		a.say(fmt.Sprintf("%s went to %s, and was acknowledged %s.", id, name(h.From), by(h)))
	}
}

// createdBehind tells of a group that was made behind entries, as with $, and was
// never given one.
func (a *asked) createdBehind(key string, st engine.Stream, g engine.Group) {
	h, ok := last(a.ofGroup(key, g.Name()), engine.EntryDelivered, engine.GroupMoved, engine.GroupCreated)
	if !ok || h.Kind == engine.EntryDelivered || h.ID.IsZero() || h.ID != g.LastID() {
		return
	}
	behind := st.Rank(h.ID)
	if _, living := st.Entry(h.ID); living {
		behind++
	}
	if behind == 0 {
		return
	}
	a.say(fmt.Sprintf("%s was %s %s, %s, so it passes over what was there before: %s.",
		name(g.Name()), placed(h), placeName(h.ID, st), by(h), entries(behind)))
	a.try("To have it given everything from the first entry on:", "XGROUP", "SETID", key, g.Name(), "0")
}

// placeName names the end of a stream as commands do.
func placeName(id engine.ID, st engine.Stream) string {
	if id == st.LastID() {
		return fmt.Sprintf("%s (%s, the end of the stream)", id, code("$"))
	}
	return id.String()
}

// tooFreshToClaim says why CLAIM took none of the pending entries.
func (a *asked) tooFreshToClaim(key string, g engine.Group) {
	want, err := strconv.ParseInt(a.claim, 10, 64)
	if err != nil {
		return
	}
	if g.PendingLen() == 0 {
		a.say("There is no pending entry that CLAIM could take.")
		return
	}
	oldest := g.PendingRows(0, 1)[0]
	for _, p := range g.PendingRows(0, maxLooked) {
		if p.Delivered < oldest.Delivered {
			oldest = p
		}
	}
	idle := a.now.Now().Millis() - oldest.Delivered.Millis()
	if idle < want {
		a.say(fmt.Sprintf("CLAIM takes pending entries that are idle for %d ms; the longest idle, %s of %s, is so for %d ms, %d ms short.",
			want, oldest.ID, name(oldest.Owner), idle, want-idle))
		return
	}
	a.say("What is pending for longer than CLAIM asks for is gone from the stream, and CLAIM passes over that.")
}

// whatElse leads to what a consumer can do where nothing is new.
func (a *asked) whatElse(key string) {
	if len(a.out.Parts) > 0 && a.out.Parts[len(a.out.Parts)-1].Try != "" {
		return
	}
	st, g, ok := a.groupOf(a.now, key)
	if !ok {
		return
	}
	c, there := g.Consumer(a.consumer)
	switch {
	case g.PendingLen() > 0 && a.firstReleased(g):
		a.try("What XNACK gave back is taken over with CLAIM:",
			"XREADGROUP", "GROUP", a.group, a.consumer, "CLAIM", "0", "STREAMS", key, ">")
	case there && c.PendingLen() > 0:
		a.try(fmt.Sprintf("%s has %s to finish; they are shown by:", name(a.consumer), count(c.PendingLen(), "pending entry", "pending entries")),
			"XREADGROUP", "GROUP", a.group, a.consumer, "STREAMS", key, "0")
	case st.LastID().Less(g.LastID()):
		a.try("To begin at the end of the stream:", "XGROUP", "SETID", key, g.Name(), "$")
	case !a.TimedOut:
		a.waitForNew(key)
	}
}

func (a *asked) firstReleased(g engine.Group) bool { return g.PendingRows(0, 1)[0].Released }

// ranOut tells of a BLOCK that ran out, and of what others got meanwhile.
func (a *asked) ranOut() (others bool) {
	a.say(fmt.Sprintf("%s waited %s ms (BLOCK), and in that time there was nothing for it.", name(a.Client), a.block))
	return a.gotMeanwhile()
}

// gotMeanwhile tells of entries that came while the client waited, and who got them.
func (a *asked) gotMeanwhile() bool {
	told := false
	for h := range a.Past.Since(a.Start) {
		if h.Kind != engine.EntryDelivered || h.DB != a.db || h.Group != a.group || !a.waitsFor(h.Key) || h.Consumer == a.consumer {
			continue
		}
		how := "got it"
		if a.servedWaiting(h.ID, h.Who) {
			how = "was waiting for longer, and was served first"
		}
		a.say(fmt.Sprintf("%s came to %s, but %s %s at %s: in a group each entry goes to one consumer.",
			h.ID, name(h.Key), name(h.Consumer), how, clock(h.At)))
		told = true
		break
	}
	return told
}

func (a *asked) waitsFor(key string) bool {
	for _, k := range a.keys {
		if k == key {
			return true
		}
	}
	return false
}

// servedWaiting reports whether an entry was given to a client that was blocked: it
// was added in the same moment, and its reply was a late one.
func (a *asked) servedWaiting(id engine.ID, who string) bool {
	given := false
	for h := range a.Past.Since(a.Start) {
		if h.Kind == engine.EntryDelivered && h.ID == id {
			given = true
		}
		if given && h.Kind == engine.ClientServed {
			return h.Who == who
		}
	}
	return false
}
