package tui

import (
	"fmt"
	"testing"
)

// A lesson's text is laid out anew only where it says something else.
func TestALessonIsLaidOutOnce(t *testing.T) {
	for _, width := range []int{80, 120} {
		s := &screen{tb: t}
		s.open(Options{Mode: Learn, Lesson: "joining"}, width, 24)
		first := &s.model.play.lesson.lines[0]
		s.press(`"PING" enter "PING" enter ctrl+z`)
		if &s.model.play.lesson.lines[0] != first {
			t.Errorf("at %d columns: laid out again though nothing was said", width)
		}
	}
}

// A transcript that is scrolled far back stays laid out, and what is far above
// the view does not.
func TestATranscriptIsLaidOutOnce(t *testing.T) {
	s := &screen{tb: t}
	s.open(Options{Mode: Sandbox}, 80, 24)
	for i := range 2 * maxLaid {
		s.model.play.lab.Run("", fmt.Sprintf("ECHO %d", i))
	}
	s.press("x")
	p := &s.model.play.transcript
	p.setLines(s.model.play.lab.View().Transcript)
	p.scroll(3 * maxLaid)
	p.view()
	newest := &p.line(p.lines.Len() - 1)[0]
	p.setLines(p.lines)
	p.view()
	if &p.line(p.lines.Len() - 1)[0] != newest {
		t.Error("what was laid out is laid out again")
	}
	p.back = 0
	p.setLines(p.lines)
	p.view()
	if len(p.laid) > maxLaid+2*p.height {
		t.Errorf("%d lines are kept laid out", len(p.laid))
	}
}
