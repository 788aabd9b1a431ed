package repl

import (
	"fmt"
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/render"
)

// Bounds of what is compared, and of what is told, so that a change costs the
// same in any state.
const (
	maxKeys    = 100
	maxPending = 1000
	maxTold    = 20
)

// changes says in words how one state differs from another: keys, groups,
// consumers and pending entries, a sentence each. Figures that only count time
// are no change.
func changes(before, after engine.Snapshot) []string {
	var c changeList
	for _, key := range render.Union(before.Keys(0, maxKeys), after.Keys(0, maxKeys)) {
		c.key(key, before, after)
	}
	if more := len(c) - maxTold; more > 0 {
		c = append(c[:maxTold], "and "+render.CountOf(int64(more), "more change", "more changes"))
	}
	return c
}

type changeList []string

func (c *changeList) add(format string, args ...any) {
	*c = append(*c, rediscli.Safe(fmt.Sprintf(format, args...)))
}

func (c *changeList) key(key string, before, after engine.Snapshot) {
	was, is := before.Type(key), after.Type(key)
	switch {
	case is == "none":
		c.add("%s is gone", key)
		return
	case was != is:
		c.add("%s is a new %s", key, is)
	}
	switch is {
	case "string":
		c.text(key, before, after)
	case "hash":
		c.hash(key, before, after)
	case "set", "list":
		c.elements(key, before, after)
	case "stream":
		c.stream(key, before, after)
	}
}

func (c *changeList) text(key string, before, after engine.Snapshot) {
	was, existed := before.Text(key)
	is, _ := after.Text(key)
	if !existed || was != is {
		c.add("%s is %s%s", key, quoted(is), formerly(existed, quoted(was)))
	}
}

func (c *changeList) elements(key string, before, after engine.Snapshot) {
	was, existed := render.Elements(before, key)
	if is, _ := render.Elements(after, key); is != was {
		c.add("%s is a %s%s", key, is, formerly(existed, was))
	}
}

func (c *changeList) hash(key string, before, after engine.Snapshot) {
	old, _ := before.Hash(key)
	hash, _ := after.Hash(key)
	for _, f := range hash.Fields(0, maxKeys) {
		was, had := old.Value(f.Name)
		switch {
		case !had:
			c.add("%s of %s is %s", f.Name, key, quoted(f.Value))
		case was != f.Value:
			c.add("%s of %s is %s, was %s", f.Name, key, quoted(f.Value), quoted(was))
		}
	}
}

func (c *changeList) stream(key string, before, after engine.Snapshot) {
	old, existed := before.Stream(key)
	s, _ := after.Stream(key)
	var was int
	var had []engine.Group
	if existed {
		was, had = old.Len(), old.GroupRows(0, maxKeys)
	}
	if was != s.Len() {
		c.add("%s has %s, had %d", key, entries(s.Len()), was)
	}
	for _, name := range render.Union(render.GroupNames(had), render.GroupNames(s.GroupRows(0, maxKeys))) {
		var before engine.Group
		known := false
		if existed {
			before, known = old.Group(name)
			c.gone(name, old, s)
		}
		c.group(key, name, before, known, s)
	}
}

func (c *changeList) group(key, name string, had engine.Group, known bool, s engine.Stream) {
	g, is := s.Group(name)
	switch {
	case !is:
		c.add("group %s of %s is gone", name, key)
		return
	case !known:
		c.add("group %s of %s is new, %s", name, key, figures(g))
		return
	case figures(had) != figures(g):
		c.add("group %s of %s: %s", name, key, figuresChanged(had, g))
	}
	c.consumers(name, had, g)
	c.pending(had, g)
}

// gone tells of pending entries that the stream has no more.
func (c *changeList) gone(group string, was, is engine.Stream) {
	g, ok := is.Group(group)
	if !ok || was.Len() == is.Len() {
		return
	}
	for _, p := range g.PendingRows(0, maxPending) {
		_, before := was.Entry(p.ID)
		if _, after := is.Entry(p.ID); before && !after {
			c.add("%s: %s is gone from the stream, and still pending for %s", group, p.ID, p.Owner)
		}
	}
}

func (c *changeList) consumers(group string, was, is engine.Group) {
	for _, name := range render.Union(consumerNames(was), consumerNames(is)) {
		_, before := was.Consumer(name)
		_, after := is.Consumer(name)
		switch {
		case !before:
			c.add("consumer %s joins %s", name, group)
		case !after:
			c.add("consumer %s leaves %s", name, group)
		}
	}
}

// pending compares two pending entries lists, row by row.
func (c *changeList) pending(was, is engine.Group) {
	for _, p := range was.PendingRows(0, maxPending) {
		if _, still := is.Pending(p.ID); !still {
			c.add("%s: %s is no longer pending, it was %s's", is.Name(), p.ID, p.Owner)
		}
	}
	for _, p := range is.PendingRows(0, maxPending) {
		old, already := was.Pending(p.ID)
		switch {
		case !already:
			c.add("%s: %s is pending for %s, delivered %s", is.Name(), p.ID, p.Owner, render.Times(p.Deliveries))
		case old.Owner != p.Owner:
			c.add("%s: %s goes from %s to %s, delivered %s", is.Name(), p.ID, old.Owner, p.Owner, render.Times(p.Deliveries))
		case old.Deliveries != p.Deliveries:
			c.add("%s: %s is delivered again to %s, %s now", is.Name(), p.ID, p.Owner, render.Times(p.Deliveries))
		}
	}
}

// figures are a group's own figures.
func figures(g engine.Group) string {
	return fmt.Sprintf("last-delivered-id %s, lag %s, pending %d", g.LastID(), lag(g), g.PendingLen())
}

// figuresChanged are those of a group's figures that changed.
func figuresChanged(was, is engine.Group) string {
	var parts []string
	compare := func(name, before, after string) {
		if before != after {
			parts = append(parts, fmt.Sprintf("%s %s, was %s", name, after, before))
		}
	}
	compare("last-delivered-id", was.LastID().String(), is.LastID().String())
	compare("lag", lag(was), lag(is))
	compare("pending", fmt.Sprint(was.PendingLen()), fmt.Sprint(is.PendingLen()))
	return strings.Join(parts, "; ")
}

func lag(g engine.Group) string {
	n, known := g.Lag()
	return render.LagText(n, known)
}

func consumerNames(g engine.Group) []string { return render.ConsumerNames(g.ConsumerRows(0, maxKeys)) }
