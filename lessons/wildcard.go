package lessons

// matchAll compares two sequences, where a wild element of want stands for any
// number of elements of got. Where they differ, ok is false and failed is the
// first element of want at which every reading comes to an end; len(want) if
// got goes on.
func matchAll(want, got []string, wild func(string) bool, same func(want, got string) bool) (failed int, ok bool) {
	reached := make([]bool, len(got)+1) // how many elements of got may be used up
	reached[0] = true
	for i, w := range want {
		if wild(w) {
			spread(reached)
		} else if !advance(reached, got, func(g string) bool { return same(w, g) }) {
			return i, false
		}
	}
	return len(want), reached[len(got)]
}

// spread lets every place after the first reached one be reached.
func spread(reached []bool) {
	for i := 1; i < len(reached); i++ {
		reached[i] = reached[i] || reached[i-1]
	}
}

// advance moves every reached place over one element that fits, and reports
// whether any is left.
func advance(reached []bool, got []string, fits func(string) bool) (any bool) {
	for i := len(got); i > 0; i-- {
		reached[i] = reached[i-1] && fits(got[i-1])
		any = any || reached[i]
	}
	reached[0] = false
	return any
}
