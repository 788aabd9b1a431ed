package workers

import (
	"slices"
	"strings"
	"time"

	"streamlab/engine"
)

// Kind is what a worker does.
type Kind uint8

// The kinds of worker.
const (
	Producer Kind = iota // adds entries to a stream
	Reader               // reads a stream by XREAD, and keeps its own checkpoint
	Consumer             // reads as a member of a group, and acknowledges
)

var kindNames = [...]string{"producer", "reader", "consumer"}

// String returns "producer", "reader" or "consumer".
func (k Kind) String() string { return kindNames[k] }

// A Def says what one worker does. It is made by Parse and does not change.
type Def struct {
	Kind   Kind
	Name   string // the handle and the connection name of its client; a consumer's name in the group
	Stream string
	Group  string // Consumer
	Sum    string // the key to which numbers are added up; "" for none

	Rate    Rate     // Producer: entries a second
	Numbers Numbers  // Producer: which numbers it adds
	From    int64    // Producer: the first natural number
	Fields  template // Producer: what an entry holds
	Total   int64    // Producer: how many entries it adds; 0: without end
	MaxLen  int64    // Producer: XADD's MAXLEN ~; 0: nothing is trimmed

	Count      int64         // entries asked for at once
	Block      time.Duration // how long a read waits; negative: it does not
	Work       Span          // the time that one entry takes
	Ack        Ack           // when an entry is acknowledged or, by a Reader, its checkpoint set
	Field      string        // the field that holds the number
	Crash      Chance        // of crashing before an entry's work
	CrashAfter Chance        // of crashing between an entry's work and what Ack does
	Restart    time.Duration // how long after a crash it comes back by itself; 0: it does not

	Fail    Chance        // Consumer: that an entry fails, every time and at every consumer
	Poison  string        // Consumer: entries that hold this fail; "" for none
	OnFail  OnFail        // Consumer: what it does then
	History bool          // Consumer: it reads what it still owns first, when it begins
	Claim   time.Duration // Consumer: it takes over entries that idle so long; 0: it does not

	Checkpoint string // Reader: the hash that keeps the last ID, under its name; "" for none
	Only       Only   // Reader: which numbers it works on

	Seed uint64 // of its chances and of how long its work takes

	given []string // its options as they were written
	plan  *plan
}

// Line returns the definition as it is written after the colon of a lab command.
func (d *Def) Line() string {
	words := append([]string{d.Kind.String()}, d.places()...)
	return strings.Join(append(words, d.given...), " ")
}

// places are the words that follow the kind.
func (d *Def) places() []string {
	if d.Kind == Consumer {
		return []string{d.Name, d.Group, d.Stream}
	}
	return []string{d.Name, d.Stream}
}

// withRate is the definition with another rate.
func (d *Def) withRate(text string, r Rate) *Def {
	changed := *d
	changed.Rate = r
	changed.given = slices.DeleteFunc(slices.Clone(d.given), func(word string) bool {
		return strings.HasPrefix(word, "rate=")
	})
	changed.given = append(changed.given, "rate="+text)
	return &changed
}

// Ack says when a worker acknowledges an entry.
type Ack uint8

// The ways to acknowledge.
const (
	AckAfter    Ack = iota // when its work is done: at least once
	AckBefore              // before its work: at most once
	AckTogether            // in one transaction with what its work changes
	AckNever
)

var ackNames = []string{"after", "before", "together", "never"}

// OnFail says what a consumer does when an entry fails. Either way it does not
// acknowledge it.
type OnFail uint8

// The ways to take it.
const (
	FailGoesOn OnFail = iota
	FailCrashes
)

var failNames = []string{"go-on", "crash"}

// Numbers says which numbers a producer adds.
type Numbers uint8

// The series of numbers.
const (
	Natural Numbers = iota // From, and each that follows
	Even                   // those of Natural that are even
	Odd                    // those of Natural that are odd
)

var numberNames = []string{"natural", "even", "odd"}

// at is the number of the i-th entry.
func (n Numbers) at(from, i int64) int64 {
	switch n {
	case Even:
		return from + from&1 + 2*i
	case Odd:
		return from + 1 - from&1 + 2*i
	}
	return from + i
}

// Only says which numbers a reader works on: those that leave Rest when they are
// divided by By. By 0 is all of them.
type Only struct{ By, Rest int64 }

// takes reports whether a number is one of them.
func (o Only) takes(n int64) bool { return o.By == 0 || ((n%o.By)+o.By)%o.By == o.Rest }

// A Rate is how often something happens, in thousandths a second.
type Rate int64

// at is when the i-th event of a rate comes, counted from 0, after it began.
func (r Rate) at(i int64) engine.Time { return engine.Time(i * 1_000_000_000 / int64(r)) }
