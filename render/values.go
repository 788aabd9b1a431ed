package render

import "streamlab/engine"

// maxFields is how many fields of a hash are shown.
const maxFields = 50

// valueRow is a string, a hash or one field of a hash at both moments.
type valueRow struct {
	at          Place
	name        string
	indent      int
	now, was    string
	is, existed bool
	role        Role // of the name
}

// values adds the strings and hashes, their values in one column.
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
	if o.kind(key) == "hash" {
		return o.hash(key)
	}
	r := valueRow{at: Place{Kind: AtKey, Key: key}, name: Clean(key), role: Strong}
	r.now, r.is = o.Now.Text(key)
	r.was, r.existed = o.Before.Text(key)
	return []valueRow{r}
}

// kind is a key's type now or, if it is gone, before.
func (o *outliner) kind(key string) string {
	if kind := o.Now.Type(key); kind != "none" {
		return kind
	}
	return o.Before.Type(key)
}

func (o *outliner) hash(key string) []valueRow {
	now, is := o.Now.Hash(key)
	was, existed := o.Before.Hash(key)
	head := valueRow{at: Place{Kind: AtKey, Key: key}, name: Clean(key), role: Strong, is: is, existed: existed}
	head.now, head.was = fieldCount(now), fieldCount(was)
	rows := []valueRow{head}
	names := union(fieldNames(now), fieldNames(was))
	for _, name := range names[:min(len(names), maxFields)] {
		r := valueRow{at: Place{Kind: AtField, Key: key, Field: name}, name: Clean(word(name)), indent: 2}
		r.now, r.is = fieldValue(now, name)
		r.was, r.existed = fieldValue(was, name)
		rows = append(rows, r)
	}
	return rows
}

func fieldCount(fields []engine.Field) string {
	return "hash, " + CountOf(int64(len(fields)), "field", "fields")
}

func fieldNames(fields []engine.Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}

func fieldValue(fields []engine.Field, name string) (string, bool) {
	for _, f := range fields {
		if f.Name == name {
			return f.Value, true
		}
	}
	return "", false
}

func (o *outliner) valueRow(r valueRow, lead int) Row {
	line := Of(r.role, Fit(r.name, min(Width(r.name), lead-r.indent-gap), o.glyphs.Cut)).Indent(r.indent).pad(lead)
	value := figure{value: Clean(word(r.now))}
	if r.at.Kind == AtKey && r.role == Strong && o.kind(r.at.Key) == "hash" {
		value = figure{value: r.now, role: Dim}
	}
	if r.is && r.existed && r.now != r.was {
		value = value.changed(Clean(word(r.was)))
	}
	if !r.is {
		value.value = Clean(word(r.was))
	}
	m := markOf(r.is, r.existed, r.now == r.was)
	return row(r.at, m, append(line, value.line(o.glyphs.Arrow, false)...))
}
