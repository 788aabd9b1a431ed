package past

import (
	"iter"

	"streamlab/engine"
)

// Events are kept in pages of so many; of the pages, the newest. A record has 48
// bytes, so that a full log takes some 13 MB.
const (
	pageSize = 512
	maxPages = 512
)

// Bound is how many events a Log keeps at least, once there were so many. Older
// ones are forgotten.
const Bound = pageSize * (maxPages - 1)

// A Log is what happened, oldest first. The zero Log is empty.
type Log struct {
	pages []*page // shared; never changed but for its end, which is clipped
	n     uint64  // events ever added
}

// A Writer adds to logs. Each state machine whose past is kept has one of its
// own: pages of another's are copied before they are written.
type Writer struct{ _ byte }

// Happened is one event, and who caused it.
type Happened struct {
	engine.Event
	Who string // the client's name; "" where nobody did it: an expiry, a BLOCK that ran out
}

// Len returns how many events were ever added.
func (l Log) Len() uint64 { return l.n }

// Forgotten returns how many of them are not kept any more.
func (l Log) Forgotten() uint64 {
	if len(l.pages) == 0 {
		return 0
	}
	return l.pages[0].first
}

// Add returns the log with more events; name says how their clients are called. It
// is asked once a page and client. O(events), and now and then the copy of a page.
func (l Log) Add(w *Writer, events []engine.Event, name func(engine.ClientID) string) Log {
	for i := range events {
		p := l.tail(w)
		if p == nil {
			p = newPage(w, l.n)
			l.push(p)
		}
		p.add(&events[i], name)
		l.n++
	}
	return l
}

// tail returns the page that the writer may add the next event to, nil where a new
// one is needed.
func (l *Log) tail(w *Writer) *page {
	if len(l.pages) == 0 {
		return nil
	}
	last := len(l.pages) - 1
	p, used := l.pages[last], int(l.n-l.pages[last].first)
	switch {
	case used == pageSize:
		return nil
	case p.writer != w || p.used != used: // somebody else goes on from here, or did
		p = p.fork(w, used)
		pages := make([]*page, len(l.pages), len(l.pages)+1)
		copy(pages, l.pages)
		pages[last] = p
		l.pages = pages
	}
	return p
}

// push adds an empty page, and forgets the oldest where there are too many.
func (l *Log) push(p *page) {
	old := l.pages
	if len(old) == maxPages {
		old = old[1:]
	}
	pages := make([]*page, 0, len(old)+1)
	l.pages = append(append(pages, old...), p)
}

// All lists the events that are kept, oldest first.
func (l Log) All() iter.Seq[Happened] { return l.Since(0) }

// Back lists the events that are kept, newest first.
func (l Log) Back() iter.Seq[Happened] {
	return func(yield func(Happened) bool) {
		for at := len(l.pages) - 1; at >= 0; at-- {
			p := l.pages[at]
			for i := p.within(l.n) - 1; i >= 0; i-- {
				if !yield(p.at(i)) {
					return
				}
			}
		}
	}
}

// Last returns the newest event of the kinds for which is holds. O(Bound).
func (l Log) Last(is func(*Happened) bool) (h Happened, ok bool) {
	for h := range l.Back() {
		if is(&h) {
			return h, true
		}
	}
	return Happened{}, false
}

// Since lists the events that are kept from number n on, oldest first, where n is a
// Len that the log had.
func (l Log) Since(n uint64) iter.Seq[Happened] {
	return func(yield func(Happened) bool) {
		for _, p := range l.pages {
			for i := int(min(max(n, p.first)-p.first, pageSize)); i < p.within(l.n); i++ {
				if !yield(p.at(i)) {
					return
				}
			}
		}
	}
}
