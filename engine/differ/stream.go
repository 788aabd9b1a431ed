package differ

import (
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// stream compares a stream's own figures, its entries and its groups. The row's place
// is taken from the list, for the rows that entries add move it.
func (c *comparison) stream(_ *Row, key string) {
	old, existed := c.then.Stream(key)
	now, _ := c.now.Stream(key)
	at := len(c.rows) - 1
	added := c.entries(now, old)
	r := &c.rows[at]
	if !existed {
		old = engine.Stream{}
		r.figure("length", "", count(now.Len()))
		r.figure("last-generated-id", "", now.LastID().String())
	} else {
		r.figure("length", count(old.Len()), count(now.Len()))
		r.figure("last-generated-id", old.LastID().String(), now.LastID().String())
		r.figure("max-deleted-entry-id", old.MaxDeletedID().String(), now.MaxDeletedID().String())
		if now.Added()-old.Added() != int64(added) {
			r.figure("entries-added", count(old.Added()), count(now.Added()))
		}
	}
	c.groups(now, old, existed)
}

// entries compares the entries of a stream. It returns how many are new.
func (c *comparison) entries(now, old engine.Stream) (added int) {
	first := engine.MaxID
	if list := now.Entries(0, 1); len(list) > 0 {
		first = list[0].ID
	}
	var fresh, front, within, rewritten sum
	now.Since(old, func(r engine.Run) {
		switch {
		case r.Kind == engine.RunAdded:
			fresh.run(r)
		case r.Kind == engine.RunRewritten:
			rewritten.run(r)
		case r.Last.Less(first):
			front.run(r)
		default:
			within.run(r)
		}
	})
	c.entryRows(front, Gone, "gone from the beginning", old)
	c.entryRows(within, Gone, "gone", old)
	c.entryRows(rewritten, Other, "with other fields or values", now)
	c.entryRows(fresh, New, "new", now)
	return fresh.n
}

// A sum is how many entries something became of, and between which IDs.
type sum struct {
	n           int
	first, last engine.ID
	runs        []engine.Run // while they are few
}

func (s *sum) run(r engine.Run) {
	if s.n == 0 {
		s.first = r.First
	}
	s.n += r.N
	s.last = r.Last
	if s.n <= few {
		s.runs = append(s.runs, r)
	}
}

// span writes between which IDs a sum is.
func (s *sum) span() string { return s.first.String() + " to " + s.last.String() }

// entryRows tells of entries, which are in a moment of the stream: one by one where
// they are few.
func (c *comparison) entryRows(s sum, m Mark, verb string, in engine.Stream) {
	if s.n == 0 {
		return
	}
	if s.n > few {
		c.add(1, m, countOf(s.n, "entry", "entries"), verb+", "+s.span())
		return
	}
	for _, r := range s.runs {
		for _, e := range in.Range(r.First, r.Last, r.N) {
			c.add(1, m, e.ID.String(), fieldsText(e.Fields)+c.stillPending(m, e.ID)).ID = e.ID
		}
	}
}

// stillPending says which groups have an entry that is gone still pending.
func (c *comparison) stillPending(m Mark, id engine.ID) string {
	now, ok := c.now.Stream(c.place.Key)
	if m != Gone || !ok {
		return ""
	}
	var names []string
	for _, g := range now.GroupRows(0, maxNames) {
		if _, pending := g.Pending(id); pending {
			names = append(names, g.Name())
		}
	}
	if len(names) == 0 {
		return ""
	}
	return ", still pending in " + strings.Join(names, ", ")
}

// fieldsText writes the beginning of an entry's fields and values.
func fieldsText(fields []string) string {
	var b strings.Builder
	for i, f := range fields {
		if i > 0 {
			b.WriteByte(' ')
		}
		if b.Len() > maxValue {
			return b.String() + "..."
		}
		b.WriteString(word(f))
	}
	return b.String()
}

// word writes a value bare where it cannot be mistaken.
func word(text string) string {
	if text == "" || len(text) > maxValue || rediscli.Safe(text) != text || strings.ContainsAny(text, "\"\\ ,") {
		return quoted(text)
	}
	return text
}
