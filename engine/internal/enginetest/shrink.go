package enginetest

// Shrink shortens a sequence that fails to one from which no step can be left
// out. fails must always give the same answer for the same steps.
func Shrink(steps []Step, fails func([]Step) bool) []Step {
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

func without(steps []Step, from, to int) []Step {
	fewer := append([]Step(nil), steps[:from]...)
	return append(fewer, steps[to:]...)
}
