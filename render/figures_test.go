package render_test

import (
	"fmt"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/render"
)

func TestAge(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Second:                        "0s",
		0:                                   "0s",
		999 * time.Microsecond:              "0s",
		350 * time.Millisecond:              "350ms",
		2 * time.Second:                     "2s",
		2500 * time.Millisecond:             "2.5s",
		59*time.Second + 999999999:          "59.999s",
		time.Minute:                         "1m",
		65*time.Second + 5*time.Millisecond: "1m 5s",
		3*time.Hour + 20*time.Minute:        "3h 20m",
		3*time.Hour + 20*time.Second:        "3h",
		12*24*time.Hour + 4*time.Hour:       "12d 4h",
		1000 * 24 * time.Hour:               "1000d",
	} {
		if got := render.Age(d); got != want {
			t.Errorf("Age(%v) = %q, want %q", d, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -5: "-5",
	} {
		if got := render.Count(n); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
	if got := render.CountOf(1, "entry", "entries") + ", " + render.CountOf(2000, "entry", "entries"); got != "1 entry, 2,000 entries" {
		t.Error(got)
	}
}

// IDs lose what all IDs of their stream begin with, and never what tells them
// apart.
func TestShortIDs(t *testing.T) {
	for _, c := range []struct {
		ids  []string
		want string
	}{
		{[]string{"1735732800000-0", "1735732803000-0"}, "[…00000-0 …03000-0]"},
		{[]string{"1735732800000-0", "1735732960000-12"}, "[…800000-0 …960000-12]"},
		{[]string{"1735732800000-0"}, "[…00000-0]"},
		{[]string{"5-1", "5-2", "1735732800000-0"}, "[5-1 5-2 …00000-0]"},
		{[]string{"1-0", "200-0"}, "[1-0 200-0]"},
		{[]string{"1234567-0", "1234568-0"}, "[1234567-0 1234568-0]"},
		{[]string{"12345678-0", "12345679-0"}, "[…45678-0 …45679-0]"},
	} {
		w := newWorld(t)
		for _, id := range c.ids {
			w.do("you", "XADD s "+id+" n 1")
		}
		st, _ := w.engine.Snapshot().Stream("s")
		short := render.NewShortener("…", st)
		var got []string
		for _, id := range c.ids {
			parsed, _ := engine.ParseID(id)
			got = append(got, short.Short(parsed))
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%v: %v, want %v", c.ids, got, c.want)
		}
	}
}

func TestShortIDsOfOtherStreamsStayWhole(t *testing.T) {
	w := newWorld(t)
	w.play("XADD s 1735732800000-0 n 1")
	st, _ := w.engine.Snapshot().Stream("s")
	short := render.NewShortener("…", st)
	for _, id := range []engine.ID{{}, {MS: 17357}, {MS: 99}, {MS: 1835732800000}, {MS: 17357328000000}} {
		if got := short.Short(id); got != id.String() {
			t.Errorf("%v is written %s", id, got)
		}
	}
}
