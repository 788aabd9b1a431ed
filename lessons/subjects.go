package lessons

import (
	"iter"

	"streamlab/engine"
	"streamlab/engine/past"
	"streamlab/internal/workers"
)

// anyPlace stands for anything in a place of ran and event.
const anyPlace = "*"

// keyRow is one key of a snapshot.
type keyRow struct {
	s    engine.Snapshot
	name string
}

func eachKey(s Scope, at []string) iter.Seq[keyRow] {
	return one(keyRow{s.Snapshot, at[0]}, s.Snapshot.Type(at[0]) != "none")
}

func (k keyRow) typeName() (string, bool) { return k.s.Type(k.name), true }

func (k keyRow) length() (string, bool) {
	if stream, ok := k.s.Stream(k.name); ok {
		return integer(stream.Len())
	}
	if hash, ok := k.s.Hash(k.name); ok {
		return integer(hash.Len())
	}
	if set, ok := k.s.Set(k.name); ok {
		return integer(set.Len())
	}
	if list, ok := k.s.List(k.name); ok {
		return integer(list.Len())
	}
	text, _ := k.s.Text(k.name)
	return integer(len(text))
}

func (k keyRow) added() (string, bool) {
	stream, ok := k.s.Stream(k.name)
	if !ok {
		return "", false
	}
	return integer(stream.Added())
}

// ofStream makes a column of keys from what only streams have.
func ofStream(get func(engine.Stream) engine.ID) func(keyRow) (string, bool) {
	return func(k keyRow) (string, bool) {
		stream, ok := k.s.Stream(k.name)
		if !ok {
			return "", false
		}
		return get(stream).String(), true
	}
}

func eachEntry(s Scope, at []string) iter.Seq[engine.Entry] {
	return func(yield func(engine.Entry) bool) {
		stream, ok := s.Snapshot.Stream(at[0])
		if !ok {
			return
		}
		from, to, ok := idRange(at, 1)
		if !ok {
			return
		}
		for _, e := range stream.Range(from, to, stream.Len()) {
			if !yield(e) {
				return
			}
		}
	}
}

// idRange returns the one ID in a place, or all IDs where it is left out.
func idRange(at []string, place int) (from, to engine.ID, ok bool) {
	if len(at) <= place {
		return engine.ID{}, engine.MaxID, true
	}
	id, ok := engine.ParseID(at[place])
	return id, id, ok
}

// fieldsOf makes an entry's fields its attributes; its first is its ID.
func fieldsOf(e engine.Entry) subject {
	return func(name string) (string, bool) {
		for i := 0; i+1 < len(e.Fields); i += 2 {
			if e.Fields[i] == name {
				return e.Fields[i+1], true
			}
		}
		return e.ID.String(), name == ""
	}
}

func findGroup(s Scope, at []string) (engine.Group, bool) {
	stream, ok := s.Snapshot.Stream(at[0])
	if !ok {
		return engine.Group{}, false
	}
	return stream.Group(at[1])
}

func eachGroup(s Scope, at []string) iter.Seq[engine.Group] {
	g, ok := findGroup(s, at)
	return one(g, ok)
}

// consumerRow is one consumer, with the time to count from.
type consumerRow struct {
	engine.Consumer
	now engine.Time
}

func eachConsumer(s Scope, at []string) iter.Seq[consumerRow] {
	g, ok := findGroup(s, at)
	if !ok {
		return one(consumerRow{}, false)
	}
	c, ok := g.Consumer(at[2])
	return one(consumerRow{c, s.Snapshot.Now()}, ok)
}

func (c consumerRow) pending() (string, bool) { return integer(c.PendingLen()) }

func (c consumerRow) idle() (string, bool) { return integer(c.now.Millis() - c.Seen().Millis()) }

func (c consumerRow) inactive() (string, bool) {
	active, ok := c.Active()
	if !ok {
		return integer(-1)
	}
	return integer(c.now.Millis() - active.Millis())
}

// pendingRow is one pending entry, with its stream and the time to count from.
type pendingRow struct {
	engine.Pending
	stream engine.Stream
	now    engine.Time
}

func eachPending(s Scope, at []string) iter.Seq[pendingRow] {
	return func(yield func(pendingRow) bool) {
		g, ok := findGroup(s, at)
		from, to, valid := idRange(at, 2)
		if !ok || !valid {
			return
		}
		stream, _ := s.Snapshot.Stream(at[0])
		for _, p := range pendingBetween(g, from, to) {
			if !yield(pendingRow{p, stream, s.Snapshot.Now()}) {
				return
			}
		}
	}
}

// pendingBetween returns one pending entry where the two IDs are the same, else
// all of the group's.
func pendingBetween(g engine.Group, from, to engine.ID) []engine.Pending {
	if from != to {
		return g.PendingRows(0, g.PendingLen())
	}
	if p, ok := g.Pending(from); ok {
		return []engine.Pending{p}
	}
	return nil
}

func (p pendingRow) deleted() (string, bool) {
	_, there := p.stream.Entry(p.ID)
	return yesOrNo(!there)
}

func eachString(s Scope, at []string) iter.Seq[string] {
	text, ok := s.Snapshot.Text(at[0])
	return one(text, ok)
}

func eachField(s Scope, at []string) iter.Seq[engine.Field] {
	hash, _ := s.Snapshot.Hash(at[0])
	value, ok := hash.Value(at[1])
	return one(engine.Field{Name: at[1], Value: value}, ok)
}

// workerRow is one of the simulated programs.
type workerRow struct {
	workers.Worker
	scope Scope
}

func eachWorker(s Scope, at []string) iter.Seq[workerRow] {
	w, ok := s.Workers.Worker(at[0])
	return one(workerRow{w, s}, ok)
}

func (w workerRow) state() (string, bool) { return w.State.String(), true }

func (w workerRow) behind() (string, bool) {
	if w.Kind != workers.Reader {
		return "", false
	}
	return integer(w.scope.Workers.Behind(w.scope.Snapshot, w.Name))
}

// clientRow is one of the lab's clients.
type clientRow struct {
	engine.Client
	waits bool
}

func eachClient(s Scope, at []string) iter.Seq[clientRow] {
	id, known := s.Clients[at[0]]
	c, open := s.Snapshot.Client(id)
	_, waits := s.Snapshot.Waiting(id)
	return one(clientRow{c, waits}, known && open)
}

func (c clientRow) blocked() (string, bool) { return yesOrNo(c.waits) }

// eachRan finds the commands that match the words behind the client's place, the
// newest first.
func eachRan(s Scope, at []string) iter.Seq[Happening] {
	p := Pattern{words: at[1:]}
	if at[0] != anyPlace {
		p.client = at[0]
	}
	return func(yield func(Happening) bool) {
		for h := range s.Happened.NewestFirst() {
			if p.Matches(h.Client, h.Args) && !yield(h) {
				return
			}
		}
	}
}

// eachEvent finds events, the newest first.
func eachEvent(s Scope, at []string) iter.Seq[past.Happened] {
	return func(yield func(past.Happened) bool) {
		left := max(s.Past.Len(), s.Since) - s.Since
		for h := range s.Past.Back() {
			if left == 0 || isEvent(&h, at) && !yield(h) {
				return
			}
			left--
		}
	}
}

func isEvent(e *past.Happened, at []string) bool {
	return e.Kind.String() == at[0] && (len(at) < 2 || at[1] == anyPlace || at[1] == e.Key)
}

func yesOrNo(is bool) (string, bool) {
	if is {
		return "yes", true
	}
	return "no", true
}

// one is the sequence of a single thing, or of none.
func one[T any](thing T, ok bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		if ok {
			yield(thing)
		}
	}
}
