package main

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"text/tabwriter"
)

// finest is how close the highest rate is bracketed: to a twentieth.
const finest = 1.05

// search looks for the highest rate that is held: by doubling or halving until it
// lies between two rates, then in the middle of them.
func search(ctx context.Context, o order, out io.Writer) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	defer func() { _ = t.Flush() }()
	_, _ = fmt.Fprintln(t, "rate\tclock\tsummed a second\tredraws a second\tletters p99\tcommands p99\theld\t")
	var held, not int64 // 0: none is known
	for rate := o.world.rate; rate > 0; rate = next(held, not) {
		o.world.rate = rate
		r, err := measure(ctx, o.world, o.try, o.try)
		if err != nil {
			return fmt.Errorf("at %d a second: %w", rate, err)
		}
		r.row(t)
		debug.FreeOSMemory() // the next one begins as this one did
		if r.held() {
			held = rate
		} else {
			not = rate
		}
	}
	_ = t.Flush()
	if held == 0 {
		_, err := fmt.Fprintln(out, "no rate was held")
		return err
	}
	_, err := fmt.Fprintf(out, "the highest rate held: %s entries a second\n", count(held))
	return err
}

// next is the rate to try next, from the highest that was held and the lowest that
// was not; 0 where they are close enough.
func next(held, not int64) int64 {
	switch {
	case not == 0 && held == mostRate:
		return 0
	case not == 0:
		return min(2*held, mostRate)
	case held == 0:
		return not / 2
	case not-held <= 1 || float64(not) <= float64(held)*finest:
		return 0
	}
	return (held + not) / 2
}

// row tells what a try came to.
func (r *figures) row(t io.Writer) {
	mark := "no"
	if r.held() {
		mark = "yes"
	}
	_, _ = fmt.Fprintf(t, "%s\t× %.3f\t%s\t%.1f\t%s\t%s\t%s\t\n", count(r.world.rate), r.speed(),
		count(perSecond(r.summed, r.wall)), float64(r.draws)/r.wall.Seconds(),
		millis(quantile(r.letters, 0.99)), millis(quantile(r.enters, 0.99)), mark)
}
