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
	typist string // who runs it
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
		now.line, now.typist = line.Text, line.Client
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
	lessons.AwaitsPlay:   "Enter lets the clock run, and stops it; :wait 5s moves it on. :workers tells.",
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
		s.printf("%s: %s%s\n", s.entersLine(), s.otherClient(now), render.Clean(now.line))
	case text != "":
		s.printf("%s\n", text)
	}
}

// otherClient is what stands before a line that is not for the prompt's client.
func (s *session) otherClient(now told) string {
	if now.typist == s.Lab.View().Client || strings.HasPrefix(now.line, ":") {
		return ""
	}
	return "@" + now.typist + " "
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
func (s *session) changed() { s.changedTo(s.Lab.View().Snapshot, false) }

// changedTo tells what became of the state on the way. What was brought back is
// told whole: the differences are nothing that happened.
func (s *session) changedTo(now engine.Snapshot, restored bool) {
	before := s.last
	s.last = now
	lesson := s.Lab.View().Player.Lesson()
	if lesson == nil && !s.State || before.Equal(now) { // in this order: comparing takes its time
		return
	}
	if s.State || restored || lesson != s.told.lesson {
		s.printf("%s", render.PlainState(now))
		return
	}
	s.tellChanges(before, now)
}

func (s *session) tellChanges(before, after engine.Snapshot) {
	for _, change := range changes(before, after) {
		s.print(render.Of(render.Text, "- "+change).Wrap(s.width(), len("- ")))
	}
}

// state prints groups and pending entries.
func (s *session) state() {
	s.printf("%s", render.PlainState(s.Lab.View().Snapshot))
}
