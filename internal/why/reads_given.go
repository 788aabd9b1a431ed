package why

import (
	"fmt"
	"slices"

	"streamlab/engine"
)

// What reads gave.

func (a *asked) given() {
	for i, key := range a.keys {
		living, _ := a.repliedIDs(key)
		_, g, ok := a.groupOf(a.now, key)
		switch {
		case !ok || len(living) == 0:
		case a.ids[i] == ">":
			a.givenNew(key, g, living)
		default:
			a.say(fmt.Sprintf("%s was shown %s of its own pending entries in %s again: %s. Each was delivered once more by that; the group stays where it is.",
				name(a.consumer), countWord(len(living)), name(g.Name()), idList(living)))
			a.tryAck(key, living)
		}
	}
	if len(a.out.Parts) == 0 {
		a.summary()
	}
}

func (a *asked) givenNew(key string, g engine.Group, ids []engine.ID) {
	var claimed []engine.ID
	for h := range a.Past.Since(a.Start) {
		if h.Kind == engine.EntryClaimed && h.Key == key && h.Consumer == a.consumer && slices.Contains(ids, h.ID) {
			claimed = append(claimed, h.ID)
		}
	}
	fresh := slices.DeleteFunc(slices.Clone(ids), func(id engine.ID) bool { return slices.Contains(claimed, id) })
	if len(claimed) > 0 {
		a.say(fmt.Sprintf("%s took over %s from the pending entries of %s, as they were idle for long enough (CLAIM %s).",
			name(a.consumer), idList(claimed), name(g.Name()), a.claim))
	}
	if len(fresh) > 0 {
		a.say(fmt.Sprintf("%s gave %s to %s, who is the only one of its consumers to get %s.",
			name(g.Name()), idList(fresh), name(a.consumer), it(len(fresh))))
	}
	switch {
	case a.noAck && len(claimed) == 0:
		a.say("With NOACK nothing is pending: what is not processed now is not given again.")
		return
	default:
		a.say(fmt.Sprintf("%s pending for it until acknowledged.", verb(len(ids), "It is", "They are")))
	}
	a.tryAck(key, ids)
}

func (a *asked) tryAck(key string, ids []engine.ID) {
	words := []string{"XACK", key, a.group}
	for _, id := range ids[:min(len(ids), maxListed)] {
		words = append(words, id.String())
	}
	text := "When " + verb(len(ids), "it is", "they are") + " processed:"
	if more := len(ids) - maxListed; more > 0 {
		text = fmt.Sprintf("When they are processed (here the first %d; XACK takes the IDs of the %d others as well):", maxListed, more)
	}
	a.try(text, words...)
}

func it(n int) string { return verb(n, "it", "them") }

func countWord(n int) string { return verb(n, "one", fmt.Sprint(n)) }

// nothingToRead says why XREAD found nothing.
func (a *asked) nothingToRead() {
	if a.TimedOut {
		a.say(fmt.Sprintf("%s waited %s ms (BLOCK), and nothing came in that time.", name(a.Client), a.block))
		return
	}
	for i, key := range a.keys {
		a.nothingToReadIn(key, a.ids[i])
	}
	if len(a.keys) != 1 {
		return
	}
	if a.block == "" && a.ids[0] == "$" {
		words := slices.Concat(a.Args[:1], []string{"BLOCK", "5000"}, a.Args[1:])
		a.try("To wait for the next one:", words...)
		return
	}
	if st, ok := a.now.Stream(a.key); ok && st.Len() > 0 {
		a.try("From the first entry on:", a.instead(a.ids[0], "0")...)
	}
}

func (a *asked) nothingToReadIn(key, id string) {
	st, ok := a.now.Stream(key)
	switch {
	case !ok:
		a.missingKey(key)
	case st.Len() == 0:
		a.say(fmt.Sprintf("%s has no entry.", name(key)))
	case id == "$":
		a.say(fmt.Sprintf("%s stands for the last entry of %s at the moment of the call, %s: only what is added later comes behind it. Without BLOCK that is never anything.",
			code("$"), name(key), st.LastID()))
	default:
		a.say(fmt.Sprintf("XREAD gives what lies behind the ID, and nothing lies behind %s: the last entry of %s is %s.", name(id), name(key), st.LastID()))
	}
}

// readOn tells what XREAD gave.
func (a *asked) readOn() {
	for _, key := range a.keys {
		if living, _ := a.repliedIDs(key); len(living) > 0 {
			a.say(fmt.Sprintf("XREAD gave %s of %s. It leaves no mark: whoever asks with the same ID is given the same.", idList(living), name(key)))
			a.try("To go on behind the last of them:", "XREAD", "STREAMS", key, living[len(living)-1].String())
		}
	}
}
