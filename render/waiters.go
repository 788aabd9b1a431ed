package render

import (
	"slices"
	"strings"
	"time"

	"streamlab/engine"
)

// waiter is a blocked client, or one that the last command woke.
type waiter struct {
	engine.Wait
	mark Mark
}

// waiters lists those that wait now and those that waited before the last
// command, of which want wants.
func (o *outliner) waiters(want func(engine.Wait) bool) []waiter {
	var list []waiter
	for _, w := range o.Now.Waits() {
		if want(w) {
			before, was := o.Before.Waiting(w.Client)
			list = append(list, waiter{w, markOf(true, was && before.Since == w.Since, true)})
		}
	}
	for _, w := range o.Before.Waits() {
		if now, still := o.Now.Waiting(w.Client); want(w) && (!still || now.Since != w.Since) {
			list = append(list, waiter{w, IsGone})
		}
	}
	return list
}

// groupWaiters adds the clients that wait in a group.
func (o *outliner) groupWaiters(key, group string) {
	list := o.waiters(func(w engine.Wait) bool { return w.Group == group && slices.Contains(w.Keys, key) })
	for _, w := range list {
		o.out.put(o.waiterRow(key, w, consumerIndent-2))
	}
}

// readers adds the clients that wait in XREAD for a stream.
func (o *outliner) readers(key string) {
	list := o.waiters(func(w engine.Wait) bool { return w.Group == "" && slices.Contains(w.Keys, key) })
	for _, w := range list {
		o.out.put(o.waiterRow(key, w, 0))
	}
}

// otherWaiters adds the clients that wait in XREAD for streams which are not
// there.
func (o *outliner) otherWaiters() {
	list := o.waiters(func(w engine.Wait) bool {
		return w.Group == "" && !slices.ContainsFunc(w.Keys, o.isStream)
	})
	if len(list) > 0 {
		o.space()
	}
	for _, w := range list {
		o.out.put(o.waiterRow(w.Keys[0], w, 0))
	}
}

func (o *outliner) waiterRow(key string, w waiter, indent int) Row {
	at := Place{Kind: AtWaiter, Key: key, Group: w.Group, Client: w.Client}
	line := Line{{Pending, o.glyphs.Waiting + " "}, {Text, o.waiterText(w)}}
	if w.mark != IsGone {
		line = line.And(Span{Text, "  "}, Span{Dim, waitLeft(w.Wait, o.left)})
	}
	return row(at, w.mark, line.Indent(indent))
}

// left writes how long something still lasts: of the last second, every part of it.
func (o *outliner) left(d time.Duration) string {
	if d < time.Second {
		return Age(d)
	}
	return o.age(d)
}

// waiterText says who waits, for what.
func (o *outliner) waiterText(w waiter) string {
	name, verb := WaiterName(o.Now, w.Wait), " waits"
	if w.mark == IsGone {
		verb = " waited"
	}
	switch {
	case w.Group == "":
		return name + verb + " for " + Clean(strings.Join(w.Keys, ", "))
	case name == w.Consumer:
		return name + verb
	}
	return name + verb + " as " + Clean(w.Consumer)
}
