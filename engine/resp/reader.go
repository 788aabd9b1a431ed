package resp

import "io"

// A Reader reads requests. It is for one goroutine at a time.
type Reader struct {
	src    io.Reader
	limits Limits
	single bool // the client has not given its password
	failed error

	// buf[start:end] has arrived and is not yet part of a batch; of that,
	// buf[start:pos] is read, the beginning of a command.
	buf             []byte
	start, pos, end int

	left  int // elements that the array still lacks, 0 between commands
	bulk  int // bytes of the element that is read, or noBulk
	spans []span
	first int   // the command's first span
	ends  []int // where the spans of each whole command end

	words [][]byte
	batch [][][]byte
	held  int // commands at the end of batch that Unread gave back
}

// noBulk says that no head of a bulk string was read yet.
const noBulk = -1

// Sizes in bytes.
const (
	firstBuffer = 4 << 10   // what a connection begins with
	busyBuffer  = 64 << 10  // what one that sends much at once grows to
	largeBuffer = 256 << 10 // what is given back when it is done with
)

// batchWords bounds how many words a batch has before it is handed out.
const batchWords = 4096

// NewReader makes a Reader of what src yields.
func NewReader(src io.Reader, limits Limits) *Reader {
	return &Reader{src: src, limits: limits.orDefault(), bulk: noBulk}
}

// Bound changes the limits, from the next byte on that is read: who reads for the
// Reader may call it, too.
func (r *Reader) Bound(limits Limits) { r.limits = limits.orDefault() }

// Restrict sets whether the client has yet to give its password: then its
// commands come one by one, and may only be as long as Redis lets them be.
func (r *Reader) Restrict(on bool) { r.single = on }

// Next returns the whole commands that have arrived, at least one, and waits
// until there is one. Every command has a word. They are valid until the next
// call of Next, and may be written over.
//
// The error is a ProtocolError or ErrRequestTooLarge, which every later call
// returns too, or one of the source: after a timeout, Next goes on where it was.
func (r *Reader) Next() ([][][]byte, error) {
	if r.held > 0 {
		batch := r.batch[len(r.batch)-r.held:]
		r.held = 0
		return batch, nil
	}
	for {
		if r.parse(); len(r.ends) > 0 {
			return r.cut(), nil
		}
		if r.failed != nil {
			return nil, r.failed
		}
		if err := r.Fill(); err != nil {
			return nil, err
		}
	}
}

// Unread gives back the last n commands of the batch that Next returned, for
// the next call of Next to return them again. They stay valid until then.
func (r *Reader) Unread(n int) { r.held = n }

// Buffered returns how many bytes have arrived that no batch had yet.
func (r *Reader) Buffered() int { return r.end - r.start }

// Fill reads once from the source into the buffer, without looking at what comes:
// it is for a client whose command is not answered yet. It returns
// ErrRequestTooLarge where too much waits already.
func (r *Reader) Fill() error {
	if r.end-r.start >= r.limits.Request {
		return ErrRequestTooLarge
	}
	r.makeRoom()
	n, err := r.src.Read(r.buf[r.end:])
	r.end += n
	if n > 0 {
		return nil // what came with an error counts; the error comes again
	}
	if err == nil {
		return io.ErrNoProgress
	}
	return err
}

// makeRoom gives the buffer room for a read worth its cost.
func (r *Reader) makeRoom() {
	size := r.wantedSize()
	switch {
	case size != len(r.buf), r.held > 0 && len(r.buf)-r.end < size/4:
		r.move(make([]byte, size)) // the batch may still stand in the old one
	case r.held == 0 && r.start > 0:
		r.move(r.buf)
	}
}

// wantedSize is how large the buffer should be for what comes next.
func (r *Reader) wantedSize() int {
	size, used := len(r.buf), r.Buffered()
	switch {
	case size == 0:
		size = firstBuffer
	case used == 0 && r.held == 0 && size > largeBuffer:
		size = busyBuffer
		r.forget()
	case r.end == size && size < busyBuffer:
		size *= 2 // the last read filled it
	}
	for size-used < size/4 {
		size *= 2
	}
	return min(size, max(r.limits.Request, firstBuffer))
}

// move puts what is not part of a batch at the beginning of a buffer.
func (r *Reader) move(to []byte) {
	copy(to, r.buf[r.start:r.end])
	for i := r.first; i < len(r.spans); i++ {
		r.spans[i].start -= r.start
		r.spans[i].end -= r.start
	}
	r.buf, r.start, r.pos, r.end = to, 0, r.pos-r.start, r.end-r.start
}

// forget lets go of what a large command needed: its words stand in the buffer,
// and may be very many.
func (r *Reader) forget() {
	r.words, r.batch, r.spans, r.ends, r.first = nil, nil, nil, nil, 0
}

// parse reads on until nothing is whole, the batch is full, or an error is
// found. Those that come before an error are a batch of their own.
func (r *Reader) parse() {
	if r.first > 0 {
		r.spans = append(r.spans[:0], r.spans[r.first:]...)
		r.first, r.ends = 0, r.ends[:0]
	}
	for r.failed == nil && r.pos < r.end && !r.full() {
		whole, err := r.command()
		switch {
		case err != nil:
			r.failed = err
		case !whole:
			return
		case len(r.spans) > r.first:
			r.first = len(r.spans)
			r.ends = append(r.ends, r.first)
		}
		r.start = r.pos
	}
}

func (r *Reader) full() bool {
	return len(r.spans) >= batchWords || r.single && len(r.ends) > 0
}

// cut makes the batch from the spans of its words.
func (r *Reader) cut() [][][]byte {
	r.words, r.batch = r.words[:0], r.batch[:0]
	for _, s := range r.spans[:r.first] {
		r.words = append(r.words, r.buf[s.start:s.end:s.end])
	}
	from := 0
	for _, to := range r.ends {
		r.batch = append(r.batch, r.words[from:to:to])
		from = to
	}
	return r.batch
}

// command reads on in a command. whole is false where more has to come.
func (r *Reader) command() (whole bool, err error) {
	switch {
	case r.left > 0:
		return r.elements()
	case r.buf[r.pos] == '*':
		return r.array()
	}
	return r.line()
}
