package workers

import (
	"strconv"

	"streamlab/engine"
)

// goOn begins the next entry that a worker has in hand, or reads more.
func (c *Crew) goOn(port Port, w *worker, now engine.Time) {
	w.state, w.trouble = Reading, ""
	if w.hand >= len(w.batch) && !c.read(port, w, now) {
		return
	}
	c.beginEntry(port, w, now)
}

// beginEntry begins the next entry that the worker is to work on, if it has one in
// hand; else it reads on at once.
func (c *Crew) beginEntry(port Port, w *worker, now engine.Time) {
	for w.hand < len(w.batch) && !c.isFor(port, w) {
		w.last = w.batch[w.hand].id
		w.hand++
	}
	switch {
	case w.hand < len(w.batch):
	case w.ending:
		c.leave(port, w, Stopped)
		return
	default:
		w.state, w.at = Reading, now
		c.passSkipped(port, w, now)
		return
	}
	if w.def.Crash.falls(&w.chances) {
		c.crash(port, w, now)
		return
	}
	if w.def.Ack == AckBefore && w.refused(now, c.acknowledge(port, w)) {
		return
	}
	w.state, w.working = Working, true
	w.at = now.Add(w.def.Work.draw(&w.chances))
}

// isFor reports whether a worker works on the entry in its hand. One that is gone
// from the stream it only acknowledges.
func (c *Crew) isFor(port Port, w *worker) bool {
	e := &w.batch[w.hand]
	if e.gone {
		c.acknowledge(port, w)
		return false
	}
	return w.def.Only.takes(e.number)
}

// passSkipped moves a reader's checkpoint past the entries at the end of a batch
// that are not for it.
func (c *Crew) passSkipped(port Port, w *worker, now engine.Time) {
	if n := len(w.batch); n > 0 && w.def.Only.By > 0 && w.def.Ack != AckNever && w.def.Checkpoint != "" && !w.def.Only.takes(w.batch[n-1].number) {
		w.hand = n - 1
		w.refused(now, c.acknowledge(port, w))
	}
	w.batch, w.hand = nil, 0
}

// finish is the end of the work on an entry.
func (c *Crew) finish(port Port, w *worker, now engine.Time) {
	e := w.batch[w.hand]
	w.working = false
	if w.fails(e) {
		c.failed(port, w, now, e)
		return
	}
	together := w.def.Ack == AckTogether
	if together {
		port.Do(w.client, multi)
	}
	reply := c.addUp(port, w, e)
	if w.refused(now, reply) {
		if together {
			port.Do(w.client, exec)
		}
		return
	}
	if !together && w.def.CrashAfter.falls(&w.chances) {
		c.crash(port, w, now)
		return
	}
	if w.def.Ack == AckAfter || together {
		reply = c.acknowledge(port, w)
	}
	if together {
		reply, _ = port.Do(w.client, exec)
	}
	if w.refused(now, reply) {
		return
	}
	w.counts.Out++
	c.nextEntry(port, w, now, e)
}

// failed is what comes of an entry that failed: it stays pending.
func (c *Crew) failed(port Port, w *worker, now engine.Time, e taken) {
	w.counts.Failed++
	if w.def.OnFail == FailCrashes {
		c.crash(port, w, now)
		return
	}
	c.nextEntry(port, w, now, e)
}

// nextEntry goes on behind an entry.
func (c *Crew) nextEntry(port Port, w *worker, now engine.Time, e taken) {
	w.last = e.id
	w.hand++
	c.beginEntry(port, w, now)
}

// fails reports whether the work on an entry fails: by what it holds, or because
// it is one of those by whose ID chance would have it.
func (w *worker) fails(e taken) bool {
	if w.def.Kind != Consumer {
		return false
	}
	d := w.def
	return !e.valid && d.Sum != "" ||
		d.Poison != "" && d.Poison == strconv.FormatInt(e.number, 10) ||
		d.Fail.fallsOn(e.id)
}

// addUp adds an entry's number to the worker's sum.
func (c *Crew) addUp(port Port, w *worker, e taken) (reply []byte) {
	if w.def.Sum == "" || !e.valid {
		return nil
	}
	reply, _ = port.Do(w.client, c.withLast(w.def.plan.add1, strconv.AppendInt(c.scratch.text[:0], e.number, 10)))
	return reply
}

// acknowledge acknowledges the entry in a worker's hand, or sets its checkpoint
// there.
func (c *Crew) acknowledge(port Port, w *worker) (reply []byte) {
	if w.def.Kind == Reader && w.def.Checkpoint == "" {
		return nil
	}
	words := w.def.plan.acknowledge
	reply, _ = port.Do(w.client, c.withID(words, len(words)-1, w.batch[w.hand].id))
	return reply
}

// crash ends a worker by accident.
func (c *Crew) crash(port Port, w *worker, now engine.Time) {
	c.leave(port, w, Crashed)
	w.counts.Crashes++
	if w.def.Restart > 0 {
		w.at = now.Add(w.def.Restart)
	}
}

// read asks for entries, and reports whether the worker has some.
func (c *Crew) read(port Port, w *worker, now engine.Time) bool {
	switch {
	case w.ending:
		return true // and so comes to its end
	case w.fresh:
		return c.readCheckpoint(port, w, now)
	case w.history:
		if c.readHistory(port, w, now) || w.state == Refused {
			return w.state != Refused
		}
	}
	if w.def.Claim > 0 && (!w.cursor.IsZero() || now.Sub(w.swept) >= w.def.Claim/2) {
		if c.sweep(port, w, now) || w.state == Refused {
			return w.state != Refused
		}
	}
	return c.readNew(port, w, now)
}

// readNew reads entries that the worker has not had.
func (c *Crew) readNew(port Port, w *worker, now engine.Time) bool {
	words := w.def.plan.read
	if w.def.Kind == Reader {
		words = c.withID(words, len(words)-1, w.last)
	}
	reply, blocked := port.Do(w.client, words)
	if blocked {
		w.state, w.at = Blocked, never
		return false
	}
	if w.refused(now, reply) {
		return false
	}
	w.take(streamEntries(reply, w.def.Field))
	if len(w.batch) == 0 {
		w.state, w.at = Idle, now.Add(poll)
		return false
	}
	return true
}

// readCheckpoint looks where the reader had come to.
func (c *Crew) readCheckpoint(port Port, w *worker, now engine.Time) bool {
	reply, _ := port.Do(w.client, w.def.plan.checkpoint)
	if w.refused(now, reply) {
		return false
	}
	s := scanner{reply}
	w.last, _ = parseID(s.bulk())
	w.fresh = false
	return c.readNew(port, w, now)
}

// readHistory reads what the consumer still owns, behind what it has read of that.
func (c *Crew) readHistory(port Port, w *worker, now engine.Time) bool {
	words := w.def.plan.history
	reply, _ := port.Do(w.client, c.withID(words, len(words)-1, w.last))
	if w.refused(now, reply) {
		return false
	}
	w.take(streamEntries(reply, w.def.Field))
	w.history = len(w.batch) > 0
	return w.history
}

// sweep takes over entries that have been pending for long.
func (c *Crew) sweep(port Port, w *worker, now engine.Time) bool {
	if w.cursor.IsZero() {
		w.swept = now
	}
	reply, _ := port.Do(w.client, c.withID(w.def.plan.claim, cursorAt, w.cursor))
	if w.refused(now, reply) {
		return false
	}
	var list []taken
	w.cursor, list = claimed(reply, w.def.Field)
	w.take(list)
	w.counts.Claimed += int64(len(list))
	return len(list) > 0
}
