package tui

import (
	"fmt"
	"testing"
)

// BenchmarkKey is what a key costs that changes nothing but the prompt, and one
// that changes the state, at three sizes.
func BenchmarkKey(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 50}} {
		s := &screen{tb: b}
		s.open(Options{Mode: Learn, Lesson: "joining"}, size[0], size[1])
		s.press(`alt+right alt+right`)
		b.Run(fmt.Sprintf("typing/%dx%d", size[0], size[1]), func(b *testing.B) {
			for b.Loop() {
				s.press("x backspace")
			}
		})
		b.Run(fmt.Sprintf("undo/%dx%d", size[0], size[1]), func(b *testing.B) {
			for b.Loop() {
				s.press("ctrl+z ctrl+y")
			}
		})
	}
}
