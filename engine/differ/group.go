package differ

import "streamlab/engine"

// groups compares the groups of a stream; existed says whether there was one at
// the key.
func (c *comparison) groups(now, old engine.Stream, existed bool) {
	var was []engine.Group
	if existed {
		was = old.Groups()
	}
	is := now.Groups()
	told, left := 0, 0
	merge(was, is, engine.Group.Name, func(name string, i, j int) {
		if told >= maxNames {
			left++
			return
		}
		at := len(c.rows)
		c.place.Group = name
		switch {
		case j < 0:
			c.add(1, Gone, name, "was a group with "+groupHeld(was[i]))
		case i < 0:
			c.group(engine.Group{}, is[j], New)
		default:
			c.group(was[i], is[j], Other)
		}
		c.place.Group = ""
		if len(c.rows) > at {
			told++
		}
	})
	c.more(left, "more group", "more groups")
}

// groupHeld says what a group that is gone had.
func groupHeld(g engine.Group) string {
	return countOf(g.ConsumerLen(), "consumer", "consumers") + " and " +
		countOf(g.PendingLen(), "pending entry", "pending entries")
}

// group compares a group that is there; was is of no account where it is new.
func (c *comparison) group(was, is engine.Group, m Mark) {
	at := len(c.rows)
	r := c.add(1, m, is.Name(), "")
	read, known := is.EntriesRead()
	lag, lagKnown := is.Lag()
	if m == New {
		r.Note = "a new group"
		r.figure("last-delivered-id", "", is.LastID().String())
		r.figure("lag", "", numberText(lag, lagKnown))
		if n := is.PendingLen(); n > 0 {
			r.figure("pending", "", count(n))
		}
		was = engine.Group{}
	} else {
		oldRead, oldKnown := was.EntriesRead()
		oldLag, oldLagKnown := was.Lag()
		r.figure("last-delivered-id", was.LastID().String(), is.LastID().String())
		r.figure("entries-read", numberText(oldRead, oldKnown), numberText(read, known))
		r.figure("lag", numberText(oldLag, oldLagKnown), numberText(lag, lagKnown))
		r.figure("pending", count(was.PendingLen()), count(is.PendingLen()))
	}
	bare := len(r.Figures) == 0
	c.consumers(was, is, m)
	switch {
	case bare && len(c.rows) == at+1:
		c.rows = c.rows[:at]
	case bare:
		c.rows[at].Mark = Same
	}
}

// numberText writes a number that Redis may not know.
func numberText(n int64, known bool) string {
	if !known {
		return "unknown"
	}
	return count(n)
}

// consumers compares a group's consumers and, below each, its pending entries.
func (c *comparison) consumers(was, is engine.Group, group Mark) {
	pending := pendingOf(was, is)
	var old []engine.Consumer
	if group != New {
		old = was.Consumers()
	}
	now := is.Consumers()
	told, left := 0, 0
	merge(old, now, engine.Consumer.Name, func(name string, i, j int) {
		if told >= maxNames {
			left++
			return
		}
		at := len(c.rows)
		c.place.Consumer = name
		c.consumer(name, old, now, i, j)
		changed := len(c.rows[at].Figures) > 0 || c.rows[at].Mark != Same
		c.pendingRows(pending[holder{name: name}])
		c.place.Consumer = ""
		if !changed && len(c.rows) == at+1 {
			c.rows = c.rows[:at]
			return
		}
		told++
	})
	c.more(left, "more consumer", "more consumers")
	c.released(pending[holder{nobody: true}])
}

// consumer adds the row of a consumer: what became of it.
func (c *comparison) consumer(name string, old, now []engine.Consumer, i, j int) {
	switch {
	case i < 0:
		r := c.add(2, New, name, "a new consumer")
		r.figure("pending", "", count(now[j].PendingLen()))
	case j < 0:
		c.add(2, Gone, name, "was a consumer with "+countOf(old[i].PendingLen(), "pending entry", "pending entries"))
	default:
		r := c.add(2, Same, name, "")
		if r.figure("pending", count(old[i].PendingLen()), count(now[j].PendingLen())); len(r.Figures) > 0 {
			r.Mark = Other
		}
	}
}
