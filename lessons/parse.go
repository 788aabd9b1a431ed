package lessons

// Parse reads a lesson file.
func Parse(file string, src []byte) (*Course, error) {
	return nil, Faults{newSource(file, "").fault(Position{1, 1}, "not yet", "")}
}
