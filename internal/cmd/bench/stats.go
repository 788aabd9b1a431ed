package main

import "slices"

// median returns the middle of some figures, or the mean of the two in the
// middle; 0 where there are none.
func median(figures []float64) float64 {
	n := len(figures)
	if n == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(figures))
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// ratio returns the median of what two peers reached in the same rounds, one
// divided by the other: a busy moment of the machine strikes both. Where one of
// them ran fewer rounds, the first ones count.
func ratio(of, to []float64) float64 {
	var each []float64
	for i := range min(len(of), len(to)) {
		if to[i] != 0 {
			each = append(each, of[i]/to[i])
		}
	}
	return median(each)
}
