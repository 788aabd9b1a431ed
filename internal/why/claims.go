package why

import (
	"fmt"
	"strconv"
	"time"

	"streamlab/engine"
)

// XCLAIM and XAUTOCLAIM.
var claimReasons = []reason{
	{odd: true, when: and(on("xclaim"), (*asked).claimedTooFew), tell: (*asked).notClaimed},
	{odd: true, when: and(on("xautoclaim"), (*asked).claimedNone), tell: (*asked).nothingToClaim},
	{when: on("xclaim", "xautoclaim"), tell: (*asked).claimed},
}

func (a *asked) claimedTooFew() bool { return len(a.Reply.Elems) < len(a.parsedIDs()) }

func (a *asked) claimedNone() bool { return len(a.Reply.Elems) > 1 && len(a.Reply.Elems[1].Elems) == 0 }

// minIdle is the min-idle-time that was asked for.
func (a *asked) minIdle() int64 {
	n, _ := strconv.ParseInt(a.args[3], 10, 64)
	return n
}

// taken are the IDs that the command gave to its consumer.
func (a *asked) taken() map[engine.ID]string {
	taken := map[engine.ID]string{}
	for h := range a.Past.Since(a.Start) {
		if h.Kind == engine.EntryClaimed && h.Key == a.key && h.Group == a.group {
			taken[h.ID] = h.From
		}
	}
	return taken
}

func (a *asked) notClaimed() {
	st, g, ok := a.groupOf(a.was, a.key)
	if !ok {
		a.summary()
		return
	}
	taken := a.taken()
	if n := len(a.Reply.Elems); n > 0 {
		a.say(fmt.Sprintf("%s was given %d of %d.", name(a.consumer), n, len(a.parsedIDs())))
	}
	told, strange, short := 0, false, int64(0)
	for _, id := range a.parsedIDs() {
		if _, got := taken[id]; got || told == maxExplained {
			continue
		}
		told++
		_, pending := g.Pending(id)
		strange = strange || !pending
		short = max(short, a.notTaken(st, g, id))
	}
	if strange {
		a.say("XCLAIM takes over what is pending, and nothing else.")
	}
	a.waitAndTry(short, a.Args)
}

// notTaken says why XCLAIM did not take an entry, and by how many milliseconds it
// was idle for too short a time.
func (a *asked) notTaken(st engine.Stream, g engine.Group, id engine.ID) (short int64) {
	p, pending := g.Pending(id)
	_, living := st.Entry(id)
	switch {
	case !pending:
		a.say(a.notPending(a.key, st, g, id))
	case !living:
		a.say(fmt.Sprintf("%s was pending for %s, but it is gone from %s%s: XCLAIM took it off the list instead.",
			id, name(p.Owner), name(a.key), a.gone(a.key, id)))
	default:
		return a.tooFresh(g, p)
	}
	return 0
}

// tooFresh tells of a pending entry that was idle for too short a time, and what
// set its idle time back.
func (a *asked) tooFresh(g engine.Group, p engine.Pending) (short int64) {
	now := a.was.Now().Millis()
	idle := now - p.Delivered.Millis()
	short = a.minIdle() - idle
	text := fmt.Sprintf("%s is idle for %d ms, and %d ms are asked for: %d ms short.", p.ID, idle, a.minIdle(), short)
	h, ok := lastOf(a.ofGroup(a.key, g.Name()), &p.ID, engine.EntryClaimed, engine.EntryDelivered, engine.EntryRedelivered)
	if ok && h.At == p.Delivered {
		switch h.Kind {
		case engine.EntryClaimed:
			text += fmt.Sprintf(" %s claimed it from %s at %s: that began its idle time anew.", name(h.Consumer), nameOrNobody(h.From), clock(h.At))
		case engine.EntryRedelivered:
			text += fmt.Sprintf(" %s read its history at %s: that began the idle time anew.", name(h.Consumer), clock(h.At))
		default:
			text += fmt.Sprintf(" It was given to %s at %s.", name(h.Consumer), clock(h.At))
		}
	}
	a.say(text)
	return short
}

func nameOrNobody(text string) string {
	if text == "" {
		return "nobody"
	}
	return name(text)
}

// waitLine is the lab's command that lets so many milliseconds pass.
func waitLine(ms int64) string {
	if ms%1000 == 0 {
		return fmt.Sprintf(":wait %ds", ms/1000)
	}
	return fmt.Sprintf(":wait %dms", ms)
}

// waitAndTry leads to the same command once so many milliseconds have passed.
func (a *asked) waitAndTry(short int64, words []string) {
	if short <= 0 || short > int64(24*time.Hour/time.Millisecond) {
		return
	}
	a.lab("The clock can be moved on by that:", waitLine(short))
	a.try("Then again:", words...)
}

func (a *asked) nothingToClaim() {
	_, g, ok := a.groupOf(a.was, a.key)
	switch {
	case !ok:
		a.summary()
		return
	case g.PendingLen() == 0:
		a.say(fmt.Sprintf("Nothing is pending in %s, so there is nothing to claim.", name(a.group)))
		return
	}
	start, _ := engine.ParseID(a.args[4])
	var oldest engine.Pending
	found := 0
	for _, p := range g.PendingRows(0, maxLooked) {
		if p.ID.Less(start) {
			continue
		}
		if found == 0 || p.Delivered < oldest.Delivered {
			oldest = p
		}
		found++
	}
	if found == 0 {
		a.say(fmt.Sprintf("Nothing is pending in %s from %s on.", name(a.group), start))
		a.try("From the first on:", a.with(func(i int, w string) string {
			if i == 5 {
				return "0"
			}
			return w
		})...)
		return
	}
	a.droppedGhosts()
	idle := a.was.Now().Millis() - oldest.Delivered.Millis()
	if idle < a.minIdle() {
		a.waitAndTry(a.tooFresh(g, oldest), a.Args)
	}
}

// droppedGhosts tells what XAUTOCLAIM took off the list as it was gone.
func (a *asked) droppedGhosts() {
	if len(a.Reply.Elems) < 3 || len(a.Reply.Elems[2].Elems) == 0 {
		return
	}
	var ids []engine.ID
	for _, e := range a.Reply.Elems[2].Elems {
		if id, ok := engine.ParseID(e.Str); ok {
			ids = append(ids, id)
		}
	}
	a.say(fmt.Sprintf("%s %s gone from %s, and so taken off the list of what is pending.", idList(ids), are(len(ids)), name(a.key)))
}

func (a *asked) claimed() {
	_, g, ok := a.groupOf(a.now, a.key)
	taken := a.taken()
	if !ok || len(taken) == 0 {
		a.summary()
		return
	}
	var ids []engine.ID
	var from string
	for _, p := range g.PendingRows(0, maxLooked) {
		if was, got := taken[p.ID]; got {
			ids = append(ids, p.ID)
			from = was
		}
	}
	text := fmt.Sprintf("%s moved to %s", idList(ids), name(a.consumer))
	if len(ids) == 1 {
		p, _ := g.Pending(ids[0])
		text += fmt.Sprintf(" from %s: delivered %s now", nameOrNobody(from), times(p.Deliveries))
	}
	a.say(text+",", "with an idle time that begins anew.")
	a.droppedGhosts()
	if a.has("JUSTID") {
		a.say("JUSTID gives the IDs alone, and leaves the delivery count as it was.")
	}
	a.tryAck(a.key, ids)
}
