package lessons

import (
	"fmt"
	"slices"
	"strconv"
)

// A spec says how one field of a mapping is read into a T.
type spec[T any] struct {
	name string
	read func(r *reader, n *node, into *T)
}

// readFields reads a mapping by its specs, in their order. Keys without a spec
// are faults.
func readFields[T any](r *reader, n *node, what string, specs []spec[T], into *T) bool {
	if n.shape != ofFields {
		r.wrongShape(n, what, ofFields)
		return false
	}
	names := make([]string, len(specs))
	for i, s := range specs {
		names[i] = s.name
	}
	for _, f := range n.fields {
		if !slices.Contains(names, f.name) {
			r.fault(f.at, fmt.Sprintf("%s has no field %q", what, f.name), Suggest(f.name, names))
		}
	}
	for _, s := range specs {
		if f, ok := n.field(s.name); ok {
			s.read(r, f.value.named(s.name, f.at), into)
		}
	}
	return true
}

// field finds a field by name.
func (n *node) field(name string) (field, bool) {
	for _, f := range n.fields {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

// has reports whether a mapping has a field.
func (n *node) has(name string) bool {
	_, ok := n.field(name)
	return ok
}

// named gives a value that is nothing the place of its key, where a reader
// looks for it.
func (n *node) named(name string, key Position) *node {
	if n.shape == nothing {
		return &node{shape: nothing, at: key, text: text{value: name}}
	}
	return n
}

// require reports each of the fields that a mapping lacks.
func (r *reader) require(n *node, what string, names ...string) {
	for _, name := range names {
		if !n.has(name) {
			r.fault(n.at, fmt.Sprintf("%s has no %q", what, name), "add it")
		}
	}
}

// shapeForms are how the shapes are written.
var shapeForms = map[shape]string{
	ofText:   useBlock,
	ofItems:  "write an item a line, each with - before it",
	ofFields: "write a field a line, each with a name, a colon and a space before its value",
}

var shapeNames = map[shape]string{nothing: "nothing", ofText: "text", ofItems: "a list", ofFields: "fields"}

// wrongShape reports a value that is not of the shape that it should have.
func (r *reader) wrongShape(n *node, what string, want shape) {
	switch {
	case n.shape == spoiled:
	case n.shape == nothing:
		r.emptyFault(n)
	case want == ofText && n.shape == ofFields:
		r.fault(n.at, fmt.Sprintf("%s must be text, but a colon with a space behind it makes YAML see fields here", what), useBlock)
	default:
		r.fault(n.at, fmt.Sprintf("%s must be %s, not %s", what, shapeNames[want], shapeNames[n.shape]), shapeForms[want])
	}
}

// emptyFault reports a value that YAML reads as nothing.
func (r *reader) emptyFault(n *node) {
	what := "the item"
	if n.text.value != "" {
		what = strconv.Quote(n.text.value)
	}
	r.fault(n.at, what+" has no value", "write one, or remove it; YAML takes ~, null and a bare | or > for nothing, so put those into quotes")
}

// items returns the values of a list; what names the list.
func (r *reader) items(n *node, what string) []*node {
	if n.shape != ofItems {
		r.wrongShape(n, what, ofItems)
		return nil
	}
	if len(n.items) == 0 {
		r.fault(n.at, fmt.Sprintf("%s is an empty list", what), "add an item, or remove the list")
	}
	return n.items
}
