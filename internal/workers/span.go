package workers

import (
	"fmt"
	"strings"
	"time"
)

// A Span is how long something takes: always the same, or by chance.
type Span struct {
	least, most time.Duration
	exponential bool // of mean least
}

// maxSpan is how long a single piece of work may take.
const maxSpan = time.Hour

// draw is how long it takes this time, in whole microseconds.
func (s Span) draw(r *random) time.Duration {
	d := s.least
	switch {
	case s.exponential:
		whole, fraction := r.exponential()
		d = s.least*time.Duration(whole) + time.Duration(times(int64(s.least), fraction))
	case s.most > s.least:
		d += time.Duration(times(int64(s.most-s.least), r.next()))
	}
	return d
}

const spanForms = "write 20us, uniform(1ms,5ms) or exp(2ms), at most 1h"

// parseSpan reads "20us", "uniform(1ms,5ms)" or "exp(2ms)".
func parseSpan(text string) (s Span, err error) {
	name, inside, called := strings.Cut(strings.TrimSuffix(text, ")"), "(")
	switch {
	case !called:
		s.least, err = parseTime(text)
	case name == "exp":
		s.exponential = true
		s.least, err = parseTime(inside)
	case name == "uniform":
		least, most, _ := strings.Cut(inside, ",")
		if s.least, err = parseTime(least); err == nil {
			s.most, err = parseTime(most)
		}
		if s.most < s.least {
			err = errForm
		}
	default:
		err = errForm
	}
	if err != nil {
		return Span{}, fmt.Errorf("%q is not a time of work: %s", text, spanForms)
	}
	return s, nil
}

// errForm says that a text has none of the forms that it may have; whoever gets
// it says which.
var errForm = fmt.Errorf("unknown form")

// parseTime reads a time from 0 up to an hour.
func parseTime(text string) (time.Duration, error) {
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 || d > maxSpan {
		return 0, errForm
	}
	return d.Truncate(time.Microsecond), nil
}
