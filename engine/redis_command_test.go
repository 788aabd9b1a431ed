package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
	"streamlab/engine/internal/redistest"
)

// TestCommandInfoEqualsRedis compares what COMMAND INFO tells of every command of
// the table with what redis-server does.
func TestCommandInfoEqualsRedis(t *testing.T) {
	server := redistest.Start(t)
	conn := server.Dial(t)
	w := enginetest.NewWorld(t, engine.Options{Compat: server.Compat})
	compared := 0
	for _, c := range engine.CommandsOf(server.Compat) {
		for _, c := range append([]engine.Command{c}, c.Subcommands...) {
			ours, theirs := w.Do("COMMAND", "INFO", c.Name), conn.Do("COMMAND", "INFO", c.Name)
			if a, b := toldOfCommand(ours.Elems[0]), toldOfCommand(theirs.Elems[0]); a != b {
				t.Errorf("of %s\nthe engine tells %s\nthe server tells %s", c.Name, a, b)
			}
			compared++
		}
	}
	t.Logf("redis-server %s: %d commands compared", server.Version, compared)
}

// toldOfCommand writes an element of COMMAND INFO without its subcommands, which
// are compared by themselves, and with sets in order.
func toldOfCommand(r engine.Reply) string {
	if len(r.Elems) < 10 {
		return "nothing"
	}
	var b strings.Builder
	for _, e := range r.Elems[:6] {
		b.WriteString(inOrder(e) + " ")
	}
	for _, e := range r.Elems[6:9] {
		b.WriteString(inOrder(e) + " ")
	}
	return b.String()
}

// inOrder writes a reply with the elements of arrays in order, but without notes.
func inOrder(r engine.Reply) string {
	switch r.Kind {
	case engine.Integer:
		return fmt.Sprint(r.Int)
	case engine.Array:
	default:
		return r.Str
	}
	var parts []string
	elems := r.Elems
	if len(elems) > 0 && elems[0].Str == "notes" {
		elems = elems[2:]
	}
	for _, e := range elems {
		parts = append(parts, inOrder(e))
	}
	slices.Sort(parts)
	return "[" + strings.Join(parts, " ") + "]"
}
