package engine

// list is a Redis list: its items by their places, which have no holes. A place
// is below that of all others after LPUSH and above them after RPUSH.
type list struct {
	gen   *generation
	items treeMap[int64, string]
	first int64 // the place of the first item
	bytes int   // of the items in a listpack
	quick bool  // Redis keeps it as a quicklist
}

func (*list) typeName() string { return "list" }

// listListpackBytes is how large a list Redis keeps in one listpack, if it is not
// told otherwise (list-max-listpack-size); one that shrinks goes back at half.
const listListpackBytes = 8192

// listAt is streamAt for lists.
func (c *call) listAt(key string) (*list, error) {
	l, _, err := heldAs[*list](c, key)
	return l, err
}

// ownList returns the list at key for changing; it is made if missing.
func (c *call) ownList(key string) *list {
	gen := c.e.st.gen
	l, ok, _ := heldAs[*list](c, key)
	switch {
	case !ok:
		l = &list{gen: gen, quick: !c.e.rules.smallLists}
	case l.gen == gen:
		return l
	default:
		other := *l
		other.gen = gen
		l = &other
	}
	c.setKey(key, l)
	return l
}

func (l *list) len() int {
	if l == nil {
		return 0
	}
	return l.items.Len()
}

// at returns the item at a position, 0 being the first.
func (l *list) at(i int) string {
	item, _ := l.items.Get(l.first + int64(i))
	return item
}

// An end is one of the two ends of a list.
type end uint8

const (
	head end = iota
	tail
)

// push puts an item at an end of an owned list.
func (l *list) push(item string, to end) {
	place := l.first + int64(l.len())
	if to == head {
		l.first--
		place = l.first
	}
	l.items.own(l.gen).Set(place, item)
	l.bytes += listpackValue(item)
}

// grow makes a quicklist of an owned list that gets too large by items, before
// they are pushed. Redis counts their texts alone.
func (l *list) grow(items []string) {
	size := listpackFrame + l.bytes
	for _, item := range items {
		size += len(item)
	}
	l.quick = l.quick || size > listListpackBytes
}

// pop takes the item at an end of an owned list that has one.
func (l *list) pop(from end, v *rules) string {
	place := l.first + int64(l.len()) - 1
	if from == head {
		place = l.first
		l.first++
	}
	item, _ := l.items.own(l.gen).Delete(place)
	l.bytes -= listpackValue(item)
	if v.smallLists && listpackFrame+l.bytes <= listListpackBytes/2 {
		l.quick = false
	}
	return item
}

func (l *list) equals(other *list) bool {
	if l.len() != other.len() || l.quick != other.quick {
		return false
	}
	if l.first == other.first {
		return equalMaps(l.items, other.items, same[string])
	}
	for i := range l.len() {
		if l.at(i) != other.at(i) {
			return false
		}
	}
	return true
}
