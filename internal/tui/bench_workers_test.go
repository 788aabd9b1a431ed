package tui

import (
	"fmt"
	"testing"
	"time"
)

// source is the world of the course's first chapter: 100,000 numbers a second, and
// running sums that take in half of them.
var source = []string{
	"XGROUP CREATE numbers sums 0 MKSTREAM",
	":producer fast numbers rate=100000",
	":consumer sum sums numbers work=20us count=100 sum=total",
	":reader other numbers work=20us count=100 sum=read checkpoint=places",
}

// working is a screen on which the source's programs have worked for two seconds.
func working(b *testing.B, size [2]int) *screen {
	s := &screen{tb: b}
	s.open(Options{Mode: Sandbox}, size[0], size[1])
	for _, line := range source {
		if out := s.model.play.lab.Run("", line); out.Refused {
			b.Fatal(out.Lines)
		}
	}
	s.model.play.lab.Wait(2 * time.Second)
	return s
}

// BenchmarkWorkersFrame is what a drawing costs while workers run, at three sizes:
// the simulated time of a frame is not in it.
func BenchmarkWorkersFrame(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 50}} {
		s := working(b, size)
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.model.play.lab.Run("", ":event")
				s.model.look()
				s.model.draw()
			}
		})
	}
}

// BenchmarkWorkersRedraw is a thirtieth of a second of it, simulated and drawn: it
// tells how many redraws a second that would make.
func BenchmarkWorkersRedraw(b *testing.B) {
	s := working(b, [2]int{120, 36})
	b.ReportAllocs()
	for b.Loop() {
		s.wall = s.wall.Add(frame)
		s.model.play.lab.Sync()
		s.model.look()
		s.model.draw()
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "redraws/s")
	if got := s.model.play.view.Workers.Workers()[0].InRate; got < 99_000 {
		b.Errorf("%d entries a second are added", got)
	}
}
