package main

import (
	"context"
	"slices"
	"strings"
	"testing"

	"streamlab"
	"streamlab/internal/lab"
	"streamlab/internal/repl"
	"streamlab/lessons"
)

// TestEveryLessonIsToldOnAPipe takes each lesson of the course as one does who
// only reads and types: by Enter, by solutions where goals are to be reached,
// by the true answers to questions. Every step's title, text, question, choices
// and goals must have come out, and the end.
func TestEveryLessonIsToldOnAPipe(t *testing.T) {
	course, err := lessons.Parse("lessons.yaml", streamlab.Lessons)
	if err != nil {
		t.Fatal(err)
	}
	for i := range course.Lessons {
		lesson := &course.Lessons[i]
		t.Run(lesson.ID, func(t *testing.T) {
			input := linesOf(t, course, lesson.ID)
			told := tell(t, course, lesson.ID, input)
			for n, want := range textsOf(lesson) {
				if !strings.Contains(told, squash(want)) {
					t.Errorf("text %d is not told: %q", n, want)
				}
			}
			if !strings.Contains(told, "End of the l") {
				t.Errorf("the lesson does not end:\n%s", told)
			}
		})
	}
}

// linesOf plays a lesson in a lab of its own to find out what to type.
func linesOf(t *testing.T, course *lessons.Course, id string) string {
	l := open(t, course, id)
	var typed strings.Builder
	for range 1000 {
		p := l.View().Player
		if p.Finished() {
			return typed.String()
		}
		line := lineFor(p)
		typed.WriteString(line + "\n")
		l.Run("", line)
	}
	t.Fatalf("%s has no end: it stays at step %s", id, l.View().Player.Step().ID)
	return ""
}

// lineFor is what to type for what the step waits for.
func lineFor(p lessons.Player) string {
	switch p.Awaits() {
	case lessons.AwaitsGoals, lessons.AwaitsPlay:
		return ":solution"
	case lessons.AwaitsAnswer:
		return p.Rehearsal().Step(p.Index()).Figure
	case lessons.AwaitsChoice:
		for i, choice := range p.Step().Choices {
			if choice.Right {
				return lessons.ChoiceLabel(i + 1)
			}
		}
	}
	return ""
}

func open(t *testing.T, course *lessons.Course, id string) *lab.Lab {
	l, err := lab.New(lab.Options{Course: course, Lesson: id})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// tell runs the line mode and returns what it printed, squashed.
func tell(t *testing.T, course *lessons.Course, id, input string) string {
	var out strings.Builder
	err := repl.Run(context.Background(), repl.Options{
		Lab: open(t, course, id), In: strings.NewReader(input), Out: &out, Notes: &out,
	})
	if err != nil {
		t.Fatal(err)
	}
	return squash(out.String())
}

// textsOf are a lesson's texts that hold no ${name}.
func textsOf(lesson *lessons.Lesson) (texts []string) {
	for _, s := range lesson.Steps {
		texts = append(texts, s.Title, s.Ask)
		texts = append(texts, strings.Split(s.Say, "\n\n")...)
		for _, c := range s.Choices {
			texts = append(texts, c.Text)
		}
		for _, g := range s.Goals {
			texts = append(texts, "Goal: "+g.Text)
		}
	}
	return slices.DeleteFunc(texts, func(text string) bool { return strings.ContainsAny(text, "$-*`") })
}

// squash makes texts comparable that are broken into lines elsewhere.
func squash(text string) string { return strings.Join(strings.Fields(text), " ") }
