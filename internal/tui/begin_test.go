package tui

import (
	"strings"
	"testing"

	"streamlab/render"
)

// A new step shows the state from its top as the lesson's group sees it, and the
// transcript's end, whatever the learner looked at before.
func TestANewStepIsShownFromItsTop(t *testing.T) {
	s := &screen{tb: t}
	s.open(Options{Lesson: "joining", Mode: Learn}, 60, 20)
	for _, name := range strings.Split("abcdefgh", "") {
		s.press(`"XGROUP CREATE numbers ` + name + ` 0" enter`)
	}
	s.press(`"XREADGROUP GROUP group1 c STREAMS numbers 0" enter`)
	s.press("ctrl+down ctrl+down ctrl+down pgup pgup")
	p := s.model.play
	if p.state.top == 0 || p.transcript.back == 0 || p.state.state.Focus.Group != "group1" {
		t.Fatalf("nothing to set back: top %d, back %d, %v\n%s", p.state.top, p.transcript.back, p.state.state.Focus, s.text(1, 20))
	}
	s.press("alt+right")
	if want := (render.Focus{Key: "numbers", Group: "group0"}); p.state.state.Focus != want {
		t.Errorf("the focus is %v, want %v", p.state.state.Focus, want)
	}
	if text := s.text(1, 20); p.state.top != 0 || p.transcript.back != 0 || !strings.Contains(text, "The lesson goes on") {
		t.Errorf("top %d, back %d\n%s", p.state.top, p.transcript.back, text)
	}
}

// Where a reply is longer than the room for it, empty rows above are given up.
func TestAReplyTakesEmptyRows(t *testing.T) {
	s := &screen{tb: t}
	s.open(Options{Lesson: "joining", Mode: Learn}, 120, 36)
	was := s.model.play.regions.Transcript.H
	s.press(`"XINFO STREAM numbers" enter`)
	if is := s.model.play.regions.Transcript.H; is <= was {
		t.Errorf("the transcript has %d rows, %d before\n%s", is, was, s.text(1, 36))
	}
	s.press("alt+right")
	if is := s.model.play.regions.Transcript.H; is != was {
		t.Errorf("at a new step the transcript has %d rows, %d before", is, was)
	}
}
