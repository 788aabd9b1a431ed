package render

import (
	"strings"
	"time"

	"streamlab/engine"
	"streamlab/internal/workers"
)

// Workers is what the workers' pane is drawn from.
type Workers struct {
	Set    workers.Set
	Now    engine.Snapshot
	Chosen int // the worker under the cursor; -1: none
	Width  int
}

// Rows draws a row for each worker, and then one for each group, or reader, with
// its lag and its pending entries over time.
func (w Workers) Rows(t Theme) []Line {
	cells, widths := w.columns(t, false)
	if w.tooWide(widths) {
		cells, widths = w.columns(t, true)
	}
	var rows []Line
	for i := range cells {
		rows = append(rows, w.workerRow(i, cells[i], widths, t))
	}
	for _, s := range w.Set.Series() {
		rows = append(rows, w.seriesRow(s, t))
	}
	return rows
}

// columns returns the cells of all workers, and how wide each column is; brief are
// those where there is little room.
func (w Workers) columns(t Theme, brief bool) (cells [][]Span, widths []int) {
	all := w.Set.Workers()
	short := w.shorteners(t, all)
	widths = []int{0, 0, stateWidth}
	if brief {
		widths = nil
	}
	for _, k := range all {
		row := workerCells(k, short[k.Stream], t, brief)
		cells, widths = append(cells, row), widen(widths, row)
	}
	return cells, widths
}

// tooWide reports whether columns have no room.
func (w Workers) tooWide(widths []int) bool {
	sum := 2 // the pointer's
	for _, n := range widths {
		sum += n + gap
	}
	return len(widths) > 0 && sum-gap > w.Width
}

// shorteners shorten the IDs of each stream that a worker is on.
func (w Workers) shorteners(t Theme, all []workers.Worker) map[string]Shortener {
	short := map[string]Shortener{}
	for _, k := range all {
		if st, ok := w.Now.Stream(k.Stream); ok {
			short[k.Stream] = NewShortener(t.Cut, st)
		}
	}
	return short
}

// stateRoles are how states look that one should see.
var stateRoles = map[workers.State]Role{
	workers.Crashed: Bad, workers.Refused: Bad, workers.Working: Pending, workers.Blocked: Dim,
	workers.Stopped: Dim, workers.Done: Dim,
}

// stateWidth is how wide the states stand at least, so that the rest does not move
// with them.
const stateWidth = 16

// workerCells are the columns of a worker's row: its name, what it works on, what it
// is doing, its rates, and what else there is to say. Brief cells leave out which entry
// it works on.
func workerCells(k workers.Worker, short Shortener, t Theme, brief bool) []Span {
	state := k.State.String()
	if !k.Entry.IsZero() && !brief {
		state += " " + short.Short(k.Entry)
	}
	on := t.Arrow + " " + Clean(k.Stream)
	if k.Kind != workers.Producer {
		on = Clean(k.Stream) + " " + t.Arrow
	}
	rates := "in " + Count(k.InRate) + " out " + Count(k.OutRate) + "/s"
	if k.Kind == workers.Producer {
		rates = Count(k.OutRate) + "/s"
	}
	return []Span{
		{Strong, Clean(k.Name)}, {Dim, on}, {stateRoles[k.State], state}, {Text, rates},
		{Dim, Count(k.Out) + " done" + moreOf(k, t)},
	}
}

// moreOf tells what went wrong with a worker, as far as something did.
func moreOf(k workers.Worker, t Theme) (text string) {
	for _, f := range []struct {
		n    int64
		name string
	}{{k.Failed, "failed"}, {k.Claimed, "claimed"}, {k.Crashes, "crashed"}} {
		if f.n > 0 {
			text += ", " + Count(f.n) + t.Times + " " + f.name
		}
	}
	if k.Trouble != "" {
		text += ": " + Clean(k.Trouble)
	}
	return text
}

func widen(widths []int, cells []Span) []int {
	for i, c := range cells {
		if i == len(widths) {
			widths = append(widths, 0)
		}
		widths[i] = max(widths[i], Width(c.Text))
	}
	return widths
}

// workerRow sets a worker's cells into columns.
func (w Workers) workerRow(i int, cells []Span, widths []int, t Theme) Line {
	pointer := "  "
	if i == w.Chosen {
		pointer = t.Pointer + " "
	}
	line := Line{{Accent, pointer}}
	for at, c := range cells {
		line = line.And(c)
		if at < len(cells)-1 {
			line = line.And(Span{Text, strings.Repeat(" ", widths[at]-Width(c.Text)+gap)})
		}
	}
	return line.Fit(w.Width, t.Cut)
}

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
	if s.Reader != "" {
		return head.And(spark("left", s.Lag, w.Width-head.Width(), t)...).Fit(w.Width, t.Cut)
	}
	room := w.Width - head.Width()
	lag := spark("lag", s.Lag, room*3/5, t)
	pending := spark("pending", s.Pending, room-lag.Width(), t)
	return head.And(lag...).And(pending...).Fit(w.Width, t.Cut)
}

// spark writes a figure, and how it went as columns of characters: the newest at
// the right, the greatest of those that are shown as high as there is.
func spark(name string, values []int64, width int, t Theme) Line {
	now := "unknown"
	if len(values) == 0 {
		now = t.More
	} else if last := values[len(values)-1]; last >= 0 {
		now = Count(last)
	}
	line := Line{{Text, "  "}, {Dim, name + " "}, {Text, now}}
	most := greatest(values)
	scale := "max " + Count(most)
	room := width - line.Width() - Width(scale) - 2
	if len(values) == 0 || room < leastSpark {
		return line
	}
	shown := values[max(len(values)-room, 0):]
	most = greatest(shown)
	since := time.Duration(len(shown)) * workers.SampleEvery
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
