package life

import (
	"slices"

	"streamlab/engine"
	"streamlab/engine/past"
)

// A Life is what is known of an entry.
type Life struct {
	Rows      []Row // what happened, oldest first, and then what is so now; none for an entry that is not known
	Forgotten bool  // there may have been more: it is older than what the log keeps
}

// A Row is one thing that happened to an entry, or one that is so now.
type Row struct {
	At   engine.Time
	Now  bool   // it is so now; At is of no meaning
	Who  string // the client that did it; "" where nobody did
	What string // as it is shown
}

// Of tells the life of an entry of a stream, at a moment whose state and past are
// given; db is the database of the key. O(past.Bound).
func Of(log past.Log, now engine.Snapshot, db int, key string, id engine.ID) Life {
	w := newWriter(now, db, key, id)
	w.follow(log)
	_, there := w.entry()
	if !w.known && !there && !w.pending() {
		return Life{}
	}
	life := Life{Forgotten: !w.born && log.Forgotten() > 0}
	w.dim = life.Forgotten
	w.present(there)
	life.Rows = w.rows
	return life
}

// maxKeys bounds how many keys are looked at for an ID.
const maxKeys = 1000

// Keys lists the streams of a database of which an ID is known, in byte order: there
// is such an entry, or there was.
func Keys(log past.Log, now engine.Snapshot, db int, id engine.ID) (keys []string) {
	for h := range log.All() {
		if h.ID == id && h.DB == db && isEntry(h.Kind) && !slices.Contains(keys, h.Key) {
			keys = append(keys, h.Key)
		}
	}
	for _, key := range now.DB(db).Keys(0, maxKeys) {
		if st, ok := now.DB(db).Stream(key); ok && !slices.Contains(keys, key) {
			if _, living := st.Entry(id); living {
				keys = append(keys, key)
			}
		}
	}
	slices.Sort(keys)
	return keys
}

// isEntry tells the events whose ID is an entry's.
func isEntry(k engine.EventKind) bool {
	_, told := tellers[k]
	return told && k != engine.GroupCreated && k != engine.GroupMoved
}
