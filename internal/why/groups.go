package why

import (
	"fmt"

	"streamlab/engine"
)

// XGROUP.
var groupReasons = []reason{
	{when: on("xgroup|create"), tell: (*asked).created},
	{when: on("xgroup|setid"), tell: (*asked).movedGroup},
	{odd: true, when: and(on("xgroup|destroy"), zero), tell: (*asked).destroyedNone},
	{when: on("xgroup|destroy"), tell: (*asked).destroyed},
	{odd: true, when: and(on("xgroup|delconsumer"), func(a *asked) bool { return a.Reply.Int > 0 }), tell: (*asked).lostPending},
	{when: on("xgroup|delconsumer"), tell: (*asked).deletedConsumer},
	{odd: true, when: and(on("xgroup|createconsumer"), zero), tell: (*asked).consumerThere},
	{when: on("xgroup|createconsumer"), tell: (*asked).consumerMade},
}

// zero is a reply of 0.
func zero(a *asked) bool { return a.Reply.Kind == engine.Integer && a.Reply.Int == 0 }

func (a *asked) created() {
	st, g, ok := a.groupOf(a.now, a.key)
	if !ok {
		a.summary()
		return
	}
	_, existed := a.stream()
	text := fmt.Sprintf("%s stands at %s.", name(a.group), g.LastID())
	if !existed {
		text = fmt.Sprintf("%s is a new, empty stream (MKSTREAM), and %s stands at its beginning.", name(a.key), name(a.group))
	}
	a.say(text, a.ahead(st, g))
	if behind := st.Len() - a.aheadOf(st, g); behind > 0 {
		a.try(fmt.Sprintf("It passes over %s that %s before it. To have it given %s, too:", entries(behind), verb(behind, "lies", "lie"), it(behind)),
			"XGROUP", "SETID", a.key, a.group, "0")
	}
}

// aheadOf counts the entries that a group will be given.
func (a *asked) aheadOf(st engine.Stream, g engine.Group) int {
	next, ok := g.LastID().Next()
	if !ok {
		return 0
	}
	return st.Len() - st.Rank(next)
}

func (a *asked) ahead(st engine.Stream, g engine.Group) string {
	switch n := a.aheadOf(st, g); {
	case n == 0:
		return "It will be given what is added from now on."
	case n == st.Len():
		return fmt.Sprintf("It will be given %s, and what comes.", verb(n, "the one entry that is there", "all "+entries(n)))
	default:
		return fmt.Sprintf("It will be given the %s behind that, and what comes.", entries(n))
	}
}

func (a *asked) movedGroup() {
	_, was, _ := a.groupOf(a.was, a.key)
	st, g, ok := a.groupOf(a.now, a.key)
	if !ok {
		a.summary()
		return
	}
	a.say(fmt.Sprintf("%s stood at %s, and stands at %s now.", name(a.group), was.LastID(), g.LastID()), a.ahead(st, g))
	if n := g.PendingLen(); n > 0 {
		a.say(fmt.Sprintf("Its %s stay pending; one that is given again goes to whoever reads.", count(n, "pending entry", "pending entries")))
	}
}

func (a *asked) destroyedNone() {
	st, ok := a.stream()
	if !ok {
		a.summary()
		return
	}
	names := groupNames(st)
	if len(names) == 0 {
		a.say(fmt.Sprintf("%s has no group at all.", name(a.key)))
		return
	}
	a.say(fmt.Sprintf("%s has no group %s. Its groups: %s.", name(a.key), name(a.group), list(named(names), len(names))))
}

func (a *asked) destroyed() {
	_, g, ok := a.groupOf(a.was, a.key)
	if !ok {
		a.summary()
		return
	}
	a.say(fmt.Sprintf("The group %s is gone, with %s and %s. The entries stay in %s.", name(a.group),
		count(g.ConsumerLen(), "consumer", "consumers"), count(g.PendingLen(), "pending entry", "pending entries"), name(a.key)))
	if g.PendingLen() > 0 {
		a.lab("Nobody knows any more which of them were not finished. It can be taken back:", ":undo")
	}
}

func (a *asked) lostPending() {
	var ids []engine.ID
	for h := range a.Past.Since(a.Start) {
		if h.Kind == engine.EntryDropped && h.Key == a.key && h.Group == a.group {
			ids = append(ids, h.ID)
		}
	}
	n := len(ids)
	a.say(fmt.Sprintf("%s had %s, %s, and they went with it: %s is behind them, so that no read with %s gives them again.",
		name(a.consumer), count(n, "pending entry", "pending entries"), idList(ids), name(a.group), code(">")))
	a.lab("Take it back, and let another consumer claim them first:", ":undo")
	if n > 0 {
		heir := a.heir()
		a.try("That is done by:", "XAUTOCLAIM", a.key, a.group, heir, "0", "0")
	}
}

// heir is another consumer of the group, or one that could be.
func (a *asked) heir() string {
	if _, g, ok := a.groupOf(a.was, a.key); ok {
		for _, c := range g.ConsumerRows(0, maxLooked) {
			if c.Name() != a.consumer {
				return c.Name()
			}
		}
	}
	if a.consumer == "consumerB" {
		return "consumerA"
	}
	return "consumerB"
}

func (a *asked) deletedConsumer() {
	_, g, ok := a.groupOf(a.was, a.key)
	if !ok {
		a.summary()
		return
	}
	if _, there := g.Consumer(a.consumer); there {
		a.say(fmt.Sprintf("The consumer %s is gone. It had nothing pending, so that nothing was lost.", name(a.consumer)))
		return
	}
	a.out.Odd = true
	a.say(fmt.Sprintf("%s has no consumer %s: 0 pending entries went with it.", name(a.group), name(a.consumer)))
	var names []string
	for _, c := range g.ConsumerRows(0, maxLooked) {
		names = append(names, c.Name())
	}
	if near, ok := nearest(a.consumer, names); ok {
		a.try("You may have meant:", a.instead(a.consumer, near)...)
	}
}

func (a *asked) consumerThere() {
	a.say(fmt.Sprintf("%s is in %s already: 0 consumers were made.", name(a.consumer), name(a.group)))
}

func (a *asked) consumerMade() {
	a.say(fmt.Sprintf("%s is in %s now, with nothing pending. A consumer is made by its first XREADGROUP, too.", name(a.consumer), name(a.group)))
}
