package engine

import (
	"math"
	"strconv"
	"testing"
)

// TestDigitsAreThoseOfStrconv holds every length, at both of its ends.
func TestDigitsAreThoseOfStrconv(t *testing.T) {
	numbers := []uint64{0, math.MaxUint64, math.MaxUint64 - 1}
	for _, p := range powersOfTen {
		numbers = append(numbers, p-1, p, p+1)
	}
	for i := range 64 {
		numbers = append(numbers, 1<<i, 1<<i-1)
	}
	for _, u := range numbers {
		want := strconv.FormatUint(u, 10)
		if got := string(appendDigits([]byte("x"), u, decimals(u))); got != "x"+want {
			t.Errorf("%d is written %q", u, got)
		}
	}
}
