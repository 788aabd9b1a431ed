package lab_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/engine/differ"
	"streamlab/engine/rediscli"
	"streamlab/internal/lab"
	"streamlab/lessons"
)

// TestScripts plays what learners type, and shows what they see. In the files
// of testdata/scripts, "open" begins a lab, "type" types its lines, and the
// other commands are in scriptCommands.
func TestScripts(t *testing.T) {
	datadriven.Walk(t, "testdata/scripts", func(t *testing.T, path string) {
		s := &script{t: t}
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			run, ok := scriptCommands[d.Cmd]
			if !ok {
				d.Fatalf(t, "unknown command %q", d.Cmd)
			}
			return run(s, d)
		})
	})
}

// A script is one lab and its wall clock.
type script struct {
	t    *testing.T
	lab  *lab.Lab
	wall time.Time
}

var scriptCommands = map[string]func(*script, *datadriven.TestData) string{
	"open":  (*script).open,
	"type":  (*script).typeLines,
	"do":    (*script).do,
	"pass":  (*script).pass,
	"jump":  (*script).jump,
	"view":  (*script).view,
	"saved": (*script).saved,
}

// open course=FILE lesson=ID resume=(step, line, …) running
func (s *script) open(d *datadriven.TestData) string {
	s.wall = time.Date(2025, 6, 1, 8, 0, 0, 0, time.UTC)
	course, err := lab.SmallCourse()
	if err != nil {
		d.Fatalf(s.t, "%v", err)
	}
	if d.HasArg("course") {
		course = s.course(d)
	}
	o := lab.Options{Course: course, Start: engine.TimeOf(s.wall)}
	d.MaybeScanArgs(s.t, "lesson", &o.Lesson)
	if d.HasArg("running") {
		o.Now = func() time.Time { return s.wall }
	}
	if d.HasArg("resume") {
		r := lessons.Record{Lesson: o.Lesson, Course: o.Course.Hash, Lines: lines(d.Input)}
		d.ScanArgs(s.t, "resume", &r.Step)
		if d.HasArg("changed") {
			r.Course = "another"
		}
		o.Resume, o.Records = true, map[string]lessons.Record{o.Lesson: r}
	}
	l, err := lab.New(o)
	if err != nil {
		return err.Error()
	}
	s.lab = l
	return s.transcript()
}

// course is another course than the small one: a file of testdata.
func (s *script) course(d *datadriven.TestData) *lessons.Course {
	var file string
	d.ScanArgs(s.t, "course", &file)
	src, err := os.ReadFile("testdata/" + file)
	if err != nil {
		d.Fatalf(s.t, "%v", err)
	}
	course, err := lessons.Parse(file, src)
	if err != nil {
		d.Fatalf(s.t, "%v", err)
	}
	return course
}

func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// typeLines types each line, or just Enter where there is none.
func (s *script) typeLines(d *datadriven.TestData) string {
	var b strings.Builder
	typed := lines(d.Input)
	if typed == nil {
		typed = []string{""}
	}
	for _, line := range typed {
		b.WriteString(s.outcome(s.lab.Run("", line)))
	}
	return b.String()
}

// do events by their names
func (s *script) do(d *datadriven.TestData) string {
	var b strings.Builder
	for _, arg := range d.CmdArgs {
		b.WriteString(s.outcome(s.lab.Do(scriptEvents[arg.Key])))
	}
	return b.String()
}

var scriptEvents = map[string]lessons.Event{
	"go": lessons.Go{}, "skip": lessons.Skip{}, "back": lessons.Back{}, "present": lessons.Present{},
	"free": lessons.Free{}, "return": lessons.Return{}, "choose-2": lessons.Choose{N: 2},
}

// pass lets the wall's time pass.
func (s *script) pass(d *datadriven.TestData) string {
	d2, err := time.ParseDuration(d.CmdArgs[0].Key)
	if err != nil {
		d.Fatalf(s.t, "%v", err)
	}
	s.wall = s.wall.Add(d2)
	return s.outcome(s.lab.Sync())
}

// jump to the end of a client's BLOCK
func (s *script) jump(d *datadriven.TestData) string {
	client := ""
	if len(d.CmdArgs) > 0 {
		client = d.CmdArgs[0].Key
	}
	out, ok := s.lab.JumpToDeadline(client)
	return s.outcome(out) + fmt.Sprintf("%v\n", ok)
}

// saved shows the lab's record.
func (s *script) saved(*datadriven.TestData) string {
	r, ok := s.lab.Record()
	if !ok {
		return "nothing"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s at %q %v\n", r.Lesson, r.Step, r.Steps)
	for _, line := range r.Lines {
		b.WriteString(line + "\n")
	}
	return b.String()
}

func (s *script) transcript() string {
	var b strings.Builder
	all := s.lab.View().Transcript
	for i := range all.Len() {
		b.WriteString(lineText(all.At(i)))
	}
	return b.String()
}

func (s *script) outcome(o lab.Outcome) string {
	var b strings.Builder
	for _, line := range o.Lines {
		b.WriteString(lineText(line))
	}
	if o.Type != "" {
		fmt.Fprintf(&b, "[%s> %s]\n", s.lab.View().Client, o.Type)
	}
	if o.Front != "" {
		fmt.Fprintf(&b, "[front end: %s]\n", o.Front)
	}
	return b.String()
}

func lineText(l lab.Line) string {
	switch l.Kind {
	case lab.Typed:
		return l.Client + "> " + l.Text + "\n"
	case lab.Replied:
		return rediscli.Terminal(l.Reply)
	case lab.Waits:
		return l.Client + " " + l.Text + "\n"
	case lab.Late:
		return l.Client + "»\n" + rediscli.Terminal(l.Reply)
	case lab.Lesson:
		return "| " + strings.ReplaceAll(l.Text, "\n", "\n| ") + "\n"
	case lab.Undone:
		return "- undone: " + l.Text + "\n"
	case lab.Redone:
		return "- redone: " + l.Text + "\n"
	case lab.Problem:
		return "! " + l.Text + "\n"
	case lab.Changed:
		return changeText(*l.Change)
	}
	return "- " + l.Text + "\n"
}

// changeText writes a row of what changed.
func changeText(r differ.Row) string {
	text := string(" +-~"[r.Mark]) + strings.Repeat("  ", r.Depth+1) + r.Name
	for _, f := range r.Figures {
		text += fmt.Sprintf("; %s %s > %s", f.Name, f.Was, f.Is)
	}
	return text + "; " + r.Note + "\n"
}

// view shows the state.
func (s *script) view(*datadriven.TestData) string {
	v := s.lab.View()
	var b strings.Builder
	clock := "stands"
	if v.Clock.Running {
		clock = "runs"
	}
	fmt.Fprintf(&b, "%s %s, %s>", v.Clock.Now.Std().Format("15:04:05.000"), clock, v.Client)
	if step := v.Player.Step(); step != nil {
		fmt.Fprintf(&b, " %s/%s awaits %s", v.Player.Lesson().ID, step.ID, awaits[v.Player.Awaits()])
	}
	if v.FreePlay {
		b.WriteString(" (free play)")
	}
	fmt.Fprintf(&b, "\nundo %q redo %q\n", v.Undo, v.Redo)
	for _, c := range v.Clients {
		fmt.Fprintf(&b, "client %d %s", c.ID, c.Handle)
		if c.Wait != nil {
			fmt.Fprintf(&b, " waits %v", c.Wait.Timeout)
		}
		b.WriteByte('\n')
	}
	for _, goal := range v.Player.Goals() {
		fmt.Fprintf(&b, "goal %v %s\n", goal.Done, goal.Text)
	}
	return b.String() + data(v.Snapshot)
}

var awaits = [...]string{"nothing", "type", "run", "goals", "answer", "choice", "next", "end", "play"}

// data lists keys, entries and pending entries.
func data(s engine.Snapshot) string {
	var b strings.Builder
	for _, key := range s.Keys(0, s.Len()) {
		stream, ok := s.Stream(key)
		if !ok {
			fmt.Fprintf(&b, "%s %s\n", key, s.Type(key))
			continue
		}
		fmt.Fprintf(&b, "%s length %d\n", key, stream.Len())
		for _, g := range stream.Groups() {
			fmt.Fprintf(&b, "  %s at %v\n", g.Name(), g.LastID())
			for _, p := range g.PendingRows(0, g.PendingLen()) {
				idle := s.Now().Sub(p.Delivered)
				fmt.Fprintf(&b, "    %v %s %d× %v ago\n", p.ID, p.Owner, p.Deliveries, idle)
			}
		}
	}
	return b.String()
}
