package engine

import (
	"math"
	"time"
)

// Time is a moment on the engine's clock: microseconds since 1970 UTC. Commands
// see it rounded down to milliseconds, as Redis does.
type Time int64

// TimeOf converts from the standard library's time.
func TimeOf(t time.Time) Time { return Time(t.UnixMicro()) }

// Std converts to the standard library's time, in UTC.
func (t Time) Std() time.Time { return time.UnixMicro(int64(t)).UTC() }

// Millis returns whole milliseconds since 1970.
func (t Time) Millis() int64 { return int64(t) / 1000 }

// Add returns the time d later, to the microsecond; past either end of time it
// is that end.
func (t Time) Add(d time.Duration) Time {
	by := Time(d.Microseconds())
	switch sum := t + by; {
	case by > 0 && sum < t:
		return math.MaxInt64
	case by < 0 && sum > t:
		return math.MinInt64
	default:
		return sum
	}
}

// Sub returns how much later t is than u. What a Duration cannot hold, about 292
// years, becomes the longest or the shortest Duration.
func (t Time) Sub(u Time) time.Duration {
	const most = math.MaxInt64 / int64(time.Microsecond)
	d := int64(t) - int64(u)
	switch {
	case t >= u && (d < 0 || d > most):
		return math.MaxInt64
	case t < u && (d >= 0 || d < -most):
		return math.MinInt64
	}
	return time.Duration(d) * time.Microsecond
}

// millis converts milliseconds since 1970 to a Time.
func millis(ms int64) Time { return Time(ms) * 1000 }
