package enginetest

import (
	_ "embed" // the grammar
	"fmt"
	"math/rand"
	"strconv"
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

//go:embed grammar.txt
var grammarText string

// grammar is for versions that know nothing newer than redis-server 7.0.
var grammar = ParseGrammar(grammarText, engine.Redis70)

// A Random makes steps of several clients from a seed: the same seed, the same
// steps. Most are sensible, some are wrong in one place.
type Random struct {
	rand *rand.Rand
	root string // what a step is made of
	ms   int    // of the last new entry ID
	seq  int
}

// NewRandom returns a maker of steps.
func NewRandom(seed int64) *Random {
	return &Random{rand: rand.New(rand.NewSource(seed)), root: "{step}", ms: 1}
}

// NewRandomListeners is NewRandom for clients that are subscribed to channels and
// keyspace events, and publish.
func NewRandomListeners(seed int64) *Random {
	r := NewRandom(seed)
	r.root = "{listening}"
	return r
}

// Steps makes n steps.
func (r *Random) Steps(n int) []Step {
	steps := make([]Step, n)
	for i := range steps {
		steps[i] = r.Step()
	}
	return steps
}

// clients run the random steps; the first runs most.
var clients = []string{DefaultClient, DefaultClient, DefaultClient, "p", "q", "r"}

// Step makes one step.
func (r *Random) Step() Step {
	words, err := rediscli.Split(grammar.Expand(r.root, r.rand.Intn, r.made()))
	if err != nil {
		panic("grammar: " + err.Error())
	}
	if len(words) > 1 && r.rand.Intn(40) == 0 && !strings.HasSuffix(words[0], "SUBSCRIBE") { // see the grammar
		words = r.spoil(words)
	}
	return Step{clients[r.rand.Intn(len(clients))], words}
}

// made are the names that stand for what was made before.
func (r *Random) made() map[string]func() string {
	return map[string]func() string{
		"next": r.next,
		"near": r.near,
		"ms":   func() string { return strconv.Itoa(r.nearMS()) },
	}
}

func (r *Random) next() string {
	if r.rand.Intn(3) == 0 {
		r.ms, r.seq = r.ms+1+r.rand.Intn(2), 0
	} else {
		r.seq++
	}
	return fmt.Sprintf("%d-%d", r.ms, r.seq)
}

func (r *Random) near() string { return fmt.Sprintf("%d-%d", r.nearMS(), r.rand.Intn(4)) }

func (r *Random) nearMS() int { return max(0, r.ms+1-r.rand.Intn(10)) }

// spoil makes one mistake: a word left out, doubled, in other letters, somewhere
// else, or with a zero byte behind it, where C would end it.
func (r *Random) spoil(words []string) []string {
	i, j := r.rand.Intn(len(words)), r.rand.Intn(len(words))
	switch r.rand.Intn(5) {
	case 0:
		return append(words[:i:i], words[i+1:]...)
	case 1:
		return append(words[:i+1:i+1], words[i:]...)
	case 2:
		words[i] = strings.ToLower(words[i])
	case 3:
		words[i], words[j] = words[j], words[i]
	case 4: // not in a command's name, which Redis finds or not by chance then
		if i >= 2 {
			words[i] += "\x00"
		}
	}
	return words
}
