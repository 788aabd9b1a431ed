package life

import (
	"fmt"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// entry is the entry as it is now.
func (w *writer) entry() (engine.Entry, bool) {
	st, ok := w.now.Stream(w.key)
	if !ok {
		return engine.Entry{}, false
	}
	return st.Entry(w.id)
}

// maxGroups is how many groups are told of.
const maxGroups = 20

func (w *writer) groups() []engine.Group {
	st, ok := w.now.Stream(w.key)
	if !ok {
		return nil
	}
	return st.GroupRows(0, maxGroups)
}

// pending reports whether the entry is pending in a group.
func (w *writer) pending() bool {
	for _, g := range w.groups() {
		if _, ok := g.Pending(w.id); ok {
			return true
		}
	}
	return false
}

// present tells what is so now: of the stream, and of each group.
func (w *writer) present(there bool) {
	what := "in "
	if !there {
		what = "gone from "
	}
	w.is("%s", what+w.key)
	for _, g := range w.groups() {
		p, pending := g.Pending(w.id)
		name := g.Name()
		switch {
		case pending && p.Released:
			w.is("%s: pending for nobody (XNACK)", name)
		case pending:
			idle := w.now.Now().Millis() - p.Delivered.Millis()
			w.is("%s: pending for %s, idle %s", name, p.Owner, fmt.Sprintf("%d ms", idle))
		case g.LastID().Less(w.id) && there:
			w.is("%s: not delivered yet", name)
		case w.ended[name] != "":
			w.is("%s: %s", name, w.ended[name])
		case there && w.dim:
			w.is("%s: acknowledged or passed over", name)
		case there:
			w.is("%s: passed over", name)
		}
	}
}

func (w *writer) is(format string, args ...any) {
	for i, a := range args {
		args[i] = rediscli.Safe(a.(string))
	}
	w.rows = append(w.rows, Row{Now: true, What: fmt.Sprintf(format, args...)})
}
