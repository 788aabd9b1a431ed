package why

import (
	"fmt"
	"slices"
	"strconv"

	"streamlab/engine"
)

// What XREAD and XREADGROUP gave, or did not give.
var readReasons = []reason{
	{odd: true, when: and(on("xreadgroup"), null), tell: (*asked).nothingNew},
	{odd: true, when: and(on("xreadgroup"), (*asked).hasGhosts), tell: (*asked).ghosts},
	{odd: true, when: and(on("xreadgroup"), (*asked).emptyHistory), tell: (*asked).noHistory},
	{odd: true, when: and(on("xread"), null), tell: (*asked).nothingToRead},
	{when: on("xreadgroup"), tell: (*asked).given},
	{when: on("xread"), tell: (*asked).readOn},
}

// replied are the entries of the reply's stream of that key; RESP3 has a map.
func (a *asked) replied(key string) []engine.Reply {
	r := a.Reply
	if r.Kind == engine.Map {
		for i := 0; i+1 < len(r.Elems); i += 2 {
			if r.Elems[i].Str == key {
				return r.Elems[i+1].Elems
			}
		}
		return nil
	}
	for _, e := range r.Elems {
		if len(e.Elems) == 2 && e.Elems[0].Str == key {
			return e.Elems[1].Elems
		}
	}
	return nil
}

// repliedIDs are the IDs that the reply has of a key, those of entries that are gone apart.
func (a *asked) repliedIDs(key string) (living, ghosts []engine.ID) {
	for _, e := range a.replied(key) {
		if len(e.Elems) < 2 {
			continue
		}
		id, ok := engine.ParseID(e.Elems[0].Str)
		switch {
		case ok && e.Elems[1].IsNull():
			ghosts = append(ghosts, id)
		case ok:
			living = append(living, id)
		}
	}
	return living, ghosts
}

func (a *asked) hasGhosts() bool {
	return slices.ContainsFunc(a.keys, func(key string) bool {
		_, ghosts := a.repliedIDs(key)
		return len(ghosts) > 0
	})
}

func (a *asked) ghosts() {
	for _, key := range a.keys {
		_, ghosts := a.repliedIDs(key)
		if len(ghosts) == 0 {
			continue
		}
		n := len(ghosts)
		a.say(fmt.Sprintf("%s %s still pending for %s, but gone from %s%s: so %s without fields.",
			idList(ghosts), are(n), name(a.consumer), name(key), a.gone(key, ghosts[n-1]), verb(n, "it comes", "they come")), "Deleting or trimming an entry leaves the pending entries lists alone.")
		words := []string{"XACK", key, a.group}
		for _, id := range ghosts {
			words = append(words, id.String())
		}
		a.try("Nothing can be done with "+it(n)+" any more but to let "+it(n)+" go:", words...)
	}
}

// emptyHistory reports whether the reply lists streams, and no entry.
func (a *asked) emptyHistory() bool {
	if len(a.keys) == 0 || slices.Contains(a.ids, ">") {
		return false
	}
	return !slices.ContainsFunc(a.keys, func(key string) bool { return len(a.replied(key)) > 0 })
}

func (a *asked) noHistory() {
	for i, key := range a.keys {
		st, g, ok := a.groupOf(a.now, key)
		if ok {
			a.noHistoryIn(key, a.ids[i], st, g)
		}
	}
}

func (a *asked) noHistoryIn(key, id string, st engine.Stream, g engine.Group) {
	c, there := g.Consumer(a.consumer)
	if there && c.PendingLen() > 0 {
		own := c.PendingRows(0, 1)[0]
		its := "its only pending entry is"
		if n := c.PendingLen(); n > 1 {
			its = fmt.Sprintf("the last of its %d pending entries is", n)
			own = c.PendingRows(n-1, 1)[0]
		}
		a.say(fmt.Sprintf("%s asks for what is pending for %s behind that ID, and nothing is: %s %s.",
			code(id), name(a.consumer), its, own.ID))
		a.try("All of them:", a.instead(id, "0")...)
		return
	}
	a.say(fmt.Sprintf("%s has nothing pending in %s. An ID instead of %s asks for what was given to this consumer before and is not acknowledged yet.",
		name(a.consumer), name(g.Name()), code(">")))
	if h, ok := last(a.ofGroup(key, g.Name()), engine.EntryAcknowledged); ok && h.From == a.consumer {
		a.say(fmt.Sprintf("The last that it had, %s, was acknowledged %s.", h.ID, by(h)))
	}
	a.othersHold(g)
	lag, known := g.Lag()
	switch {
	case !known || lag > 0:
		a.try("For what the group was never given:", a.instead(id, ">")...)
	case g.PendingLen() > 0:
		p := g.PendingRows(0, 1)[0]
		a.try(fmt.Sprintf("To take over %s where its consumer is not coming back:", p.ID),
			"XCLAIM", key, g.Name(), a.consumer, idleText(a.now.Now(), p), p.ID.String())
	default:
		a.waitForNew(key)
	}
}

// idleText is a min-idle-time that a pending entry meets now.
func idleText(now engine.Time, p engine.Pending) string {
	if p.Released {
		return "0"
	}
	return strconv.FormatInt(now.Millis()-p.Delivered.Millis(), 10)
}

// othersHold tells who has what is pending in a group.
func (a *asked) othersHold(g engine.Group) {
	all := g.PendingLen()
	if all == 0 {
		a.say("Nothing is pending in the whole group.")
		return
	}
	var holders []string
	for _, c := range g.ConsumerRows(0, maxLooked) {
		n := c.PendingLen()
		if n == 0 || c.Name() == a.consumer {
			continue
		}
		var ids []engine.ID
		for _, p := range c.PendingRows(0, 3) {
			ids = append(ids, p.ID)
		}
		names := make([]string, len(ids))
		for i, id := range ids {
			names[i] = id.String()
		}
		holders = append(holders, fmt.Sprintf("%s has %s", name(c.Name()), list(names, n)))
	}
	if len(holders) > 0 {
		a.say("What is pending belongs to others: " + list(holders, len(holders)) + ".")
	}
}

// waitForNew leads to a read that waits.
func (a *asked) waitForNew(key string) {
	a.try("To wait five seconds for the next one:",
		"XREADGROUP", "GROUP", a.group, a.consumer, "BLOCK", "5000", "STREAMS", key, ">")
}
