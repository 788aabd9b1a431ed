package render

import (
	"slices"
	"strings"
	"time"

	"streamlab/internal/workers"
)

// leastSpark is how narrow a sparkline may be.
const leastSpark = 6

// seriesRow draws a group's lag and pending entries over time, with their present
// figures and the greatest ones that are shown; of a reader, what is left to it.
func (w Workers) seriesRow(s workers.Series, t Theme) Line {
	name := Clean(s.Stream) + " " + Clean(s.Group)
	if s.Reader != "" {
		name = Clean(s.Reader)
	}
	head := Line{{Text, "  "}, {Strong, Fit(name, min(Width(name), maxName), t.Cut)}}
	lags, pendings := w.toNow(s)
	if s.Reader != "" {
		return head.And(spark("left", lags, w.Width-head.Width(), t)...).Fit(w.Width, t.Cut)
	}
	room := w.Width - head.Width()
	lag := spark("lag", lags, room*3/5, t)
	pending := spark("pending", pendings, room-lag.Width(), t)
	return head.And(lag...).And(pending...).Fit(w.Width, t.Cut)
}

// toNow are the samples of a series, and behind them the present figures: those that
// the state tells.
func (w Workers) toNow(s workers.Series) (lags, pendings []int64) {
	lag, pending := w.Set.Measure(w.Now, s)
	return append(slices.Clip(s.Lag), lag), append(slices.Clip(s.Pending), pending)
}

// spark writes a figure, and how it went as columns of characters: the newest at
// the right, the greatest of those that are shown as high as there is.
func spark(name string, values []int64, width int, t Theme) Line {
	now := "unknown"
	if last := values[len(values)-1]; last >= 0 {
		now = Count(last)
	}
	line := Line{{Text, "  "}, {Dim, name + " "}, {Text, now}}
	most := greatest(values)
	scale := "max " + Count(most)
	room := width - line.Width() - Width(scale) - 2
	if room < leastSpark {
		return line
	}
	shown := values[max(len(values)-room, 0):]
	most = greatest(shown)
	since := time.Duration(len(shown)-1) * workers.SampleEvery
	return line.And(Span{Text, " "}, Span{Accent, Sparkline(shown, most, t.Levels)},
		Span{Dim, fitting(" max "+Count(most)+" in "+Age(since), width-line.Width()-len(shown)-1, " max "+Count(most))})
}

// fitting is a text, or a shorter one where that has no room.
func fitting(text string, room int, shorter string) string {
	if Width(text) > room {
		return shorter
	}
	return text
}

func greatest(values []int64) (most int64) {
	for _, v := range values {
		most = max(most, v)
	}
	return most
}

// Sparkline draws values as one character each, from the lowest of levels for 0 to
// the highest for most; a value below 0 is unknown and left blank.
func Sparkline(values []int64, most int64, levels string) string {
	steps := []rune(levels)
	var b strings.Builder
	for _, v := range values {
		switch {
		case v < 0:
			b.WriteByte(' ')
		case most == 0:
			b.WriteRune(steps[0])
		default:
			b.WriteRune(steps[(int64(len(steps)-1)*v+most-1)/most])
		}
	}
	return b.String()
}
