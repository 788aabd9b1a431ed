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
	role        Role // of the name
	valueRole   Role
}

// set gives the row its value at both moments.
func (r *valueRow) set(now string, is bool, was string, existed bool) {
	r.now, r.is, r.was, r.existed = Clean(word(now)), is, Clean(word(was)), existed
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
	now, is := o.Now.Text(key)
	was, existed := o.Before.Text(key)
	r.set(now, is, was, existed)
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
	nowHash, is := o.Now.Hash(key)
	wasHash, existed := o.Before.Hash(key)
	now, was := nowHash.Fields(0, nowHash.Len()), wasHash.Fields(0, wasHash.Len())
	head := valueRow{at: Place{Kind: AtKey, Key: key}, name: Clean(key), role: Strong, valueRole: Dim}
	head.is, head.existed = is, existed
	head.now, head.was = fieldCount(now), fieldCount(was)
	names := union(fieldNames(now), fieldNames(was))
	if len(names) == 1 {
		return []valueRow{onlyField(head, names[0], now, was)}
	}
	rows := []valueRow{head}
	for _, name := range names[:min(len(names), maxFields)] {
		r := valueRow{at: Place{Kind: AtField, Key: key, Field: name}, name: Clean(word(name)), indent: 2}
		value, is := fieldValue(now, name)
		old, existed := fieldValue(was, name)
		r.set(value, is, old, existed)
		rows = append(rows, r)
	}
	return rows
}

// onlyField is the row of a hash with one field.
func onlyField(head valueRow, name string, now, was []engine.Field) valueRow {
	value, is := fieldValue(now, name)
	old, existed := fieldValue(was, name)
	head.field, head.valueRole = Clean(word(name)), Text
	head.set(value, is, old, existed)
	return head
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
	value := figure{name: r.field, value: r.now, role: r.valueRole}
	switch {
	case !r.is:
		value.value = r.was
	case r.existed:
		value = value.changed(r.was)
	}
	return row(r.at, markOf(r.is, r.existed, r.now == r.was), append(line, value.line(o.glyphs.Arrow)...))
}
