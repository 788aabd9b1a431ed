package tui

import (
	"strconv"

	"streamlab/engine"
	"streamlab/internal/lab"
	"streamlab/render"
)

// timelinePane shows every act since the beginning, and beside it the state behind
// the chosen one, with what is otherwise now marked; or the differences as a list.
// The tree is made when acts come or the lab goes elsewhere; of its rows only those
// in view are drawn.
type timelinePane struct {
	theme     render.Theme
	lab       *lab.Lab
	open      bool
	tree      *render.Timeline
	forgotten int
	made      occasion // that the tree was made of
	parts     timelineParts
	chosen    int // the number of the act under the cursor
	top       int // the first row in view
	now       engine.Snapshot
	inactive  bool
	kept      bool // the chosen act's state is at hand
	state     statePane
	differs   bool // the differences are shown in place of the state
	listed    int  // the act from which they are listed
	list      differenceList
}

// show opens the timeline at the act where the lab is.
func (p *timelinePane) show(l *lab.Lab, v lab.View, inactive bool) {
	theme := p.theme
	*p = timelinePane{theme: theme, lab: l, open: true, parts: p.parts, state: newStatePane()}
	p.state.setTheme(theme)
	p.list.theme = theme
	p.take(v)
	p.chosen = p.tree.Act(p.tree.Here()).ID
	p.setView(v, inactive)
	p.resize()
	p.top = p.row() - p.parts.listHeight()*2/3 // what was undone stands below it
}

// setView shows another moment: acts may have come, and the present moved.
func (p *timelinePane) setView(v lab.View, inactive bool) {
	if !p.open {
		return
	}
	p.take(v)
	p.now, p.inactive = v.Snapshot, inactive
	p.chosen = p.tree.Act(p.row()).ID
	if p.differs && v.Clock.Running && v.Workers.Busy() {
		return // a list that changes all the time could not be read
	}
	p.look()
}

// An occasion is when there may be other acts than before: after an act, and in
// another second of the workers' time.
type occasion struct {
	acts   uint64
	second int64
}

func occasionOf(v lab.View) occasion {
	o := occasion{acts: v.Acts}
	if v.Workers.Busy() {
		o.second = v.Clock.Now.Std().Unix()
	}
	return o
}

// take makes the tree, unless it is that of the moment.
func (p *timelinePane) take(v lab.View) {
	if p.tree != nil && p.made == occasionOf(v) {
		return
	}
	line := p.lab.Timeline()
	acts := make([]render.Act, len(line.Acts))
	for i, a := range line.Acts {
		acts[i] = render.Act(a)
	}
	p.tree, p.forgotten, p.made = render.NewTimeline(acts), line.Forgotten, occasionOf(v)
}

// row is the row of the chosen act.
func (p *timelinePane) row() int { return p.tree.Row(p.chosen) }

// look shows the state behind the chosen act against the present one.
func (p *timelinePane) look() {
	then, ok := p.now, true
	if a := p.tree.Act(p.row()); !a.Here {
		then, ok = p.lab.Peek(a.ID)
	}
	if p.kept = ok; !ok {
		return
	}
	if p.differs {
		p.list.compare(then, p.now)
		p.listed = p.chosen
		return
	}
	p.state.setView(lab.View{Snapshot: then, Before: p.now, Acts: uint64(p.chosen) + 1}, p.inactive)
}

// move chooses another row.
func (p *timelinePane) move(rows int) {
	row := max(min(p.row()+rows, p.tree.Len()-1), 0)
	p.chosen = p.tree.Act(row).ID
	p.list.top = 0
	p.look()
}

// choose goes to an act by its number, if it is one.
func (p *timelinePane) choose(number string) {
	if id, err := strconv.Atoi(number); err == nil {
		p.move(p.tree.Row(id) - p.row())
	}
}

// page moves by the height of the list.
func (p *timelinePane) page(pages int) { p.move(pages * max(p.parts.listHeight()-1, 1)) }

// toggle shows the differences in place of the state, or the state again.
func (p *timelinePane) toggle() {
	p.differs, p.list.top = !p.differs, 0
	p.look()
}

// scroll moves what is shown of the state.
func (p *timelinePane) scroll(rows int) {
	if p.differs {
		p.list.scroll(rows)
	} else {
		p.state.scroll(rows)
	}
}

func (p *timelinePane) setTheme(t render.Theme) {
	p.theme, p.list.theme, p.list.rows = t, t, nil
	p.state.setTheme(t)
}

// setSize divides the screen.
func (p *timelinePane) setSize(width, height int) {
	p.parts = divideTimeline(width, height)
	if p.open {
		p.resize()
	}
}

func (p *timelinePane) resize() {
	width, height := p.parts.inner(p.parts.state)
	p.state.setSize(width, height)
	p.list.setSize(width, height)
}

// timelineParts are the parts of the screen while the timeline is open.
type timelineParts struct {
	framed      bool
	acts, state Rect
}

// divideTimeline gives the state the right half of a wide screen, and the upper half
// of another.
func divideTimeline(width, height int) timelineParts {
	body := Rect{0, 1, width, height - 2}
	if width >= tallWidth {
		left := width / 2
		return timelineParts{true, Rect{0, 1, left, body.H}, Rect{left, 1, width - left, body.H}}
	}
	top := body.H / 2
	return timelineParts{width >= besideWidth, Rect{0, 1 + top, width, body.H - top}, Rect{0, 1, width, top}}
}

// inner is how much room a part has within its frame, or below its heading.
func (p timelineParts) inner(part Rect) (width, height int) {
	if p.framed {
		return part.W - 4, part.H - 2
	}
	return part.W - 2, part.H - 1
}

func (p timelineParts) listHeight() int {
	_, height := p.inner(p.acts)
	return height
}
