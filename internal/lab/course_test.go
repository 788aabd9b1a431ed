package lab_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"streamlab/internal/lab"
	"streamlab/lessons"
)

// readCourse reads the course that the program ships with, once.
var readCourse = sync.OnceValues(func() (*lessons.Course, error) {
	src, err := os.ReadFile("../../lessons.yaml")
	if err != nil {
		return nil, err
	}
	return lessons.Parse("lessons.yaml", src)
})

func realCourse(t *testing.T) *lessons.Course {
	t.Helper()
	course, err := readCourse()
	if err != nil {
		t.Fatal(err)
	}
	return course
}

// eachLesson opens every lesson of the course in a lab.
func eachLesson(t *testing.T, play func(t *testing.T, l *lab.Lab)) {
	course := realCourse(t)
	for _, lesson := range course.Lessons {
		t.Run(lesson.ID, func(t *testing.T) {
			l, err := lab.New(lab.Options{Course: course, Lesson: lesson.ID})
			if err != nil {
				t.Fatal(err)
			}
			play(t, l)
		})
	}
}

// learn makes the next move of a learner who does everything right.
func learn(l *lab.Lab) lab.Outcome {
	p := l.View().Player
	switch p.Awaits() {
	case lessons.AwaitsGoals, lessons.AwaitsPlay:
		return l.Do(lessons.Solution{})
	case lessons.AwaitsAnswer:
		return l.Run("", p.Rehearsal().Step(p.Index()).Figure)
	case lessons.AwaitsChoice:
		return l.Run("", lessons.ChoiceLabel(rightChoice(p)))
	}
	return l.Do(lessons.Go{})
}

func rightChoice(p lessons.Player) int {
	for i, c := range p.Step().Choices {
		if c.Right {
			return i + 1
		}
	}
	return 0
}

// toTheEnd makes moves until the lesson is over, looking at each.
func toTheEnd(t *testing.T, l *lab.Lab, move func(*lab.Lab) lab.Outcome, look func(lab.View, lab.Outcome)) {
	t.Helper()
	for range 2000 {
		if l.View().Player.Finished() {
			return
		}
		before := l.View()
		look(before, move(l))
	}
	t.Fatalf("the lesson does not end, at %s", l.View().Player.Step().ID)
}

// Who follows a lesson stays in its own state from beginning to end: nothing is
// ever restored, and every step is passed as it should be.
func TestEveryLessonPlaysByEnter(t *testing.T) {
	eachLesson(t, func(t *testing.T, l *lab.Lab) {
		for _, fault := range l.View().Player.Rehearsal().Faults() {
			t.Error(fault)
		}
		toTheEnd(t, l, learn, func(before lab.View, o lab.Outcome) {
			if v := l.View(); v.Player.Visit() != before.Player.Visit() {
				checkEntry(t, v)
				checkQuiet(t, before.Workers.Len()+v.Workers.Len(), v.Player.Step(), o)
			}
		})
		checkResults(t, l.View().Player, map[lessons.Kind]lessons.How{
			lessons.Say: lessons.Solved, lessons.Show: lessons.Solved, lessons.Predict: lessons.Solved,
			lessons.Quiz: lessons.Solved, lessons.Task: lessons.Shown,
		})
	})
}

// checkEntry compares the state with that which the step begins with.
func checkEntry(t *testing.T, v lab.View) {
	t.Helper()
	entry := v.Player.Rehearsal().At(v.Player.Index(), 0).Snapshot
	if !v.Snapshot.Equal(entry) || v.Clock.Now != entry.Now() {
		t.Errorf("%s begins with another state than its own, at %v", v.Player.Step().ID, v.Clock.Now.Std())
	}
}

// checkQuiet finds what the lab had to say when a step began; that programs come or
// go it has to.
func checkQuiet(t *testing.T, programs int, step *lessons.Step, o lab.Outcome) {
	t.Helper()
	if programs > 0 {
		return
	}
	for _, line := range o.Lines {
		if line.Kind == lab.Notice || line.Kind == lab.Problem {
			t.Errorf("%s: %s", step.ID, line.Text)
		}
	}
}

func checkResults(t *testing.T, p lessons.Player, want map[lessons.Kind]lessons.How) {
	t.Helper()
	for i, step := range p.Lesson().Steps {
		if got := p.Passed(i); got != want[step.Kind] && (step.Kind != lessons.Play || got < lessons.Shown) {
			t.Errorf("%s is passed as %q, want %q", step.ID, got, want[step.Kind])
		}
	}
}

// A presenter's one key plays every lesson to its end.
func TestEveryLessonPlaysByOneKey(t *testing.T) {
	eachLesson(t, func(t *testing.T, l *lab.Lab) {
		toTheEnd(t, l, present, func(before lab.View, o lab.Outcome) {
			if v := l.View(); v.Player.Visit() != before.Player.Visit() {
				checkEntry(t, v)
				checkQuiet(t, before.Workers.Len()+v.Workers.Len(), v.Player.Step(), o)
			}
		})
		checkResults(t, l.View().Player, map[lessons.Kind]lessons.How{
			lessons.Say: lessons.Solved, lessons.Show: lessons.Solved, lessons.Predict: lessons.Shown,
			lessons.Quiz: lessons.Shown, lessons.Task: lessons.Shown,
		})
	})
}

func present(l *lab.Lab) lab.Outcome { return l.Do(lessons.Present{}) }

// Skipping, going back and going to any step all lead to its own state.
func TestEveryStepHasItsState(t *testing.T) {
	eachLesson(t, func(t *testing.T, l *lab.Lab) {
		skip := func(l *lab.Lab) lab.Outcome { return l.Run("", ":step next") }
		toTheEnd(t, l, skip, func(lab.View, lab.Outcome) {
			if v := l.View(); !v.Player.Finished() {
				checkEntry(t, v)
			}
		})
		for l.View().Player.Index() > 0 {
			l.Run("", ":step back")
			checkEntry(t, l.View())
		}
		for _, step := range l.View().Player.Lesson().Steps {
			l.Run("", ":goto "+step.ID)
			checkEntry(t, l.View())
		}
	})
}

// Every question explains each answer, right or wrong. It is done then, but for
// a quiz that was answered wrong.
func TestEveryAnswerIsExplained(t *testing.T) {
	eachLesson(t, func(t *testing.T, l *lab.Lab) {
		rehearsal := l.View().Player.Rehearsal()
		for i, step := range l.View().Player.Lesson().Steps {
			if step.Kind == lessons.Predict {
				wrong := wrongAnswer(rehearsal.Step(i).Figure)
				checkAnswer(t, l, i, wrong, "You said `"+wrong+"`. It is `"+rehearsal.Step(i).Figure+"`.")
				checkAnswer(t, l, i, rehearsal.Step(i).Figure, "*Right*")
			}
			for n, choice := range step.Choices {
				want := "*Not so*"
				if choice.Right {
					want = "*Right*"
				}
				checkAnswer(t, l, i, lessons.ChoiceLabel(n+1), want)
			}
		}
	})
}

// wrongAnswer is one that is of the true figure's kind.
func wrongAnswer(figure string) string {
	switch figure {
	case "yes":
		return "no"
	case "no":
		return "yes"
	}
	return "77"
}

// checkAnswer answers a step's question and looks for the verdict.
func checkAnswer(t *testing.T, l *lab.Lab, step int, answer, want string) {
	t.Helper()
	l.Do(lessons.Goto{Step: step})
	out := l.Run("", answer)
	last := out.Lines[len(out.Lines)-1]
	if last.Kind != lab.Lesson || !strings.HasPrefix(last.Text, want) || l.View().Player.Complete() != (want != "*Not so*") {
		t.Errorf("%s: the answer %q is told %q", l.View().Player.Step().ID, answer, last.Text)
	}
}
