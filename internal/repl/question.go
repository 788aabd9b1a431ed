package repl

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"streamlab/render"
)

// A question is asked instead of the prompt, until it is answered.
type question struct {
	text string
	then func(s *session, yes bool)
}

// answers are what can be said to a question; Enter alone is yes.
var answers = map[string]bool{"": true, "y": true, "yes": true, "n": false, "no": false}

// ask puts the question once. Ctrl-C is no.
func (q *question) ask(s *session) error {
	line, err := s.in.Line(q.text+" [Y/n] ", "")
	s.mu.Lock()
	defer s.mu.Unlock()
	yes, known := answers[strings.ToLower(strings.TrimSpace(line))]
	switch {
	case errors.Is(err, io.EOF):
		s.left = true
	case errors.Is(err, errInterrupted):
		s.answered(q, false)
	case err != nil || !known:
		s.problem("answer y or n")
	default:
		s.answered(q, yes)
	}
	return nil
}

func (s *session) answered(q *question, yes bool) {
	s.question = nil
	q.then(s, yes)
}

// offerResume asks whether to go on where the lesson was left.
func (s *session) offerResume() {
	p := s.Lab.View().Player
	s.printf("You left %q at step %d of %d: %s\n", render.Clean(p.Lesson().Title),
		p.Index()+1, len(p.Lesson().Steps), render.Clean(p.Step().Title))
	s.question = &question{"Go on there?", (*session).resume}
}

// resume begins where the lesson was left, or anew.
func (s *session) resume(goOn bool) {
	if !goOn {
		s.printed = s.Lab.View().Transcript.Len()
		s.Lab.Run("", ":goto "+s.Lab.View().Player.Lesson().ID)
	}
	s.replaying = goOn
	s.flush()
	s.replaying = false
	s.changed()
	s.lesson()
	s.save()
}

// offerLines asks whether pasted lines may run. They are shown first: a screen
// reader has not read them.
func (s *session) offerLines(lines []string) {
	for _, line := range lines {
		s.printf("  %s\n", render.Clean(line))
	}
	s.question = &question{
		fmt.Sprintf("Run these %d pasted lines, one by one?", len(lines)),
		func(s *session, yes bool) {
			if yes {
				s.runLines(lines)
			}
		},
	}
}

// runLines takes lines as if they were typed, each behind its prompt.
func (s *session) runLines(lines []string) {
	for _, line := range lines {
		if s.left {
			return
		}
		s.printf("%s%s\n", prompt(s.Lab.View()), render.Clean(line))
		s.take(line)
	}
}

// pasted says that several lines came at once.
type pasted struct{ lines []string }

func (p *pasted) Error() string { return fmt.Sprintf("%d lines were pasted", len(p.lines)) }
