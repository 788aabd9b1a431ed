package workers

import (
	"slices"
	"time"

	"streamlab/engine"
)

// SampleEvery is how often rates, lag and pending entries are noted, on the lab's
// clock.
const SampleEvery = 500 * time.Millisecond

// maxSamples is how many samples of a group are kept: of two minutes.
const maxSamples = 240

// series are the samples of one group, or of one reader. The slices only grow at
// their ends, so that older Sets keep what they had.
type series struct {
	stream, group, reader string
	lag, pending          []int64
}

// follow begins the series that a worker belongs to.
func (c *Crew) follow(d *Def) {
	if d.Kind == Producer {
		return
	}
	s := series{stream: d.Stream, group: d.Group}
	if d.Kind == Reader {
		s.reader = d.Name
	}
	if !slices.ContainsFunc(c.series, func(o series) bool { return o.stream == s.stream && o.group == s.group && o.reader == s.reader }) {
		c.series = append(slices.Clip(c.series), s)
	}
}

// wakeSampler lets samples be taken again, where they are not. Rates count from then
// on: what lies before was a pause.
func (c *Crew) wakeSampler(now engine.Time) {
	if c.sample == 0 {
		for i := range c.workers {
			w := &c.workers[i]
			w.marks = marksAt(now, w.counts)
		}
		every := engine.Time(SampleEvery.Microseconds())
		c.sample = (now/every + 1) * every
	}
}

// takeSample notes what the picture shows over time. Where nothing moves any more
// no further samples are taken.
func (c *Crew) takeSample(port Port, now engine.Time) {
	s := port.Snapshot()
	c.series = slices.Clone(c.series)
	for i := range c.series {
		lag, pending := c.measure(s, &c.series[i])
		c.series[i].add(lag, pending)
	}
	moves := c.Busy()
	for i := range c.workers {
		w := &c.workers[i]
		w.marks.turn(now, w.counts)
		moves = moves || w.marks.in > 0 || w.marks.out > 0
	}
	c.sample = now.Add(SampleEvery)
	if !moves {
		c.sample = 0
	}
}

// Samples reports whether what comes next is only that samples are taken.
func (c *Crew) Samples() bool {
	at, ok := c.Next()
	return ok && at == c.sample
}

// unknownLag stands for a lag that Redis cannot tell.
const unknownLag = -1

// measure is how far a group or a reader is behind, and what it has pending.
func (c *Crew) measure(snapshot engine.Snapshot, s *series) (lag, pending int64) {
	stream, ok := snapshot.Stream(s.stream)
	if !ok {
		return 0, 0
	}
	if s.reader != "" {
		return c.behind(stream, s.reader), 0
	}
	g, ok := stream.Group(s.group)
	if !ok {
		return 0, 0
	}
	lag, known := g.Lag()
	if !known {
		lag = unknownLag
	}
	return lag, int64(g.PendingLen())
}

// behind is how many entries a reader has not finished.
func (c *Crew) behind(stream engine.Stream, reader string) int64 {
	at := c.find(reader)
	if at < 0 {
		return 0
	}
	next, _ := c.workers[at].last.Next()
	return int64(stream.Len() - stream.Rank(next))
}

func (s *series) add(lag, pending int64) {
	if len(s.lag) >= 2*maxSamples {
		s.lag = slices.Clone(s.lag[len(s.lag)-maxSamples:])
		s.pending = slices.Clone(s.pending[len(s.pending)-maxSamples:])
	}
	s.lag, s.pending = append(s.lag, lag), append(s.pending, pending)
}

// marks are a worker's counts at the last samples, and its rates between them.
type marks struct {
	at      [2]engine.Time
	in0     [2]int64
	out0    [2]int64
	in, out int64 // entries a second, over the last second
}

// marksAt begins to count rates.
func marksAt(now engine.Time, counts Counts) marks {
	return marks{
		at: [2]engine.Time{now, now}, in0: [2]int64{counts.In, counts.In}, out0: [2]int64{counts.Out, counts.Out},
	}
}

// turn takes up the counts at a sample.
func (m *marks) turn(now engine.Time, counts Counts) {
	if span := int64(now - m.at[0]); span > 0 {
		m.in = (counts.In - m.in0[0]) * 1_000_000 / span
		m.out = (counts.Out - m.out0[0]) * 1_000_000 / span
	}
	m.at = [2]engine.Time{m.at[1], now}
	m.in0 = [2]int64{m.in0[1], counts.In}
	m.out0 = [2]int64{m.out0[1], counts.Out}
}
