package repl

import (
	"fmt"
	"strconv"

	"streamlab/internal/lab"
	"streamlab/render"
)

// timelineRows is how many acts are told at once.
const timelineRows = 25

// doers are who did what no client of the lab did.
var doers = map[lab.ActKind]string{lab.FromOutside: "outside", lab.ByWorkers: "workers"}

// timeline tells the last acts, or those up to act upTo: with those that undo left, and
// their numbers.
func (s *session) timeline(upTo string) {
	line := s.Lab.Timeline()
	acts := make([]render.Act, len(line.Acts))
	for i, a := range line.Acts {
		acts[i] = render.Act{
			ID: a.ID, Parent: a.Parent, Client: a.Client, By: doers[a.Kind], Label: a.Label, At: a.At,
			Here: a.Here, Path: a.Path, Kept: a.Kept, Marks: a.Marks,
		}
	}
	tree := render.NewTimeline(acts)
	last := max(min(tree.Here()+timelineRows/2, tree.Len()-1), min(timelineRows, tree.Len())-1)
	if id, err := strconv.Atoi(upTo); err == nil {
		last = tree.Row(id)
	} else if upTo != "" {
		s.problem(fmt.Sprintf("%q is no act's number: write :timeline, or :timeline 40", upTo))
		return
	}
	s.printf("%s", tree.Plain(last, timelineRows, s.width(), s.theme))
	s.printf("%s\n", timelineFoot(tree, last, line.Forgotten))
}

// timelineFoot says what there is beside the rows that are told, and what to do.
func timelineFoot(tree *render.Timeline, last, forgotten int) string {
	text := render.CountOf(int64(tree.Len()-1), "act", "acts")
	if n := tree.Left(); n > 0 {
		text += fmt.Sprintf(", %s undone", render.Count(int64(n)))
	}
	if forgotten > 0 {
		text += fmt.Sprintf(", %s older not kept", render.Count(int64(forgotten)))
	}
	text += "; :goto act N goes to one"
	if above := last + 1 - timelineRows; above > 0 {
		text += fmt.Sprintf(", :timeline %d shows those before", tree.Act(above-1).ID)
	}
	if below := tree.Len() - 1 - last; below > 0 {
		text += fmt.Sprintf(", :timeline %d shows those after", tree.Act(min(last+timelineRows, tree.Len()-1)).ID)
	}
	return text
}
