package workers

import (
	"strconv"

	"streamlab/engine"
)

// produce adds a producer's next entry.
func (c *Crew) produce(port Port, w *worker, now engine.Time) {
	w.state = Adding
	n := w.def.Numbers.at(w.def.From, w.counts.In)
	reply, _ := port.Do(w.client, c.addWords(w, n))
	if w.refused(now, reply) {
		w.began, w.added = w.at, 0
		return
	}
	w.counts.In++
	w.counts.Out++
	w.added++
	if w.def.Sum != "" {
		reply, _ = port.Do(w.client, c.withLast(w.def.plan.add1, strconv.AppendInt(c.scratch.text[:0], n, 10)))
		if w.refused(now, reply) {
			w.began, w.added = w.at, 0
			return
		}
	}
	c.nextAdd(port, w)
}

// nextAdd sets when a producer adds its next entry; one that has added all is
// done.
func (c *Crew) nextAdd(port Port, w *worker) {
	if w.def.Total > 0 && w.counts.In >= w.def.Total {
		c.leave(port, w, Done)
		return
	}
	w.at = w.began + w.def.Rate.at(w.added)
}

// addWords are the words of an XADD of a number.
func (c *Crew) addWords(w *worker, n int64) [][]byte {
	p := w.def.plan
	c.scratch.words = append(c.scratch.words[:0], p.add...)
	text := c.scratch.text[:0]
	for i, at := range p.values {
		from := len(text)
		text = write(text, w.def.Fields.values[i], n)
		c.scratch.words[at] = text[from:len(text):len(text)]
	}
	c.scratch.text = text
	return c.scratch.words
}

// withLast are words whose last one is text.
func (c *Crew) withLast(words [][]byte, text []byte) [][]byte {
	return c.with(words, len(words)-1, text)
}

// with are words of which one is text.
func (c *Crew) with(words [][]byte, at int, text []byte) [][]byte {
	c.scratch.words = append(c.scratch.words[:0], words...)
	c.scratch.words[at] = text
	c.scratch.text = text[:0]
	return c.scratch.words
}

// withID are words of which one is an ID.
func (c *Crew) withID(words [][]byte, at int, id engine.ID) [][]byte {
	text := strconv.AppendUint(c.scratch.text[:0], id.MS, 10)
	text = strconv.AppendUint(append(text, '-'), id.Seq, 10)
	return c.with(words, at, text)
}
