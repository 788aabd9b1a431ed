package workers

import (
	"slices"

	"streamlab/engine"
)

// A Set is a Crew's state at one moment. It never changes, and may be read by any
// number of goroutines. The zero Set has no workers.
type Set struct{ s *set }

type set struct {
	workers []worker
	series  []series
	sample  engine.Time
}

// Set returns the present state. O(workers).
func (c *Crew) Set() Set {
	if len(c.workers) == 0 {
		return Set{}
	}
	if c.kept == nil {
		c.kept = &Set{&set{slices.Clone(c.workers), slices.Clone(c.series), c.sample}}
	}
	return *c.kept
}

// Restore goes to the state of a Set, of this Crew or another. The engine must go
// to the state that it had then. O(workers).
func (c *Crew) Restore(s Set) {
	*c = Crew{scratch: c.scratch}
	if s.s == nil {
		return
	}
	c.workers, c.series, c.sample = slices.Clone(s.s.workers), slices.Clone(s.s.series), s.s.sample
	for i := range c.series { // another way on from here must not write where this one did
		c.series[i].lag, c.series[i].pending = slices.Clip(c.series[i].lag), slices.Clip(c.series[i].pending)
	}
	c.kept = &s
}

// Len returns how many workers there are.
func (s Set) Len() int {
	if s.s == nil {
		return 0
	}
	return len(s.s.workers)
}

// Busy reports whether any worker does something or will.
func (s Set) Busy() bool { return s.s != nil && (&Crew{workers: s.s.workers}).Busy() }

// A Worker is one worker at a moment.
type Worker struct {
	*Def
	Counts
	State   State
	Client  engine.ClientID // 0 while it is not connected
	Entry   engine.ID       // Working: on which entry
	Trouble string          // Refused: what Redis answered
	InRate  int64           // entries a second, over the last second
	OutRate int64
	Held    int // entries that it has read and not begun
}

// Works reports whether the worker has not ended: it works, or waits for work.
func (w Worker) Works() bool { return w.State != Crashed && w.State != Stopped && w.State != Done }

// Workers lists the workers in the order they were hired.
func (s Set) Workers() []Worker {
	if s.s == nil {
		return nil
	}
	list := make([]Worker, len(s.s.workers))
	for i := range s.s.workers {
		list[i] = s.s.workers[i].view()
	}
	return list
}

// Worker returns one of them.
func (s Set) Worker(name string) (Worker, bool) {
	for _, w := range s.Workers() {
		if w.Name == name {
			return w, true
		}
	}
	return Worker{}, false
}

func (w *worker) view() Worker {
	v := Worker{
		Def: w.def, Counts: w.counts, State: w.state, Client: w.client, Trouble: w.trouble,
		InRate: w.marks.in, OutRate: w.marks.out, Held: len(w.batch) - w.hand,
	}
	if !v.Works() {
		v.InRate, v.OutRate = 0, 0
	}
	if w.working {
		v.Entry = w.batch[w.hand].id
		v.Held--
	}
	return v
}

// A Series is how lag and pending entries of a group went on, a sample each
// SampleEvery; of a reader, how many entries it had not finished.
type Series struct {
	Stream, Group, Reader string
	Lag                   []int64 // -1 where Redis cannot tell it; not to be changed
	Pending               []int64
}

// Series lists them in the order in which workers were hired that they are about.
func (s Set) Series() []Series {
	if s.s == nil {
		return nil
	}
	list := make([]Series, len(s.s.series))
	for i, o := range s.s.series {
		list[i] = Series{o.stream, o.group, o.reader, o.lag, o.pending}
	}
	return list
}

// Measure returns the lag and the pending entries of a series in a snapshot: what the
// next sample would be. O(log entries).
func (s Set) Measure(snapshot engine.Snapshot, of Series) (lag, pending int64) {
	if s.s == nil {
		return 0, 0
	}
	return (&Crew{workers: s.s.workers}).measure(snapshot, &series{stream: of.Stream, group: of.Group, reader: of.Reader})
}

// Behind returns how many entries of its stream a reader has not finished.
func (s Set) Behind(snapshot engine.Snapshot, reader string) int64 {
	w, ok := s.Worker(reader)
	stream, there := snapshot.Stream(w.streamName())
	if !ok || !there {
		return 0
	}
	return (&Crew{workers: s.s.workers}).behind(stream, reader)
}

// streamName is the worker's stream, "" for the zero Worker.
func (w Worker) streamName() string {
	if w.Def == nil {
		return ""
	}
	return w.Stream
}

// Same reports whether two Sets are the same but for the samples that were taken.
func (s Set) Same(other Set) bool {
	if s.s == other.s {
		return true
	}
	return s.Len() == other.Len() && (s.Len() == 0 || slices.EqualFunc(s.s.workers, other.s.workers, sameWorker))
}

func sameWorker(a, b worker) bool {
	return a.def.Line() == b.def.Line() && a.client == b.client && a.state == b.state && a.at == b.at &&
		a.chances == b.chances && a.began == b.began && a.added == b.added && a.hand == b.hand &&
		a.working == b.working && a.ending == b.ending && a.history == b.history && a.fresh == b.fresh &&
		a.last == b.last && a.cursor == b.cursor && a.swept == b.swept && a.counts == b.counts &&
		slices.Equal(a.batch, b.batch)
}
