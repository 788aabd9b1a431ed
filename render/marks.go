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
