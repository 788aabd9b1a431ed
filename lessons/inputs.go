package lessons

import (
	"maps"
	"slices"
	"strings"

	"streamlab/engine"
)

// InputKind is what a stage was told.
type InputKind uint8

// The kinds of input, with the fields of Input that each fills beside Kind and At.
const (
	TimePassed InputKind = iota // To, Steps: time passed, and then so many single things happened
	DidRun                      // Client, Words: a command
	ToldCrew                    // Words: a command that workers take
	CrewTurned                  // Words: "stop", "restart" or "dismiss", of all workers
	Came                        // Outsider, Words: an outsider was connected; the ends of its connection
	Went                        // Outsider: it was disconnected
	RanOutside                  // Outsider, Words: its command
)

// An Input is one thing that a stage was told. What follows from it by itself, such as
// what workers do, is no input: the same inputs lead to the same state.
type Input struct {
	Kind     InputKind
	At       engine.Time // the stage's clock before it
	Client   string
	Outsider engine.ClientID
	Words    []string // not to be changed
	To       engine.Time
	Steps    int
}

// Inputs are all that a stage was told on the way to a moment. It is a value, which
// costs nothing to copy.
type Inputs struct {
	Compat engine.Compat // of the stage's engine
	Start  engine.Time   // of its clock
	// Carried tells that outsiders stayed connected when something was undone: what
	// they chose (a database, a transaction) or waited for before is no input any more.
	Carried bool
	outside bool // there were outsiders
	last    *inputNode
	n       int
	size    int
	secret  int // how many commands are left out
	lost    bool
}

type inputNode struct {
	Input
	before *inputNode
}

// maxInputs is how many bytes of inputs are kept. More are too many to be played
// again.
const maxInputs = 32 << 20

// inputSize is about what an input takes beside its words.
const inputSize = 128

// Len returns how many inputs there are.
func (i Inputs) Len() int { return i.n }

// List returns the inputs in their order; ok is false where there were so many that
// they are not kept.
func (i Inputs) List() (list []Input, ok bool) {
	list = make([]Input, i.n)
	at := i.n
	for n := i.last; n != nil; n = n.before {
		at--
		list[at] = n.Input
	}
	return list, !i.lost
}

// Since returns what a stage was told after it had been told other, at the time now.
// ok is false where these do not begin with other, or where telling a stage again
// what came after would not lead to the same state: outsiders' commands need their
// connections, and what is secret is not kept. O(inputs since).
func (i Inputs) Since(other Inputs, now engine.Time) (list []Input, ok bool) {
	if i.lost || other.lost || i.secret != other.secret || i.n < other.n {
		return nil, false
	}
	n := i.last
	for range i.n - other.n {
		if n.outside() {
			return nil, false
		}
		list, n = append(list, n.Input), n.before
	}
	if n != other.last {
		rest, ok := restOfPass(n, other.last)
		if !ok {
			return nil, false
		}
		rest.At = now
		list = append(list, rest)
	}
	slices.Reverse(list)
	return list, true
}

// outside tells whether an input is of outsiders.
func (n *inputNode) outside() bool {
	return n.Kind == Came || n.Kind == Went || n.Kind == RanOutside
}

// restOfPass is what time passed after a part of it had passed.
func restOfPass(whole, part *inputNode) (rest Input, ok bool) {
	if whole == nil || part == nil || whole.Kind != TimePassed || part.Kind != TimePassed || whole.before != part.before {
		return Input{}, false
	}
	rest = Input{Kind: TimePassed, To: whole.To, Steps: whole.Steps}
	if whole.To == part.To {
		rest.To = 0
		rest.Steps -= part.Steps
	}
	return rest, rest.Steps >= 0 && whole.To >= part.To
}

// and returns the inputs with one more.
func (i Inputs) and(in Input) Inputs {
	i.size += inputSize
	for _, w := range in.Words {
		i.size += 16 + len(w)
	}
	if i.lost = i.lost || i.size > maxInputs; i.lost {
		i.last, i.n = nil, 0
		return i
	}
	i.last = &inputNode{in, i.last}
	i.n++
	i.outside = i.outside || in.Kind == Came
	return i
}

// connected tells who was connected, of the outsiders.
func (i Inputs) connected() map[engine.ClientID]bool {
	if !i.outside {
		return nil
	}
	last := map[engine.ClientID]bool{} // whether what was told last is that it came
	for n := i.last; n != nil; n = n.before {
		if _, told := last[n.Outsider]; !told && (n.Kind == Came || n.Kind == Went) {
			last[n.Outsider] = n.Kind == Came
		}
	}
	maps.DeleteFunc(last, func(_ engine.ClientID, here bool) bool { return !here })
	return last
}

// passed notes that time passed from at to to, and all happened that was due, or that
// only some of what is due happened: then to is 0. Passes in a row are one.
func (i Inputs) passed(at, to engine.Time, steps int) Inputs {
	if to == 0 && steps == 0 || to != 0 && to <= at && steps == 0 {
		return i
	}
	in := Input{Kind: TimePassed, At: at, To: at}
	if i.last != nil && i.last.Kind == TimePassed {
		in = i.last.Input
		i.last = i.last.before
		i.n--
		i.size -= inputSize
	}
	if to != 0 {
		in.To, in.Steps = max(in.To, to), 0
	} else {
		in.Steps += steps
	}
	return i.and(in)
}

// noted notes a command, without what is secret in it.
func (i Inputs) noted(in Input) Inputs {
	first := ""
	if len(in.Words) > 0 {
		first = strings.ToUpper(in.Words[0])
	}
	switch {
	case first == "AUTH":
		i.secret++
		return i
	case first == "HELLO" && len(in.Words) > 2:
		i.secret++
		in.Words = in.Words[:2]
	case first == "CONFIG" && len(in.Words) > 2 && strings.Contains(strings.ToLower(strings.Join(in.Words[2:], " ")), "requirepass"):
		i.secret++
		return i
	}
	return i.and(in)
}
