package repl

import (
	"fmt"
	"strconv"

	"streamlab/render"
)

// timelineRows is how many acts are told at once.
const timelineRows = 25

// timeline tells the last acts, or those up to act upTo: with those that undo left, and
// their numbers.
func (s *session) timeline(upTo string) {
	line := s.Lab.Timeline()
	acts := make([]render.Act, len(line.Acts))
	for i, a := range line.Acts {
		acts[i] = render.Act(a)
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
	text := tree.Figures(forgotten) + "; :goto act N goes to one"
	if above := last + 1 - timelineRows; above > 0 {
		text += fmt.Sprintf(", :timeline %d shows those before", tree.Act(above-1).ID)
	}
	if below := tree.Len() - 1 - last; below > 0 {
		text += fmt.Sprintf(", :timeline %d shows those after", tree.Act(min(last+timelineRows, tree.Len()-1)).ID)
	}
	return text
}
