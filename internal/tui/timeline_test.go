package tui

import (
	"fmt"
	"testing"
)

// timelineOf opens the timeline of a sandbox in which so much was done.
func timelineOf(t *testing.T, acts int) *screen {
	s := &screen{tb: t}
	s.open(Options{Mode: Sandbox}, 120, 36)
	s.press(`":pause" enter`)
	for i := range acts {
		s.model.play.lab.Run("", fmt.Sprint("SET n ", i))
	}
	s.carryOut(s.model.look())
	s.press("ctrl+g")
	return s
}

// TestMovingInATimelineCostsTheSameAtAnyLength counts allocations, and holds that the
// tree is made once.
func TestMovingInATimelineCostsTheSameAtAnyLength(t *testing.T) {
	cost := func(acts int) float64 {
		s := timelineOf(t, acts)
		tree := s.model.play.timeline.tree
		if n := tree.Len(); n != acts+1 {
			t.Fatalf("%d rows for %d acts", n, acts)
		}
		n := testing.AllocsPerRun(10, func() { s.press("up down") })
		if s.model.play.timeline.tree != tree {
			t.Error("the tree was made again")
		}
		return n
	}
	if few, many := cost(40), cost(4000); many > 1.2*few+50 {
		t.Errorf("moving takes %v allocations in 4,000 acts, %v in 40", many, few)
	}
}

// TestATimelineFollowsWhatHappens holds that the acts that come while it is open come
// into it, and that the chosen one stays chosen.
func TestATimelineFollowsWhatHappens(t *testing.T) {
	s := timelineOf(t, 5)
	s.press("up up")
	p := &s.model.play.timeline
	chosen := p.chosen
	s.model.play.lab.Run("", "SET n more")
	s.carryOut(s.model.look())
	if p.tree.Len() != 7 || p.chosen != chosen || p.tree.Act(p.row()).ID != chosen {
		t.Errorf("%d rows, act %d is chosen, it was %d", p.tree.Len(), p.chosen, chosen)
	}
}
