package render

import "streamlab/engine"

// State is what the state pane is drawn from.
type State struct {
	Now, Before engine.Snapshot // the state, and the one that the last command found
	Running     bool            // the clock runs: ages are whole seconds
	Inactive    bool            // consumers have an inactive figure (Redis 7.2)
	Focus       Focus           // the group whose view of the entries is shown
	Cursor      Place           // the chosen row; the zero Place: none
	Folds       map[Place]bool  // groups and consumers that were folded (true) or unfolded (false) by hand
	Width       int             // columns of the pane
	Height      int             // rows of the pane: where all does not fit, some is left out
}

// Focus names a group of a stream.
type Focus struct{ Key, Group string }

// PlaceKind is what a row of the state shows.
type PlaceKind uint8

// The kinds of row.
const (
	Nowhere    PlaceKind = iota // a row that cannot be chosen
	AtKey                       // Key
	AtTape                      // Key; ID, the chosen entry
	AtGroup                     // Key, Group
	AtConsumer                  // Key, Group, Consumer
	AtPending                   // Key, Group, ID
	AtWaiter                    // Key, Client
	AtField                     // Key, Field
)

// A Place is the identity of a row: it names what the row shows and stays the
// same while the state changes.
type Place struct {
	Kind                        PlaceKind
	Key, Group, Consumer, Field string
	ID                          engine.ID
	Client                      engine.ClientID
}

// A Row is one row of the state. Its line has the mark in its first column.
type Row struct {
	Place Place
	Mark  Mark
	Line  Line
}

// row makes a row: the mark, a space, the rest.
func row(at Place, m Mark, rest Line) Row {
	return Row{at, m, append(Line{m.Span(), {Text, " "}}, rest...)}
}

// note makes a row that only says something.
func note(indent int, text string) Row {
	return row(Place{}, Same, Of(Dim, text).Indent(indent))
}

// A block is some rows that are drawn when they are asked for.
type block struct {
	n    int
	draw func(i int) Row
}

// An Outline knows all rows of a state and draws those that are asked for. Its
// cost grows with keys, groups, consumers and fields, each up to a limit, never
// with entries.
type Outline struct {
	Title, Figures string // what heads the pane
	blocks         []block
	starts         []int // the first row of each block, and at the end the number of all rows
	marked         []int // rows with a mark, as far as they are drawn
}

// Len returns the number of rows.
func (o *Outline) Len() int { return o.starts[len(o.blocks)] }

// Rows draws up to n rows from row from on. Rows that nobody asks for are not
// read.
func (o *Outline) Rows(from, n int) []Row {
	var rows []Row
	from = max(from, 0)
	for b, blk := range o.blocks {
		for i := max(from-o.starts[b], 0); i < blk.n && len(rows) < n; i++ {
			rows = append(rows, blk.draw(i))
		}
		if len(rows) == n {
			break
		}
	}
	return rows
}

// Marked returns the first and the last row that the last command touched; ok is
// false where none is known. It reads no row.
func (o *Outline) Marked() (first, last int, ok bool) {
	if len(o.marked) == 0 {
		return 0, 0, false
	}
	return o.marked[0], o.marked[len(o.marked)-1], true
}

// add appends a block that is drawn later.
func (o *Outline) add(b block) {
	if b.n > 0 {
		o.starts = append(o.starts, o.Len()+b.n)
		o.blocks = append(o.blocks, b)
	}
}

// put appends rows that are drawn already.
func (o *Outline) put(rows ...Row) {
	for i, r := range rows {
		if r.Mark != Same {
			o.marked = append(o.marked, o.Len()+i)
		}
	}
	o.add(block{len(rows), func(i int) Row { return rows[i] }})
}
