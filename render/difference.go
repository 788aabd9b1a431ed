package render

import (
	"strings"

	"streamlab/engine/differ"
)

// differenceMarks are how what became of something is written.
var differenceMarks = [...]Mark{differ.Same: Same, differ.New: IsNew, differ.Gone: IsGone, differ.Other: IsOther}

// Difference is one row of what changed between two moments: a mark, and behind it,
// as deep as it lies, what changed and how.
func (t Theme) Difference(r differ.Row) Line {
	name := Span{Text, Clean(r.Name)}
	if r.Depth < 3 && r.ID.IsZero() && r.Consumer == "" {
		name.Role = Strong
	}
	line := Line{differenceMarks[r.Mark].Span(), {Text, " " + strings.Repeat("  ", r.Depth)}, name}
	if r.DB > 0 && r.Depth == 0 {
		line = line.And(Span{Dim, " in database " + Count(int64(r.DB))})
	}
	between := "  "
	if r.Note != "" {
		line = line.And(Span{Dim, between + Clean(r.Note)})
		between = " " + t.Dot + " "
	}
	for _, f := range r.Figures {
		line = line.And(Span{Dim, between})
		line = append(line, t.differenceFigure(f)...)
		between = " " + t.Dot + " "
	}
	return line
}

// differenceFigure writes a figure with what it was and is, or with the one there
// is of them.
func (t Theme) differenceFigure(f differ.Figure) Line {
	var line Line
	if f.Name != "" {
		line = Line{{Dim, Clean(f.Name) + " "}}
	}
	switch {
	case f.Was == "":
		return line.And(Span{Text, Clean(f.Is)})
	case f.Is == "":
		return line.And(Span{Text, Clean(f.Was)})
	}
	return line.And(Span{Changed, Clean(f.Was) + " " + t.Arrow + " " + Clean(f.Is)})
}

// DifferenceHang is how far the lines of a row are indented that go on from its
// first.
func DifferenceHang(r differ.Row) int { return 2 + 2*r.Depth + 2 }
