package render

import (
	"fmt"
	"strconv"
	"strings"

	"streamlab/engine"
)

// An Act is one act of a timeline.
type Act struct {
	ID     int    // its number
	Parent int    // the act that it went on from, as an index of all acts; -1 for the beginning
	Client string // whose command it was; "" where it was no client's
	By     string // where it was no client's: who did it, "workers"; "" for the lab itself
	Label  string
	At     engine.Time // the clock when it was over
	Here   bool        // the lab is there
	Path   bool        // it is on the way from the beginning to there
	Kept   bool        // its state is at hand
	Marks  []string    // its bookmarks
}

// A Timeline is a tree of acts as rows: an act follows the one that it went on from,
// and where several went on from one, those that are not on the way to the present
// come first, each with all that followed it, set off to the right. It is prepared
// once, in O(acts), and draws the rows that are asked for.
type Timeline struct {
	acts   []Act
	rows   []timelineRow
	rowOf  []int // by index of acts
	who    int   // the columns of the names
	number int   // and of the numbers
	roles  map[string]Role
	here   int // the row of the present
	left   int // acts that are not on the way there
}

// A timelineRow is where an act stands.
type timelineRow struct {
	act   int  // index of acts
	lane  int  // how far it is set off
	forks bool // it begins a branch
}

// Bounds of the columns.
const (
	maxWho   = 12
	maxLanes = 8
)

// NewTimeline prepares acts for drawing: parents stand before children.
func NewTimeline(acts []Act) *Timeline {
	t := &Timeline{acts: acts, rowOf: make([]int, len(acts)), roles: map[string]Role{}}
	next := children(acts)
	todo := make([]timelineRow, 0, len(acts))
	if len(acts) > 0 {
		todo = append(todo, timelineRow{})
	}
	for len(todo) > 0 {
		r := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		t.put(r)
		todo = goOn(todo, r, next[r.act], acts)
	}
	return t
}

// children lists, by index, the acts that went on from each.
func children(acts []Act) [][]int {
	next := make([][]int, len(acts))
	for i, a := range acts {
		if a.Parent >= 0 {
			next[a.Parent] = append(next[a.Parent], i)
		}
	}
	return next
}

// goOn adds what follows a row to what is still to be put, the last first: the
// branches, and at the end, on the row's own lane, the way to the present or else the
// newest.
func goOn(todo []timelineRow, r timelineRow, next []int, acts []Act) []timelineRow {
	if len(next) == 0 {
		return todo
	}
	on := next[len(next)-1]
	for _, i := range next {
		if acts[i].Path {
			on = i
		}
	}
	todo = append(todo, timelineRow{act: on, lane: r.lane})
	for k := len(next) - 1; k >= 0; k-- {
		if next[k] != on {
			todo = append(todo, timelineRow{act: next[k], lane: r.lane + 1, forks: true})
		}
	}
	return todo
}

// nameRoles are the colours of clients, in the order in which they appear.
var nameRoles = []Role{Accent, Code, Pending}

func (t *Timeline) put(r timelineRow) {
	a := &t.acts[r.act]
	t.rowOf[r.act] = len(t.rows)
	if a.Here {
		t.here = len(t.rows)
	}
	if !a.Path {
		t.left++
	}
	t.rows = append(t.rows, r)
	t.who = max(t.who, min(Width(a.who()), maxWho))
	t.number = max(t.number, len(strconv.Itoa(a.ID)))
	if _, known := t.roles[a.Client]; !known && a.Client != "" {
		t.roles[a.Client] = nameRoles[len(t.roles)%len(nameRoles)]
	}
}

// who is who did an act.
func (a *Act) who() string {
	if a.Client != "" {
		return Clean(a.Client)
	}
	return Clean(a.By)
}

// Len returns the number of rows, which is that of the acts.
func (t *Timeline) Len() int { return len(t.rows) }

// Act returns the act on a row.
func (t *Timeline) Act(row int) Act { return t.acts[t.rows[row].act] }

// Here returns the row of the act where the lab is.
func (t *Timeline) Here() int { return t.here }

// Left returns how many acts are not on the way to the present.
func (t *Timeline) Left() int { return t.left }

// Figures counts the acts: "12 acts, 3 undone", and how many older ones were forgotten.
func (t *Timeline) Figures(forgotten int) string {
	text := CountOf(int64(t.Len()-1), "act", "acts")
	if t.left > 0 {
		text += fmt.Sprintf(", %s undone", Count(int64(t.left)))
	}
	if forgotten > 0 {
		text += fmt.Sprintf(", %s older not kept", Count(int64(forgotten)))
	}
	return text
}

// Row returns the row of the act with the number or, where it is not there any more,
// of the one before it. O(log acts): numbers grow with the index.
func (t *Timeline) Row(id int) int {
	low, high := 0, len(t.acts)
	for low < high {
		if mid := (low + high) / 2; t.acts[mid].ID <= id {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return t.rowOf[max(low-1, 0)]
}

// Draw draws a row: its number, the clock, the branch, who did it, what it was, and
// its bookmarks.
func (t *Timeline) Draw(row, width int, theme Theme) Line {
	r := t.rows[row]
	a := &t.acts[r.act]
	line := Line{
		{Dim, fmt.Sprintf(" %*d  ", t.number, a.ID)},
		{Dim, a.At.Std().Format("15:04:05.000") + "  "},
	}
	line = append(line, theme.lanes(r, a)...)
	role, named := t.roles[a.Client]
	if !named {
		role = Dim
	}
	line = line.And(Span{role, Fit(a.who(), t.who, theme.Cut) + "  "})
	tail := a.tail()
	room := max(width-line.Width()-tail.Width(), 0)
	label := Clean(a.Label)
	return append(line.And(Span{labelRole(a), Fit(label, min(Width(label), room), theme.Cut)}), tail...)
}

// labelRole is how what an act was looks: less where undo left it.
func labelRole(a *Act) Role {
	if a.Here {
		return Strong
	}
	if a.Path {
		return Text
	}
	return Dim
}

// tail is what stands behind an act: its bookmarks, and whether the lab is there.
func (a *Act) tail() Line {
	var line Line
	for _, m := range a.Marks {
		line = append(line, Span{Accent, "  [" + Clean(m) + "]"})
	}
	if a.Here {
		line = append(line, Span{Good, "  you are here"})
	}
	return line
}

// lanes draws the branches at a row, and the act on one of them.
func (t Theme) lanes(r timelineRow, a *Act) Line {
	dot := Span{Accent, t.OnPath}
	if !a.Path {
		dot = Span{Dim, t.OffPath}
	}
	if a.Here {
		dot = Span{Good, t.Here}
	}
	deep := min(r.lane, maxLanes)
	line := Of(Border, strings.Repeat(t.Down+" ", max(deep-1, 0)))
	switch {
	case deep > 0 && r.forks:
		line = line.And(Span{Border, t.Fork + t.Across})
	case deep > 0:
		line = line.And(Span{Border, t.Down + " "})
	}
	return line.And(dot, Span{Text, " "})
}

// Plain writes up to n rows that end with row last as text for line mode.
func (t *Timeline) Plain(last, n, width int, theme Theme) string {
	from := max(last+1-n, 0)
	var lines []Line
	for row := from; row <= last; row++ {
		lines = append(lines, t.Draw(row, width, theme))
	}
	return theme.Plain(lines)
}
