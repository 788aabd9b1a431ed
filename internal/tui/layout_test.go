package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"
)

// parts are the parts of a layout with the letters that TestLayout draws them
// with.
func (r Regions) parts() map[string]Rect {
	return map[string]Rect{
		"h": r.Header, "l": r.Lesson, "s": r.State, "-": r.Rule, "t": r.Transcript, "p": r.Prompt, "k": r.Keys,
	}
}

// sketch draws a layout, each part with its letter, a tenth as wide and half as
// high as it is.
func sketch(r Regions, width, height int) string {
	if r == (Regions{}) {
		return "too small\n"
	}
	grid := make([][]byte, height)
	for y := range grid {
		grid[y] = []byte(strings.Repeat(".", width))
	}
	for letter, p := range r.parts() {
		for y := p.Y; y < p.Y+p.H; y++ {
			for x := p.X; x < p.X+p.W; x++ {
				grid[y][x] = letter[0]
			}
		}
	}
	var b strings.Builder
	for y := range grid {
		line := ""
		for x := 0; x < width; x += 5 {
			line += string(grid[y][x])
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

func TestLayout(t *testing.T) {
	datadriven.RunTest(t, "testdata/layout", func(t *testing.T, d *datadriven.TestData) string {
		var width, height int
		mode, want := "learn", Wants{Lesson: 6, State: 9, Talk: 4}
		d.ScanArgs(t, "size", &width, &height)
		d.MaybeScanArgs(t, "mode", &mode)
		d.MaybeScanArgs(t, "lesson", &want.Lesson)
		d.MaybeScanArgs(t, "state", &want.State)
		d.MaybeScanArgs(t, "talk", &want.Talk)
		return sketch(Layout(width, height, modeNames[mode], want), width, height)
	})
}

// At any size the parts cover the whole screen, and none covers another.
func TestLayoutCoversEveryCellOnce(t *testing.T) {
	for _, mode := range []Mode{Learn, Sandbox, Demo} {
		for width := minWidth; width <= 220; width += 7 {
			for height := minHeight; height <= 70; height += 3 {
				for _, want := range []Wants{{}, {Lesson: 6, State: 9}, {Lesson: 200, State: 1000}, {Lesson: 200, State: 1000, Talk: 9}, {Talk: 5000}} {
					r := Layout(width, height, mode, want)
					if problem := covers(r, width, height); problem != "" {
						t.Fatalf("%dx%d mode %d %+v: %s\n%s", width, height, mode, want, problem, sketch(r, width, height))
					}
				}
			}
		}
	}
}

func covers(r Regions, width, height int) string {
	cells := 0
	for name, p := range r.parts() {
		if p.H == 0 {
			continue
		}
		if p.X < 0 || p.Y < 0 || p.W <= 0 || p.H < 0 || p.X+p.W > width || p.Y+p.H > height {
			return fmt.Sprintf("%s lies outside: %+v", name, p)
		}
		for other, o := range r.parts() {
			if name < other && o.H > 0 && p.X < o.X+o.W && o.X < p.X+p.W && p.Y < o.Y+o.H && o.Y < p.Y+p.H {
				return name + " covers " + other
			}
		}
		cells += p.W * p.H
	}
	if cells != width*height {
		return fmt.Sprintf("%d cells of %d", cells, width*height)
	}
	return ""
}
