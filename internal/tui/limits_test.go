package tui

import (
	"strings"
	"testing"

	"streamlab/internal/lab"
	"streamlab/lessons"
)

func TestAFullLineTakesNoMore(t *testing.T) {
	s := &screen{tb: t}
	s.open(Options{Mode: Sandbox}, 80, 24)
	s.model.play.prompt.put(strings.Repeat("x", lab.MaxLine))
	s.press("y")
	if got := s.text(24, 24); !strings.Contains(got, "The line is full: 65,536 bytes are the most.") {
		t.Errorf("%s", got)
	}
	if n := len(s.model.play.prompt.text); n != lab.MaxLine {
		t.Errorf("%d bytes", n)
	}
}

// A step that the course has no more is no place to resume at.
func TestARenamedStepIsNotResumed(t *testing.T) {
	s := &screen{tb: t, store: memory{"joining": lessons.Record{Lesson: "joining", Step: "renamed", Lines: []string{"PING"}}}}
	s.open(Options{Mode: List}, 80, 24)
	if got := s.text(1, 24); strings.Contains(got, "at step") || strings.Contains(got, "resume") {
		t.Errorf("%s", got)
	}
	s.press("enter")
	if got := s.text(1, 1); !strings.Contains(got, "step 1 of 5") {
		t.Errorf("%s", got)
	}
}
