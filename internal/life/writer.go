package life

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"streamlab/engine"
	"streamlab/engine/past"
	"streamlab/engine/rediscli"
)

// writer follows an entry through the log.
type writer struct {
	db      int
	key     string
	id      engine.ID
	now     engine.Snapshot
	rows    []Row
	known   bool              // something happened to it
	born    bool              // it was seen to be added
	holders map[string]string // by group: who has it pending
	behind  map[string]bool   // by group: it stands at or behind the entry
	ended   map[string]string // by group: what became of it there
	moved   bool              // what the key holds came from another
	dim     bool              // older events are forgotten
	lost    *past.Happened    // it left a PEL, and the next event may say why
}

func newWriter(now engine.Snapshot, db int, key string, id engine.ID) *writer {
	return &writer{
		db: db, key: key, id: id, now: now.DB(db),
		holders: map[string]string{}, behind: map[string]bool{}, ended: map[string]string{},
	}
}

// follow goes through the whole log.
func (w *writer) follow(log past.Log) {
	for h := range log.All() {
		if h.Key == w.key && h.DB == w.db {
			w.happened(h)
		}
	}
	if w.lost != nil {
		w.leftWith(past.Happened{})
	}
}

// tellers write what happened to the entry, by the kind of event; those of other
// entries don't come here.
var tellers = map[engine.EventKind]func(*writer, past.Happened){
	engine.EntryAdded: func(w *writer, h past.Happened) {
		w.born = true
		w.row(h, "added")
	},
	engine.EntryDelivered: func(w *writer, h past.Happened) {
		w.behind[h.Group] = true
		if h.Count == 0 {
			w.row(h, "%s: given to %s with NOACK", h.Group, h.Consumer)
			w.ended[h.Group] = "given with NOACK"
			return
		}
		w.row(h, "%s: delivered to %s (%s)", h.Group, h.Consumer, nth(h.Count))
		w.holders[h.Group] = h.Consumer
	},
	engine.EntryRedelivered: func(w *writer, h past.Happened) {
		w.row(h, "%s: shown to %s again (%s)", h.Group, h.Consumer, nth(h.Count))
		w.holders[h.Group] = h.Consumer
	},
	engine.EntryClaimed: func(w *writer, h past.Happened) {
		from := h.From
		if from == "" {
			from = "nobody"
		}
		w.row(h, "%s: claimed by %s from %s (%s)", h.Group, h.Consumer, from, nth(h.Count))
		w.holders[h.Group] = h.Consumer
	},
	engine.EntryReleased: func(w *writer, h past.Happened) {
		w.row(h, "%s: given back (XNACK), pending for nobody (%s)", h.Group, nth(h.Count))
		w.holders[h.Group] = ""
	},
	engine.EntryAcknowledged: func(w *writer, h past.Happened) {
		w.row(h, "%s: acknowledged, was pending for %s", h.Group, orNobody(h.From))
		w.ended[h.Group] = "acknowledged"
		delete(w.holders, h.Group)
	},
	engine.EntryDropped: func(w *writer, h past.Happened) {
		delete(w.holders, h.Group)
		w.lost = &h
	},
	engine.EntryDeleted: func(w *writer, h past.Happened) { w.row(h, "deleted%s", w.whilePending()) },
	engine.EntryTrimmed: func(w *writer, h past.Happened) { w.row(h, "trimmed%s", w.whilePending()) },
}

// happened follows one event of the key.
func (w *writer) happened(h past.Happened) {
	if w.lost != nil && (h.Kind != engine.EntryDropped || h.From != w.lost.From) {
		w.leftWith(h)
	}
	switch h.Kind {
	case engine.KeyDeleted, engine.KeySet:
		w.keyChanged(h)
	case engine.GroupCreated, engine.GroupMoved:
		w.placed(h)
	case engine.GroupDestroyed:
		w.destroyed(h)
	default:
		if tell, ok := tellers[h.Kind]; ok && h.ID == w.id {
			w.known = true
			tell(w, h)
		}
	}
}

func (w *writer) row(h past.Happened, format string, args ...any) {
	for i, a := range args {
		if text, ok := a.(string); ok {
			args[i] = rediscli.Safe(text)
		}
	}
	w.rows = append(w.rows, Row{At: h.At, Who: rediscli.Safe(h.Who), What: fmt.Sprintf(format, args...)})
}

// nth says which delivery it was: "delivery 2".
func nth(n int64) string { return fmt.Sprintf("delivery %d", n) }

func orNobody(who string) string {
	if who == "" {
		return "nobody"
	}
	return who
}

// leftWith tells how the entry left a PEL, now that it is seen what came behind.
func (w *writer) leftWith(next past.Happened) {
	h := *w.lost
	w.lost = nil
	w.ended[h.Group] = "not pending any more"
	if next.Kind == engine.ConsumerDeleted && next.Group == h.Group && next.Consumer == h.From {
		w.row(h, "%s: lost with its consumer %s (DELCONSUMER)", h.Group, h.From)
		w.ended[h.Group] = "lost with its consumer"
		return
	}
	w.row(h, "%s: off the list of %s without XACK", h.Group, orNobody(h.From))
}

// whilePending names those who had the entry pending when it went.
func (w *writer) whilePending() string {
	var parts []string
	for _, group := range slices.Sorted(maps.Keys(w.holders)) {
		parts = append(parts, fmt.Sprintf("%s in %s", orNobody(w.holders[group]), group))
	}
	if len(parts) == 0 {
		return ""
	}
	return ", while pending for " + strings.Join(parts, ", ")
}

// keyChanged is the end of all that the key held, or the beginning of what another
// key held.
func (w *writer) keyChanged(h past.Happened) {
	if w.known && h.Kind == engine.KeyDeleted {
		w.row(h, "gone with %s%s", w.key, w.whilePending())
	}
	w.moved = h.Kind == engine.KeySet
	if w.moved {
		if st, ok := w.now.Stream(w.key); ok {
			if _, living := st.Entry(w.id); living {
				w.known = true
				w.row(h, "came to %s from another key", w.key)
			}
		}
	}
	clear(w.holders)
	clear(w.behind)
	clear(w.ended)
}

// placed notes where a group stands, and tells where that takes the entry from it,
// or gives it back.
func (w *writer) placed(h past.Happened) {
	before, had := w.behind[h.Group]
	behind := !h.ID.Less(w.id)
	w.behind[h.Group] = behind
	switch {
	case !w.known || behind == before && had:
	case h.Kind == engine.GroupCreated && behind:
		w.row(h, "%s: created at %s, and so passes over it", h.Group, h.ID.String())
	case h.Kind == engine.GroupMoved && behind:
		w.row(h, "%s: moved to %s, and so passes over it", h.Group, h.ID.String())
	case h.Kind == engine.GroupMoved && had:
		w.row(h, "%s: moved back to %s, before it", h.Group, h.ID.String())
	}
}

func (w *writer) destroyed(h past.Happened) {
	if holder, held := w.holders[h.Group]; held {
		w.row(h, "%s: destroyed, while pending for %s", h.Group, orNobody(holder))
	} else if w.known && w.behind[h.Group] {
		w.row(h, "%s: destroyed", h.Group)
	}
	delete(w.holders, h.Group)
	delete(w.behind, h.Group)
	delete(w.ended, h.Group)
}
