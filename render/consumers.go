package render

import (
	"time"

	"streamlab/engine"
)

// maxConsumers is how many consumers of a group are shown; the rest is counted.
const maxConsumers = 200

// consumerPair is a consumer at both moments.
type consumerPair struct {
	name        string
	now, was    engine.Consumer
	is, existed bool
	rows        pelRows
}

// consumerTable draws the consumers of one group and their pending entries, in
// columns that both share.
type consumerTable struct {
	*outliner
	pair
	key   string
	group groupPair
	short Shortener
	cols  columns
	lead  int // where the figures begin
}

// Indents of a group's rows, behind the mark.
const (
	consumerIndent = 4
	pendingIndent  = 6
)

// consumers adds a group's consumers and their pending entries.
func (o *outliner) consumers(key string, p pair, g groupPair, short Shortener) {
	t := &consumerTable{outliner: o, pair: p, key: key, group: g, short: short}
	list := t.pairs()
	t.measure(list)
	for _, c := range list {
		o.out.put(t.consumerRow(c))
		if !o.Folds[t.placeOf(c)] {
			t.pending(c)
		}
	}
	if n := g.shown().ConsumerLen() - maxConsumers; n > 0 {
		o.out.put(note(consumerIndent, o.glyphs.More+" "+CountOf(int64(n), "more consumer", "more consumers")))
	}
}

func (t *consumerTable) placeOf(c consumerPair) Place {
	return Place{Kind: AtConsumer, Key: t.key, Group: t.group.name, Consumer: c.name}
}

func (t *consumerTable) pairs() []consumerPair {
	var names []string
	if t.group.is {
		names = ConsumerNames(t.group.now.ConsumerRows(0, maxConsumers))
	}
	if t.group.existed {
		names = Union(names, ConsumerNames(t.group.was.ConsumerRows(0, maxConsumers)))
	}
	var list []consumerPair
	for _, name := range names[:min(len(names), maxConsumers)] {
		c := consumerPair{name: name}
		if t.group.is {
			c.now, c.is = t.group.now.Consumer(name)
		}
		if t.group.existed {
			c.was, c.existed = t.group.was.Consumer(name)
		}
		c.rows = t.pelOf(c)
		list = append(list, c)
	}
	return list
}

// measure decides the columns.
func (t *consumerTable) measure(list []consumerPair) {
	t.cols = columns{arrow: t.glyphs.Arrow}
	for _, c := range list {
		t.cols.measure(t.consumerFigures(c))
		t.lead = max(t.lead, consumerIndent+Width(t.named(c.name)))
		for _, i := range c.rows.sample(t.room) {
			p := c.rows.at(i)
			t.cols.measure(t.pendingFigures(p))
			t.lead = max(t.lead, pendingIndent+Width(t.short.Short(p.ID)))
		}
	}
	t.lead += gap
	t.cols.fit(t.Width - gap - t.lead)
}

func (t *consumerTable) consumerFigures(c consumerPair) []figure {
	is := c.now
	if !c.is {
		is = c.was
	}
	pending := figure{name: "pending", value: Count(int64(is.PendingLen()))}
	if c.is && c.existed {
		pending = pending.changed(Count(int64(c.was.PendingLen())))
	}
	row := []figure{pending, {name: "idle", value: t.age(t.Now.Now().Sub(is.Seen()))}}
	if t.Inactive {
		row = append(row, figure{name: "inactive", value: inactive(t.Now.Now(), is, t.age), spare: true})
	}
	return row
}

func (t *consumerTable) consumerRow(c consumerPair) Row {
	figures := t.consumerFigures(c)
	at := t.placeOf(c)
	name := Line{{Text, t.foldSign(at, c)}, {Text, t.named(c.name)}}
	line := name.Indent(consumerIndent - 2).pad(t.lead)
	m := markOf(c.is, c.existed, figures[0].was == "" && !c.rows.touched)
	return row(at, m, append(line, t.cols.draw(figures)...))
}

// foldSign shows that a consumer's pending entries are hidden, or can be.
func (t *consumerTable) foldSign(at Place, c consumerPair) string {
	if t.Folds[at] && c.rows.n > 0 {
		return t.glyphs.Closed + " "
	}
	return "  "
}

// pending adds a consumer's pending entries: all of them where they are few or
// were unfolded by hand, else the first, the last and those that changed.
func (t *consumerTable) pending(c consumerPair) {
	at := t.placeOf(c)
	if _, chosen := t.Folds[at]; chosen {
		t.out.add(block{c.rows.n, func(i int) Row { return t.pendingRow(c, c.rows.at(i)) }})
		return
	}
	next := 0
	for _, i := range c.rows.sample(t.room) {
		t.leaveOut(i - next)
		t.out.put(t.pendingRow(c, c.rows.at(i)))
		next = i + 1
	}
	t.leaveOut(c.rows.n - next)
}

// leaveOut says how many rows are not shown.
func (t *consumerTable) leaveOut(n int) {
	if n > 0 {
		t.out.put(note(pendingIndent, t.glyphs.More+" "+Count(int64(n))+" more"))
	}
}

func (t *consumerTable) pendingFigures(p pelRow) []figure {
	row := []figure{
		{name: "delivered", value: t.count(p.Deliveries)},
		{name: "ago", value: t.age(t.Now.Now().Sub(p.Delivered)), after: true},
	}
	if p.was != nil && p.mark != IsGone {
		row[0] = row[0].changed(t.count(p.was.Deliveries))
	}
	return row
}

func (t *consumerTable) count(n int64) string { return Count(n) + t.glyphs.Times }

// pendingRow is one pending entry: its ID, how often and when it was delivered,
// from whom it was claimed, and whether the entry itself is gone.
func (t *consumerTable) pendingRow(c consumerPair, p pelRow) Row {
	id := Of(Pending, t.short.Short(p.ID)).Indent(pendingIndent).pad(t.lead)
	line := append(id, t.cols.draw(t.pendingFigures(p))...)
	if p.was != nil && p.was.Owner != p.Owner {
		claimed := Clean(p.was.Owner) + " " + t.glyphs.Arrow + " " + Clean(p.Owner)
		line = line.And(Span{Text, "  "}, Span{Changed, claimed})
	}
	if _, ok := t.now.Entry(p.ID); !ok && p.mark != IsGone {
		line = line.And(Span{Text, "  "}, Span{Bad, "gone"})
	}
	return row(Place{Kind: AtPending, Key: t.key, Group: t.group.name, Consumer: c.name, ID: p.ID}, p.mark, line)
}

// age writes a span of time; while the clock runs, in whole seconds, so that
// figures don't flicker.
func (o *outliner) age(d time.Duration) string {
	if o.Running {
		d = d.Truncate(time.Second)
	}
	return Age(d)
}
