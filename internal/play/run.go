package play

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"streamlab/engine/rediscli"
	"streamlab/lessons"
	"streamlab/render"
)

// Run plays lessons with their solutions and writes each step with its client,
// commands, replies and the state that they leave. What differs from the file
// is returned as lessons.Faults; clients that are still waiting at a lesson's
// end for ever are told to notes. Of the glyphs only the tag of late replies is
// drawn. Any other error is out's.
func Run(out, notes io.Writer, list []*lessons.Lesson, glyphs render.Glyphs) error {
	t := &transcript{out: bufio.NewWriter(out), notes: notes, tag: glyphs.Tag}
	var faults lessons.Faults
	for _, lesson := range list {
		r := lessons.Rehearse(lesson)
		t.lesson(r)
		faults = append(faults, r.Faults()...)
	}
	if err := t.out.Flush(); err != nil {
		return fmt.Errorf("write transcript: %w", err)
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// lateTag is the tag in what lessons.Played prints.
const lateTag = "»"

// transcript writes rehearsals.
type transcript struct {
	out   *bufio.Writer // keeps its first error until Flush
	notes io.Writer
	tag   string // behind the name of a client whose reply came late
}

func (t *transcript) printf(format string, args ...any) {
	_, _ = fmt.Fprintf(t.out, format, args...)
}

func (t *transcript) lesson(r *lessons.Rehearsal) {
	t.printf("# %s: %s\n", r.Lesson.ID, rediscli.Safe(r.Lesson.Title))
	if len(r.Setup) > 0 {
		t.printf("\n## set-up\n\n")
		t.lines(r.Setup)
		t.state(r.Setup[len(r.Setup)-1].After)
	}
	for i := range r.Len() {
		t.step(r, i)
	}
	t.waiting(r)
	t.printf("\n%s: %s, %s\n\n", r.Lesson.ID, countOf(r.Len(), "step"), differences(len(r.Faults())))
}

func (t *transcript) step(r *lessons.Rehearsal, i int) {
	step, done := &r.Lesson.Steps[i], r.Step(i)
	t.printf("\n## %d/%d %s: %s\n", i+1, r.Len(), step.ID, rediscli.Safe(step.Title))
	t.arrived(done.Arrived)
	t.goals(step, done)
	if len(done.Lines) > 0 {
		t.printf("\n")
		t.lines(done.Lines)
		t.state(done.After)
	}
	if done.Figure != "" {
		t.printf("\nanswer: %s\n", rediscli.Safe(done.Figure))
	}
}

func (t *transcript) goals(step *lessons.Step, done *lessons.Rehearsed) {
	for _, goal := range step.Goals {
		t.printf("goal: %s\n", rediscli.Safe(lessons.Interpolate(goal.Text, done.Bindings)))
	}
}

// lines writes scripted lines as a terminal shows them.
func (t *transcript) lines(lines []lessons.Played) {
	for _, line := range lines {
		prompt := render.PromptText(line.Client)
		if line.Wait > 0 {
			prompt = ""
		}
		t.printf("%s%s\n", prompt, rediscli.Safe(line.Text))
		t.printf("%s", strings.ReplaceAll(rediscli.SafeLines(line.Printed()), lateTag, t.tag))
	}
}

// arrived writes what waiting clients were given while time passed.
func (t *transcript) arrived(list []lessons.Delivered) {
	for _, d := range list {
		t.printf("%s%s\n%s", d.Client, t.tag, rediscli.SafeLines(rediscli.Terminal(d.Reply)))
	}
}

// state writes groups and pending entries, set apart from the replies.
func (t *transcript) state(m lessons.Moment) {
	text := strings.TrimSuffix(render.PlainState(m.Snapshot), "\n")
	t.printf("\n  %s\n", strings.ReplaceAll(text, "\n", "\n  "))
}

func differences(n int) string {
	if n == 0 {
		return "all as the file says"
	}
	return countOf(n, "difference") + " from the file"
}
