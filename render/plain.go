package render

import (
	"fmt"
	"slices"
	"strings"

	"streamlab/engine"
)

// How many rows PlainState writes of what can be long.
const (
	plainKeys      = 50
	plainEntries   = 20
	plainGroups    = 50
	plainConsumers = 50
	plainPending   = 20
	plainFields    = 20
)

// PlainState writes a whole state as ASCII text for a pipe, a transcript or a
// screen reader: each key with its entries, groups, consumers, pending entries
// and the clients that wait. IDs are whole; idle figures are those of the
// snapshot's clock. Long lists are cut, and the number of rows left out is said.
// It ends in a newline; an empty state is the line "no keys".
func PlainState(s engine.Snapshot) string {
	p := plain{s: s}
	if s.Len() == 0 {
		p.line(0, "no keys")
	}
	for _, key := range s.Keys(0, plainKeys) {
		p.key(key)
	}
	p.more(0, s.Len()-plainKeys, "key", "keys")
	p.readWaits()
	return p.b.String()
}

// plain collects the lines of a PlainState.
type plain struct {
	s engine.Snapshot
	b strings.Builder
}

func (p *plain) line(indent int, format string, args ...any) {
	p.b.WriteString(strings.Repeat("  ", indent))
	p.b.WriteString(asciiOnly(fmt.Sprintf(format, args...)))
	p.b.WriteByte('\n')
}

// more says how many rows were left out.
func (p *plain) more(indent, n int, one, many string) {
	if n > 0 {
		p.line(indent, "... %s more", CountOf(int64(n), one, many))
	}
}

func (p *plain) key(key string) {
	switch p.s.Type(key) {
	case "stream":
		p.stream(key)
	case "hash":
		p.hash(key)
	case "set", "list":
		text, _ := Elements(p.s, key)
		p.line(0, "%s: %s", key, text)
	default:
		text, _ := p.s.Text(key)
		p.line(0, "%s: string %s", key, word(text))
	}
}

func (p *plain) hash(key string) {
	hash, _ := p.s.Hash(key)
	p.line(0, "%s: hash, %s", key, CountOf(int64(hash.Len()), "field", "fields"))
	for _, f := range hash.Fields(0, plainFields) {
		p.line(1, "%s %s", word(f.Name), word(f.Value))
	}
	p.more(1, hash.Len()-plainFields, "field", "fields")
}

func (p *plain) stream(key string) {
	st, _ := p.s.Stream(key)
	p.line(0, "%s: stream, %s, %s", key, CountOf(int64(st.Len()), "entry", "entries"),
		CountOf(int64(st.GroupLen()), "group", "groups"))
	hidden := max(st.Len()-plainEntries, 0)
	if hidden > 0 {
		p.line(1, "... %s before these", CountOf(int64(hidden), "entry", "entries"))
	}
	for _, e := range st.Entries(hidden, plainEntries) {
		p.line(1, "%s %s", e.ID, pairs(e.Fields))
	}
	for _, g := range st.GroupRows(0, plainGroups) {
		p.group(st, g)
	}
	p.more(1, st.GroupLen()-plainGroups, "group", "groups")
}

func (p *plain) group(st engine.Stream, g engine.Group) {
	n, known := g.Lag()
	p.line(1, "group %s: last-delivered-id %s, lag %s, pending %s",
		g.Name(), g.LastID(), LagText(n, known), Count(int64(g.PendingLen())))
	for _, c := range g.ConsumerRows(0, plainConsumers) {
		p.consumer(st, c)
	}
	p.more(2, g.ConsumerLen()-plainConsumers, "consumer", "consumers")
	p.groupWaits(st.Key(), g.Name())
}

func (p *plain) consumer(st engine.Stream, c engine.Consumer) {
	p.line(2, "consumer %s: pending %s, %s", c.Name(), Count(int64(c.PendingLen())), "idle "+Age(p.s.Now().Sub(c.Seen()))+", inactive "+inactive(p.s.Now(), c, Age))
	for _, row := range c.PendingRows(0, plainPending) {
		gone := ""
		if _, ok := st.Entry(row.ID); !ok {
			gone = ", gone from the stream"
		}
		p.line(3, "%s delivered %s, %s ago%s", row.ID, Times(row.Deliveries), Age(p.s.Now().Sub(row.Delivered)), gone)
	}
	p.more(3, c.PendingLen()-plainPending, "pending entry", "pending entries")
}

// groupWaits writes the clients that are blocked in a group.
func (p *plain) groupWaits(key, group string) {
	for _, w := range p.s.Waits() {
		if w.Group == group && slices.Contains(w.Keys, key) {
			p.line(2, "%s waits as consumer %s, %s", WaiterName(p.s, w), w.Consumer, waitLeft(w, Age))
		}
	}
}

// readWaits writes the clients that are blocked in XREAD.
func (p *plain) readWaits() {
	for _, w := range p.s.Waits() {
		if w.Group == "" {
			p.line(0, "%s waits for %s, %s", WaiterName(p.s, w), strings.Join(w.Keys, ", "), waitLeft(w, Age))
		}
	}
}
