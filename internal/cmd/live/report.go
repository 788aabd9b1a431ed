package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"
)

// quantile is the figure that a share q of all is at most, 0 where there are none.
func quantile(all []time.Duration, q float64) time.Duration {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[max(int(math.Ceil(q*float64(len(sorted))))-1, 0)]
}

// write tells what a run came to.
func (r *figures) write(out io.Writer) {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	row := func(what, format string, args ...any) {
		_, _ = fmt.Fprintf(t, "%s\t%s\n", what, fmt.Sprintf(format, args...))
	}
	row("screen", "%d × %d, %d simulated programs", r.world.width, r.world.height, r.world.programs())
	row("clock", "%.1f s in %.1f s of the wall's: × %.3f", r.clock.Seconds(), r.wall.Seconds(), r.speed())
	row("entries added", "%s, %s a second", count(r.added), count(perSecond(r.added, r.wall)))
	row("entries summed up", "%s, %s a second", count(r.summed), count(perSecond(r.summed, r.wall)))
	row("redraws a second", "%.1f, at most %d", float64(r.draws)/r.wall.Seconds(), r.most)
	row("letters until seen", "%s", spread(r.letters))
	row("commands until answered", "%s", spread(r.enters))
	row("collector's longest pause", "%s", millis(r.pause))
	_ = t.Flush()
	_, _ = fmt.Fprintln(out)
	writeMemory(out, r.memory)
}

func writeMemory(out io.Writer, list []memory) {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	_, _ = fmt.Fprintln(t, "after\theap live\theap in use\tfrom the system\tresident\tcollections\t")
	for _, m := range list {
		_, _ = fmt.Fprintf(t, "%.0f s\t%s\t%s\t%s\t%s\t%d\t\n", m.at.Seconds(), megabytes(m.live), megabytes(m.inUse), megabytes(m.sys), megabytes(m.rss), m.cycles)
	}
	_ = t.Flush()
}

// spread tells of times their median, the one that 99 of 100 keep, and the longest.
func spread(all []time.Duration) string {
	return fmt.Sprintf("%d: median %s, 99 of 100 within %s, all within %s",
		len(all), millis(quantile(all, 0.5)), millis(quantile(all, 0.99)), millis(quantile(all, 1)))
}

func millis(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d)/1e6) }

func megabytes(n uint64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

func perSecond(n int64, d time.Duration) int64 { return int64(math.Round(float64(n) / d.Seconds())) }

// count sets thousands apart.
func count(n int64) string {
	text := strconv.FormatInt(n, 10)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
