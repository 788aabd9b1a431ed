package engine

// page returns up to n of size rows, from position from on; positions before 0
// count, but hold nothing.
func page[T any](from, n, size int, at func(int) T) []T {
	if n <= 0 {
		return nil
	}
	if from < 0 {
		n, from = n+from, 0
	}
	if n <= 0 || from >= size {
		return nil
	}
	rows := make([]T, min(n, size-from))
	for i := range rows {
		rows[i] = at(from + i)
	}
	return rows
}
