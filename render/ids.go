package render

import (
	"strconv"
	"strings"

	"streamlab/engine"
)

// shortDigits is how many digits of the milliseconds a short ID keeps at least:
// they change every hundred seconds, so short IDs stay as they are for a while.
const shortDigits = 5

// A Shortener writes the IDs of one stream without the digits that all of them
// begin with. The zero Shortener writes them whole.
type Shortener struct {
	prefix string
	digits int // of the milliseconds that begin with prefix
	cut    string
}

// NewShortener returns the Shortener for the moments of a stream: its entries,
// its groups' positions and their pending entries. O(log n) for each group.
func NewShortener(cut string, moments ...engine.Stream) Shortener {
	var s span
	for _, st := range moments {
		s.stream(st)
	}
	prefix, digits := s.prefix()
	return Shortener{prefix, digits, cut}
}

// Short writes an ID without what the stream's IDs have in common.
func (s Shortener) Short(id engine.ID) string {
	ms := strconv.FormatUint(id.MS, 10)
	if s.prefix == "" || len(ms) != s.digits || !strings.HasPrefix(ms, s.prefix) {
		return id.String()
	}
	return s.cut + id.String()[len(s.prefix):]
}

// span is the smallest and the largest milliseconds of some IDs, of those only
// that have the most digits: a short one, as 2-0, stands as it is. All IDs between
// two of as many digits share the digits that those two share.
type span struct {
	low, high uint64
	digits    int
	some      bool
}

func (s *span) stream(st engine.Stream) {
	s.entries(st.Entries(0, 1))
	s.add(st.LastID())
	for _, g := range st.GroupRows(0, maxGroups) {
		s.add(g.LastID())
		s.pending(g.PendingRows(0, 1))
		s.pending(g.PendingRows(g.PendingLen()-1, 1))
	}
}

func (s *span) add(id engine.ID) {
	if id.IsZero() {
		return
	}
	if digits := len(strconv.FormatUint(id.MS, 10)); digits != s.digits {
		if digits < s.digits {
			return
		}
		s.digits, s.some = digits, false
	}
	if !s.some || id.MS < s.low {
		s.low = id.MS
	}
	if !s.some || id.MS > s.high {
		s.high = id.MS
	}
	s.some = true
}

func (s *span) entries(rows []engine.Entry) {
	for _, e := range rows {
		s.add(e.ID)
	}
}

func (s *span) pending(rows []engine.Pending) {
	for _, p := range rows {
		s.add(p.ID)
	}
}

// prefix returns the digits in common, but for the last, which IDs keep, and how
// many digits there are. Fewer than three are not worth a cut.
func (s *span) prefix() (prefix string, digits int) {
	low, high := strconv.FormatUint(s.low, 10), strconv.FormatUint(s.high, 10)
	n := 0
	for n < len(low)-shortDigits && low[n] == high[n] {
		n++
	}
	if n < 3 {
		return "", 0
	}
	return low[:n], len(low)
}
