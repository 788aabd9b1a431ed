package render_test

import (
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/lessons"
	"streamlab/render"
)

// TestLesson plays the lesson of testdata/lesson and compares what its pane
// says. Commands: course (the file), event NAME, pane.
func TestLesson(t *testing.T) {
	var player lessons.Player
	var stage *lessons.Stage
	theme := render.NewTheme(render.DarkPalette(), render.UnicodeGlyphs())
	datadriven.RunTest(t, "testdata/lesson", func(t *testing.T, d *datadriven.TestData) string {
		switch d.Cmd {
		case "course":
			course, err := lessons.Parse("course.yaml", []byte(d.Input))
			if err != nil {
				t.Fatal(err)
			}
			player = lessons.Start(&course.Lessons[0])
			stage = lessons.NewStage(course.Lessons[0].Options())
			return ""
		case "event":
			player = react(player, stage, lessonEvents[d.CmdArgs[0].Key])
		}
		width := 44
		d.MaybeScanArgs(t, "width", &width)
		text := withRoles(theme.Lesson(render.LessonTextOf(player), width, true))
		return text + "-- " + theme.Awaited(player).Text() + "\n"
	})
}

var lessonEvents = map[string]lessons.Event{
	"go": lessons.Go{}, "hint": lessons.Hint{}, "wrong": lessons.Choose{N: 1}, "right": lessons.Choose{N: 2},
	"answer": lessons.Answer{Text: "3"}, "skip": lessons.Skip{}, "free": lessons.Free{}, "solution": lessons.Solution{},
}

// react tells the player of an event and does what it asks for, as a lab would.
func react(p lessons.Player, stage *lessons.Stage, e lessons.Event) lessons.Player {
	p, effects := p.Next(e, stage.Moment())
	for _, effect := range effects {
		switch do := effect.(type) {
		case lessons.Run:
			args := strings.Fields(do.Line)
			turn := stage.Run(do.Client, args)
			p = react(p, stage, lessons.Ran{Client: do.Client, Text: do.Line, Args: args, Reply: turn.Reply})
		case lessons.Restore:
			stage.Set(p.Rehearsal().At(do.Step, do.Line))
		case lessons.Wait:
			stage.Wait(do.D)
		}
	}
	return p
}
