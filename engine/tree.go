package engine

import (
	"cmp"

	"github.com/tidwall/btree"
)

// A generation owns the parts of a state that may be changed in place. Taking
// or restoring a Snapshot begins a new one, so what an older generation owns is
// copied before it is changed. The byte keeps two generations apart in memory.
type generation struct{ _ byte }

// A treeMap is an ordered map that states share: copying the struct shares it.
// It is read through its methods and changed through own alone.
//
// A shared tree is never written again, not even by the copy that own makes of
// it. So engines on several goroutines can go on from one Snapshot, and two
// states with the same tree hold the same there.
type treeMap[K cmp.Ordered, V any] struct {
	tree *btree.Map[K, V]
	gen  *generation
}

func newTreeMap[K cmp.Ordered, V any](gen *generation) treeMap[K, V] {
	return treeMap[K, V]{new(btree.Map[K, V]), gen}
}

// own returns the map as one that gen may change. O(1).
func (t *treeMap[K, V]) own(gen *generation) *btree.Map[K, V] {
	if t.tree == nil {
		t.tree, t.gen = new(btree.Map[K, V]), gen
	}
	if t.gen != gen {
		header := *t.tree // the library's Copy writes to what it copies
		t.tree, t.gen = header.Copy(), gen
	}
	return t.tree
}

// Len and the other methods that read take the zero treeMap as an empty one.
func (t treeMap[K, V]) Len() int {
	if t.tree == nil {
		return 0
	}
	return t.tree.Len()
}

func (t treeMap[K, V]) Get(key K) (v V, ok bool) {
	visit()
	if t.tree == nil {
		return v, false
	}
	return t.tree.Get(key)
}

func (t treeMap[K, V]) GetAt(i int) (key K, v V, ok bool) {
	visit()
	if t.tree == nil {
		return key, v, false
	}
	return t.tree.GetAt(i)
}

// Scan calls each with every pair in order, until it returns false.
func (t treeMap[K, V]) Scan(each func(K, V) bool) {
	if t.tree == nil {
		return
	}
	t.tree.Scan(func(key K, v V) bool {
		visit()
		return each(key, v)
	})
}

// A treeSet is a treeMap without values: an ordered set.
type treeSet[T any] struct {
	tree *btree.BTreeG[T]
	gen  *generation
}

// newTreeSet has no use for the library's lock: see treeMap.
func newTreeSet[T any](gen *generation, less func(a, b T) bool) treeSet[T] {
	return treeSet[T]{btree.NewBTreeGOptions(less, btree.Options{NoLocks: true}), gen}
}

// own returns the set as one that gen may change. O(1).
func (t *treeSet[T]) own(gen *generation) *btree.BTreeG[T] {
	if t.gen != gen {
		header := *t.tree
		t.tree, t.gen = header.Copy(), gen
	}
	return t.tree
}

// Len and Min take the zero treeSet as an empty one; for the others it has to be
// made.
func (t treeSet[T]) Len() int {
	if t.tree == nil {
		return 0
	}
	return t.tree.Len()
}

func (t treeSet[T]) Min() (item T, ok bool) {
	visit()
	if t.tree == nil {
		return item, false
	}
	return t.tree.Min()
}

func (t treeSet[T]) Max() (T, bool) {
	visit()
	return t.tree.Max()
}

func (t treeSet[T]) Get(item T) (T, bool) {
	visit()
	return t.tree.Get(item)
}

func (t treeSet[T]) GetAt(i int) (T, bool) {
	visit()
	return t.tree.GetAt(i)
}

// Scan calls each with every item in order, until it returns false.
func (t treeSet[T]) Scan(each func(T) bool) { t.tree.Scan(visiting(each)) }

// Ascend is Scan from the first item at or after pivot.
func (t treeSet[T]) Ascend(pivot T, each func(T) bool) { t.tree.Ascend(pivot, visiting(each)) }

// Descend is Scan backwards, from the last item at or before pivot.
func (t treeSet[T]) Descend(pivot T, each func(T) bool) { t.tree.Descend(pivot, visiting(each)) }

func visiting[T any](each func(T) bool) func(T) bool {
	return func(item T) bool {
		visit()
		return each(item)
	}
}

// visited, where a test sets it, is called for each item that is looked at.
var visited func()

func visit() {
	if visited != nil {
		visited()
	}
}

// A mapCursor stands on a pair of a treeMap, or behind the last one.
type mapCursor[K cmp.Ordered, V any] struct {
	iter  btree.MapIter[K, V]
	ok    bool
	key   K
	value V
}

// iter returns a cursor on the first pair.
func (t treeMap[K, V]) iter() (c mapCursor[K, V]) {
	if t.tree != nil {
		c.iter = t.tree.Iter()
		c.next()
	}
	return c
}

// next moves to the next pair.
func (c *mapCursor[K, V]) next() {
	if c.ok = c.iter.Next(); c.ok {
		c.key, c.value = c.iter.Key(), c.iter.Value()
	}
}
