package render

import (
	"strings"

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
	var cells [][]Span
	var widths []int
	for f := fullCells; f <= leanCells; f++ {
		if cells, widths = w.columns(t, f); !w.tooWide(widths) {
			break
		}
	}
	var rows []Line
	for i, k := range w.Set.Workers() {
		rows = append(rows, w.workerRow(i, k, cells[i], widths, t))
	}
	for _, s := range w.Set.Series() {
		rows = append(rows, w.seriesRow(s, t))
	}
	return rows
}

// cellForm is how much the cells of workers tell.
type cellForm uint8

const (
	fullCells  cellForm = iota
	briefCells          // not on which entry it works
	leanCells           // of rates only how many entries it finishes, and nothing where it does not work
)

// columns returns the cells of all workers, and how wide each column is.
func (w Workers) columns(t Theme, f cellForm) (cells [][]Span, widths []int) {
	all := w.Set.Workers()
	short := w.shorteners(t, all)
	widths = []int{0, 0, stateWidth}
	if f > fullCells {
		widths = nil
	}
	for _, k := range all {
		row := workerCells(k, short[k.Stream], t, f)
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
// is doing, its rates, and what else there is to say.
func workerCells(k workers.Worker, short Shortener, t Theme, f cellForm) []Span {
	state := k.State.String()
	if !k.Entry.IsZero() && f == fullCells {
		state += " " + short.Short(k.Entry)
	}
	on := t.Arrow + " " + Clean(k.Stream)
	if k.Kind != workers.Producer {
		on = Clean(k.Stream) + " " + t.Arrow
	}
	more := moreOf(k, t, mostMore)
	return []Span{
		{Strong, Clean(k.Name)}, {Dim, on}, {stateRoles[k.State], state}, {Text, ratesOf(k, f)},
		{Dim, more},
	}
}

// ratesOf writes how many entries a worker takes and finishes a second.
func ratesOf(k workers.Worker, f cellForm) string {
	rests := k.State == workers.Blocked && k.InRate == 0 && k.OutRate == 0
	switch {
	case !k.Works() || rests && f == leanCells:
		return ""
	case k.Kind == workers.Producer || f == leanCells:
		return Count(k.OutRate) + "/s"
	}
	return "in " + Count(k.InRate) + " out " + Count(k.OutRate) + "/s"
}

// mostMore is for how much of what else there is to say the other columns are made
// smaller.
const mostMore = 60

// moreOf tells how much a worker did, and what went wrong with it: what matters most
// first. A figure that has no room is left out with those behind it, and what Redis
// said of a refused one is cut.
func moreOf(k workers.Worker, t Theme, room int) string {
	var figures []string
	for _, f := range []struct {
		n    int64
		name string
	}{{k.Crashes, " crashed"}, {k.Failed, " failed"}, {k.Claimed, " claimed"}} {
		if f.n > 0 {
			figures = append(figures, Count(f.n)+t.Times+f.name)
		}
	}
	text := strings.Join(append(figures, Count(k.Out)+" done"), ", ")
	for n := len(figures); Width(text) > room && n >= 0; n-- {
		text = strings.Join(figures[:n], ", ")
	}
	if k.Trouble != "" {
		text += ": " + Clean(k.Trouble)
		text = Fit(text, min(Width(text), room), t.Cut)
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

// workerRow sets a worker's cells into columns. What has no room in the last one takes
// the place of the rates, where there are none.
func (w Workers) workerRow(i int, k workers.Worker, cells []Span, widths []int, t Theme) Line {
	pointer := "  "
	if i == w.Chosen {
		pointer = t.Pointer + " "
	}
	line, last := Line{{Accent, pointer}}, len(cells)-1
	for at, c := range cells[:last] {
		if at == last-1 && c.Text == "" && line.Width()+widths[at]+gap+Width(cells[last].Text) > w.Width {
			break
		}
		line = line.And(c, Span{Text, strings.Repeat(" ", widths[at]-Width(c.Text)+gap)})
	}
	line = line.And(Span{cells[last].Role, moreOf(k, t, max(w.Width-line.Width(), 0))})
	return line.Fit(w.Width, t.Cut)
}
