package render

import (
	"strconv"
	"strings"
	"time"
)

// Age writes a span of time as people read it, in at most two units: "0s",
// "350ms", "2s", "2.5s", "1m 5s", "3h 20m", "12d 4h".
func Age(d time.Duration) string {
	d = max(d, 0).Truncate(time.Millisecond)
	switch {
	case d == 0:
		return "0s"
	case d < time.Second:
		return strconv.FormatInt(d.Milliseconds(), 10) + "ms"
	case d < time.Minute:
		return seconds(d) + "s"
	}
	for _, u := range units {
		if d >= u.size {
			return twoUnits(d, u)
		}
	}
	return ""
}

// units are those above a second, each with the one below it.
var units = []struct {
	size, below time.Duration
	name, lower string
}{
	{24 * time.Hour, time.Hour, "d", "h"},
	{time.Hour, time.Minute, "h", "m"},
	{time.Minute, time.Second, "m", "s"},
}

func twoUnits(d time.Duration, u struct {
	size, below time.Duration
	name, lower string
}) string {
	text := strconv.FormatInt(int64(d/u.size), 10) + u.name
	if rest := d % u.size / u.below; rest > 0 {
		text += " " + strconv.FormatInt(int64(rest), 10) + u.lower
	}
	return text
}

// seconds writes seconds with as many decimals as they need, at most three.
func seconds(d time.Duration) string {
	text := strconv.FormatFloat(d.Seconds(), 'f', 3, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// Count writes a whole number with thousands apart: "1,000,000".
func Count(n int64) string {
	text := strconv.FormatInt(n, 10)
	digits := strings.TrimPrefix(text, "-")
	var b strings.Builder
	b.WriteString(text[:len(text)-len(digits)])
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// CountOf writes a number with its noun: "1 entry", "2 entries".
func CountOf(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Count(n) + " " + many
}

// LagText writes a group's lag or entries-read: the number, or "unknown" where
// Redis reports null.
func LagText(n int64, known bool) string {
	if !known {
		return "unknown"
	}
	return Count(n)
}
