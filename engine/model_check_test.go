package engine_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
	"streamlab/engine/rediscli"
)

// TestEngineIsTheModel runs random commands on the engine and on the model, and
// compares every reply, and after it everything that can be asked.
func TestEngineIsTheModel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := &modelPair{World: enginetest.NewWorld(t, engine.Options{}), model: newModel()}
		p.Also = engine.CheckNodes
		rt.Repeat(map[string]func(*rapid.T){
			"":            p.sameState,
			"add":         p.add,
			"del":         p.del,
			"trim":        p.trim,
			"wait":        p.wait,
			"create":      p.create,
			"destroy":     p.destroy,
			"setid":       p.setID,
			"delconsumer": p.delConsumer,
			"read":        p.read,
			"history":     p.history,
			"ack":         p.ack,
			"claim":       p.claim,
			"autoclaim":   p.autoclaim,
		})
	})
}

// modelPair is an engine and a model in the same state.
type modelPair struct {
	*enginetest.World
	model *model
}

// same runs a command on the engine and compares its reply with the model's.
func (p *modelPair) same(t *rapid.T, want engine.Reply, args ...string) {
	if got := p.Do(args...); !got.Equal(want) {
		t.Fatalf("%q\nthe engine replies\n%sthe model\n%s", args, rediscli.Terminal(got), rediscli.Terminal(want))
	}
}

func (p *modelPair) sameState(t *rapid.T) {
	p.same(t, number(len(p.model.entries)), "XLEN", "s")
	p.same(t, p.model.between(engine.ID{}, engine.MaxID), "XRANGE", "s", "-", "+")
	start, end := drawID(t, "start"), drawID(t, "end")
	p.same(t, p.model.between(start, end), "XRANGE", "s", start.String(), end.String())
	for name, g := range p.model.groups {
		p.same(t, p.model.rows(g), "XPENDING", "s", name, "-", "+", "1000")
		p.same(t, p.model.summary(g), "XPENDING", "s", name)
		p.sameConsumers(t, name, g)
	}
}

func (p *modelPair) sameConsumers(t *rapid.T, name string, g *modelGroup) {
	s, _ := p.Engine.Snapshot().Stream("s")
	seen, _ := s.Group(name)
	if seen.LastID() != g.last {
		t.Fatalf("%s: last-delivered-id %s, the model's %s", name, seen.LastID(), g.last)
	}
	var got []string
	for _, c := range seen.Consumers() {
		got = append(got, c.Name())
	}
	for _, c := range got {
		if !g.consumers[c] || len(got) != len(g.consumers) {
			t.Fatalf("%s: consumers %q, the model's %v", name, got, g.consumers)
		}
	}
}

// What the actions draw: few values, so that they meet.

func drawID(t *rapid.T, label string) engine.ID {
	return engine.ID{MS: rapid.Uint64Range(0, 12).Draw(t, label), Seq: rapid.Uint64Range(0, 2).Draw(t, label+" seq")}
}

func drawConsumer(t *rapid.T) string {
	return rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "consumer")
}

func drawIdle(t *rapid.T) int64 { return rapid.SampledFrom([]int64{0, 1, 10, 100}).Draw(t, "min idle") }

// drawGroup draws a group that exists; where there is none the action is skipped.
func (p *modelPair) drawGroup(t *rapid.T) (string, *modelGroup) {
	var names []string
	for name := range p.model.groups {
		names = append(names, name)
	}
	if len(names) == 0 {
		t.Skip("no group yet")
	}
	slices.Sort(names)
	name := rapid.SampledFrom(names).Draw(t, "group")
	return name, p.model.groups[name]
}

// The actions.

func (p *modelPair) add(t *rapid.T) {
	id := engine.ID{MS: p.model.last.MS + rapid.Uint64Range(0, 1).Draw(t, "ms"), Seq: p.model.last.Seq + rapid.Uint64Range(0, 2).Draw(t, "seq")}
	if id.IsZero() {
		id.Seq = 1
	}
	value := strconv.Itoa(len(p.model.entries))
	p.same(t, p.model.add(id, value), "XADD", "s", id.String(), "n", value)
}

func (p *modelPair) del(t *rapid.T) {
	id := drawID(t, "id")
	p.same(t, p.model.del(id), "XDEL", "s", id.String())
}

func (p *modelPair) trim(t *rapid.T) {
	n := rapid.IntRange(0, 12).Draw(t, "length")
	p.same(t, p.model.trim(n), "XTRIM", "s", "MAXLEN", strconv.Itoa(n))
}

func (p *modelPair) wait(t *rapid.T) {
	ms := rapid.Int64Range(1, 60).Draw(t, "ms")
	p.Wait(time.Duration(ms) * time.Millisecond)
	p.model.now = p.Engine.Now()
}

func (p *modelPair) create(t *rapid.T) {
	name, at := rapid.SampledFrom([]string{"g", "h"}).Draw(t, "group"), drawID(t, "id")
	p.same(t, p.model.create(name, at), "XGROUP", "CREATE", "s", name, at.String(), "MKSTREAM")
}

func (p *modelPair) destroy(t *rapid.T) {
	name, _ := p.drawGroup(t)
	p.same(t, p.model.destroy(name), "XGROUP", "DESTROY", "s", name)
}

func (p *modelPair) setID(t *rapid.T) {
	name, g := p.drawGroup(t)
	at := drawID(t, "id")
	p.same(t, g.setID(at), "XGROUP", "SETID", "s", name, at.String())
}

func (p *modelPair) delConsumer(t *rapid.T) {
	name, g := p.drawGroup(t)
	consumer := drawConsumer(t)
	p.same(t, g.delConsumer(consumer), "XGROUP", "DELCONSUMER", "s", name, consumer)
}

func (p *modelPair) read(t *rapid.T) {
	name, g := p.drawGroup(t)
	consumer, count, noAck := drawConsumer(t), rapid.IntRange(0, 3).Draw(t, "count"), rapid.Bool().Draw(t, "noack")
	args := []string{"XREADGROUP", "GROUP", name, consumer, "COUNT", strconv.Itoa(count)}
	if noAck {
		args = append(args, "NOACK")
	}
	p.same(t, p.model.readNew(g, consumer, count, noAck), append(args, "STREAMS", "s", ">")...)
}

func (p *modelPair) history(t *rapid.T) {
	name, g := p.drawGroup(t)
	consumer, after := drawConsumer(t), drawID(t, "after")
	p.same(t, p.model.readOwn(g, consumer, after), "XREADGROUP", "GROUP", name, consumer, "STREAMS", "s", after.String())
}

func (p *modelPair) ack(t *rapid.T) {
	name, g := p.drawGroup(t)
	id := drawID(t, "id")
	p.same(t, g.ack(id), "XACK", "s", name, id.String())
}

func (p *modelPair) claim(t *rapid.T) {
	name, g := p.drawGroup(t)
	consumer, idle, id, force := drawConsumer(t), drawIdle(t), drawID(t, "id"), rapid.Bool().Draw(t, "force")
	args := []string{"XCLAIM", "s", name, consumer, fmt.Sprint(idle), id.String()}
	if force {
		args = append(args, "FORCE")
	}
	p.same(t, p.model.claim(g, consumer, idle, id, force), args...)
}

func (p *modelPair) autoclaim(t *rapid.T) {
	name, g := p.drawGroup(t)
	consumer, idle, start, count := drawConsumer(t), drawIdle(t), drawID(t, "start"), rapid.IntRange(1, 3).Draw(t, "count")
	p.same(t, p.model.autoclaim(g, consumer, idle, start, count),
		"XAUTOCLAIM", "s", name, consumer, fmt.Sprint(idle), start.String(), "COUNT", strconv.Itoa(count), "JUSTID")
}
