package engine

import "strconv"

// A wire is a reply being written: bytes of one client's protocol. Commands
// write to it as they go, so a reply is encoded once and no tree of it is made
// unless somebody asks (see ParseReply).
type wire struct {
	buf      []byte
	ids      idPrefix
	resp3    bool
	told     []span // messages to the client whose reply this is, in buf
	pushed   []byte // those that come after the reply
	verbatim bool   // keeps text for people apart from other strings, as RESP3 does
}

func (w *wire) head(kind byte, n int64) {
	w.buf = append(w.buf, kind)
	u := uint64(n)
	if n < 0 {
		w.buf = append(w.buf, '-')
		u = -u
	}
	w.buf = append(appendDigits(w.buf, u, decimals(u)), '\r', '\n')
}

func (w *wire) line(kind byte, text string) {
	w.buf = append(w.buf, kind)
	w.buf = append(w.buf, text...)
	w.buf = append(w.buf, '\r', '\n')
}

func (w *wire) ok()                { w.buf = append(w.buf, "+OK\r\n"...) }
func (w *wire) simple(text string) { w.line('+', text) }
func (w *wire) err(err error)      { w.line('-', err.Error()) }
func (w *wire) integer(n int64)    { w.head(':', n) }
func (w *wire) count(n int)        { w.head(':', int64(n)) }
func (w *wire) array(n int)        { w.head('*', int64(n)) }

// bool is 1 or 0: no command here has RESP3's own truth values.
func (w *wire) bool(yes bool) {
	n := int64(0)
	if yes {
		n = 1
	}
	w.integer(n)
}

func (w *wire) bulk(text string) {
	w.head('$', int64(len(text)))
	w.buf = append(w.buf, text...)
	w.buf = append(w.buf, '\r', '\n')
}

// bulkIf writes a text, or the null that stands for a missing one.
func (w *wire) bulkIf(text string, there bool) {
	if there {
		w.bulk(text)
	} else {
		w.null()
	}
}

func (w *wire) bulks(texts []string) {
	w.array(len(texts))
	for _, text := range texts {
		w.bulk(text)
	}
}

// simples writes an array of simple strings: what HELP subcommands reply.
func (w *wire) simples(texts []string) {
	w.array(len(texts))
	for _, text := range texts {
		w.simple(text)
	}
}

func (w *wire) number(n int64) { w.buf = appendBulkNumber(w.buf, n) }

func (w *wire) id(id ID) {
	w.buf = w.ids.appendID(w.buf, id)
}

// null stands for one missing value, nullArray for a missing list. RESP3 does
// not tell them apart.
func (w *wire) null()      { w.missing("$-1\r\n") }
func (w *wire) nullArray() { w.missing("*-1\r\n") }

func (w *wire) missing(resp2 string) {
	if w.resp3 {
		resp2 = "_\r\n"
	}
	w.buf = append(w.buf, resp2...)
}

// mapping begins n names with their values: a flat array in RESP2.
func (w *wire) mapping(n int) { w.aggregate('%', n, 2*n) }

// set begins n elements without an order: an array in RESP2.
func (w *wire) set(n int) { w.aggregate('~', n, n) }

// push begins a message that is no reply: an array in RESP2.
func (w *wire) push(n int) { w.aggregate('>', n, n) }

func (w *wire) aggregate(kind byte, n, flat int) {
	if w.resp3 {
		w.head(kind, int64(n))
	} else {
		w.array(flat)
	}
}

// text is a string for people to read, such as that of INFO.
func (w *wire) text(text string) {
	if !w.resp3 && !w.verbatim {
		w.bulk(text)
		return
	}
	w.head('=', int64(len(text)+len("txt:")))
	w.buf = append(w.buf, "txt:"...)
	w.buf = append(w.buf, text...)
	w.buf = append(w.buf, '\r', '\n')
}

// A mark is where an array begins whose length is known only at its end.
type mark int

func (w *wire) begin() mark { return mark(len(w.buf)) }

// endArray puts the head of an array of n elements before what was written since
// the mark.
func (w *wire) endArray(at mark, n int) { w.endAggregate('*', at, n) }

func (w *wire) endAggregate(kind byte, at mark, n int) {
	var head [24]byte
	h := append(strconv.AppendInt(append(head[:0], kind), int64(n), 10), '\r', '\n')
	w.buf = append(w.buf, h...)
	body := w.buf[at:]
	copy(body[len(h):], body[:len(body)-len(h)])
	copy(body, h)
	w.moved(at, len(h))
}

// endMapping is mapping for n pairs that were written since the mark.
func (w *wire) endMapping(at mark, n int) {
	if w.resp3 {
		w.endAggregate('%', at, n)
	} else {
		w.endArray(at, 2*n)
	}
}

// insertHead puts the head of an array, which is short, before what was written
// since the mark.
func (w *wire) insertHead(at mark, write func()) {
	end := len(w.buf)
	write()
	var head [24]byte
	h := head[:copy(head[:], w.buf[end:])]
	copy(w.buf[int(at)+len(h):], w.buf[at:end])
	copy(w.buf[at:], h)
	w.moved(at, len(h))
}

// insert puts what write writes before what was written since the mark.
func (w *wire) insert(at mark, write func()) {
	after := append([]byte(nil), w.buf[at:]...)
	w.buf = w.buf[:at]
	write()
	w.moved(at, len(w.buf)-int(at))
	w.buf = append(w.buf, after...)
}

// pendingRow writes a row of XPENDING, or of XINFO STREAM FULL.
func (w *wire) pendingRow(p Pending, time int64) {
	w.array(4)
	w.id(p.ID)
	w.bulk(p.Owner)
	w.integer(time)
	w.integer(p.Deliveries)
}

// fields are names and values in turn, as the XINFO subcommands reply them.
type fields struct {
	w  *wire
	at mark
	n  int
}

func (w *wire) fields() fields { return fields{w: w, at: w.begin()} }

// add writes a name; its value is written next.
func (f *fields) add(name string) *wire {
	f.n++
	f.w.bulk(name)
	return f.w
}

func (f *fields) end() { f.w.endMapping(f.at, f.n) }
