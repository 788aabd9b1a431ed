package render

import "streamlab/engine"

// maxFields is how many fields of a hash are shown.
const maxFields = 50

// valueRow is a string, a hash or one field of a hash at both moments.
type valueRow struct {
	at          Place
	name        string
	indent      int
	field       string // the only field of a hash, which stands in the hash's own row
	now, was    string // the value, ready to be shown
	is, existed bool
	same        bool // it is what it was
	role        Role // of the name
	valueRole   Role
}

// set gives the row what it shows at both moments.
func (r *valueRow) set(now string, is bool, was string, existed bool) {
	r.now, r.is, r.was, r.existed, r.same = now, is, was, existed, now == was
}

// setValue gives the row a value at both moments.
func (r *valueRow) setValue(now string, is bool, was string, existed bool) {
	r.set(Clean(word(start(now))), is, Clean(word(start(was))), existed)
	r.same = now == was
}

// setField gives the row a field's value at both moments.
func (r *valueRow) setField(name string, now, was engine.Hash) {
	value, is := now.Value(name)
	old, existed := was.Value(name)
	r.setValue(value, is, old, existed)
}

// values adds all keys but the streams, their values in one column.
func (o *outliner) values(keys []string) {
	var rows []valueRow
	for _, key := range keys {
		rows = append(rows, o.value(key)...)
	}
	if len(rows) == 0 {
		return
	}
	lead := 0
	for _, r := range rows {
		lead = max(lead, r.indent+min(Width(r.name), 2*maxName))
	}
	o.space()
	for _, r := range rows {
		o.out.put(o.valueRow(r, lead+gap))
	}
}

// value lists the rows of one key.
func (o *outliner) value(key string) []valueRow {
	r := valueRow{at: Place{Kind: AtKey, Key: key}, name: Clean(key), role: Strong}
	switch o.kind(key) {
	case "hash":
		return o.hash(key)
	case "set", "list":
		now, is := Elements(o.Now, key)
		was, existed := Elements(o.Before, key)
		r.set(Clean(now), is, Clean(was), existed)
		return []valueRow{r}
	}
	now, is := o.Now.Text(key)
	was, existed := o.Before.Text(key)
	r.setValue(now, is, was, existed)
	return []valueRow{r}
}

// kind is a key's type now or, if it is gone, before.
func (o *outliner) kind(key string) string {
	if kind := o.Now.Type(key); kind != "none" {
		return kind
	}
	return o.Before.Type(key)
}

// maxElements is how many members of a set, or elements of a list, are named.
const maxElements = 10

// Elements tells of a set or list how many members or elements it has, and the
// first of them: "list, 2 elements: a b". ok is false where the key holds neither.
func Elements(s engine.Snapshot, key string) (text string, ok bool) {
	var first []string
	var n int
	if set, is := s.Set(key); is {
		n, first = set.Len(), set.Members(0, maxElements)
		text = "set, " + CountOf(int64(n), "member", "members")
	} else if list, is := s.List(key); is {
		n, first = list.Len(), list.Elements(0, maxElements)
		text = "list, " + CountOf(int64(n), "element", "elements")
	} else {
		return "", false
	}
	text += ":"
	for _, element := range first {
		text += " " + word(start(element))
	}
	if n > len(first) {
		text += " ..."
	}
	return text, true
}

// hash lists a hash's own row and those of its first fields.
func (o *outliner) hash(key string) []valueRow {
	now, is := o.Now.Hash(key)
	was, existed := o.Before.Hash(key)
	head := valueRow{at: Place{Kind: AtKey, Key: key}, name: Clean(key), role: Strong}
	names := Union(fieldNames(now), fieldNames(was))
	if len(names) == 1 {
		head.field = Clean(word(start(names[0])))
		head.setField(names[0], now, was)
		return []valueRow{head}
	}
	head.valueRole = Dim
	head.set(fieldCount(now), is, fieldCount(was), existed)
	rows := []valueRow{head}
	for _, name := range names[:min(len(names), maxFields)] {
		r := valueRow{at: Place{Kind: AtField, Key: key, Field: name}, name: Clean(word(start(name))), indent: 2}
		r.setField(name, now, was)
		rows = append(rows, r)
	}
	if n := now.Len() - maxFields; n > 0 {
		more := o.glyphs.More + " " + CountOf(int64(n), "more field", "more fields")
		rows = append(rows, valueRow{name: more, indent: 2, role: Dim, is: true, existed: true, same: true})
	}
	return rows
}

func fieldCount(h engine.Hash) string {
	return "hash, " + CountOf(int64(h.Len()), "field", "fields")
}

// fieldNames are the names of the fields that may be shown, and one more.
func fieldNames(h engine.Hash) []string {
	var names []string
	for _, f := range h.Fields(0, maxFields+1) {
		names = append(names, f.Name)
	}
	return names
}

func (o *outliner) valueRow(r valueRow, lead int) Row {
	line := Of(r.role, Fit(r.name, min(Width(r.name), lead-r.indent-gap), o.glyphs.Cut)).Indent(r.indent).pad(lead)
	value := figure{name: r.field, value: r.now, role: r.valueRole}
	switch {
	case !r.is:
		value.value = r.was
	case r.existed:
		value = value.changed(r.was)
	}
	return row(r.at, markOf(r.is, r.existed, r.same), append(line, value.line(o.glyphs.Arrow)...))
}
