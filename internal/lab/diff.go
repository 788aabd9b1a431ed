package lab

import (
	"fmt"

	"streamlab/engine"
	"streamlab/engine/differ"
)

// maxChanges is how many rows of what changed are told.
const maxChanges = 200

// diff is ":diff [MARK]": what changed since a bookmark, or in the last act.
func (a *act) diff(name string) {
	switch {
	case name != "":
		if then, ok := a.marked(name); ok {
			a.tellChanges("since the bookmark "+name, then)
		}
	case a.acts == 0:
		a.say(Notice, "nothing was done yet: :diff tells what the last act changed, :diff MARK what changed since a bookmark")
	default:
		a.tellChanges("in the last act", a.beforeHead())
	}
}

// beforeHead is the state that the last act began from; where that is not kept, or the
// lab came from elsewhere, the one before.
func (a *act) beforeHead() engine.Snapshot {
	if a.head.parent == nil || a.head.from.far || a.head.from.stage != a.stage {
		return a.Lab.before
	}
	return a.head.from.moment.Snapshot
}

// tellChanges tells what is otherwise than it was then.
func (a *act) tellChanges(when string, then engine.Snapshot) {
	now := a.stage.Moment().Snapshot
	span := fmt.Sprintf("%s (%s to %s)", when, timeText(then.Now()), timeText(now.Now()))
	rows := differ.Changes(then, now)
	if len(rows) == 0 {
		a.say(Notice, "nothing is otherwise "+span)
		return
	}
	a.say(Notice, "what changed "+span)
	for i := range rows[:min(len(rows), maxChanges)] {
		a.journal.add(Line{Kind: Changed, Change: &rows[i]})
	}
	if more := len(rows) - maxChanges; more > 0 {
		a.say(Notice, fmt.Sprintf("and %d more rows", more))
	}
}
