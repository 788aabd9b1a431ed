package lessons

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"streamlab/engine"
)

// Lint returns advice about a course that Parse found sound: what is not wrong,
// but would make a learner stumble. It is in the order of the file's lines.
func Lint(course *Course) Faults {
	var advice Faults
	for i := range course.Lessons {
		l := &course.Lessons[i]
		if l.Summary == "" {
			advice = append(advice, l.Fault(l.Pos, "the lesson has no summary", "say in one line what is learned"))
		}
		for j := range l.Steps {
			for _, rule := range stepRules {
				if problem, remedy := rule(&l.Steps[j]); problem != "" {
					advice = append(advice, l.Fault(l.Steps[j].Pos, problem, remedy))
				}
			}
			for _, w := range l.Steps[j].Wrong {
				if problem, remedy := unknownCommand(w.After); problem != "" {
					advice = append(advice, l.Fault(w.Pos, problem, remedy))
				}
			}
		}
	}
	return advice.sorted()
}

// What a screen of 80 columns and 24 rows shows of a lesson without scrolling.
const (
	paneWidth = 78
	paneRows  = 8
	titleMax  = 40
)

// stepRules say what may trouble a learner in a step, "" if nothing.
var stepRules = []func(*Step) (problem, remedy string){
	func(s *Step) (string, string) {
		if rows := s.rows(); rows > paneRows {
			return fmt.Sprintf("the step has about %d lines of text, and a small screen shows %d", rows, paneRows), "say less, or in two steps"
		}
		return "", ""
	},
	func(s *Step) (string, string) {
		if n := ansi.StringWidth(s.Title); n > titleMax {
			return fmt.Sprintf("the title has %d columns, and a small screen shows %d", n, titleMax), "make it shorter"
		}
		return "", ""
	},
	func(s *Step) (string, string) {
		if s.Kind == Task && len(s.Hints) == 0 {
			return "the task has no hints", "give a nudge, the command, and the whole thing"
		}
		return "", ""
	},
	func(s *Step) (string, string) {
		if s.Kind == Show && s.Expect == "" && !allLab(s.Run) {
			return "nothing is compared with what the commands reply", `add "expect"; a line ... stands for any lines`
		}
		return "", ""
	},
}

func allLab(script []Command) bool {
	for _, c := range script {
		if !c.IsLab() {
			return false
		}
	}
	return true
}

// rows returns about how many rows the step's text takes: its prose and its
// question, then its choices and its goals, with empty rows between them.
func (s *Step) rows() int {
	rows := proseRows(s.Say)
	if s.Ask != "" {
		rows += 1 + proseRows(s.Ask)
	}
	if n := len(s.Choices) + len(s.Goals); n > 0 {
		rows += 1 + n
	}
	return rows
}

// proseRows returns about how many rows a piece of Markdown takes: an item of a
// list or a line of a block begins a row, all other lines run on.
func proseRows(markdown string) int {
	rows, width, fenced := 0, 0, false
	for _, line := range strings.Split(markdown, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") {
			fenced, width = !fenced, 0
			continue
		}
		if line == "" || fenced || width == 0 || strings.HasPrefix(line, "- ") {
			rows, width = rows+1, 0
		}
		if line != "" && !fenced {
			width += ansi.StringWidth(line) + 1
			rows, width = rows+width/paneWidth, width%paneWidth
		}
	}
	return rows
}

// unknownCommand says that a wrong turn waits for a command that Redis does not
// know, which a learner may well type, but rarely is what is meant.
func unknownCommand(p Pattern) (problem, remedy string) {
	if p.IsZero() || isAnyWords(p.words[0]) || strings.HasPrefix(p.words[0], ":") {
		return "", ""
	}
	if _, ok := engine.Lookup(p.words[0]); ok {
		return "", ""
	}
	return fmt.Sprintf("the wrong turn waits for %q, which is no command", p.words[0]),
		Suggest(p.words[0], commandNames(engine.Commands()))
}
