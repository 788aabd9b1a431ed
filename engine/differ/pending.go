package differ

import (
	"slices"
	"strings"

	"streamlab/engine"
)

// A holder is the consumer that has a pending entry, or nobody after XNACK.
type holder struct {
	name   string
	nobody bool
}

// becameKind is what became of a pending entry.
type becameKind uint8

const (
	acknowledged becameKind = iota // it is not pending any more
	delivered                      // it was not pending
	moved                          // it has another consumer
	again                          // it was delivered again to the same
	touchedOnly                    // only its idle time begins anew
)

// A becoming is what became of pending entries that are told together.
type becoming struct {
	kind becameKind
	from holder // moved: whose they were
}

// A change is one pending entry at the two moments; nil: it was not pending.
type change struct{ was, is *engine.Pending }

// piles are a consumer's changes by what became of them.
type piles map[becoming]*pending

// pending is a pile of changes, and between which IDs they are.
type pending struct {
	pile[change]
	first, last engine.ID
}

// pendingOf compares a group's pending entries, by the consumer below whom they are
// told: who has them, or who had them.
func pendingOf(was, is engine.Group) map[holder]piles {
	all := map[holder]piles{}
	is.Since(was, func(was, is *engine.Pending) {
		owner, became := judge(was, is)
		p := all[owner]
		if p == nil {
			p = piles{}
			all[owner] = p
		}
		one := p[became]
		if one == nil {
			one = &pending{}
			p[became] = one
		}
		one.take(change{was, is})
	})
	return all
}

func (p *pending) take(c change) {
	id := c.id()
	if p.n == 0 {
		p.first = id
	}
	p.last = id
	p.add(c)
}

func (c change) id() engine.ID {
	if c.is != nil {
		return c.is.ID
	}
	return c.was.ID
}

// judge says what became of a pending entry, and below whom that is told.
func judge(was, is *engine.Pending) (owner holder, b becoming) {
	switch {
	case is == nil:
		return ownerOf(was), becoming{kind: acknowledged}
	case was == nil:
		return ownerOf(is), becoming{kind: delivered}
	case ownerOf(was) != ownerOf(is):
		return ownerOf(is), becoming{moved, ownerOf(was)}
	case was.Deliveries != is.Deliveries:
		return ownerOf(is), becoming{kind: again}
	}
	return ownerOf(is), becoming{kind: touchedOnly}
}

func ownerOf(p *engine.Pending) holder { return holder{p.Owner, p.Released} }

// released tells of the entries that nobody owns.
func (c *comparison) released(p piles) {
	if len(p) == 0 {
		return
	}
	c.add(2, Same, "released", "pending for nobody, after XNACK")
	c.pendingRows(p)
}

// pendingRows tells what became of a consumer's pending entries.
func (c *comparison) pendingRows(all piles) {
	for _, b := range all.sorted() {
		p := all[b]
		m := [...]Mark{acknowledged: Gone, delivered: New, moved: Other, again: Other, touchedOnly: Other}[b.kind]
		p.tell(
			func(one change) {
				r := c.add(3, m, one.id().String(), one.text(b))
				r.ID = one.id()
				if b.kind == again {
					r.figure("delivered", count(one.was.Deliveries), times(one.is.Deliveries))
				}
			},
			func(n int) {
				c.add(3, m, countOf(n, "entry", "entries"), b.verb()+", "+p.first.String()+" to "+p.last.String())
			})
	}
}

// sorted lists what became of entries in a fixed order.
func (all piles) sorted() []becoming {
	var list []becoming
	for b := range all {
		list = append(list, b)
	}
	slices.SortFunc(list, func(a, b becoming) int {
		if a.kind != b.kind {
			return int(a.kind) - int(b.kind)
		}
		return strings.Compare(a.from.name, b.from.name)
	})
	return list
}

// text says of one entry what its figures do not.
func (c change) text(b becoming) string {
	switch b.kind {
	case delivered:
		return "pending, delivered " + times(c.is.Deliveries)
	case moved:
		return b.verb() + ", delivered " + times(c.is.Deliveries)
	case again:
		return ""
	}
	return b.verb()
}

// verb says what became of them.
func (b becoming) verb() string {
	switch b.kind {
	case acknowledged:
		return "pending no longer"
	case delivered:
		return "pending"
	case moved:
		if b.from.nobody {
			return "was released"
		}
		return "was " + b.from.name + "'s"
	case again:
		return "delivered again"
	}
	return "its idle time begins anew"
}
