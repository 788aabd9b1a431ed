package tui

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkWorkersFrame is what a drawing costs while workers run, at three sizes:
// the simulated time of a frame is not in it.
func BenchmarkWorkersFrame(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 50}} {
		s := &screen{tb: b}
		s.open(Options{Mode: Sandbox}, size[0], size[1])
		for _, line := range []string{"XGROUP CREATE numbers sums 0 MKSTREAM", ":producer fast numbers rate=100000", ":consumer sum sums numbers work=20us count=100 sum=total"} {
			s.model.play.lab.Run("", line)
		}
		s.model.play.lab.Wait(2 * time.Second)
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			for b.Loop() {
				s.model.play.lab.Run("", ":event")
				s.model.look()
				s.model.draw()
			}
		})
	}
}
