package tui

import (
	"streamlab/engine"
	"streamlab/render"
)

// placeAt returns what row i shows.
func (p *statePane) placeAt(i int) render.Place {
	rows := p.outline.Rows(i, 1)
	if i < 0 || len(rows) == 0 {
		return render.Place{}
	}
	return rows[0].Place
}

// nearby is how far a row is looked for that may have moved.
const nearby = 100

// refind brings the cursor to its row after the state has changed, or to the
// next one that can be chosen if its row is gone.
func (p *statePane) refind() {
	rows := p.outline.Rows(p.at-nearby, 2*nearby)
	start := max(p.at-nearby, 0)
	for i, r := range rows {
		if r.Place == p.state.Cursor {
			p.at = start + i
			return
		}
	}
	for i, r := range rows {
		if start+i >= p.at && r.Place.Kind != render.Nowhere {
			p.at, p.state.Cursor = start+i, r.Place
			return
		}
	}
}

// nearest finds the row at or after i, in the direction step, that can be
// chosen; where there is none, the one that is.
func (p *statePane) nearest(i, step int) int {
	for ; i >= 0 && i < p.outline.Len(); i += step {
		if at := p.placeAt(i); at.Kind != render.Nowhere && at != p.state.Cursor {
			return i
		}
	}
	return p.at
}

// choose puts the cursor on a row and brings it into view.
func (p *statePane) choose(i int) {
	p.at = max(min(i, p.outline.Len()-1), 0)
	p.state.Cursor = p.placeAt(p.at)
	if c := p.state.Cursor; c.Kind == render.AtTape && c.ID.IsZero() {
		p.state.Cursor.ID = p.newest(c.Key)
	}
	p.setFocus()
	if p.at < p.top {
		p.top = p.at
	}
	if p.at >= p.top+p.state.Height {
		p.top = p.at - p.state.Height + 1
	}
	p.stale = true
}

// setFocus shows the entries as the group under the cursor sees them.
func (p *statePane) setFocus() {
	if c := p.state.Cursor; c.Group != "" {
		p.state.Focus = render.Focus{Key: c.Key, Group: c.Group}
	}
}

func (p *statePane) newest(key string) engine.ID {
	if st, ok := p.state.Now.Stream(key); ok {
		for _, e := range st.Entries(st.Len()-1, 1) {
			return e.ID
		}
	}
	return engine.ID{}
}

// move brings the cursor n rows down, or up where n is negative.
func (p *statePane) move(n int) {
	p.prepare()
	step := 1
	if n < 0 {
		step = -1
	}
	for range n * step {
		p.choose(p.nearest(p.at+step, step))
	}
}

// sideways goes along the tape or, elsewhere, unfolds (right) or folds (left).
func (p *statePane) sideways(step int) {
	c := p.state.Cursor
	if c.Kind != render.AtTape {
		p.fold(step < 0)
		return
	}
	st, ok := p.state.Now.Stream(c.Key)
	if !ok {
		return
	}
	for _, e := range st.Entries(min(max(st.Rank(c.ID)+step, 0), st.Len()-1), 1) {
		p.state.Cursor.ID = e.ID
		p.stale = true
	}
}

// fold hides, or shows, what belongs to the row under the cursor.
func (p *statePane) fold(hide bool) {
	if at, ok := p.foldable(); ok {
		p.state.Folds[at] = hide
		p.forget()
	}
}

// toggle folds what is unfolded, and the other way round.
func (p *statePane) toggle() {
	if at, ok := p.foldable(); ok {
		p.fold(!p.state.Folds[at] && p.isOpen(at))
	}
}

// entry is the entry that the cursor is on, in the tape or a PEL.
func (p *statePane) entry() (render.Place, bool) {
	c := p.state.Cursor
	return c, (c.Kind == render.AtTape || c.Kind == render.AtPending) && !c.ID.IsZero()
}

// foldable is the group or consumer that the cursor is on.
func (p *statePane) foldable() (render.Place, bool) {
	c := p.state.Cursor
	switch c.Kind {
	case render.AtGroup, render.AtConsumer:
		return c, true
	case render.AtPending:
		return render.Place{Kind: render.AtConsumer, Key: c.Key, Group: c.Group, Consumer: c.Consumer}, true
	}
	return render.Place{}, false
}

// isOpen tells whether a row of the group is shown, or all rows of the consumer.
func (p *statePane) isOpen(at render.Place) bool {
	if at.Kind == render.AtConsumer {
		_, chosen := p.state.Folds[at]
		return chosen || p.state.Cursor.Kind == render.AtPending || p.showsAll(at)
	}
	next := p.placeAt(p.at + 1)
	return next.Group == at.Group && next.Kind != render.AtGroup
}

// showsAll tells whether all pending entries of the consumer under the cursor
// are shown: as many rows follow as it has.
func (p *statePane) showsAll(at render.Place) bool {
	st, ok := p.state.Now.Stream(at.Key)
	if !ok {
		return false
	}
	g, _ := st.Group(at.Group)
	c, ok := g.Consumer(at.Consumer)
	if !ok {
		return false
	}
	last := p.placeAt(p.at + c.PendingLen())
	return last.Kind == render.AtPending && last.Group == at.Group && last.Consumer == at.Consumer
}

// page moves by the height of the pane.
func (p *statePane) page(step int) { p.move(step * max(p.state.Height-1, 1)) }

// scroll moves the view without a cursor.
func (p *statePane) scroll(rows int) {
	p.top += rows
	p.stale = true
}
