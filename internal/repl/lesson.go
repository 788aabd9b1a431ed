package repl

import (
	"strings"

	"streamlab/engine"
	"streamlab/lessons"
	"streamlab/render"
)

// told is how far the lesson has been told.
type told struct {
	lesson *lessons.Lesson
	visit  int // the player's: which entering of which step
	awaits lessons.Awaits
	line   string // the scripted line that Enter types
}

// lesson tells what is new in the lesson: a step that was entered, and what it
// waits for.
func (s *session) lesson() {
	p := s.Lab.View().Player
	if p.Lesson() == nil {
		s.told = told{}
		return
	}
	entered := p.Lesson() != s.told.lesson || p.Visit() != s.told.visit
	now := told{lesson: p.Lesson(), visit: p.Visit(), awaits: p.Awaits()}
	if line, ok := p.Scripted(); ok {
		now.line = line.Text
		if line.Client != p.Client() && line.Wait == 0 {
			now.line = "@" + line.Client + " " + line.Text
		}
	}
	if entered {
		s.step(p)
	}
	if now != s.told {
		s.ask(p, now)
	}
	s.told = now
}

// step tells a step as it begins.
func (s *session) step(p lessons.Player) {
	step := p.Step()
	s.printf("\nStep %d of %d, as %s: %s\n\n",
		p.Index()+1, len(p.Lesson().Steps), p.Client(), render.Clean(step.Title))
	s.prose(p.Prose())
	s.prose(p.Ask())
	for i, choice := range p.Choices() {
		s.printf("  %s) %s\n", lessons.ChoiceLabel(i+1), s.inline(choice.Text))
	}
	for _, goal := range p.Goals() {
		s.printf("  Goal: %s%s\n", s.inline(goal.Text), holdsNow[goal.Done])
	}
}

// holdsNow says of a goal whether it holds as the step begins.
var holdsNow = map[bool]string{true: " (so it is now)"}

// prose prints a paragraph or several, and an empty line.
func (s *session) prose(markdown string) {
	if lines := s.theme.Prose(markdown, s.width()); len(lines) > 0 {
		s.print(lines)
		s.printf("\n")
	}
}

// inline is a text that takes one line, however long.
func (s *session) inline(markdown string) string {
	return strings.TrimSpace(s.theme.Plain(s.theme.Prose(markdown, 1<<20)))
}

// asks says what a step waits for. For what the lesson itself says there is
// nothing.
var asks = map[lessons.Awaits]string{
	lessons.AwaitsRun:    "Enter runs it.",
	lessons.AwaitsGoals:  "Type commands to get there. :hint helps, :solution shows how.",
	lessons.AwaitsAnswer: "Type your answer. :solution shows it.",
	lessons.AwaitsChoice: "Type the letter of your choice.",
	lessons.AwaitsNext:   "Enter goes on.",
}

// ask says what is to be done.
func (s *session) ask(p lessons.Player, now told) {
	switch text := asks[now.awaits]; {
	case now.awaits == lessons.AwaitsNext:
		s.printf("%s\n", text)
	case p.Free():
	case now.awaits == lessons.AwaitsType:
		s.printf("%s: %s\n", s.entersLine(), render.Clean(now.line))
	case text != "":
		s.printf("%s\n", text)
	}
}

// entersLine says what Enter does with a scripted line.
func (s *session) entersLine() string {
	if s.Terminal {
		return "Enter types"
	}
	return "Enter runs"
}

// changed tells what became of the state: in a lesson every change in words, and
// where it was asked for the whole state.
func (s *session) changed() {
	v := s.Lab.View()
	before := s.last
	s.last = v.Snapshot
	lesson := v.Player.Lesson()
	if lesson == nil && !s.State || before.Equal(v.Snapshot) { // in this order: comparing takes its time
		return
	}
	switch {
	case s.State:
		s.state()
	case lesson != s.told.lesson:
		s.state()
	default:
		s.tellChanges(before, v.Snapshot)
	}
}

func (s *session) tellChanges(before, after engine.Snapshot) {
	for _, change := range changes(before, after) {
		s.printf("- %s\n", change)
	}
}

// state prints groups and pending entries.
func (s *session) state() {
	s.printf("%s", render.PlainState(s.Lab.View().Snapshot))
}
