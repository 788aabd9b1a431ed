package engine_test

import (
	"fmt"
	"maps"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
	"streamlab/engine/rediscli"
)

// refSequenceLen is how many steps a sequence has.
const refSequenceLen = 120

// TestEveryVersionIsTheReferenceModel runs half of -sequences random steps of several clients on the
// engine and on the reference model of each version, and compares every reply,
// who waits and who is served, and at the end all that can be asked. Where they
// differ it says the shortest sequence that still shows it.
func TestEveryVersionIsTheReferenceModel(t *testing.T) {
	text, err := os.ReadFile("testdata/refmodel_grammar.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range engine.Compats() {
		t.Run(c.String(), func(t *testing.T) {
			t.Parallel()
			grammar, counts := enginetest.ParseGrammar(string(text), c), refCounts{}
			for seed := *firstSeed; seed < *firstSeed+int64(*sequences)/2 && !t.Failed(); seed++ {
				compareWithModel(t, c, seed, refSteps(grammar, seed), counts)
			}
			counts.report(t, c)
		})
	}
}

// refSteps makes a sequence of steps from a seed.
func refSteps(grammar enginetest.Grammar, seed int64) (steps []string) {
	random := rand.New(rand.NewSource(seed))
	for range refSequenceLen {
		steps = append(steps, grammar.Expand("{step}", random.Intn, nil))
	}
	return steps
}

func compareWithModel(t *testing.T, c engine.Compat, seed int64, steps []string, counts refCounts) {
	t.Helper()
	if newRefPair(c, counts).runAll(steps) == nil {
		return
	}
	shortest := enginetest.Shrink(steps, func(steps []string) bool { return newRefPair(c, refCounts{}).runAll(steps) != nil })
	p := newRefPair(c, refCounts{})
	err := p.runAll(shortest)
	t.Errorf("seed %d, shortest:\n%s\n%v", seed, strings.Join(p.ran, "\n"), err)
}

// refCounts counts what was run, by command, and how often that had an effect.
type refCounts map[string]*struct{ runs, effects int }

func (n refCounts) count(command string, effect bool) {
	if n[command] == nil {
		n[command] = &struct{ runs, effects int }{}
	}
	n[command].runs++
	if effect {
		n[command].effects++
	}
}

// report logs the counts. Each command must have done something, or nothing was
// compared.
func (n refCounts) report(t *testing.T, c engine.Compat) {
	t.Helper()
	all, parts := 0, []string{}
	for _, command := range slices.Sorted(maps.Keys(n)) {
		all += n[command].runs
		parts = append(parts, fmt.Sprintf("%s %d/%d", command, n[command].effects, n[command].runs))
		if n[command].effects == 0 && n[command].runs > 100 && !strings.HasPrefix(command, "XINFO") && command != "XPENDING" {
			t.Errorf("%s never had an effect", command)
		}
	}
	t.Logf("Redis %s: %d commands compared; with an effect: %s", c, all, strings.Join(parts, ", "))
}

// refPair is an engine and the model in the same state.
type refPair struct {
	world  *enginetest.World
	model  *refModel
	recent map[string][]engine.ID // by stream, the newest first
	counts refCounts
	ran    []string
	err    error // the first difference
}

// refNode is how many entries a node has here: with few, ~ has much to do.
const refNode = 3

func newRefPair(c engine.Compat, counts refCounts) *refPair {
	p := &refPair{model: newRefModel(c, refNode), counts: counts, recent: map[string][]engine.ID{}}
	p.world = enginetest.NewWorld(p, engine.Options{Compat: c})
	engine.SetNodeLimits(p.world.Engine, refNode, 0)
	return p
}

// Helper is a part of enginetest.Reporter.
func (p *refPair) Helper() {}

// Errorf notes the first difference.
func (p *refPair) Errorf(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

// runAll runs steps and returns the first difference.
func (p *refPair) runAll(steps []string) error {
	for _, key := range []string{"s", "t"} {
		for _, group := range []string{"g", "h"} {
			p.run("XGROUP CREATE " + key + " " + group + " 0 MKSTREAM")
		}
	}
	for i := 0; i < len(steps) && p.err == nil; i++ {
		p.run(steps[i])
	}
	if p.err == nil {
		p.compareStates()
	}
	return p.err
}

func (p *refPair) run(line string) {
	client, words := enginetest.DefaultClient, strings.Fields(line)
	if name, ok := strings.CutPrefix(words[0], "@"); ok {
		client, words = name, words[1:]
	}
	key := "t"
	if slices.Contains(words, "s") {
		key = "s"
	}
	for i, word := range words {
		words[i] = p.resolve(word, p.recent[key])
	}
	p.ran = append(p.ran, client+": "+strings.Join(words, " "))
	switch {
	case words[0] == "!wait":
		p.wait(int(toNumber(words[1])))
	case !p.model.waiting(client):
		p.do(client, words)
	}
}

// resolve puts an ID in the place of a word that stands for one.
func (p *refPair) resolve(word string, recent []engine.ID) string {
	open, name := "", word
	if rest, ok := strings.CutPrefix(word, "("); ok {
		open, name = "(", rest
	}
	name, ok := strings.CutPrefix(name, "%")
	switch {
	case !ok:
		return word
	case name == "+":
		return engine.ID{MS: nearID(recent, 0).MS + 1, Seq: 2}.String()
	case strings.HasSuffix(name, "-*"):
		return fmt.Sprintf("%d-*", nearID(recent, int(name[0]-'0')).MS)
	}
	return open + nearID(recent, int(name[0]-'0')).String()
}

func nearID(recent []engine.ID, n int) engine.ID {
	if n < len(recent) {
		return recent[n]
	}
	return engine.ID{MS: 1, Seq: uint64(n)}
}

func (p *refPair) do(client string, words []string) {
	before := p.model.effects
	want, waits, delivered := p.model.run(client, words)
	out := p.world.Run(enginetest.Step{Client: client, Args: words})
	if out.Blocked != waits {
		p.Errorf("the engine lets it wait: %v, the model: %v", out.Blocked, waits)
	}
	if got := withoutTree(words, out.Reply); !waits && !got.Equal(want) {
		p.Errorf("the engine replies\n%sthe model\n%s", rediscli.Terminal(got), rediscli.Terminal(want))
	}
	p.sameDelivered(out, delivered)
	p.counts.count(words[0], p.model.effects > before)
	if id, ok := engine.ParseID(want.Str); ok && words[0] == "XADD" {
		p.recent[words[1]] = slices.Insert(p.recent[words[1]], 0, id)
	}
}

// withoutTree leaves the size of the radix tree out, which is no rule of a
// version.
func withoutTree(words []string, r engine.Reply) engine.Reply {
	if words[0] == "XINFO" && words[1] == "STREAM" && len(r.Elems) > 5 {
		r.Elems = slices.Clone(r.Elems)
		r.Elems[5] = null
	}
	return r
}

// wait lets time pass: a millisecond at a time while somebody waits.
func (p *refPair) wait(ms int) {
	for ; ms > 0 && len(p.model.waits) > 0; ms-- {
		p.sameDelivered(p.world.Wait(time.Millisecond), p.model.tick())
	}
	p.world.Wait(time.Duration(ms) * time.Millisecond)
	p.model.now += int64(ms)
}

func (p *refPair) sameDelivered(out engine.Result, want []refDelivery) {
	same := len(out.Delivered) == len(want)
	for i := 0; same && i < len(want); i++ {
		got := out.Delivered[i]
		same = p.world.Name(got.Client) == want[i].client && got.Reply.Equal(want[i].reply)
	}
	for range want {
		p.counts.count("(a client that waited)", true)
	}
	if !same {
		p.Errorf("the engine serves those who wait\n%sthe model\n%s", p.engineServes(out), modelServes(want))
	}
}

func (p *refPair) engineServes(out engine.Result) (lines string) {
	for _, d := range out.Delivered {
		lines += p.world.Name(d.Client) + ":\n" + rediscli.Terminal(d.Reply)
	}
	return lines
}

func modelServes(want []refDelivery) (lines string) {
	for _, d := range want {
		lines += d.client + ":\n" + rediscli.Terminal(d.reply)
	}
	return lines
}

// compareStates asks both for all that they can tell.
func (p *refPair) compareStates() {
	for _, key := range []string{"s", "t", "none"} {
		for _, ask := range []string{"XINFO STREAM %s", "XINFO STREAM %s FULL COUNT 0", "XINFO GROUPS %s", "XRANGE %s - +"} {
			p.run(fmt.Sprintf(ask, key))
		}
		for _, group := range []string{"g", "h", "none"} {
			for _, ask := range []string{"XINFO CONSUMERS %s %s", "XPENDING %s %s", "XPENDING %s %s - + 1000"} {
				p.run(fmt.Sprintf(ask, key, group))
			}
		}
	}
}
