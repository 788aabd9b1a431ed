package engine

import "fmt"

// Compat is the server version that an engine imitates. The zero Compat is the
// default, Redis 8.6: the newest that the engine's facts were tried on. 8.8 and
// 8.10 are from documentation.
type Compat uint8

// The versions. Redis72 stands for 7.2.0 to 7.2.6, Redis74 for 7.4.0 and 7.4.1:
// later ones tell a group's lag and entries-read by the rules of 8.0.
const (
	Redis86 Compat = iota
	Redis70
	Redis72
	Redis74
	Redis82
	Redis84
	Redis88
	Redis810
)

// compats lists the versions, oldest first.
var compats = []struct {
	compat  Compat
	name    string
	release string // which of its releases HELLO and INFO name
}{
	{Redis70, "7.0", "7.0.15"}, {Redis72, "7.2", "7.2.6"}, {Redis74, "7.4", "7.4.1"},
	{Redis82, "8.2", "8.2.0"}, {Redis84, "8.4", "8.4.0"}, {Redis86, "8.6", "8.6.3"},
	{Redis88, "8.8", "8.8.0"}, {Redis810, "8.10", "8.10.0"},
}

// release returns the release that the engine says it is.
func (c Compat) release() string { return compats[c.age()].release }

// age is a version's place among the versions, 0 being the oldest; -1 for a
// number that is no version.
func (c Compat) age() int {
	for i, v := range compats {
		if v.compat == c {
			return i
		}
	}
	return -1
}

// Before reports whether c is an older version than other.
func (c Compat) Before(other Compat) bool { return c.age() < other.age() }

// Documented reports whether the version is known from documentation alone: no
// server of it was at hand.
func (c Compat) Documented() bool { return Redis86.Before(c) }

// String returns the version as users write it: "7.2". A number that is no
// version becomes "Compat(99)".
func (c Compat) String() string {
	if i := c.age(); i >= 0 {
		return compats[i].name
	}
	return fmt.Sprintf("Compat(%d)", uint8(c))
}

// Title is String for people: "8.8 (from documentation)" where that is all that is
// known of the version.
func (c Compat) Title() string {
	if c.Documented() {
		return c.String() + " (from documentation)"
	}
	return c.String()
}

// ParseCompat is the inverse of Compat.String.
func ParseCompat(name string) (Compat, bool) {
	for _, v := range compats {
		if v.name == name {
			return v.compat, true
		}
	}
	return 0, false
}

// Compats lists the versions, oldest first.
func Compats() []Compat {
	list := make([]Compat, len(compats))
	for i, v := range compats {
		list[i] = v.compat
	}
	return list
}

// Options configure an engine; the zero value works.
type Options struct {
	Compat   Compat            // the server version to imitate; 8.6 by default, and for a number that is no version
	Start    Time              // the clock's first value; 1970 by default
	Events   bool              // build Result.Events; off by default, for it costs allocations
	Password string            // of the user "default", as requirepass sets it; "" lets everybody in, unless there are Users
	Users    map[string]string // more users and their passwords
	Limits   Limits            // what CONFIG begins with; a field that is zero is as in Redis
}
