package differ

import "streamlab/engine/rediscli"

// maxValue is how many bytes of a value are shown.
const maxValue = 64

// quoted writes a value as redis-cli prints it.
func quoted(value string) string {
	if len(value) > maxValue {
		return rediscli.Quote(value[:maxValue]) + "..."
	}
	return rediscli.Quote(value)
}

// optional is quoted for a value that may not be there.
func optional(value *string) string {
	if value == nil {
		return ""
	}
	return quoted(*value)
}

func (c *comparison) text(r *Row, key string) {
	was, had := c.then.Text(key)
	is, _ := c.now.Text(key)
	switch {
	case !had:
		r.Figures = append(r.Figures, Figure{"", "", quoted(is)})
	case quoted(was) == quoted(is) && was != is: // they differ behind what is shown
		r.Note = "another value with the same beginning"
		r.figure("length", count(len(was)), count(len(is)))
	default:
		r.figure("", quoted(was), quoted(is))
	}
}

// A pile counts changes of one kind, and keeps the first few.
type pile[T any] struct {
	n     int
	first []T
}

func (p *pile[T]) add(one T) {
	p.n++
	if len(p.first) < few+1 {
		p.first = append(p.first, one)
	}
}

// tell calls each for those of a pile where they are few, else all with their number.
func (p *pile[T]) tell(each func(T), all func(n int)) {
	switch {
	case p.n > few:
		all(p.n)
	default:
		for _, one := range p.first {
			each(one)
		}
	}
}

// field is one field of a hash at the two moments.
type field struct {
	name    string
	was, is *string
}

func (c *comparison) hash(r *Row, key string) {
	old, _ := c.then.Hash(key)
	now, _ := c.now.Hash(key)
	r.figure("fields", lengthOf(old.Len(), r), count(now.Len()))
	var piles [Other + 1]pile[field]
	now.Since(old, func(name string, was, is *string) {
		piles[markOf(was != nil, is != nil)].add(field{name, was, is})
	})
	for m, verb := range [...]string{New: "new", Gone: "gone", Other: "with other values"} {
		m := Mark(m)
		piles[m].tell(
			func(f field) {
				c.add(1, m, f.name, "").Figures = []Figure{{"", optional(f.was), optional(f.is)}}
			},
			func(n int) { c.add(1, m, countOf(n, "field", "fields"), verb) })
	}
}

// lengthOf is what a length was, "" where the key is new or held something else.
func lengthOf(n int, r *Row) string {
	if r.Mark == New || len(r.Figures) > 0 && r.Figures[0].Name == "type" {
		return ""
	}
	return count(n)
}

// markOf says what became of something that was there, or is.
func markOf(was, is bool) Mark {
	switch {
	case !was:
		return New
	case !is:
		return Gone
	}
	return Other
}

func (c *comparison) set(r *Row, key string) {
	old, _ := c.then.Set(key)
	now, _ := c.now.Set(key)
	r.figure("members", lengthOf(old.Len(), r), count(now.Len()))
	var added, removed pile[string]
	now.Since(old, func(member string, is bool) {
		if is {
			added.add(member)
		} else {
			removed.add(member)
		}
	})
	added.tell(func(m string) { c.add(1, New, quoted(m), "") }, func(n int) { c.add(1, New, countOf(n, "member", "members"), "new") })
	removed.tell(func(m string) { c.add(1, Gone, quoted(m), "") }, func(n int) { c.add(1, Gone, countOf(n, "member", "members"), "gone") })
}

func (c *comparison) list(r *Row, key string) {
	old, existed := c.then.List(key)
	now, _ := c.now.List(key)
	r.figure("length", lengthOf(old.Len(), r), count(now.Len()))
	if !existed {
		r.Figures = append(r.Figures, Figure{"first", "", quoted(now.Elements(0, 1)[0])},
			Figure{"last", "", quoted(now.Elements(now.Len()-1, 1)[0])})
		return
	}
	r.figure("first", quoted(old.Elements(0, 1)[0]), quoted(now.Elements(0, 1)[0]))
	r.figure("last", quoted(old.Elements(old.Len()-1, 1)[0]), quoted(now.Elements(now.Len()-1, 1)[0]))
	if len(r.Figures) == 0 && !now.Equal(old) {
		r.Note = "other elements within"
	}
}
