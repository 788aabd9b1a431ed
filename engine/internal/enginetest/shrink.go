package enginetest

// Shrink shortens a sequence that fails to one from which no step can be left
// out. fails must always give the same answer for the same steps.
func Shrink[S any](steps []S, fails func([]S) bool) []S {
	for size := len(steps); size > 0; size /= 2 {
		for at := 0; at < len(steps); {
			fewer := without(steps, at, min(at+size, len(steps)))
			if fails(fewer) {
				steps = fewer
			} else {
				at += size
			}
		}
	}
	return steps
}

func without[S any](steps []S, from, to int) []S {
	fewer := append([]S(nil), steps[:from]...)
	return append(fewer, steps[to:]...)
}
