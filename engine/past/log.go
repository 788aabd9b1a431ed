package past

import (
	"iter"
	"slices"

	"streamlab/engine"
)

// Events are kept in pages of so many; of the pages, the newest. An event has some
// 4 bytes, so that a full log takes a megabyte or two.
const (
	pageSize = 1024
	maxPages = 257
)

// Bound is how many events a Log keeps at least, once there were so many. Older
// ones are forgotten.
const Bound = pageSize * (maxPages - 1)

// A Log is what happened, oldest first. The zero Log is empty.
type Log struct {
	pages []*page // shared; never changed but for its end, which is clipped
	n     uint64  // events ever added
}

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
		l.open(w)
		w.add(&events[i], name)
		l.n++
	}
	return l
}

// open sees to it that the writer adds the next event to the log's last page.
func (l *Log) open(w *Writer) {
	last, used := len(l.pages)-1, 0
	if last >= 0 {
		used = int(l.n - l.pages[last].first)
	}
	switch {
	case last < 0 || used == pageSize:
		p := &page{first: l.n}
		if last >= 0 {
			if l.pages[last] == w.page { // others may be reading another's
				w.page.trim()
			}
			p.bytes = make([]byte, 0, len(l.pages[last].bytes))
		}
		l.push(p)
		w.begin(p, figures{})
	case w.page != l.pages[last] || w.page.used != used: // somebody else goes on from here, or did
		p, before := l.pages[last].fork(used)
		pages := make([]*page, len(l.pages), len(l.pages)+1)
		copy(pages, l.pages)
		pages[last] = p
		l.pages = pages
		w.begin(p, before)
	}
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
		rows := make([]row, 0, pageSize)
		for _, p := range slices.Backward(l.pages) {
			rows = rows[:0]
			r := reader{page: p}
			for range p.within(l.n) {
				rows = append(rows, r.next())
			}
			for _, row := range slices.Backward(rows) {
				if !yield(p.happened(row)) {
					return
				}
			}
		}
	}
}

// Last returns the newest event of the kinds for which is holds. O(Bound).
func (l Log) Last(is func(*Happened) bool) (last Happened, ok bool) {
	for last = range l.Back() {
		if is(&last) {
			return last, true
		}
	}
	return Happened{}, false
}

// Since lists the events that are kept from number n on, oldest first, where n is a
// Len that the log had.
func (l Log) Since(n uint64) iter.Seq[Happened] {
	return func(yield func(Happened) bool) {
		for _, p := range l.pages {
			skip, all, r := int(min(max(n, p.first)-p.first, pageSize)), p.within(l.n), reader{page: p}
			for i := 0; skip < all && i < all; i++ {
				if row := r.next(); i >= skip && !yield(p.happened(row)) {
					return
				}
			}
		}
	}
}
