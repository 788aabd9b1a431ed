package render

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A Span is a piece of text in one role. Its text holds no control bytes: what
// comes from users went through Clean.
type Span struct {
	Role Role
	Text string
}

// A Line is one row of a screen, not yet coloured. Lines are never changed in
// place: every function returns a new one.
type Line []Span

// Of makes a line of a single span.
func Of(role Role, text string) Line { return Line{{role, text}} }

// Text returns the line without its roles.
func (l Line) Text() string {
	if len(l) == 1 {
		return l[0].Text
	}
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Width returns how many columns the line takes.
func (l Line) Width() int {
	w := 0
	for _, s := range l {
		w += Width(s.Text)
	}
	return w
}

// And returns the line with more spans at its end.
func (l Line) And(more ...Span) Line {
	return append(l[:len(l):len(l)], more...)
}

// Indent returns the line behind n spaces.
func (l Line) Indent(n int) Line {
	if n <= 0 {
		return l
	}
	return append(Line{{Text, strings.Repeat(" ", n)}}, l...)
}

// Fit returns the line in exactly width columns: filled with spaces, or cut with
// cut as its last characters.
func (l Line) Fit(width int, cut string) Line {
	w := l.Width()
	if w == width {
		return l
	}
	if w < width {
		return l.And(Span{Text, strings.Repeat(" ", width-w)})
	}
	return l.cut(max(width, 0), cut)
}

// cut shortens a line that is wider than width.
func (l Line) cut(width int, mark string) Line {
	if Width(mark) > width {
		mark = ""
	}
	var out Line
	room := width - Width(mark)
	for _, s := range l {
		w := Width(s.Text)
		if w <= room {
			out, room = append(out, s), room-w
			continue
		}
		head := ansi.Truncate(s.Text, room, "")
		room -= Width(head)
		return append(out, Span{s.Role, head + mark + strings.Repeat(" ", room)})
	}
	return out
}

// Right returns the line with another at its right end, in width columns; where
// both do not fit, the first is cut.
func (l Line) Right(right Line, width int, cut string) Line {
	room := width - right.Width()
	if room < 0 {
		return right.Fit(width, cut)
	}
	return l.Fit(room, cut).And(right...)
}

// Wrap breaks a line at spaces into lines of at most width columns; words that
// are longer are broken where they must be. Lines after the first are indented.
func (l Line) Wrap(width, indent int) []Line {
	width = max(width, 2) // the widest character
	if indent+2 > width {
		indent = 0
	}
	if l.Width() <= width {
		return []Line{l}
	}
	w := wrapper{width: width, indent: indent}
	for _, s := range l {
		w.span(s)
	}
	return w.finish()
}

// A cell is one character of a line that is being wrapped.
type cell struct {
	text  string
	width int
	role  Role
}

// wrapper breaks cells into lines.
type wrapper struct {
	width, indent int
	lines         []Line
	row           []cell
	used          int
}

func (w *wrapper) span(s Span) {
	for text := s.Text; text != ""; {
		cluster, width := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		text = text[len(cluster):]
		w.cell(cell{cluster, width, s.Role})
	}
}

func (w *wrapper) cell(c cell) {
	for w.used+c.width > w.room() && len(w.row) > 0 {
		if c.text == " " {
			w.take(len(w.row), nil)
			return
		}
		w.breakRow()
	}
	if c.text == " " && len(w.row) == 0 && len(w.lines) > 0 {
		return
	}
	w.row = append(w.row, c)
	w.used += c.width
}

// room is how wide the line that is being filled may be.
func (w *wrapper) room() int {
	if len(w.lines) > 0 {
		return w.width - w.indent
	}
	return w.width
}

// breakRow ends the row at its last space or, where it has none, where it is
// full.
func (w *wrapper) breakRow() {
	for i := len(w.row) - 1; i > 0; i-- {
		if w.row[i].text == " " {
			w.take(i, w.row[i+1:])
			return
		}
	}
	n, used := 1, w.row[0].width
	for n < len(w.row) && used+w.row[n].width <= w.room() {
		used += w.row[n].width
		n++
	}
	w.take(n, w.row[n:])
}

// take makes a line of the first n cells and goes on with the rest.
func (w *wrapper) take(n int, rest []cell) {
	line := joinCells(w.row[:n])
	if len(w.lines) > 0 {
		line = line.Indent(w.indent)
	}
	w.lines = append(w.lines, line)
	w.row, w.used = append([]cell(nil), rest...), 0
	for _, c := range rest {
		w.used += c.width
	}
}

func (w *wrapper) finish() []Line {
	if len(w.row) > 0 {
		w.take(len(w.row), nil)
	}
	return w.lines
}

// joinCells makes spans of cells, one for each run of a role.
func joinCells(cells []cell) Line {
	var line Line
	for start := 0; start < len(cells); {
		end := start
		var b strings.Builder
		for end < len(cells) && cells[end].role == cells[start].role {
			b.WriteString(cells[end].text)
			end++
		}
		line = append(line, Span{cells[start].role, b.String()})
		start = end
	}
	return line
}

// Plain writes lines as text without colour, in the characters of the theme,
// each with a newline and without spaces at its end.
func (t Theme) Plain(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.TrimRight(t.written(l).Text(), " "))
		b.WriteByte('\n')
	}
	return b.String()
}
