package tui

import (
	"fmt"
	"math"
	"strconv"

	"streamlab/internal/lab"
	"streamlab/render"
)

// headerLine is the first row: the lesson and the step at the left, the clock
// and the mode at the right.
func (m *Model) headerLine(width int) render.Line {
	left := render.Line{{Role: render.Accent, Text: " streamlab "}}
	if m.page == playPage && !m.play.regions.Framed {
		left = nil // the step's title needs the room
	}
	var right render.Line
	switch m.page {
	case coursePage:
		left = left.And(render.Span{Role: render.Text, Text: " lessons"})
		right = render.Of(render.Dim, m.options.Version+" ")
	case helpPage:
		left = left.And(render.Span{Role: render.Text, Text: " keys"})
		right = render.Of(render.Dim, m.options.Version+" ")
	case stepsPage:
		left = append(left, m.lessonName()...)
	default:
		left = append(left, m.lessonName()...)
		right = m.moment(width)
	}
	return left.Right(right, width, m.theme.Cut)
}

// lessonName names the lesson and its number in the course; where the lesson
// pane has no frame, the step's title, too.
func (m *Model) lessonName() render.Line {
	player := m.play.view.Player
	lesson := player.Lesson()
	if lesson == nil {
		return render.Line{{Role: render.Strong, Text: " sandbox"}}
	}
	line := render.Line{{Role: render.Strong, Text: " " + lesson.ID}}
	if c := m.options.Course; c != nil {
		n := c.Number(lesson.ID)
		line = line.And(render.Span{Role: render.Dim, Text: fmt.Sprintf("  %d/%d", n+1, len(c.Lessons))})
	}
	if head := m.play.lesson.head(); !m.play.regions.Framed {
		line = line.And(render.Span{Role: render.Dim, Text: " " + m.theme.Dot + " "}, render.Span{Role: render.Strong, Text: head.title})
	}
	return line
}

// moment is the step, the clock and the mode.
func (m *Model) moment(width int) render.Line {
	t, v := m.theme, m.play.view
	var line render.Line
	if lesson := v.Player.Lesson(); lesson != nil {
		step := fmt.Sprintf("step %d of %d", v.Player.Index()+1, len(lesson.Steps))
		line = line.And(render.Span{Role: render.Dim, Text: "  " + step})
	}
	if e := v.Errand; e.Text != "" {
		line = line.And(render.Span{Role: render.Pending, Text: fmt.Sprintf("   %s: %.0f%%", e.Text, 100*e.Part)})
	}
	clock, sign := v.Clock.Now.Std().Format("15:04:05.000"), t.Paused
	if v.Clock.Running {
		clock, sign = v.Clock.Now.Std().Format("15:04:05"), t.Running
	}
	line = line.And(render.Span{Role: render.Text, Text: "   " + clock + " " + sign})
	line = line.And(m.speed()...)
	if v.Outside.Addr != "" {
		line = line.And(render.Span{Role: render.Pending, Text: "  " + shared(v)})
	}
	if v.FreePlay {
		return line.And(render.Span{Role: render.Pending, Text: "  free play "})
	}
	if width >= besideWidth {
		return line.And(render.Span{Role: render.Dim, Text: "   embedded " + m.play.compat().Title() + " "})
	}
	return line.And(render.Span{Role: render.Text, Text: " "})
}

// speed is how fast the clock goes, where that is not as the wall's; and what of it
// is reached, where the workers have too much to do.
func (m *Model) speed() render.Line {
	c := m.play.view.Clock
	var line render.Line
	if c.Speed != 1 {
		line = render.Of(render.Text, " "+m.theme.Times+speedText(c.Speed))
	}
	if c.Running && c.Reached > 0 {
		line = line.And(render.Span{Role: render.Bad, Text: " slowed to " + m.theme.Times + speedText(c.Reached)})
	}
	return line
}

func speedText(n float64) string {
	return strconv.FormatFloat(math.Round(n*100)/100, 'f', -1, 64)
}

// shared tells who shares the lab, and that their BLOCKs stand with its clock.
func shared(v lab.View) string {
	text := fmt.Sprintf("%s: %d clients", v.Outside.Addr, v.Outside.Clients)
	if v.Outside.Clients == 1 {
		text = v.Outside.Addr + ": 1 client"
	}
	if v.Outside.Waiting > 0 && !v.Clock.Running {
		text += fmt.Sprintf(", %d BLOCK paused", v.Outside.Waiting)
	}
	return text
}
