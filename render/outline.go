package render

import (
	"strings"

	"streamlab/engine"
)

// maxKeys is how many keys the state pane looks at; the rest it counts.
const maxKeys = 100

// outliner builds an Outline.
type outliner struct {
	State
	glyphs   Glyphs
	spacious bool
	room     room
	*compared
	out *Outline
}

// compared is what was found by comparing the two moments, which all forms of an
// outline share.
type compared struct {
	pels   map[Place]pelRows // by consumer
	merges int               // how many pending entries were compared one by one
	opens  []unfolding       // groups in the order of their rows, as an ample outline has them
	opened map[Focus]bool    // groups out of focus for which there is room
}

// unfolding is how many rows a group takes that is not folded.
type unfolding struct {
	Focus
	rows int
}

// open chooses of the folded groups those for which there is room, and reports whether
// there are any.
func (c *compared) open(spare int, focus Focus) bool {
	c.opened = map[Focus]bool{}
	for _, g := range c.opens {
		if g.rows > 0 && g.rows <= spare && g.Focus != focus {
			c.opened[g.Focus] = true
			spare -= g.rows
		}
	}
	return len(c.opened) > 0
}

// room is how much of a state a pane can show.
type room uint8

const (
	ample  room = iota
	tight       // groups out of focus are folded that have no room, waiters come before consumers, and there are no empty rows
	sparse      // and of each consumer's pending entries only what changed is shown, or the first
)

// NewOutline prepares a state for drawing. Where the pane is too low for all of
// it, some is left out, but nothing that was unfolded by hand.
func NewOutline(s State, t Theme) *Outline {
	pels := &compared{pels: map[Place]pelRows{}}
	r := ample
	out := outline(s, t, r, pels)
	for r < sparse && s.Height > 0 && out.Len() > s.Height {
		r++
		out = outline(s, t, r, pels)
	}
	if r > ample && pels.open(s.Height-out.Len(), s.Focus) {
		out = outline(s, t, r, pels)
	}
	return out
}

func outline(s State, t Theme, r room, pels *compared) *Outline {
	o := &outliner{s, t.Glyphs, t.Spacious, r, pels, &Outline{starts: []int{0}}}
	streams, values := o.keys()
	o.title(streams, values)
	for _, key := range streams {
		o.stream(key, len(streams)+len(values) > 1)
	}
	o.values(values)
	o.otherWaiters()
	if hidden := s.Now.Len() - maxKeys; hidden > 0 {
		o.space()
		o.out.put(note(0, o.glyphs.More+" "+CountOf(int64(hidden), "more key", "more keys")))
	}
	return o.out
}

// space sets an empty row between what is there and what comes, where there is
// room for it.
func (o *outliner) space() {
	if len(o.out.blocks) > 0 && o.room == ample {
		o.out.put(row(Place{}, Same, nil))
	}
}

// keys lists the keys of now and before, streams apart.
func (o *outliner) keys() (streams, values []string) {
	for _, key := range Union(o.Now.Keys(0, maxKeys), o.Before.Keys(0, maxKeys)) {
		if o.isStream(key) {
			streams = append(streams, key)
		} else {
			values = append(values, key)
		}
	}
	return streams, values
}

// isStream tells whether a key is a stream or, now gone, was one.
func (o *outliner) isStream(key string) bool {
	kind := o.Now.Type(key)
	return kind == "stream" || kind == "none" && o.Before.Type(key) == "stream"
}

func (o *outliner) title(streams, values []string) {
	n := int64(o.Now.Len())
	if len(streams) == 1 && len(values) == 0 {
		o.out.Title = Clean(streams[0])
		o.out.Figures = o.streamFigures(streams[0]).Text()
		return
	}
	o.out.Title = "state"
	if n > 0 {
		o.out.Figures = CountOf(n, "key", "keys")
	} else {
		o.out.Figures = "empty"
	}
	if len(streams)+len(values) == 0 {
		o.out.put(note(0, "No keys."))
	}
}

// pair is a stream at both moments.
type pair struct {
	now, was     engine.Stream
	is, existed  bool
	length, prev int
}

func (o *outliner) pair(key string) pair {
	var p pair
	if p.now, p.is = o.Now.Stream(key); p.is {
		p.length = p.now.Len()
	}
	if p.was, p.existed = o.Before.Stream(key); p.existed {
		p.prev = p.was.Len()
	}
	return p
}

// streamFigures writes a stream's length and number of groups.
func (o *outliner) streamFigures(key string) Line {
	p := o.pair(key)
	if !p.is {
		return Of(Dim, "gone")
	}
	length := figure{name: "length", value: Count(int64(p.length))}
	groups := figure{name: "groups", value: Count(int64(p.now.GroupLen()))}
	if p.existed {
		length = length.changed(Count(int64(p.prev)))
		groups = groups.changed(Count(int64(p.was.GroupLen())))
	}
	line := length.line(o.glyphs.Arrow).And(Span{Dim, " " + o.glyphs.Dot + " "})
	return append(line, groups.line(o.glyphs.Arrow)...)
}

// stream adds a stream: a heading where there are more keys, the tape, the
// groups.
func (o *outliner) stream(key string, heading bool) {
	p := o.pair(key)
	o.space()
	if heading {
		o.out.put(o.heading(key, p))
	}
	if !p.is {
		return
	}
	moments := []engine.Stream{p.now}
	if p.existed {
		moments = append(moments, p.was)
	}
	short := NewShortener(o.glyphs.Cut, moments...)
	t := tape{outliner: o, pair: p, key: key, short: short}
	o.out.put(t.rows()...)
	o.readers(key)
	o.groups(key, p, short)
}

// heading is the row that begins a stream among other keys.
func (o *outliner) heading(key string, p pair) Row {
	m := markOf(p.is, p.existed, p.length == p.prev)
	left := Line{{Strong, Clean(key)}, {Text, "  "}}
	right := o.streamFigures(key)
	fill := o.Width - gap - left.Width() - right.Width() - 2
	left = left.And(Span{Border, strings.Repeat(o.glyphs.Across, max(fill, 0))}, Span{Text, "  "})
	return row(Place{Kind: AtKey, Key: key}, m, append(left, right...))
}
