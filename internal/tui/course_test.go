package tui

import (
	"os"
	"testing"

	tea "charm.land/bubbletea/v2"

	"streamlab/lessons"
)

// sizes are screens of every layout, with odd ones among them.
var sizes = [][2]int{{80, 24}, {120, 36}, {60, 20}, {99, 31}, {200, 50}, {100, 20}, {61, 70}, {149, 40}, {150, 21}, {20, 5}, {233, 60}}

// The course is presented from its first to its last key while the terminal
// changes its size all the time, and a play step's clock runs a little between two
// keys: every row always has the screen's width.
func TestTheWholeCourseAtAnySize(t *testing.T) {
	src, err := os.ReadFile("../../lessons.yaml")
	if err != nil {
		t.Fatal(err)
	}
	course, err := lessons.Parse("lessons.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	s := &screen{tb: t}
	s.open(Options{Mode: Demo, Course: course, Lesson: course.Lessons[0].ID}, 80, 24)
	presses := 0
	for last := &course.Lessons[len(course.Lessons)-1]; ; presses++ {
		size := sizes[presses%len(sizes)]
		s.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		s.rows()
		player := s.model.play.view.Player
		if player.Finished() && player.Lesson() == last {
			break
		}
		if presses > 5000 {
			t.Fatalf("still in %s, step %d", player.Lesson().ID, player.Index()+1)
		}
		s.press("x")
		if s.model.play.view.Clock.Running { // a play step's programs are at work
			s.pass(t, "20ms")
		}
	}
}
