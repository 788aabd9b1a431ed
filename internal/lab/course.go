package lab

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"streamlab/lessons"
)

// courseLessons lists the course's lessons, none without a course.
func (l *Lab) courseLessons() []lessons.Lesson {
	if l.options.Course == nil {
		return nil
	}
	return l.options.Course.Lessons
}

// nextLesson returns the lesson after the one that is played.
func (a *act) nextLesson() (*lessons.Lesson, bool) {
	return a.options.Course.After(a.player.Lesson().ID)
}

// openLesson begins a lesson at a step.
func (a *act) openLesson(lesson *lessons.Lesson, step int) {
	if a.player.Lesson() != nil {
		a.keepResults(a.player.Record())
	}
	r := lesson.Rehearsal()
	a.player = r.Start().WithResults(a.results[lesson.ID])
	if step > 0 {
		a.player, _ = a.player.Next(lessons.Goto{Step: step}, lessons.Moment{})
	}
	a.stage = lessons.NewStage(a.guard(lesson.Options()))
	a.stage.Set(r.At(step, 0))
	a.moment = a.stage.Moment()
	a.client, a.asked, a.last, a.odd = a.player.Client(), nil, "", false
	a.say(Notice, "Lesson: "+lesson.Title)
	a.tellFaults()
}

// tellFaults says that the lesson is not what its file says, as soon as it has been
// played so far.
func (a *act) tellFaults() {
	r := a.player.Rehearsal()
	if r == nil {
		return
	}
	if n := len(r.FaultsSoFar()); n > a.faulty[r.Lesson.ID] {
		a.faulty[r.Lesson.ID] = n
		a.say(Problem, fmt.Sprintf("so far this lesson is not what its file says in %d places: streamlab check names them", n))
	}
}

// goToPlace goes to "LESSON/STEP", a lesson, or a step of the lesson that is played,
// by its id or its number from 1.
func (a *act) goToPlace(place string) {
	if place == "" {
		a.refuse("write where to go: :goto LESSON, :goto LESSON/STEP, or a step of this lesson by its name or number")
		return
	}
	if what, which, ok := strings.Cut(place, " "); ok || strings.EqualFold(what, "mark") || strings.EqualFold(what, "act") {
		a.goBackTo(what, strings.TrimSpace(which))
		return
	}
	id, step, _ := strings.Cut(place, "/")
	lesson, ok := a.options.Course.Lesson(id)
	if !ok && a.player.Lesson() != nil && step == "" {
		lesson, step = a.player.Lesson(), id
	}
	if lesson == nil {
		a.refuse(fmt.Sprintf("there is no lesson %q: %s", id, lessons.Suggest(id, a.lessonIDs())))
		return
	}
	n, ok := stepNumber(lesson, step)
	if !ok {
		a.refuse(fmt.Sprintf("lesson %s has no step %q: %s", lesson.ID, step, lessons.Suggest(step, stepIDs(lesson))))
		return
	}
	if lesson == a.player.Lesson() {
		a.lessonEvent(lessons.Goto{Step: n})
		return
	}
	a.becomes(":goto "+place, "")
	a.openLesson(lesson, n)
}

// goBackTo goes to a bookmark or to an act.
func (a *act) goBackTo(what, which string) {
	switch strings.ToLower(what) {
	case "mark":
		a.goToMark(which)
	case "act":
		a.goToAct(which)
	default:
		a.refuse(fmt.Sprintf("write :goto mark NAME or :goto act N, or a lesson without spaces; %q is neither", what))
	}
}

// stepNumber finds a step by its id or number; "" is the first.
func stepNumber(lesson *lessons.Lesson, step string) (int, bool) {
	if step == "" {
		return 0, true
	}
	if i := slices.Index(stepIDs(lesson), step); i >= 0 {
		return i, true
	}
	n, err := strconv.Atoi(step)
	return n - 1, err == nil && n >= 1 && n <= len(lesson.Steps)
}

func (l *Lab) lessonIDs() []string {
	var ids []string
	for _, lesson := range l.courseLessons() {
		ids = append(ids, lesson.ID)
	}
	return ids
}

func stepIDs(lesson *lessons.Lesson) []string {
	ids := make([]string, len(lesson.Steps))
	for i := range lesson.Steps {
		ids[i] = lesson.Steps[i].ID
	}
	return ids
}
