package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"streamlab/internal/lab"
)

// frame is the shortest time between two drawings of changes that come from
// elsewhere: 30 a second.
const frame = time.Second / 30

// changedMsg says that a lab changed.
type changedMsg struct{ lab *lab.Lab }

// tickMsg says that a running clock is to be drawn.
type tickMsg struct {
	lab *lab.Lab
	n   int // the tick's number
}

// waits makes the commands that wait; tests have their own, which do not.
type waits struct {
	timer  func(time.Duration, tea.Msg) tea.Cmd
	change func(l *lab.Lab, stop <-chan struct{}) tea.Cmd
	sync   func(l *lab.Lab, n int) tea.Cmd // nil: at once
}

// realWaits wait on the wall clock.
var realWaits = waits{timer: afterwards, change: awaitChange, sync: syncApart}

func afterwards(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// awaitChange waits for a change of the lab, and then for the next frame.
func awaitChange(l *lab.Lab, stop <-chan struct{}) tea.Cmd {
	return func() tea.Msg {
		select {
		case <-l.Changed():
		case <-stop:
			return nil
		}
		pause := time.NewTimer(frame)
		defer pause.Stop()
		select {
		case <-pause.C:
			return changedMsg{l}
		case <-stop:
			return nil
		}
	}
}

// follow waits for a change of the lab.
func (m *Model) follow() tea.Cmd {
	if m.play == nil {
		return nil
	}
	return m.waits.change(m.play.lab, m.play.stop)
}

// changed draws a lab that was changed, unless that is drawn already.
func (m *Model) changed(msg changedMsg) tea.Cmd {
	if m.play == nil || m.play.lab != msg.lab {
		return nil
	}
	if m.play.works() || m.play.lab.View().Version == m.play.view.Version {
		return m.follow()
	}
	return tea.Batch(m.look(), m.follow())
}

// A ticker knows the tick that is under way; those before it mean nothing.
type ticker struct {
	n       int // its number
	waiting bool
	due     time.Time
	took    time.Duration // the last one's work
}

// tick arranges for the next drawing of the clock. While it stands, nothing
// ticks. A tick that is under way is replaced where it would come too late.
func (m *Model) tick() tea.Cmd {
	p := m.play
	if p == nil || !p.view.Clock.Running && !p.busy() {
		return nil
	}
	wait := p.interval()
	due := m.now().Add(wait)
	if p.ticker.waiting && !due.Before(p.ticker.due) {
		return nil
	}
	p.ticker = ticker{n: p.ticker.n + 1, waiting: true, due: due, took: p.ticker.took}
	return m.waits.timer(wait, tickMsg{p.lab, p.ticker.n})
}

// interval is how long the picture may stay as it is while the clock runs: to
// the next full second, or to the end of a BLOCK.
func (p *play) interval() time.Duration {
	now := p.view.Clock.Now
	if p.works() {
		return max(frame-p.ticker.took, 0)
	}
	wait := time.Second - time.Duration(now.Std().Nanosecond())
	if at, ok := p.lab.Deadline(); ok {
		wait = min(wait, at.Sub(now))
	}
	return max(wait, frame)
}

// ticked lets the time of a running clock pass.
func (m *Model) ticked(msg tickMsg) tea.Cmd {
	p := m.play
	if p == nil || p.lab != msg.lab || p.ticker.n != msg.n {
		return nil
	}
	if p.works() && m.waits.sync != nil {
		return m.waits.sync(p.lab, msg.n)
	}
	p.ticker.waiting = false
	p.lab.Sync()
	return m.look()
}

// works tells whether the clock runs and workers work by it, or the lab is at
// something that takes a while.
func (p *play) works() bool { return p.busy() || p.view.Clock.Running && p.view.Workers.Busy() }

// busy tells whether the lab is at something that takes a while.
func (p *play) busy() bool { return p.view.Errand.Text != "" }

// syncedMsg says that a lab has let time pass, and how long that took.
type syncedMsg struct {
	lab  *lab.Lab
	n    int // the tick's number
	took time.Duration
}

// syncApart lets time pass while keys are taken.
func syncApart(l *lab.Lab, n int) tea.Cmd {
	return func() tea.Msg {
		began := time.Now()
		l.Sync()
		return syncedMsg{l, n, time.Since(began)}
	}
}

// synced draws what workers did.
func (m *Model) synced(msg syncedMsg) tea.Cmd {
	p := m.play
	if p == nil || p.lab != msg.lab || p.ticker.n != msg.n {
		return nil
	}
	p.ticker.waiting, p.ticker.took = false, msg.took
	return m.look()
}
