package redistest

import (
	"fmt"
	"strconv"
	"strings"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// sameChanges compares how many changes both have counted, which INFO calls
// rdb_changes_since_last_save.
func (p *Pair) sameChanges(s engine.Snapshot) error {
	p.t.Helper()
	ours := changesOf(s, p.server.Compat)
	theirs := changesIn(p.control.do(p.t, "INFO", "persistence")) - p.changes
	if ours != theirs {
		return fmt.Errorf("the engine has counted %d changes, the server %d", ours, theirs)
	}
	return nil
}

// changesOf asks a second engine in the same state, for to ask is a command of a
// client, too.
func changesOf(s engine.Snapshot, c engine.Compat) int64 {
	e := engine.New(engine.Options{Compat: c})
	e.Restore(s)
	me := e.Apply(engine.Input{At: s.Now(), Op: engine.Open}).Client
	in := enginetest.Input(me, "INFO", "persistence")
	in.At = s.Now()
	return changesIn(e.Apply(in).Reply)
}

// changesIn reads the number in INFO's text.
func changesIn(info engine.Reply) int64 {
	_, rest, _ := strings.Cut(info.Str, "rdb_changes_since_last_save:")
	digits, _, _ := strings.Cut(rest, "\r\n")
	n, _ := strconv.ParseInt(digits, 10, 64)
	return n
}
