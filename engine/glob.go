package engine

// globMatch is Redis's glob: ? * [a-z] [^x] and \ to escape, on bytes. It takes
// O(len(pattern) × len(text)): only the last star is ever tried again. As in
// Redis an empty text is matched by nothing but an empty pattern.
func globMatch(pattern, text string) bool {
	if text == "" {
		return pattern == ""
	}
	star, from := -1, 0
	p, t := 0, 0
	for t < len(text) || p < len(pattern) {
		if p < len(pattern) && pattern[p] == '*' {
			star, from = p, t
			p++
			continue
		}
		if p < len(pattern) && t < len(text) {
			if n, ok := globStep(pattern[p:], text[t]); ok {
				p, t = p+n, t+1
				continue
			}
		}
		if star < 0 || from >= len(text) {
			return false
		}
		from++
		p, t = star+1, from
	}
	return true
}

// globStep matches one byte against the pattern's first element and returns the
// element's length.
func globStep(pattern string, b byte) (n int, ok bool) {
	switch {
	case pattern[0] == '?':
		return 1, true
	case pattern[0] == '[':
		return globClass(pattern, b)
	case pattern[0] == '\\' && len(pattern) > 1:
		return 2, pattern[1] == b
	}
	return 1, pattern[0] == b
}

// globClass matches [...]; a class that is never closed ends with the pattern.
func globClass(pattern string, b byte) (n int, ok bool) {
	i := 1
	not := i < len(pattern) && pattern[i] == '^'
	if not {
		i++
	}
	for i < len(pattern) && pattern[i] != ']' {
		low, high, size := globRange(pattern[i:])
		ok = ok || low <= b && b <= high
		i += size
	}
	return min(i+1, len(pattern)), ok != not
}

// globRange reads one member of a class: a byte, an escaped byte or a range,
// whose ends may come in either order.
func globRange(class string) (low, high byte, size int) {
	switch {
	case class[0] == '\\' && len(class) > 1:
		return class[1], class[1], 2
	case len(class) > 2 && class[1] == '-':
		return min(class[0], class[2]), max(class[0], class[2]), 3
	}
	return class[0], class[0], 1
}
