package past

import (
	"encoding/binary"
	"strings"

	"streamlab/engine"
)

// A Writer adds to logs. Each state machine whose past is kept has one of its
// own. It is for one goroutine at a time, as are the logs that it wrote.
type Writer struct {
	page    *page // that it adds to; only where it has added the last event of it
	before  figures
	recent  [recentPlaces]recent
	numbers map[string]uint16
	clients map[engine.ClientID]uint16
	places  map[place]uint16
}

// recent is a place that was written to lately, as its events told it.
type recent struct {
	engine.Event // without figures
	number       uint16
	known        bool
	hasID        bool
	hasCount     bool
}

// recentPlaces is how many are remembered; it is a power of two.
const recentPlaces = 32

// begin goes on at the end of a page, behind events of those figures.
func (w *Writer) begin(p *page, before figures) {
	*w = Writer{page: p, before: before, numbers: w.numbers, clients: w.clients, places: w.places}
	if w.numbers == nil {
		w.numbers, w.clients, w.places = map[string]uint16{}, map[engine.ClientID]uint16{}, map[place]uint16{}
	}
	clear(w.numbers)
	clear(w.clients) // in another future their numbers may be given to others
	clear(w.places)
	for i, name := range p.names {
		w.numbers[name] = uint16(i + 1)
	}
	for i, at := range p.places {
		w.places[at] = uint16(i)
	}
}

// add writes an event behind the last one.
func (w *Writer) add(e *engine.Event, name func(engine.ClientID) string) {
	p := w.page
	at := w.place(e, name)
	b := number(p.bytes, uint64(at))
	b = signed(b, int64(e.At-w.before.at))
	w.before.at = e.At
	if !e.ID.IsZero() {
		id := &w.before.ids[e.Kind%kinds]
		ms := e.ID.MS - id.MS
		b = signed(b, int64(ms))
		if ms == 0 {
			b = signed(b, int64(e.ID.Seq-id.Seq))
		} else {
			b = number(b, e.ID.Seq)
		}
		*id = e.ID
	}
	if e.Count != 0 {
		b = signed(b, e.Count)
	}
	p.bytes = b
	p.used++
}

// number writes a number of seven bits a byte, the lowest first.
func number(b []byte, n uint64) []byte {
	if n < 0x80 {
		return append(b, byte(n))
	}
	return binary.AppendUvarint(b, n)
}

// signed writes a number with its sign as its lowest bit.
func signed(b []byte, n int64) []byte { return number(b, uint64(n)<<1^uint64(n>>63)) }

// place returns the number of an event's place.
func (w *Writer) place(e *engine.Event, name func(engine.ClientID) string) uint16 {
	r := &w.recent[(int(e.Kind)+len(e.Key)*3+len(e.Consumer)*5+int(e.Client)*7)%recentPlaces]
	if !r.known || !r.is(e) {
		*r = recent{
			Event:  engine.Event{Kind: e.Kind, DB: e.DB, Client: e.Client, Key: e.Key, Group: e.Group, Consumer: e.Consumer, From: e.From},
			number: w.numbered(e, name), known: true, hasID: !e.ID.IsZero(), hasCount: e.Count != 0,
		}
	}
	return r.number
}

// is reports whether an event is in that place.
func (r *recent) is(e *engine.Event) bool {
	return r.Kind == e.Kind && r.Client == e.Client && r.DB == e.DB &&
		r.Key == e.Key && r.Group == e.Group && r.Consumer == e.Consumer && r.From == e.From &&
		r.hasID == !e.ID.IsZero() && r.hasCount == (e.Count != 0)
}

// numbered looks a place up, or adds it to the page's.
func (w *Writer) numbered(e *engine.Event, name func(engine.ClientID) string) uint16 {
	at := place{
		kind: e.Kind, db: uint8(e.DB), hasID: !e.ID.IsZero(), hasCount: e.Count != 0,
		key: w.named(e.Key), group: w.named(e.Group), consumer: w.named(e.Consumer), from: w.named(e.From),
		client: w.client(e.Client, name),
	}
	n, known := w.places[at]
	if !known {
		n = uint16(len(w.page.places))
		w.page.places = append(w.page.places, at)
		w.places[at] = n
	}
	return n
}

// named returns the number of a name.
func (w *Writer) named(name string) uint16 {
	if name == "" {
		return 0
	}
	n, known := w.numbers[name]
	if !known {
		name = strings.Clone(name) // not a part of a command line
		w.page.names = append(w.page.names, name)
		n = uint16(len(w.page.names))
		w.numbers[name] = n
	}
	return n
}

// client returns the number of a client's name.
func (w *Writer) client(id engine.ClientID, name func(engine.ClientID) string) uint16 {
	if id == 0 {
		return 0
	}
	n, known := w.clients[id]
	if !known {
		n = w.named(name(id))
		w.clients[id] = n
	}
	return n
}
