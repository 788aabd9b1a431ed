package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
	"streamlab/engine/rediscli"
)

func FuzzParseID(f *testing.F) {
	for _, seed := range []string{"0", "0-0", "5-1", "03-04", "18446744073709551615-18446744073709551615", "18446744073709551616", "1-", "-1", "+1", "1--1", " 1", "$", "\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, ok := engine.ParseID(s)
		if !ok {
			if id != (engine.ID{}) {
				t.Fatalf("ParseID(%q) refuses, with %s", s, id)
			}
			return
		}
		if read, _, _ := strings.Cut(s, "\x00"); strings.Trim(read, "0123456789-+ \t\n\v\f\r") != "" {
			t.Fatalf("ParseID(%q) = %s", s, id)
		}
		if again, ok := engine.ParseID(id.String()); !ok || again != id {
			t.Fatalf("ParseID(%q) = %s, which reads as %s", s, id, again)
		}
	})
}

// FuzzArguments runs a script of any bytes: no command panics or breaks an
// invariant, and each gets one reply, at once or when it is served.
func FuzzArguments(f *testing.F) {
	for _, file := range scripts(f) {
		for _, c := range readCases(f, file) {
			f.Add(listing(c.Steps), len(c.Steps)%2 == 0)
		}
	}
	f.Fuzz(func(t *testing.T, script string, old bool) {
		o := engine.Options{Events: true}
		if old {
			o.Compat = engine.Redis70
		}
		r := &replies{World: enginetest.NewWorld(t, o), waiting: map[engine.ClientID]bool{}, quiet: map[engine.ClientID]bool{}}
		r.Also = engine.CheckNodes
		for i, line := range strings.Split(script, "\n") {
			if words, err := rediscli.Split(line); err == nil && i < 200 {
				r.run(t, enginetest.Step{Client: fmt.Sprint(i % 3), Args: words})
			}
		}
	})
}

// replies counts that every command gets one reply.
type replies struct {
	*enginetest.World
	waiting map[engine.ClientID]bool
	quiet   map[engine.ClientID]bool // they said how they want replies, perhaps not at all
}

func (r *replies) run(t *testing.T, s enginetest.Step) {
	id := r.Client(s.Client)
	waited := r.waiting[id]
	out := r.Run(s)
	if len(s.Args) > 1 && strings.EqualFold(s.Args[1], "REPLY") {
		r.quiet[id] = true
	}
	for _, gone := range out.Closed {
		delete(r.waiting, gone)
	}
	if s.Closes() {
		delete(r.waiting, id)
		return
	}
	if out.Blocked {
		if waited {
			t.Fatalf("%s: a waiting client waits again", s)
		}
		r.waiting[id] = true
	} else if !r.quiet[id] {
		sendable(t, s, out.Reply)
	}
	for _, d := range out.Delivered {
		if d.Push { // a message, which needs nobody to wait
			sendable(t, s, d.Reply)
			continue
		}
		if !r.waiting[d.Client] {
			t.Fatalf("%s: client %d gets a reply and did not wait", s, d.Client)
		}
		delete(r.waiting, d.Client)
		sendable(t, s, d.Reply)
	}
	if waits := len(r.Engine.Snapshot().Waits()); waits != len(r.waiting) {
		t.Fatalf("%s: %d clients wait, not %d", s, waits, len(r.waiting))
	}
}

// sendable checks that a reply can be sent: no line of the protocol may break.
func sendable(t *testing.T, s enginetest.Step, reply engine.Reply) {
	if reply.Kind == engine.SimpleString && reply.Str == "" || reply.Kind == engine.ErrorReply && reply.Str == "" {
		t.Fatalf("%s: no reply", s)
	}
	if (reply.Kind == engine.SimpleString || reply.Kind == engine.ErrorReply) && strings.ContainsAny(reply.Str, "\r\n") {
		t.Fatalf("%s: the reply %q is more than a line", s, reply.Str)
	}
	for _, elem := range reply.Elems {
		sendable(t, s, elem)
	}
}
