package engine_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

var idTexts = []struct {
	text string
	id   engine.ID
	ok   bool
}{
	{"0", engine.ID{}, true},
	{"5", engine.ID{MS: 5}, true},
	{"5-1", engine.ID{MS: 5, Seq: 1}, true},
	{"005-01", engine.ID{MS: 5, Seq: 1}, true},
	{"18446744073709551615-18446744073709551615", engine.MaxID, true},
	{"18446744073709551616", engine.ID{}, false},
	{"5-18446744073709551616", engine.ID{}, false},
	{"", engine.ID{}, false},
	{"-", engine.ID{}, false},
	{"+", engine.ID{}, false},
	{"$", engine.ID{}, false},
	{"5-", engine.ID{}, false},
	{"-5", engine.ID{}, false},
	{"5-1-1", engine.ID{}, false},
	{"--5", engine.ID{}, false},
	{"+ 5", engine.ID{}, false},
	{"5_000", engine.ID{}, false},
	{"0x5", engine.ID{}, false},
	{"5 ", engine.ID{}, false},
	{"5-*", engine.ID{}, false},
	// What Redis lets pass, since it reads numbers by C's strtoull.
	{"+5", engine.ID{MS: 5}, true},
	{" 5- +1", engine.ID{MS: 5, Seq: 1}, true},
	{"5- -1", engine.ID{MS: 5, Seq: math.MaxUint64}, true},
	// A minus is refused only where the number is written as Redis writes it.
	{"5--1", engine.ID{}, false},
	{"5--9223372036854775808", engine.ID{}, false},
	{"5--0", engine.ID{MS: 5}, true},
	{"5--01", engine.ID{MS: 5, Seq: math.MaxUint64}, true},
	{"5--9223372036854775809", engine.ID{MS: 5, Seq: math.MaxInt64}, true},
	{"5--18446744073709551615", engine.ID{MS: 5, Seq: 1}, true},
	{"5--18446744073709551616", engine.ID{}, false},
	{"5---1", engine.ID{}, false},
	{"5-+-1", engine.ID{}, false},
	{"5-1\x00x", engine.ID{MS: 5, Seq: 1}, true},
}

func TestParseIDReadsWhatStreamCommandsRead(t *testing.T) {
	for _, tt := range idTexts {
		if id, ok := engine.ParseID(tt.text); id != tt.id || ok != tt.ok {
			t.Errorf("ParseID(%q) = %s, %v; want %s, %v", tt.text, id, ok, tt.id, tt.ok)
		}
	}
}

func TestIDsAreOrderedAndNextIsTheInverseOfPrev(t *testing.T) {
	part := rapid.OneOf(rapid.Uint64(), rapid.SampledFrom([]uint64{0, 1, math.MaxUint64 - 1, math.MaxUint64}))
	rapid.Check(t, func(t *rapid.T) {
		a := engine.ID{MS: part.Draw(t, "ms"), Seq: part.Draw(t, "seq")}
		b := engine.ID{MS: part.Draw(t, "other ms"), Seq: part.Draw(t, "other seq")}
		if a.Compare(b) != -b.Compare(a) || a.Less(b) != (a.Compare(b) < 0) || (a == b) != (a.Compare(b) == 0) {
			t.Fatalf("%s and %s do not compare", a, b)
		}
		next, ok := a.Next()
		if ok == (a == engine.MaxID) || ok && !a.Less(next) || ok && a.Less(b) && b.Less(next) {
			t.Fatalf("%s.Next() = %s, %v", a, next, ok)
		}
		if prev, _ := next.Prev(); ok && prev != a {
			t.Fatalf("%s.Prev() = %s, not %s", next, prev, a)
		}
		if read, ok := engine.ParseID(a.String()); !ok || read != a {
			t.Fatalf("%s reads as %s, %v", a, read, ok)
		}
	})
	if _, ok := (engine.ID{}).Prev(); ok {
		t.Error("0-0 has a previous ID")
	}
}

func TestTimeIsMicroseconds(t *testing.T) {
	at := time.Date(2026, 3, 1, 12, 0, 0, 123456789, time.UTC)
	got := engine.TimeOf(at)
	if got.Std() != at.Truncate(time.Microsecond) || got.Millis() != at.UnixMilli() {
		t.Errorf("%d is %v, %d ms", got, got.Std(), got.Millis())
	}
	if later := got.Add(1500 * time.Microsecond); later.Sub(got) != 1500*time.Microsecond || later.Millis() != got.Millis()+1 {
		t.Errorf("%d after %d", later, got)
	}
}

func TestTimesFarApartSaturate(t *testing.T) {
	const first, last = engine.Time(math.MinInt64), engine.Time(math.MaxInt64)
	const year = 365 * 24 * time.Hour
	for _, tt := range []struct {
		t, u engine.Time
		want time.Duration
	}{
		{last, 0, math.MaxInt64}, {0, last, math.MinInt64}, {last, first, math.MaxInt64}, {first, last, math.MinInt64},
		{0, first, math.MaxInt64}, {engine.Time(0).Add(292 * year), 0, 292 * year}, {0, engine.Time(0).Add(292 * year), -292 * year},
		{engine.Time(0).Add(292 * year).Add(year), 0, math.MaxInt64}, {last, last, 0},
	} {
		if got := tt.t.Sub(tt.u); got != tt.want {
			t.Errorf("%d.Sub(%d) = %v, want %v", tt.t, tt.u, got, tt.want)
		}
	}
	if a, b := (last - 1).Add(time.Second), (first + 1).Add(-time.Second); a != last || b != first {
		t.Errorf("Add goes past the ends: %d, %d", a, b)
	}
}

func TestNumbersThatNameNothing(t *testing.T) {
	if got := engine.Compat(99).String(); got != "Compat(99)" {
		t.Errorf("Compat(99) reads %q", got)
	}
	if got := engine.EventKind(99).String(); got != "EventKind(99)" {
		t.Errorf("EventKind(99) reads %q", got)
	}
	help := func(c engine.Compat) engine.Reply {
		e := engine.New(engine.Options{Compat: c})
		return e.Apply(enginetest.Input(e.Apply(engine.Input{Op: engine.Open}).Client, "XGROUP", "HELP")).Reply
	}
	if got := help(engine.Compat(99)); !got.Equal(help(engine.Redis86)) {
		t.Errorf("an engine of no version replies %+v", got)
	}
}

func TestVersionsAndEventsReadAsTheyAreWritten(t *testing.T) {
	for _, c := range engine.Compats() {
		if read, ok := engine.ParseCompat(c.String()); !ok || read != c {
			t.Errorf("%s reads as %s", c, read)
		}
	}
	if a, b := engine.Redis86.Title(), engine.Redis88.Title(); a != "8.6" || b != "8.8 (from documentation)" {
		t.Errorf("the titles are %q and %q", a, b)
	}
	if _, ok := engine.ParseCompat("8.0"); ok {
		t.Error("8.0 is no version")
	}
	if o := (engine.Options{}); o.Compat != engine.Redis86 {
		t.Errorf("the default is %s", o.Compat)
	}
	for k := engine.EntryAdded; k <= engine.ClientTimedOut; k++ {
		if read, ok := engine.ParseEventKind(k.String()); !ok || read != k {
			t.Errorf("%s reads as %d", k, read)
		}
	}
	if _, ok := engine.ParseEventKind("bad"); ok {
		t.Error("there is no event of the name bad")
	}
}

func TestRepliesAreEqualAsOnTheWire(t *testing.T) {
	all := []engine.Reply{
		okay, fault("OK"), text("OK"), text(""), number(0), number(1), null, nullList, list(), list(null), list(nullList), list(text("a"), number(1)), list(text("a")),
	}
	for i, a := range all {
		for j, b := range all {
			if a.Equal(b) != (i == j) {
				t.Errorf("%+v and %+v: Equal is %v", a, b, a.Equal(b))
			}
		}
	}
	if !null.IsNull() || !nullList.IsNull() || list().IsNull() || !fault("x").IsError() || okay.IsError() {
		t.Error("IsNull or IsError is wrong")
	}
}
