package enginetest

import (
	"fmt"
	"strings"
	"time"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// databases is how many there are.
const databases = 16

// Dump writes all of a state as text: what tests expect, and what they compare.
func Dump(s engine.Snapshot) string {
	d := &dump{}
	for n := range databases {
		d.database(n, s.DB(n))
	}
	for _, w := range s.Waits() {
		d.line(0, "client %d waits for %q, group %q, consumer %q, since %s, until %s",
			w.Client, w.Keys, w.Group, w.Consumer, clock(w.Since), until(w))
	}
	return d.text.String()
}

type dump struct{ text strings.Builder }

// database writes the keys of one; all but the first have a line of their own.
func (d *dump) database(n int, s engine.Snapshot) {
	if n > 0 && s.Len() > 0 {
		d.line(0, "database %d", n)
	}
	for _, key := range s.Keys(0, s.Len()) {
		dumpers[s.Type(key)](d, s, key)
		if at, ok := s.Expires(key); ok {
			d.line(1, "gone at %s", clock(at))
		}
	}
}

func (d *dump) line(depth int, format string, args ...any) {
	fmt.Fprintf(&d.text, strings.Repeat("  ", depth)+format+"\n", args...)
}

var dumpers = map[string]func(*dump, engine.Snapshot, string){
	"string": (*dump).textKey,
	"hash":   (*dump).hash,
	"set":    (*dump).set,
	"list":   (*dump).list,
	"stream": (*dump).stream,
}

func (d *dump) textKey(s engine.Snapshot, key string) {
	value, _ := s.Text(key)
	d.line(0, "string %s = %s", word(key), rediscli.Quote(value))
}

func (d *dump) hash(s engine.Snapshot, key string) {
	h, _ := s.Hash(key)
	d.line(0, "hash %s", word(key))
	for _, f := range h.Fields(0, h.Len()) {
		d.line(1, "%s = %s", word(f.Name), rediscli.Quote(f.Value))
	}
}

func (d *dump) set(s engine.Snapshot, key string) {
	set, _ := s.Set(key)
	d.line(0, "set %s", word(key))
	for _, member := range set.Members(0, set.Len()) {
		d.line(1, "%s", rediscli.Quote(member))
	}
}

func (d *dump) list(s engine.Snapshot, key string) {
	list, _ := s.List(key)
	d.line(0, "list %s", word(key))
	for _, element := range list.Elements(0, list.Len()) {
		d.line(1, "%s", rediscli.Quote(element))
	}
}

func (d *dump) stream(s engine.Snapshot, key string) {
	st, _ := s.Stream(key)
	d.line(0, "stream %s: %d entries, last ID %s, added %d, max deleted %s",
		word(key), st.Len(), st.LastID(), st.Added(), st.MaxDeletedID())
	for _, e := range st.Entries(0, st.Len()) {
		d.line(1, "%s %s", e.ID, Step{DefaultClient, e.Fields})
	}
	for _, g := range st.Groups() {
		d.group(g)
	}
}

func (d *dump) group(g engine.Group) {
	read, lag := "unknown", "unknown"
	if n, known := g.EntriesRead(); known {
		read = fmt.Sprint(n)
	}
	if n, known := g.Lag(); known {
		lag = fmt.Sprint(n)
	}
	d.line(1, "group %s: last delivered %s, read %s, lag %s", word(g.Name()), g.LastID(), read, lag)
	for _, p := range g.PendingRows(0, g.PendingLen()) {
		if p.Released {
			d.line(2, "%s released, %d times", p.ID, p.Deliveries)
		}
	}
	for _, c := range g.Consumers() {
		d.consumer(c)
	}
}

func (d *dump) consumer(c engine.Consumer) {
	active := "never"
	if at, ok := c.Active(); ok {
		active = clock(at)
	}
	d.line(2, "consumer %s: seen %s, active %s", word(c.Name()), clock(c.Seen()), active)
	for _, p := range c.PendingRows(0, c.PendingLen()) {
		d.line(3, "%s delivered %s, %d times", p.ID, clock(p.Delivered), p.Deliveries)
	}
}

// clock writes a time as what has passed since 1970, which is when the clocks of
// tests begin.
func clock(t engine.Time) string { return time.Duration(int64(t) * 1000).String() }

func until(w engine.Wait) string {
	if w.Deadline == 0 {
		return "for ever"
	}
	return clock(w.Deadline)
}
