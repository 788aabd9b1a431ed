package differ

import (
	"cmp"
	"slices"
	"strings"

	"streamlab/engine"
)

// Bounds of how much is told one by one. What is more is counted.
const (
	few      = 5  // entries, pending entries, fields and members of a kind
	maxNames = 30 // keys, the groups of a key, the consumers of a group
)

// databases is how many an engine has.
const databases = 16

// Changes lists what is otherwise now than it was then, over all databases: keys in
// byte order, below each of them what it holds; then the clients that wait.
// Changes(s, s) is empty. It costs a look at each key where any was written, and
// what the Since methods of the engine cost for those that were.
func Changes(then, now engine.Snapshot) []Row {
	c := &comparison{then: then, now: now}
	for db := range databases {
		c.database(db)
	}
	c.waits()
	return c.rows
}

// A comparison gathers rows.
type comparison struct {
	then, now engine.Snapshot // of the database in question
	place     Row             // where rows that are added stand
	rows      []Row
}

func (c *comparison) database(db int) {
	d := &comparison{then: c.then.DB(db), now: c.now.DB(db), place: Row{DB: db}}
	keys := d.now.Touched(d.then)
	for _, key := range keys[:min(len(keys), maxNames)] {
		d.place = Row{DB: db, Key: key}
		d.key(key)
	}
	d.place = Row{DB: db}
	d.more(len(keys)-maxNames, "more key", "more keys")
	c.rows = append(c.rows, d.rows...)
}

// add appends a row at the place and a depth.
func (c *comparison) add(depth int, m Mark, name, note string) *Row {
	r := c.place
	r.Depth, r.Mark, r.Name, r.Note = depth, m, name, note
	c.rows = append(c.rows, r)
	return &c.rows[len(c.rows)-1]
}

// more says how many names are not told.
func (c *comparison) more(n int, one, many string) {
	if n > 0 {
		c.add(depthOf(c.place), Other, countOf(n, one, many), "")
	}
}

func depthOf(place Row) int {
	switch {
	case place.Group != "":
		return 2
	case place.Key != "":
		return 1
	}
	return 0
}

// holds are the types by which a key's value is compared further.
var holds = map[string]func(c *comparison, r *Row, key string){
	"string": (*comparison).text,
	"hash":   (*comparison).hash,
	"set":    (*comparison).set,
	"list":   (*comparison).list,
	"stream": (*comparison).stream,
}

// key compares what a key holds. What it held of another type is gone as a whole.
func (c *comparison) key(key string) {
	was, is := c.then.Type(key), c.now.Type(key)
	if is == "none" {
		c.add(0, Gone, key, c.held(key))
		return
	}
	at := len(c.rows)
	r := c.add(0, Other, key, "")
	switch {
	case was == "none":
		r.Mark, r.Note = New, "a new "+is
	case was != is:
		r.figure("type", was, is)
	}
	c.expiry(r, key)
	holds[is](c, r, key)
	if whole := c.rows[at]; len(c.rows) == at+1 && whole.Mark == Other && len(whole.Figures) == 0 && whole.Note == "" {
		c.rows = c.rows[:at]
		return
	}
	if head := &c.rows[at]; head.Mark == Other && len(head.Figures) == 0 && head.Note == "" {
		head.Mark = Same
	}
}

// held says what a key that is gone held.
func (c *comparison) held(key string) string {
	kind := c.then.Type(key)
	st, ok := c.then.Stream(key)
	if !ok {
		return "was a " + kind
	}
	parts := []string{countOf(st.Len(), "entry", "entries")}
	if n := st.GroupLen(); n > 0 {
		parts = append(parts, countOf(n, "group", "groups"))
	}
	return "was a stream with " + strings.Join(parts, " and ")
}

func (c *comparison) expiry(r *Row, key string) {
	was, did := c.then.Expires(key)
	is, does := c.now.Expires(key)
	r.figure("expires", clock(was, did), clock(is, does))
}

// clock writes a moment at which a key is gone, "never" for none.
func clock(t engine.Time, ok bool) string {
	if !ok {
		return "never"
	}
	return t.Std().Format("2006-01-02 15:04:05.000")
}

// merge calls each with every name of two lists in byte order, and with where each
// of them has it; -1 is nowhere.
func merge[T any](was, is []T, name func(T) string, each func(name string, was, is int)) {
	for i, j := 0, 0; i < len(was) || j < len(is); {
		order := 0
		switch {
		case i == len(was):
			order = 1
		case j == len(is):
			order = -1
		default:
			order = cmp.Compare(name(was[i]), name(is[j]))
		}
		switch {
		case order < 0:
			each(name(was[i]), i, -1)
			i++
		case order > 0:
			each(name(is[j]), -1, j)
			j++
		default:
			each(name(is[j]), i, j)
			i, j = i+1, j+1
		}
	}
}

// waits compares who waits. A client that gave up and waits anew is told twice.
func (c *comparison) waits() {
	was, is := c.then.Waits(), c.now.Waits()
	c.place = Row{}
	for _, w := range was {
		if !slices.ContainsFunc(is, func(o engine.Wait) bool { return sameWait(w, o) }) {
			c.add(0, Gone, clientName(c.then, w.Client), "waits no longer in "+waitText(w)).DB = w.DB
		}
	}
	for _, w := range is {
		if !slices.ContainsFunc(was, func(o engine.Wait) bool { return sameWait(w, o) }) {
			c.add(0, New, clientName(c.now, w.Client), "waits in "+waitText(w)).DB = w.DB
		}
	}
}

func sameWait(a, b engine.Wait) bool {
	return a.Client == b.Client && a.Command == b.Command && a.Since == b.Since && a.Deadline == b.Deadline &&
		a.Group == b.Group && a.Consumer == b.Consumer && slices.Equal(a.Keys, b.Keys)
}

func waitText(w engine.Wait) string {
	text := strings.ToUpper(w.Command) + " for " + strings.Join(w.Keys, ", ")
	if w.Group != "" {
		text += ", as " + w.Consumer + " of " + w.Group
	}
	return text
}

func clientName(s engine.Snapshot, id engine.ClientID) string {
	if c, ok := s.Client(id); ok && c.Name != "" {
		return c.Name
	}
	return "client " + count(int64(id))
}
