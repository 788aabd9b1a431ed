package main

import (
	"strings"
	"testing"
	"time"

	"streamlab/engine"
)

// TestWhoWaitsForAJournalIsTold: nothing where it is quick; else a line, that on a
// terminal tells how far it is, and goes.
func TestWhoWaitsForAJournalIsTold(t *testing.T) {
	for _, c := range []struct {
		name     string
		terminal bool
		each     time.Duration // of the wall's time, for a second of the lab's
		want     string
	}{
		{"quick", true, 50 * time.Millisecond, ""},
		{"quick, in lines", false, 50 * time.Millisecond, ""},
		{"slow", true, 400 * time.Millisecond, "\rj: played 2s of 4s\x1b[K" + "\rj: played 3s of 4s\x1b[K" + "\r\x1b[K"},
		{"slow, in lines", false, 400 * time.Millisecond, "j: playing again what happened in 4s, which takes a while\n"},
	} {
		var out strings.Builder
		wall := time.Unix(1000, 0)
		p := &loading{
			says: &out, terminal: c.terminal, file: "j", from: 5_000_000, to: 9_000_000,
			now: func() time.Time { return wall }, began: wall,
		}
		for at := engine.Time(6_000_000); at <= 9_000_000; at += 1_000_000 {
			wall = wall.Add(c.each)
			p.played(at)
		}
		if out.String() != c.want {
			t.Errorf("%s: it says %q, want %q", c.name, out.String(), c.want)
		}
	}
}
