package engine

import (
	"slices"
	"strconv"
)

// set is a Redis set; its members are ordered by name.
type set struct {
	gen     *generation
	members treeMap[string, struct{}]
	form    setForm
}

func (*set) typeName() string { return "set" }

// setForm is how Redis keeps a set. It never goes back to an earlier form.
type setForm uint8

const (
	setOfNumbers setForm = iota // intset
	smallSet                    // listpack, from 7.2 on
	largeSet                    // hashtable
)

func (f setForm) String() string { return [...]string{"intset", "listpack", "hashtable"}[f] }

// Up to what redis-server keeps a set in its smaller forms, if it is not told
// otherwise.
const (
	setNumbers         = 512 // set-max-intset-entries
	setListpackMembers = 128 // set-max-listpack-entries
	setListpackValue   = 64  // set-max-listpack-value
)

// setAt is streamAt for sets.
func (c *call) setAt(key string) (*set, error) {
	s, _, err := heldAs[*set](c, key)
	return s, err
}

// ownSet returns the set at key for changing; it is made if missing, for members.
func (c *call) ownSet(key string, members []string) *set {
	gen := c.e.st.gen
	s, ok, _ := heldAs[*set](c, key)
	switch {
	case !ok:
		s = &set{gen: gen, form: firstForm(members, c.e.rules)}
	case s.gen == gen:
		return s
	default:
		other := *s
		other.gen = gen
		s = &other
	}
	c.setKey(key, s)
	return s
}

// firstForm is that of a set which members are put into.
func firstForm(members []string, v *rules) setForm {
	number := isNumber(members[0])
	switch {
	case number && (len(members) <= setNumbers || !v.smallSets):
		return setOfNumbers
	case v.smallSets && len(members) <= setListpackMembers:
		return smallSet
	}
	return largeSet
}

func isNumber(text string) bool {
	_, err := parseInteger(text, errNotInteger)
	return err == nil
}

func (s *set) has(member string) bool {
	if s == nil {
		return false
	}
	_, there := s.members.Get(member)
	return there
}

// add puts a member into an owned set and reports whether it is new.
func (s *set) add(member string, v *rules) bool {
	if s.has(member) {
		return false
	}
	s.form = s.formWith(member, v)
	s.members.own(s.gen).Set(member, struct{}{})
	return true
}

// formWith is the form of the set with one more member.
func (s *set) formWith(member string, v *rules) setForm {
	switch {
	case s.form == setOfNumbers && isNumber(member) && s.len() < setNumbers:
		return setOfNumbers
	case s.form == setOfNumbers && isNumber(member):
		return largeSet
	case s.form != largeSet && v.smallSets && s.len() < setListpackMembers && len(member) <= setListpackValue:
		return smallSet
	}
	return largeSet
}

// delete takes a member out of an owned set and reports whether it was there.
func (s *set) delete(member string) bool {
	if !s.has(member) {
		return false
	}
	s.members.own(s.gen).Delete(member)
	return true
}

func (s *set) len() int {
	if s == nil {
		return 0
	}
	return s.members.Len()
}

// all lists the members: numbers by their size, as an intset has them, else in
// byte order.
func (s *set) all() []string {
	if s == nil {
		return nil
	}
	list := make([]string, 0, s.len())
	s.members.Scan(func(member string, _ struct{}) bool {
		list = append(list, member)
		return true
	})
	if s.form == setOfNumbers {
		slices.SortFunc(list, byNumber)
	}
	return list
}

func byNumber(a, b string) int {
	x, _ := strconv.ParseInt(a, 10, 64)
	y, _ := strconv.ParseInt(b, 10, 64)
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}
