package differ

import (
	"strconv"
	"strings"

	"streamlab/engine"
)

// Mark says what became of what a row is about.
type Mark uint8

// The marks.
const (
	Same  Mark = iota // it only heads the rows below it
	New               // it was not there
	Gone              // it is no more
	Other             // it is otherwise
)

// A Figure is one thing of a row that changed, or that a new row has.
type Figure struct {
	Name    string // "" where the value says enough
	Was, Is string // Was is "" for what is new, Is for what is gone
}

// A Row is one thing that is new, gone or otherwise. Its texts may hold any bytes
// that clients chose.
type Row struct {
	Mark     Mark
	Depth    int      // 0: a key, or a client that waits; below it a group or what the key holds; a consumer; a pending entry
	Name     string   // what it is: "numbers", "group0", "3-0", "1,203 entries"
	Figures  []Figure // what changed of it
	Note     string   // what there is to say beside figures; "" for nothing
	DB       int      // the database, 0 to 15
	Key      string   // the key that it belongs to; "" for none
	Group    string
	Consumer string
	ID       engine.ID // of an entry, if it is about a single one
}

// figure adds a figure if it changed.
func (r *Row) figure(name, was, is string) {
	if was != is {
		r.Figures = append(r.Figures, Figure{name, was, is})
	}
}

// count writes a number with thousands apart.
func count[N int | int64](n N) string {
	text := strconv.FormatInt(int64(n), 10)
	digits := strings.TrimPrefix(text, "-")
	var b strings.Builder
	b.WriteString(text[:len(text)-len(digits)])
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// countOf writes a number with its noun.
func countOf[N int | int64](n N, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + many
}

// times says how often.
func times(n int64) string { return countOf(n, "time", "times") }
