package main

import "testing"

func TestMedianIsTheMiddleOfTheFiguresInAnyOrder(t *testing.T) {
	for _, c := range []struct {
		figures []float64
		want    float64
	}{
		{nil, 0},
		{[]float64{7}, 7},
		{[]float64{9, 1, 5}, 5},
		{[]float64{4, 1, 3, 2}, 2.5},
	} {
		if got := median(c.figures); got != c.want {
			t.Errorf("median of %v is %v, want %v", c.figures, got, c.want)
		}
	}
}

func TestMedianLeavesTheFiguresInTheirOrder(t *testing.T) {
	figures := []float64{3, 1, 2}
	median(figures)
	if figures[0] != 3 || figures[1] != 1 || figures[2] != 2 {
		t.Errorf("the figures are now %v", figures)
	}
}

func TestRatioComparesRoundByRound(t *testing.T) {
	of := []float64{10, 1, 30} // the machine was busy in the second round
	to := []float64{5, 0.5, 10}
	if got := ratio(of, to); got != 2 {
		t.Errorf("the ratio is %v, want 2", got)
	}
}

func TestRatioCountsTheRoundsThatBothRan(t *testing.T) {
	if got := ratio([]float64{8}, []float64{2, 1000, 1000}); got != 4 {
		t.Errorf("the ratio is %v, want 4", got)
	}
	if got := ratio(nil, []float64{2}); got != 0 {
		t.Errorf("the ratio to nothing is %v, want 0", got)
	}
}
