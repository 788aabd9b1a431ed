package lessons

import (
	"iter"
	"slices"
	"strings"
)

// A noun is a kind of thing that checks and queries speak about.
type noun struct {
	name   string
	places []string // what identifies it, in order; the last may be left out if it ends in "?"
	main   bool     // a query that names no attribute gives the first one
	free   bool     // attributes may have any name: an entry's fields
	words  bool     // a pattern of words follows the places, and no attributes
	attrs  []attribute
	each   func(s Scope, at []string) iter.Seq[subject]
}

// A subject is one thing found in a scope: it knows its attributes, and by ""
// its first one.
type subject func(attr string) (value string, ok bool)

// An attribute is what can be asked of a subject.
type attribute struct {
	name    string
	kind    valueKind
	summary string
}

// A column is an attribute of subjects of type T, with where it comes from.
type column[T any] struct {
	attribute
	get func(T) (value string, ok bool)
}

func col[T any](name string, kind valueKind, get func(T) (string, bool), summary string) column[T] {
	return column[T]{attribute{name, kind, summary}, get}
}

// define makes a noun from its columns and the search for its subjects.
func define[T any](n noun, each func(Scope, []string) iter.Seq[T], columns ...column[T]) noun {
	for _, c := range columns {
		n.attrs = append(n.attrs, c.attribute)
	}
	n.each = subjects(each, func(thing T) subject { return columnsOf(columns, thing) })
	return n
}

// subjects turns a search for things into one for subjects.
func subjects[T any](each func(Scope, []string) iter.Seq[T], as func(T) subject) func(Scope, []string) iter.Seq[subject] {
	return func(s Scope, at []string) iter.Seq[subject] {
		return func(yield func(subject) bool) {
			for thing := range each(s, at) {
				if !yield(as(thing)) {
					return
				}
			}
		}
	}
}

func columnsOf[T any](columns []column[T], thing T) subject {
	return func(attr string) (string, bool) {
		for _, c := range columns {
			if c.name == attr || attr == "" {
				return c.get(thing)
			}
		}
		return "", false
	}
}

// lookupNoun finds a noun by name.
func lookupNoun(name string) (noun, bool) {
	i := slices.IndexFunc(nouns, func(n noun) bool { return n.name == name })
	if i < 0 {
		return noun{}, false
	}
	return nouns[i], true
}

// attribute returns what is known of an attribute's name.
func (n noun) attribute(name string) (attribute, bool) {
	if n.free {
		return attribute{name: name, kind: anyValue}, true
	}
	i := slices.IndexFunc(n.attrs, func(a attribute) bool { return a.name == name })
	if i < 0 {
		return attribute{}, false
	}
	return n.attrs[i], true
}

// syntax returns how a check of the noun is written, without its attributes.
func (n noun) syntax() string {
	parts := []string{n.name}
	for _, place := range n.places {
		if name, optional := strings.CutSuffix(place, "?"); optional {
			parts = append(parts, "["+name+"]")
		} else {
			parts = append(parts, name)
		}
	}
	if n.words {
		parts = append(parts, "WORD...")
	}
	return strings.Join(parts, " ")
}

// attributeNames lists the attributes for a message.
func (n noun) attributeNames() string {
	var names []string
	for _, a := range n.attrs {
		names = append(names, a.name)
	}
	return strings.Join(names, ", ")
}
