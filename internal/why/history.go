package why

import (
	"fmt"
	"iter"

	"streamlab/engine"
	"streamlab/engine/past"
)

// by says who did something, and when.
func by(h past.Happened) string {
	if h.Who == "" {
		return "at " + clock(h.At)
	}
	return fmt.Sprintf("by %s at %s", name(h.Who), clock(h.At))
}

// of lists what happened to a key, newest first, as long as it held what it holds.
func (a *asked) of(key string) iter.Seq[past.Happened] {
	return func(yield func(past.Happened) bool) {
		for h := range a.Past.Back() {
			if h.Key != key || h.DB != a.db {
				continue
			}
			if !yield(h) || h.Kind == engine.KeyDeleted || h.Kind == engine.KeySet {
				return
			}
		}
	}
}

// ofGroup is of for a group, back to where it was created.
func (a *asked) ofGroup(key, group string) iter.Seq[past.Happened] {
	return func(yield func(past.Happened) bool) {
		for h := range a.of(key) {
			if h.Group != group {
				continue
			}
			if !yield(h) || h.Kind == engine.GroupCreated || h.Kind == engine.GroupDestroyed {
				return
			}
		}
	}
}

// last is the newest of some events that is of one of the kinds.
func last(all iter.Seq[past.Happened], kinds ...engine.EventKind) (past.Happened, bool) {
	return lastOf(all, nil, kinds...)
}

// lastOf is last for one entry, any where id is nil.
func lastOf(all iter.Seq[past.Happened], id *engine.ID, kinds ...engine.EventKind) (past.Happened, bool) {
	for h := range all {
		if id != nil && h.ID != *id {
			continue
		}
		for _, k := range kinds {
			if h.Kind == k {
				return h, true
			}
		}
	}
	return past.Happened{}, false
}

// removed tells what took an entry out of its stream; ok is false where that is
// not known.
func (a *asked) removed(key string, id engine.ID) (text string, ok bool) {
	h, ok := lastOf(a.of(key), &id, engine.EntryDeleted, engine.EntryTrimmed)
	switch {
	case !ok:
		return "", false
	case h.Kind == engine.EntryTrimmed:
		return "trimmed " + by(h), true
	}
	return "deleted " + by(h), true
}

// gone is removed in brackets, "" where it is not known.
func (a *asked) gone(key string, id engine.ID) string {
	text, ok := a.removed(key, id)
	if !ok {
		return ""
	}
	return " (" + text + ")"
}

// holding is where a pending entry is: "pending for consumerA, delivered 2 times".
func holding(p engine.Pending) string {
	if p.Released {
		return "pending for nobody, as XNACK gave it back"
	}
	return fmt.Sprintf("pending for %s, delivered %s", name(p.Owner), times(p.Deliveries))
}

// notPending says why an entry is not among a group's pending entries.
func (a *asked) notPending(key string, st engine.Stream, g engine.Group, id engine.ID) string {
	h, known := lastOf(a.ofGroup(key, g.Name()), &id, engine.EntryAcknowledged, engine.EntryDropped, engine.EntryDelivered)
	if known {
		return a.leftPEL(key, g, h)
	}
	_, living := st.Entry(id)
	switch at := g.LastID(); {
	case st.Added() == 0:
		return fmt.Sprintf("%s never had an entry.", name(key))
	case st.LastID().Less(id):
		return fmt.Sprintf("There is no entry %s: the last of %s is %s.", id, name(key), st.LastID())
	case !living && !a.added(key, id):
		return fmt.Sprintf("%s has no entry %s.", name(key), id)
	case at.Less(id):
		return fmt.Sprintf("%s was not delivered to %s yet, which stands at %s.", id, name(g.Name()), at)
	}
	return a.passedOver(key, g, id)
}

// added reports whether an entry is known to have been there.
func (a *asked) added(key string, id engine.ID) bool {
	_, ok := lastOf(a.of(key), &id, engine.EntryAdded)
	return ok
}

// leftPEL says how an entry left a group's pending entries, or why it never was
// among them.
func (a *asked) leftPEL(key string, g engine.Group, h past.Happened) string {
	switch {
	case h.Kind == engine.EntryAcknowledged:
		return fmt.Sprintf("%s was acknowledged already, %s.", h.ID, by(h))
	case h.Kind == engine.EntryDelivered && h.Count == 0:
		return fmt.Sprintf("%s was given to %s with NOACK at %s, so it never was pending.", h.ID, name(h.Consumer), clock(h.At))
	case h.Kind == engine.EntryDelivered:
		return fmt.Sprintf("%s was given to %s at %s, and is not pending any more.", h.ID, name(h.Consumer), clock(h.At))
	}
	if d, ok := a.deletedWith(key, g.Name(), h); ok {
		return fmt.Sprintf("%s was %s's, and was lost when that consumer was deleted, %s.", h.ID, name(h.From), by(d))
	}
	return fmt.Sprintf("%s left the pending entries without XACK, %s: it was gone from the stream.", h.ID, by(h))
}

// deletedWith finds the deletion of a consumer by which an entry was dropped: it is
// told right behind the consumer's entries.
func (a *asked) deletedWith(key, group string, dropped past.Happened) (past.Happened, bool) {
	var deletion past.Happened
	for h := range a.ofGroup(key, group) {
		switch {
		case h.Kind == engine.ConsumerDeleted:
			deletion = h
		case h.Kind != engine.EntryDropped || h.From != deletion.Consumer:
			deletion = past.Happened{}
		}
		if h == dropped {
			break
		}
	}
	return deletion, deletion.Kind == engine.ConsumerDeleted
}

// placed is how a group came to where it stands.
func placed(h past.Happened) string {
	if h.Kind == engine.GroupMoved {
		return "moved to"
	}
	return "created at"
}

// passedOver says why a group that stands behind an entry never held it.
func (a *asked) passedOver(key string, g engine.Group, id engine.ID) string {
	h, ok := last(a.ofGroup(key, g.Name()), engine.GroupMoved, engine.GroupCreated)
	if ok && !h.ID.Less(id) {
		return fmt.Sprintf("%s was never given %s: it was %s %s, behind it, %s.", name(g.Name()), id, placed(h), h.ID, by(h))
	}
	return fmt.Sprintf("%s stands at %s, behind %s, and does not hold it: it was acknowledged, or passed over.", name(g.Name()), g.LastID(), id)
}
