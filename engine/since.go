package engine

import (
	"cmp"
	"slices"
)

// What differs between two moments, of keys and of small values. Trees that both
// share are passed over.

// Touched lists, in byte order, the keys of the database that hold something else
// than they did then, or are to be gone at another moment; so those that are new
// and those that are no more, too. Where any key was written since, it looks at
// each once, and at no value but texts.
func (s Snapshot) Touched(then Snapshot) []string {
	was, now := then.db(), s.db()
	var keys []string
	mergeMaps(was.keys, now.keys, func(key string, a, b *value) {
		if a == nil || b == nil || *a != *b {
			keys = append(keys, key)
		}
	})
	mergeMaps(was.expires.byKey, now.expires.byKey, func(key string, a, b *int64) {
		if a == nil || b == nil || *a != *b {
			keys = append(keys, key)
		}
	})
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Since calls each, in byte order, with the fields that one moment of a hash has
// and the other has not, or with another value; nil is none. O(fields) where any
// was written since.
func (h Hash) Since(then Hash, each func(name string, was, is *string)) {
	var a, b treeMap[string, string]
	if then.h != nil {
		a = then.h.fields
	}
	if h.h != nil {
		b = h.h.fields
	}
	mergeMaps(a, b, func(name string, was, is *string) {
		if was == nil || is == nil || *was != *is {
			each(name, was, is)
		}
	})
}

// Since calls each, in byte order, with the members that one moment of a set has
// and the other has not. O(members) where any was written since.
func (s StringSet) Since(then StringSet, each func(member string, added bool)) {
	var a, b treeMap[string, struct{}]
	if then.s != nil {
		a = then.s.members
	}
	if s.s != nil {
		b = s.s.members
	}
	mergeMaps(a, b, func(member string, was, is *struct{}) {
		if was == nil || is == nil {
			each(member, was == nil)
		}
	})
}

// Equal reports whether two lists have the same elements in the same order.
// O(length) where any was written since.
func (l List) Equal(other List) bool {
	a, b := l.l, other.l
	if a == b || a.len() != b.len() || a.len() == 0 {
		return a.len() == b.len()
	}
	if a.first == b.first {
		return equalMaps(a.items, b.items, same[string])
	}
	for i := range a.len() {
		if a.at(i) != b.at(i) {
			return false
		}
	}
	return true
}

// mergeMaps calls each with every key of two ordered maps in order, and with what
// each of them has there; nil is nothing. Of a tree that both share it calls none.
func mergeMaps[K cmp.Ordered, V any](a, b treeMap[K, V], each func(key K, a, b *V)) {
	if a.tree == b.tree {
		return
	}
	x, y := a.iter(), b.iter()
	for x.ok || y.ok {
		visit()
		switch {
		case !y.ok || x.ok && x.key < y.key:
			each(x.key, &x.value, nil)
			x.next()
		case !x.ok || y.key < x.key:
			each(y.key, nil, &y.value)
			y.next()
		default:
			each(x.key, &x.value, &y.value)
			x.next()
			y.next()
		}
	}
}
