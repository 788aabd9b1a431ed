package lab

import (
	"slices"

	"streamlab/lessons"
)

// Record returns what is to be kept of the lesson that is played: results,
// place, and what was typed in the step. ok is false in the sandbox.
func (l *Lab) Record() (r lessons.Record, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	player := l.head.now.player
	if player.Lesson() == nil {
		return lessons.Record{}, false
	}
	r = player.Record()
	if l.options.Course != nil {
		r.Course = l.options.Course.Hash
	}
	if r.Step != "" {
		r.Lines = l.head.lines()
	}
	return r, true
}

// lines returns what to type at the beginning of the step to come to where the
// learner is: the acts since, and waits for what a clock ran by itself. Nothing
// if they are too many to be known.
func (n *node) lines() []string {
	var typed []string
	visit, rehearsal := n.now.player.Visit(), n.now.player.Rehearsal()
	inStep := func(s state) bool {
		return s.player.Visit() == visit && s.player.Rehearsal() == rehearsal
	}
	for ; n != nil && inStep(n.now); n = n.parent {
		if n.cut {
			return nil
		}
		if d := n.now.moment.Snapshot.Now().Sub(n.made); d > 0 {
			typed = append(typed, lessons.WaitLine(d))
		}
		if n.line != "" {
			typed = append(typed, n.line)
		}
	}
	slices.Reverse(typed)
	return typed
}

// keepResults remembers the results of a lesson that is left.
func (l *Lab) keepResults(r lessons.Record) {
	all := map[string]lessons.Record{r.Lesson: r}
	for id, other := range l.results {
		if id != r.Lesson {
			all[id] = other
		}
	}
	l.results = all
}

// start opens a lesson as the beginning of the timeline, at the place of its
// record if the lab is to resume.
func (l *Lab) start(lesson *lessons.Lesson) {
	a := l.open()
	record := l.options.Records[lesson.ID]
	step, found := stepNumber(lesson, record.Step)
	if !found || !l.options.Resume {
		step = 0
	}
	a.openLesson(lesson, step)
	l.begin(a.state)
	if l.options.Resume && found && record.Course == l.options.Course.Hash {
		for _, line := range record.Lines {
			l.do(func(a *act) { a.run("", line) })
		}
	}
	l.before = l.head.now.moment.Snapshot
}
