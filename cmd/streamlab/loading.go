package main

import (
	"fmt"
	"io"
	"time"

	"streamlab/engine"
)

// A loading tells who waits for a journal to be played how far that is: nothing
// for a moment, then on a terminal one line that changes, and else one line.
type loading struct {
	says     io.Writer
	terminal bool
	file     string
	from, to engine.Time
	now      func() time.Time
	began    time.Time
	told     time.Time // last
}

// Times of a loading: when it begins to tell, and how often it tells more.
const firstTold, toldAgain = 700 * time.Millisecond, 200 * time.Millisecond

// played says that a journal was played up to a time of the lab's.
func (p *loading) played(at engine.Time) {
	now := p.now()
	switch {
	case at >= p.to && !p.told.IsZero() && p.terminal:
		_, _ = io.WriteString(p.says, "\r\x1b[K")
	case now.Sub(p.began) < firstTold, now.Sub(p.told) < toldAgain, !p.terminal && !p.told.IsZero(), at >= p.to:
	case p.terminal:
		p.told = now
		_, _ = fmt.Fprintf(p.says, "\r%s: played %s of %s\x1b[K", p.file, seconds(at.Sub(p.from)), seconds(p.to.Sub(p.from)))
	default:
		p.told = now
		_, _ = fmt.Fprintf(p.says, "%s: playing again what happened in %s, which takes a while\n", p.file, seconds(p.to.Sub(p.from)))
	}
}

func seconds(d time.Duration) string { return d.Round(time.Second).String() }
