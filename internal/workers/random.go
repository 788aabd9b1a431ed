package workers

import (
	"math/bits"

	"streamlab/engine"
)

// random is a source of numbers that look like chance (SplitMix64). It is a value:
// a copy draws the same.
type random uint64

// seeded is the source of a worker, by its seed and its name.
func seeded(seed uint64, name string) random {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return random(mix(h + seed))
}

func (r *random) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	return mix(uint64(*r))
}

func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// A Chance is how probable something is: of 2^64.
type Chance uint64

// falls draws whether it happens.
func (c Chance) falls(r *random) bool { return c > 0 && r.next() < uint64(c) }

// fallsOn tells whether it happens to an entry, the same each time that is asked.
func (c Chance) fallsOn(id engine.ID) bool {
	return c > 0 && mix(mix(id.MS+0x9e3779b97f4a7c15)+id.Seq) < uint64(c)
}

// times is n multiplied by a fraction of 2^64, rounded down.
func times(n int64, fraction uint64) int64 {
	high, _ := bits.Mul64(uint64(n), fraction)
	return int64(high)
}

// exponential draws from the exponential distribution of mean 1, in whole
// numbers only, so that all machines draw the same: von Neumann's way, by the
// length of a run of falling numbers.
func (r *random) exponential() (whole int64, fraction uint64) {
	for ; ; whole++ {
		first := r.next()
		last, odd := first, true
		for {
			n := r.next()
			if n > last {
				break
			}
			last, odd = n, !odd
		}
		if odd {
			return whole, first
		}
	}
}
