package life

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"streamlab/engine"
	"streamlab/lessons"
)

// What the log tells of who has an entry pending is what the state says, whatever
// was done.
func TestTheLogAgreesWithTheState(t *testing.T) {
	commands := []string{
		"XADD s %d-0 n 1", "XADD s %d-0 n 1", "XADD s MAXLEN 3 %d-0 n 1", "XDEL s %d-0", "XTRIM s MAXLEN %d", "DEL s",
		"XGROUP CREATE s g 0 MKSTREAM", "XGROUP CREATE s h $", "XGROUP SETID s g %d", "XGROUP DESTROY s h",
		"XGROUP DELCONSUMER s g a", "XACK s g %d-0", "XACK s h %d-0", "XCLAIM s g b 0 %d-0", "XCLAIM s g a 0 %d-0 FORCE",
		"XAUTOCLAIM s g b 0 0", "XNACK s g FAIL IDS 1 %d-0", "XREADGROUP GROUP g a COUNT 2 STREAMS s >",
		"XREADGROUP GROUP g b COUNT 1 STREAMS s >", "XREADGROUP GROUP h a NOACK STREAMS s >", "XREADGROUP GROUP g a STREAMS s 0",
		"XREADGROUP GROUP g c CLAIM 0 STREAMS s >", "XACKDEL s g DELREF IDS 1 %d-0", "XDELEX s DELREF IDS 1 %d-0",
		"RENAME s r", "RENAME r s", "XTRIM s MAXLEN 0 DELREF", "XREADGROUP GROUP g a BLOCK 0 STREAMS s >",
	}
	rapid.Check(t, func(t *rapid.T) {
		s := lessons.NewStage(engine.Options{Compat: engine.Redis88, Events: true})
		for i := range rapid.IntRange(1, 60).Draw(t, "commands") {
			line := rapid.SampledFrom(commands).Draw(t, "command")
			if strings.Contains(line, "%d") {
				line = fmt.Sprintf(line, rapid.IntRange(0, 9).Draw(t, "number"))
			}
			s.Run(fmt.Sprint("c", i), strings.Fields(line))
		}
		m := s.Moment()
		st, ok := m.Snapshot.Stream("s")
		if !ok {
			return
		}
		for n := range 10 {
			agrees(t, m, st, engine.ID{MS: uint64(n)})
		}
	})
}

func agrees(t *rapid.T, m lessons.Moment, st engine.Stream, id engine.ID) {
	w := newWriter(m.Snapshot, 0, "s", id)
	w.follow(m.Past)
	if w.moved {
		return // what was before, its old key knows
	}
	for _, g := range st.Groups() {
		p, pending := g.Pending(id)
		holder, held := w.holders[g.Name()]
		if pending != held || p.Owner != holder {
			t.Fatalf("%s in %s is pending %v for %q; the log says %v, %q", id, g.Name(), pending, p.Owner, held, holder)
		}
	}
}
