package enginetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"streamlab/engine"
)

// Invariants checks what holds in every state an engine can have. Its zero
// value is for a new engine; it is told of every command before its state is
// checked.
type Invariants struct {
	// moved are the groups, as key and name, that hold pending entries above
	// their last-delivered-id by right: XGROUP SETID went back, or FORCE of XCLAIM
	// or XNACK made one.
	moved map[[2]string]bool
}

// Ran tells of a command that was run.
func (v *Invariants) Ran(args []string) {
	if len(args) > 4 && strings.EqualFold(args[0], "XGROUP") && strings.EqualFold(args[1], "SETID") {
		v.excuse(args[2], args[3])
	}
	if len(args) > 2 && isBring(args[0]) {
		v.renamed(args[1], args[2])
	}
	if len(args) > 5 && (strings.EqualFold(args[0], "XCLAIM") || strings.EqualFold(args[0], "XNACK")) && slices.ContainsFunc(args[4:], isForce) {
		v.excuse(args[1], args[2])
	}
}

// renamed carries what was excused for a key over to the one that gets its value.
func (v *Invariants) renamed(key, newKey string) {
	for place := range v.moved {
		if place[0] == key {
			v.excuse(newKey, place[1])
		}
	}
}

// brings are the commands that bring a key's value to a second key.
var brings = []string{"RENAME", "RENAMENX", "COPY"}

func isBring(word string) bool {
	return slices.ContainsFunc(brings, func(name string) bool { return strings.EqualFold(word, name) })
}

// isForce reports whether a word reads as FORCE, as C sees it: up to a NUL byte.
func isForce(word string) bool {
	word, _, _ = strings.Cut(word, "\x00")
	return strings.EqualFold(word, "FORCE")
}

func (v *Invariants) excuse(key, group string) {
	if v.moved == nil {
		v.moved = map[[2]string]bool{}
	}
	v.moved[[2]string{key, group}] = true
}

// Check returns what does not hold in a state, nil if all does.
func (v *Invariants) Check(s engine.Snapshot) error {
	errs := []error{checkWaits(s)}
	for n := range databases {
		if db := s.DB(n); db.Len() > 0 {
			errs = append(errs, v.checkDatabase(n, db))
		}
	}
	return errors.Join(errs...)
}

func (v *Invariants) checkDatabase(n int, s engine.Snapshot) error {
	keys := s.Keys(0, s.Len())
	errs := []error{
		hold(len(keys) == s.Len(), "%d keys, but Len %d", len(keys), s.Len()),
		hold(slices.IsSorted(keys), "keys not sorted: %q", keys),
	}
	for _, key := range keys {
		if st, ok := s.Stream(key); ok {
			errs = append(errs, v.checkStream(n, s, st))
		} else {
			errs = append(errs, checkValue(s, key))
		}
	}
	return errors.Join(errs...)
}

func hold(ok bool, format string, args ...any) error {
	if ok {
		return nil
	}
	return fmt.Errorf(format, args...)
}

func (v *Invariants) checkStream(db int, s engine.Snapshot, st engine.Stream) error {
	errs := []error{
		checkEntries(st), // XSETID can put entries-added so high that it overflows
		hold(st.Added() < 0 || st.Added() >= int64(st.Len()), "%s: %d entries, but entries-added %d", st.Key(), st.Len(), st.Added()),
	}
	groups := st.Groups()
	errs = append(errs, hold(slices.IsSortedFunc(groups, byGroupName), "%s: groups not sorted", st.Key()))
	for _, g := range groups {
		place := st.Key() + "/" + g.Name()
		errs = append(errs, checkPending(place, s, g), checkConsumers(place, s, g), v.checkDelivered(db, st.Key(), g))
	}
	return errors.Join(errs...)
}

func byGroupName(a, b engine.Group) int { return strings.Compare(a.Name(), b.Name()) }

func checkEntries(st engine.Stream) error {
	entries := st.Entries(0, st.Len()+1)
	errs := []error{hold(len(entries) == st.Len(), "%s: %d entries, but Len %d", st.Key(), len(entries), st.Len())}
	var before engine.ID
	for i, e := range entries {
		found, ok := st.Entry(e.ID)
		errs = append(errs,
			hold(before.Less(e.ID), "%s: entry %s follows %s", st.Key(), e.ID, before),
			hold(len(e.Fields) >= 2 && len(e.Fields)%2 == 0, "%s: entry %s has fields %q", st.Key(), e.ID, e.Fields),
			hold(ok && slices.Equal(found.Fields, e.Fields), "%s: entry %s is not found by its ID", st.Key(), e.ID),
			hold(st.Rank(e.ID) == i, "%s: entry %s at %d has rank %d", st.Key(), e.ID, i, st.Rank(e.ID)),
		)
		before = e.ID
	}
	return errors.Join(append(errs, hold(before.Compare(st.LastID()) <= 0, "%s: entry %s above last ID %s", st.Key(), before, st.LastID()))...)
}

// checkPending checks a group's PEL by itself.
func checkPending(place string, s engine.Snapshot, g engine.Group) error {
	rows := g.PendingRows(0, g.PendingLen()+1)
	errs := []error{hold(len(rows) == g.PendingLen(), "%s: %d pending, but PendingLen %d", place, len(rows), g.PendingLen())}
	for i, p := range rows {
		found, ok := g.Pending(p.ID)
		_, owned := g.Consumer(p.Owner)
		errs = append(errs,
			hold(!p.Released || p.Owner == "", "%s: pending %s is released, but belongs to %q", place, p.ID, p.Owner),
			hold(i == 0 || rows[i-1].ID.Less(p.ID), "%s: pending %s not in order", place, p.ID),
			hold(ok && found == p, "%s: pending %s is not found by its ID", place, p.ID),
			hold(owned || p.Released, "%s: pending %s belongs to %q, which is no consumer", place, p.ID, p.Owner),
			hold(p.Delivered <= s.Now(), "%s: pending %s delivered at %d, now is %d", place, p.ID, p.Delivered, s.Now()),
		)
	}
	return errors.Join(errs...)
}

// checkConsumers checks that the group's PEL is the union of its consumers'.
func checkConsumers(place string, s engine.Snapshot, g engine.Group) error {
	var errs []error
	var union []engine.Pending
	consumers := g.Consumers()
	for i, c := range consumers {
		rows := c.PendingRows(0, c.PendingLen()+1)
		active, was := c.Active()
		errs = append(errs,
			hold(i == 0 || consumers[i-1].Name() < c.Name(), "%s: consumer %q not in order", place, c.Name()),
			hold(len(rows) == c.PendingLen(), "%s: %q has %d rows, but PendingLen %d", place, c.Name(), len(rows), c.PendingLen()),
			hold(slices.IsSortedFunc(rows, byID), "%s: %q: rows not in order", place, c.Name()),
			hold(!slices.ContainsFunc(rows, func(p engine.Pending) bool { return p.Owner != c.Name() }), "%s: %q has rows of others: %v", place, c.Name(), rows),
			hold(c.Seen() <= s.Now() && (!was || active <= s.Now()), "%s: %q was seen in the future", place, c.Name()),
		)
		union = append(union, rows...)
	}
	slices.SortFunc(union, byID)
	owned := slices.DeleteFunc(g.PendingRows(0, g.PendingLen()), func(p engine.Pending) bool { return p.Released })
	errs = append(errs, hold(slices.Equal(union, owned), "%s: its PEL is not the union of its consumers' PELs", place))
	return errors.Join(errs...)
}

func byID(a, b engine.Pending) int { return a.ID.Compare(b.ID) }

// checkDelivered checks that nothing is pending above the last-delivered-id
// without a reason.
func (v *Invariants) checkDelivered(db int, key string, g engine.Group) error {
	if db > 0 { // which database a command was for is not known here
		return nil
	}
	name := [2]string{key, g.Name()}
	if g.PendingLen() == 0 {
		delete(v.moved, name)
		return nil
	}
	top := g.PendingRows(g.PendingLen()-1, 1)[0].ID
	return hold(v.moved[name] || top.Compare(g.LastID()) <= 0, "%s/%s: %s is pending, but last-delivered-id is %s", key, g.Name(), top, g.LastID())
}
