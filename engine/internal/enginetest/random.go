package enginetest

import (
	_ "embed" // the grammar
	"fmt"
	"math/rand"
	"regexp"
	"strconv"
	"strings"

	"streamlab/engine/rediscli"
)

//go:embed grammar.txt
var grammarText string

// A Random makes steps of several clients from a seed: the same seed, the same
// steps. Most are sensible, some are wrong in one place.
type Random struct {
	rand *rand.Rand
	ms   int // of the last new entry ID
	seq  int
}

// NewRandom returns a maker of steps.
func NewRandom(seed int64) *Random {
	return &Random{rand: rand.New(rand.NewSource(seed)), ms: 1}
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
	words, err := rediscli.Split(r.expand("{step}"))
	if err != nil {
		panic("grammar: " + err.Error())
	}
	if len(words) > 1 && r.rand.Intn(40) == 0 {
		words = r.spoil(words)
	}
	return Step{clients[r.rand.Intn(len(clients))], words}
}

var hole = regexp.MustCompile(`\{\w+\}`)

// expand fills the holes of a text until none is left.
func (r *Random) expand(text string) string {
	return hole.ReplaceAllStringFunc(text, func(h string) string {
		name := h[1 : len(h)-1]
		if made, ok := made[name]; ok {
			return made(r)
		}
		choices := grammar[name]
		return r.expand(choices[r.rand.Intn(len(choices))])
	})
}

// made are the names that stand for what was made before.
var made = map[string]func(*Random) string{
	"next": (*Random).next,
	"near": (*Random).near,
	"ms":   func(r *Random) string { return strconv.Itoa(r.nearMS()) },
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

// grammar has the choices for each name, likely ones several times.
var grammar = parseGrammar(grammarText)

func parseGrammar(text string) map[string][]string {
	rules := map[string][]string{}
	for line := range strings.Lines(text) {
		name, choices, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		for choice := range strings.SplitSeq(choices, " | ") {
			rules[name] = append(rules[name], weighted(strings.TrimSpace(choice))...)
		}
	}
	return rules
}

func weighted(choice string) []string {
	times, rest, ok := strings.Cut(choice, "*")
	n, err := strconv.Atoi(times)
	if !ok || err != nil {
		return []string{choice}
	}
	all := make([]string, n)
	for i := range all {
		all[i] = strings.TrimSpace(rest)
	}
	return all
}
