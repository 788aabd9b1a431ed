package lab

import (
	"slices"
	"strings"
	"time"

	"streamlab/engine"
	"streamlab/lessons"
)

// Record returns what is to be kept of the lesson that is played: results,
// place, whose prompt it is, and what was done in the step. ok is false in the
// sandbox.
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
	if lines, known := l.head.lines(); known && r.Step != "" {
		r.Lines, r.Client = lines, l.head.now.client
	}
	return r, true
}

// What a record has beside what can be typed: Enter on an empty prompt, and how
// long the clock ran by itself.
const (
	enterLine  = " "
	passedLine = ":passed "
)

// maxReplayed is how much may have happened in a step that is to be resumed where it
// was left, and not at its beginning: some seconds of the workers' hardest work.
const maxReplayed = 1 << 20

// lines returns what to replay at the beginning of the step to come to where the
// learner is: the acts since, and the time that the clock ran between them.
// known is false if they are too many to be kept, or too much happened in them.
func (n *node) lines() (list []string, known bool) {
	visit, rehearsal := n.now.player.Visit(), n.now.player.Rehearsal()
	inStep := func(s state) bool {
		return s.player.Visit() == visit && s.player.Rehearsal() == rehearsal
	}
	var passed time.Duration
	var events uint64
	until := n.now // as the next act found it
	for ; n != nil && inStep(n.now); n = n.parent {
		if events += n.events; n.cut || events > maxReplayed {
			return nil, false
		}
		passed += until.time().Sub(n.done())
		until = n.from
		if n.line != "" {
			list = append(appendPassed(list, passed), n.line)
			passed = 0
		}
	}
	list = appendPassed(list, passed)
	slices.Reverse(list)
	return list, true
}

// done is from when on only time has passed.
func (n *node) done() engine.Time {
	if n.kind == byWorkers {
		return n.from.time()
	}
	return n.made
}

func appendPassed(list []string, d time.Duration) []string {
	if d <= 0 {
		return list
	}
	return append(list, passedLine+d.String())
}

// Resumable returns the number, from 0, of the step at which a lesson was left in
// the middle. There is none where nothing was begun, the lesson was at its end, or
// has no such step any more.
func Resumable(lesson *lessons.Lesson, r lessons.Record) (step int, ok bool) {
	if lesson == nil || r.Step == "" {
		return 0, false
	}
	step = slices.Index(stepIDs(lesson), r.Step)
	return max(step, 0), step > 0 || step == 0 && len(r.Lines) > 0
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
	if record.Steps[record.Step] == lessons.Shown {
		a.player = a.player.WithSolutionSeen()
	}
	l.begin(a.state)
	if l.options.Resume && found && record.Course == l.options.Course.Hash {
		l.replay(record)
	}
	l.before = l.head.now.moment.Snapshot
}

// replay does again what was done in the step.
func (l *Lab) replay(r lessons.Record) {
	for _, line := range r.Lines {
		l.do(func(a *act) {
			a.redoLine(line)
			a.finish()
		})
	}
	if lessons.ValidClient(r.Client) {
		l.head.now.client = r.Client
	}
}

// redoLine does what a line of a record says.
func (a *act) redoLine(line string) {
	text, passed := strings.CutPrefix(line, passedLine)
	if !passed {
		a.run("", line)
	} else if d, err := time.ParseDuration(text); err == nil && d > 0 {
		a.pass(a.stage.Now().Add(d))
	}
}
