package render

// Mark says what the last command did to a row.
type Mark uint8

// The marks.
const (
	Same    Mark = iota
	IsNew        // it was not there before
	IsGone       // it was there before
	IsOther      // its figures are otherwise; those that only count time don't matter
)

// marks is how each Mark is written.
var marks = [...]Span{Same: {Text, " "}, IsNew: {Added, "+"}, IsGone: {Removed, "-"}, IsOther: {Changed, "~"}}

// Span returns the mark as it stands before a row.
func (m Mark) Span() Span { return marks[m] }

// markOf compares a row's two moments.
func markOf(is, was, equal bool) Mark {
	switch {
	case is && !was:
		return IsNew
	case was && !is:
		return IsGone
	case !equal:
		return IsOther
	}
	return Same
}

// union merges two ascending lists of names into one without doubles.
func union(a, b []string) []string {
	var all []string
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			all, a = append(all, a[0]), a[1:]
		case len(a) == 0 || b[0] < a[0]:
			all, b = append(all, b[0]), b[1:]
		default:
			all, a, b = append(all, a[0]), a[1:], b[1:]
		}
	}
	return all
}
