package render

import (
	"slices"

	"streamlab/engine"
)

// groupPair is a group at both moments.
type groupPair struct {
	name        string
	now, was    engine.Group
	is, existed bool
}

// groups adds a stream's groups with their consumers.
func (o *outliner) groups(key string, p pair, short Shortener) {
	list := o.groupPairs(p)
	cols := columns{arrow: o.glyphs.Arrow}
	nameWidth := 0
	for _, g := range list {
		cols.measure(g.figures(short))
		nameWidth = max(nameWidth, Width(Clean(g.name)))
	}
	nameWidth = min(nameWidth, maxName)
	cols.fit(o.Width - gap - 2 - nameWidth - gap)
	if len(list) > 0 {
		o.space()
	}
	for i, g := range list {
		if i > 0 && o.spacious {
			o.space()
		}
		o.out.put(o.groupRow(key, g, &cols, nameWidth, short))
		o.members(key, p, g, short)
	}
	if n := p.now.GroupLen() - len(o.groupNames(p.now)); n > 0 {
		o.out.put(note(gap, o.glyphs.More+" "+CountOf(int64(n), "more group", "more groups")))
	}
}

// members adds a group's consumers and the clients that wait in it. Where there is
// little room those that wait come first, for they are few, and stay where the
// consumers are folded.
func (o *outliner) members(key string, p pair, g groupPair, short Shortener) {
	folded := o.folded(key, g)
	if o.room > ample {
		o.groupWaiters(key, g.name)
	}
	if !folded {
		before := o.out.Len()
		o.consumers(key, p, g, short)
		if o.room == ample {
			o.opens = append(o.opens, unfolding{Focus{key, g.name}, o.out.Len() - before})
		}
	}
	if o.room == ample && !folded {
		o.groupWaiters(key, g.name)
	}
}

// maxGroups is how many groups of a stream are looked at, beside the one in
// focus; the rest is counted.
const maxGroups = 100

// maxName is how wide the names of groups and consumers may stand.
const maxName = 18

// groupNames lists the groups that are drawn of those of a moment.
func (o *outliner) groupNames(st engine.Stream) []string {
	names := GroupNames(st.GroupRows(0, maxGroups))
	if _, ok := st.Group(o.Focus.Group); ok && o.Focus.Key == st.Key() {
		names = Union(names, []string{o.Focus.Group})
	}
	return names
}

func (o *outliner) groupPairs(p pair) []groupPair {
	names := o.groupNames(p.now)
	if p.existed {
		names = Union(names, o.groupNames(p.was))
	}
	var list []groupPair
	for _, name := range names {
		g := groupPair{name: name}
		g.now, g.is = p.now.Group(name)
		if p.existed {
			g.was, g.existed = p.was.Group(name)
		}
		list = append(list, g)
	}
	return list
}

// shown is the group to draw: as it is or, now gone, as it was.
func (g groupPair) shown() engine.Group {
	if g.is {
		return g.now
	}
	return g.was
}

// figures are a group's columns.
func (g groupPair) figures(short Shortener) []figure {
	row := groupFigures(g.shown(), short)
	if g.is && g.existed {
		for i, was := range groupFigures(g.was, short) {
			row[i] = row[i].changed(was.value)
		}
	}
	return row
}

func groupFigures(g engine.Group, short Shortener) []figure {
	n, known := g.Lag()
	return []figure{
		{name: "last-delivered", brief: "at", yields: true, value: short.Short(g.LastID())},
		{name: "lag", value: LagText(n, known)},
		{name: "pending", value: Count(int64(g.PendingLen()))},
	}
}

// groupRow is a group's own row.
func (o *outliner) groupRow(key string, g groupPair, cols *columns, nameWidth int, short Shortener) Row {
	figures := g.figures(short)
	same := !slices.ContainsFunc(figures, func(f figure) bool { return f.was != "" })
	sign := Span{Dim, o.glyphs.Open + " "}
	switch {
	case g.shown().ConsumerLen() == 0:
		sign.Text = "  "
	case o.folded(key, g):
		sign.Text = o.glyphs.Closed + " "
	}
	name := Line{sign, {Strong, Fit(Clean(g.name), nameWidth, o.glyphs.Cut)}, {Text, "  "}}
	m := markOf(g.is, g.existed, same)
	return row(Place{Kind: AtGroup, Key: key, Group: g.name}, m, append(name, cols.draw(figures)...))
}

// folded tells whether a group's consumers are hidden: as the learner chose, or
// else where the pane is too low for all groups and this one is neither in focus
// nor just gone.
func (o *outliner) folded(key string, g groupPair) bool {
	if folded, chosen := o.Folds[Place{Kind: AtGroup, Key: key, Group: g.name}]; chosen {
		return folded
	}
	if !g.is {
		return o.room == sparse
	}
	at := Focus{key, g.name}
	return o.room >= tight && o.Focus != at && !o.opened[at]
}
