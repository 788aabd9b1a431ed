package lab

import (
	"slices"

	"streamlab/engine"
)

// A Transcript is what happened so far. It only grows at its end: a View keeps
// what it had. Of a very long one the oldest lines are forgotten; those that are
// left keep their numbers.
type Transcript struct {
	first int
	lines []Line
}

// Len returns the number of lines, forgotten ones included.
func (t Transcript) Len() int { return t.first + len(t.lines) }

// First returns the number of the oldest line that is not forgotten; Len where
// there is none.
func (t Transcript) First() int { return t.first }

// At returns line i, counted from 0; the zero Line for one that is forgotten or
// not there.
func (t Transcript) At(i int) Line {
	if i < t.first || i >= t.Len() {
		return Line{}
	}
	return t.lines[i-t.first]
}

// since returns the lines from number i on.
func (t Transcript) since(i int) []Line { return slices.Clip(t.lines[i-t.first:]) }

// A journal is a transcript as it is written.
type journal struct {
	Transcript
	size int // of its lines
}

// maxJournal is how large a journal may be, twice of that before it is cut; see
// lineSize.
const maxJournal = 8 << 20

func (j *journal) add(line Line) {
	j.lines = append(j.lines, line)
	j.size += lineSize(line)
}

// view returns the transcript as it is.
func (j *journal) view() Transcript { return Transcript{j.first, slices.Clip(j.lines)} }

// trim forgets the oldest lines, but none from number keep on, where there are
// too many.
func (j *journal) trim(keep int) {
	if j.size <= 2*maxJournal {
		return
	}
	n := 0
	for ; j.size > maxJournal && j.first+n < keep; n++ {
		j.size -= lineSize(j.lines[n])
	}
	j.lines = slices.Clone(j.lines[n:]) // the old array is left to views
	j.first += n
}

// lineSize is about how many bytes a line holds.
func lineSize(l Line) int { return 128 + len(l.Text) + replySize(l.Reply) }

func replySize(r engine.Reply) int {
	n := len(r.Str)
	for _, e := range r.Elems {
		n += 64 + replySize(e)
	}
	return n
}
