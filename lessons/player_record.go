package lessons

import "slices"

// A Record is what is kept of a learner's way through one lesson.
type Record struct {
	Lesson string         // its id
	Course string         // the hash of the course that was played
	Steps  map[string]How // how each step was passed, by its id
	Step   string         // where the learner is; "" at the lesson's end
	Lines  []string       // what was done in that step, as a lab takes it
	Client string         // the handle whose prompt it was; "" for the step's
}

// Done returns how many of a lesson's steps were solved or shown.
func (r Record) Done(l *Lesson) (n int) {
	for _, step := range l.Steps {
		if r.Steps[step.ID] > Skipped {
			n++
		}
	}
	return n
}

// Record returns the learner's results and place, without Course, Lines and
// Client; the zero Record where no lesson is played.
func (p Player) Record() Record {
	if p.reh == nil {
		return Record{}
	}
	r := Record{Lesson: p.Lesson().ID, Steps: map[string]How{}}
	for i, how := range p.how {
		if how != NotPassed {
			r.Steps[p.reh.Lesson.Steps[i].ID] = how
		}
	}
	if !p.finished {
		r.Step = p.step().ID
	}
	return r
}

// WithResults returns the player with the results of an earlier record of its
// lesson, where they are better. Steps that the lesson doesn't have don't
// count.
func (p Player) WithResults(r Record) Player {
	p.how = slices.Clone(p.how)
	for i := range p.how {
		p.how[i] = max(p.how[i], r.Steps[p.reh.Lesson.Steps[i].ID])
	}
	return p
}

// WithSolutionSeen returns the player as that of a learner who has seen the
// step's solution: it cannot be passed as solved.
func (p Player) WithSolutionSeen() Player {
	p.seen = slices.Clone(p.seen)
	p.seen[p.at] = true
	return p
}
