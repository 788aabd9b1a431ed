package engine

import "time"

// Time is a moment on the engine's clock: microseconds since 1970 UTC. Commands
// see it rounded down to milliseconds, as Redis does.
type Time int64

// TimeOf converts from the standard library's time.
func TimeOf(t time.Time) Time { return Time(t.UnixMicro()) }

// Std converts to the standard library's time, in UTC.
func (t Time) Std() time.Time { return time.UnixMicro(int64(t)).UTC() }

// Millis returns whole milliseconds since 1970.
func (t Time) Millis() int64 { return int64(t) / 1000 }

// Add returns the time d later, to the microsecond.
func (t Time) Add(d time.Duration) Time { return t + Time(d.Microseconds()) }

// Sub returns how much later t is than u.
func (t Time) Sub(u Time) time.Duration { return time.Duration(t-u) * time.Microsecond }

// millis converts milliseconds since 1970 to a Time.
func millis(ms int64) Time { return Time(ms) * 1000 }
