package why

import (
	"fmt"
	"strings"

	"streamlab/engine"
	"streamlab/engine/past"
)

// Commands that add entries to a stream, or take some out.
var entryReasons = []reason{
	{odd: true, when: and(on("xadd"), null), tell: (*asked).noStream},
	{when: on("xadd"), tell: (*asked).addedEntry},
	{odd: true, when: and(on("xdel"), (*asked).missedSome), tell: (*asked).notDeleted},
	{when: on("xdel"), tell: (*asked).deletedEntries},
	{odd: true, when: and(on("xtrim"), zero), tell: (*asked).trimmedNone},
	{when: on("xtrim"), tell: (*asked).trimmedSome},
}

func (a *asked) noStream() {
	a.missingKey(a.key)
	a.try("NOMKSTREAM adds only to a stream that is there. Without it:", a.without("NOMKSTREAM")...)
}

// without is the command without a word.
func (a *asked) without(word string) (words []string) {
	for _, w := range a.with(func(_ int, w string) string { return w }) {
		if strings.EqualFold(w, word) {
			continue
		}
		words = append(words, w)
	}
	return words
}

func (a *asked) addedEntry() {
	st, ok := a.now.Stream(a.key)
	id, _ := engine.ParseID(a.Reply.Str)
	if !ok {
		a.summary()
		return
	}
	if !a.addedNow(id) {
		a.say(fmt.Sprintf("Nothing was added: this producer sent the same idempotent ID before, and the entry that it made then is %s.", id))
		return
	}
	a.say(fmt.Sprintf("%s is the last entry of %s, which has %s now%s.", id, name(a.key), entries(st.Len()), a.trimmedNow()))
	if a.served() {
		return
	}
	var ahead []string
	for _, g := range st.GroupRows(0, maxLooked) {
		if lag, known := g.Lag(); known {
			ahead = append(ahead, fmt.Sprintf("%s is %s behind", name(g.Name()), entries(lag)))
		}
	}
	if len(ahead) > 0 {
		a.say(list(ahead, len(ahead)) + ".")
	}
}

// addedNow reports whether the command itself added an entry.
func (a *asked) addedNow(id engine.ID) bool {
	for h := range a.Past.Since(a.Start) {
		if h.Kind == engine.EntryAdded && h.Key == a.key && h.ID == id {
			return true
		}
	}
	return false
}

func (a *asked) trimmedNow() string {
	n := 0
	for h := range a.Past.Since(a.Start) {
		if h.Kind == engine.EntryTrimmed {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("; %d %s trimmed", n, verb(n, "was", "were"))
}

// served tells whom the command woke, and who waits on behind them.
func (a *asked) served() bool {
	var woken []past.Happened
	for h := range a.Past.Since(a.Start) {
		if h.Kind == engine.ClientServed {
			woken = append(woken, h)
		}
	}
	for _, w := range woken {
		text := fmt.Sprintf("It woke %s", name(w.Who))
		for h := range a.Past.Since(a.Start) {
			if h.Kind == engine.EntryDelivered && h.Who == w.Who {
				text += fmt.Sprintf(", and is pending for %s in %s", name(h.Consumer), name(h.Group))
				break
			}
		}
		a.say(text + ".")
	}
	a.stillWait(len(woken) > 0)
	return len(woken) > 0
}

// stillWait tells who waits for the stream in vain.
func (a *asked) stillWait(woke bool) {
	var waiting []string
	for _, w := range a.now.Waits() {
		for _, key := range w.Keys {
			if key == a.key && w.DB == a.db && w.Group != "" {
				c, _ := a.now.Client(w.Client)
				waiting = append(waiting, name(c.Name))
			}
		}
	}
	if woke && len(waiting) > 0 {
		a.say(fmt.Sprintf("%s waited for a shorter time, and %s on: in a group, who waits longest is served first.",
			list(waiting, len(waiting)), verb(len(waiting), "waits", "wait")))
	}
}

func (a *asked) notDeleted() {
	st, ok := a.stream()
	if !ok {
		a.missingKey(a.key)
		return
	}
	for _, id := range a.parsedIDs() {
		if _, living := st.Entry(id); living {
			continue
		}
		if text, known := a.removed(a.key, id); known {
			a.say(fmt.Sprintf("%s is gone already: %s.", id, text))
		} else {
			a.say(fmt.Sprintf("%s has no entry %s.", name(a.key), id))
		}
	}
}

func (a *asked) deletedEntries() {
	ids := a.parsedIDs()
	a.say(fmt.Sprintf("%s %s gone from %s.", idList(ids), are(len(ids)), name(a.key)))
	a.stillPending(ids)
	a.lagLost()
}

// stillPending tells of pending entries whose bodies are gone.
func (a *asked) stillPending(ids []engine.ID) {
	st, ok := a.now.Stream(a.key)
	if !ok {
		return
	}
	for _, g := range st.GroupRows(0, maxLooked) {
		for _, id := range ids {
			if p, pending := g.Pending(id); pending {
				a.say(fmt.Sprintf("In %s, %s is %s, and stays so: deleting leaves the pending entries lists alone.", name(g.Name()), id, holding(p)))
				a.try("To take it off that list:", "XACK", a.key, g.Name(), id.String())
				return
			}
		}
	}
}

// lagLost tells of groups whose lag was known before the command.
func (a *asked) lagLost() {
	was, ok := a.stream()
	now, there := a.now.Stream(a.key)
	if !ok || !there {
		return
	}
	for _, g := range now.GroupRows(0, maxLooked) {
		before, had := was.Group(g.Name())
		if !had {
			continue
		}
		_, knew := before.Lag()
		if _, knows := g.Lag(); knew && !knows {
			a.say(fmt.Sprintf("The lag of %s is not known any more: it stands at %s, before what was deleted.", name(g.Name()), g.LastID()))
		}
	}
}

func (a *asked) trimmedNone() {
	st, ok := a.stream()
	switch {
	case !ok:
		a.missingKey(a.key)
	case a.has("~"):
		a.say(fmt.Sprintf("With %s only whole nodes of the stream are trimmed, of 100 entries as a rule, and none of the %d can go as a whole.", code("~"), st.Len()))
		a.try("Exactly:", a.without("~")...)
	default:
		a.say(fmt.Sprintf("%s has %s, and none is beyond what is to be kept.", name(a.key), entries(st.Len())))
	}
}

func (a *asked) trimmedSome() {
	st, _ := a.now.Stream(a.key)
	a.say(fmt.Sprintf("%s, the oldest, went from %s, which has %s now.", entries(a.Reply.Int), name(a.key), entries(st.Len())))
	var ids []engine.ID
	for h := range a.Past.Since(a.Start) {
		if h.Kind == engine.EntryTrimmed && len(ids) < maxLooked {
			ids = append(ids, h.ID)
		}
	}
	a.stillPending(ids)
}
