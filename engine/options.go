package engine

import "fmt"

// Compat is the server version that an engine imitates.
type Compat uint8

// The versions. The zero Compat is the default, Redis 7.2, which stands for 7.2.0
// to 7.2.6: from 7.2.7 on (and from 7.4.2 on) Redis tells a group's lag and
// entries-read by other rules.
const (
	Redis72 Compat = iota
	Redis70
)

var compatNames = [...]string{Redis72: "7.2", Redis70: "7.0"}

// String returns the version as users write it: "7.2". A number that is no
// version becomes "Compat(9)".
func (c Compat) String() string {
	if int(c) >= len(compatNames) {
		return fmt.Sprintf("Compat(%d)", uint8(c))
	}
	return compatNames[c]
}

// ParseCompat is the inverse of Compat.String.
func ParseCompat(name string) (Compat, bool) {
	for c, n := range compatNames {
		if n == name {
			return Compat(c), true
		}
	}
	return 0, false
}

// Compats lists the versions, oldest first.
func Compats() []Compat { return []Compat{Redis70, Redis72} }

// Options configure an engine; the zero value works.
type Options struct {
	Compat Compat // the server version to imitate; 7.2 by default, and for a number that is no version
	Start  Time   // the clock's first value; 1970 by default
	Events bool   // build Result.Events; off by default, for it costs allocations
}
