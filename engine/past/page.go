package past

import (
	"slices"

	"streamlab/engine"
)

// A page is a run of events, one behind the other in bytes. An event is its place, its
// time and, where its place says so, its ID and its count, each as what it differs
// by from the one before.
type page struct {
	first  uint64 // the number of its first event
	used   int
	bytes  []byte
	names  []string // number 0 is the empty name, which is not in it
	places []place
}

// A place is all of an event but its figures: events mostly come in the same few
// places. Names are numbers of the page's table.
type place struct {
	key, group, consumer, from, client uint16
	kind                               engine.EventKind
	db                                 uint8
	hasID, hasCount                    bool
}

// within is how many of the page's events a log of n has.
func (p *page) within(n uint64) int { return int(min(n-p.first, pageSize)) }

func (p *page) name(n uint16) string {
	if n == 0 {
		return ""
	}
	return p.names[n-1]
}

// trim gives back the room that a full page does not need.
func (p *page) trim() {
	if cap(p.bytes) > len(p.bytes)+len(p.bytes)/8 {
		p.bytes = append(make([]byte, 0, len(p.bytes)), p.bytes...)
	}
}

// fork returns a copy of the page's first events, and where they end.
func (p *page) fork(used int) (*page, figures) {
	r := reader{page: p}
	for range used {
		r.next()
	}
	return &page{
		first: p.first, used: used, bytes: slices.Clone(p.bytes[:len(p.bytes)-len(r.left())]),
		names: slices.Clone(p.names), places: slices.Clone(p.places),
	}, r.figures
}

// figures are those of the events before, which the next one differs from: the
// time of the last one, and the last ID of each kind, since one kind follows
// another at a distance.
type figures struct {
	at  engine.Time
	ids [kinds]engine.ID
}

// kinds is how many kinds of event there can be.
const kinds = 32

// A reader reads a page's events in their order.
type reader struct {
	*page
	figures
	pos int
}

func (r *reader) left() []byte { return r.bytes[r.pos:] }

// row is one event.
type row struct {
	place uint16
	at    engine.Time
	id    engine.ID
	count int64
}

func (r *reader) next() (out row) {
	out.place = uint16(r.number())
	r.at += engine.Time(r.signed())
	out.at = r.at
	if p := &r.places[out.place]; p.hasID || p.hasCount {
		r.rest(p, &out)
	}
	return out
}

// rest reads what an event has beside its place and time.
func (r *reader) rest(p *place, out *row) {
	if p.hasID {
		id := &r.ids[p.kind%kinds]
		if ms := uint64(r.signed()); ms != 0 {
			id.MS += ms
			id.Seq = r.number()
		} else {
			id.Seq += uint64(r.signed())
		}
		out.id = *id
	}
	if p.hasCount {
		out.count = r.signed()
	}
}

// number reads a number of seven bits a byte, the lowest first.
func (r *reader) number() uint64 {
	n, shift := uint64(0), 0
	for {
		b := r.bytes[r.pos]
		r.pos++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
		shift += 7
	}
}

// signed reads a number whose lowest bit is its sign.
func (r *reader) signed() int64 {
	n := r.number()
	return int64(n>>1) ^ -int64(n&1)
}

// happened is an event as it was.
func (p *page) happened(r row) Happened {
	at := &p.places[r.place]
	return Happened{
		Event: engine.Event{
			Kind: at.kind, Key: p.name(at.key), Group: p.name(at.group), Consumer: p.name(at.consumer),
			From: p.name(at.from), ID: r.id, Count: r.count, At: r.at, DB: int(at.db),
		},
		Who: p.name(at.client),
	}
}
