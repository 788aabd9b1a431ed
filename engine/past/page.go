package past

import "streamlab/engine"

// A page is a run of events.
type page struct {
	writer *Writer
	first  uint64 // the number of its first event
	used   int
	rows   [pageSize]row
	names  names
}

// row is one event; names are numbers of the page's table.
type row struct {
	at                                 engine.Time
	id                                 engine.ID
	count                              int64
	key, group, consumer, from, client uint16
	kind                               engine.EventKind
	db                                 uint8
}

func newPage(w *Writer, first uint64) *page { return &page{writer: w, first: first} }

// fork returns a copy of the page's first events that a writer may go on with.
func (p *page) fork(w *Writer, used int) *page {
	other := &page{writer: w, first: p.first, used: used, names: p.names.fork()}
	copy(other.rows[:used], p.rows[:used])
	return other
}

// within is how many of the page's events a log of n has.
func (p *page) within(n uint64) int { return int(min(n-p.first, pageSize)) }

func (p *page) add(e *engine.Event, name func(engine.ClientID) string) {
	var before row
	if p.used > 0 {
		before = p.rows[p.used-1] // most often in the same places
	}
	t := &p.names
	p.rows[p.used] = row{
		at: e.At, id: e.ID, count: e.Count, kind: e.Kind, db: uint8(e.DB),
		key:      t.number(e.Key, before.key),
		group:    t.number(e.Group, before.group),
		consumer: t.number(e.Consumer, before.consumer),
		from:     t.number(e.From, before.from),
		client:   t.client(e.Client, name),
	}
	p.used++
}

func (p *page) at(i int) Happened {
	r, t := &p.rows[i], &p.names
	return Happened{
		Event: engine.Event{
			Kind: r.kind, Key: t.name(r.key), Group: t.name(r.group), Consumer: t.name(r.consumer),
			From: t.name(r.from), ID: r.id, Count: r.count, At: r.at, DB: int(r.db),
		},
		Who: t.name(r.client),
	}
}
