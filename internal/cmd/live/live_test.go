package main

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestASoakTellsAllItMeasured runs the real program on a terminal for a moment: its
// keys and commands have to appear, or it fails.
func TestASoakTellsAllItMeasured(t *testing.T) {
	var out strings.Builder
	err := run(context.Background(), []string{"-soak", "500ms", "-rate", "2000", "-maxlen", "100", "-groups", "1", "-size", "100x30"}, &out, &out)
	if err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	for _, row := range []string{
		`(?m)^screen +100 × 30, 3 simulated programs$`, `(?m)^clock +\d`, `(?m)^entries added +[1-9]`, `(?m)^entries summed up +\d`,
		`(?m)^redraws a second +[1-9]`, `(?m)^letters until seen +[1-9]`, `(?m)^commands until answered +\d`, `(?m)^ +after +heap live`, `(?m)^ +0 s +\d`,
	} {
		if !regexp.MustCompile(row).MatchString(out.String()) {
			t.Errorf("no row %s in\n%s", row, out.String())
		}
	}
}

func TestFlagsThatMakeNoSenseAreRefused(t *testing.T) {
	for _, args := range [][]string{{"-rate", "0"}, {"-rate", "1000001"}, {"-size", "wide"}, {"-fast"}} {
		var out strings.Builder
		if err := run(context.Background(), args, &out, &out); err == nil {
			t.Errorf("%v ran", args)
		}
	}
}

// TestASearchComesToTheHighestRate plays the search with a machine that holds so
// many entries a second.
func TestASearchComesToTheHighestRate(t *testing.T) {
	for _, holds := range []int64{1, 900, 77_000, 100_000, 333_333, mostRate} {
		var held, not int64
		tries := 0
		for rate := int64(100_000); rate > 0; rate = next(held, not) {
			if tries++; tries > 30 {
				t.Fatalf("%d: the search does not end", holds)
			}
			if rate <= holds {
				held = rate
			} else {
				not = rate
			}
		}
		if held > holds || float64(held)*finest < float64(holds) {
			t.Errorf("a machine that holds %d was said to hold %d", holds, held)
		}
	}
}

func TestQuantile(t *testing.T) {
	all := []time.Duration{5, 1, 4, 2, 3}
	for q, want := range map[float64]time.Duration{0: 1, 0.5: 3, 0.99: 5, 1: 5, 0.2: 1, 0.21: 2} {
		if got := quantile(all, q); got != want {
			t.Errorf("%v of them are at most %d, not %d", q, want, got)
		}
	}
	if got := quantile(nil, 0.5); got != 0 {
		t.Errorf("of none it is %d", got)
	}
}

func TestDrawingsAreCountedAcrossPieces(t *testing.T) {
	var c counter
	at := time.Unix(100, 0)
	for _, piece := range []string{"a\x1b[?2", "5lb\x1b[?25h", "\x1b[?2026h", "x\x1b[?2026l\x1b[?20", "26h"} {
		c.take([]byte(piece), at)
	}
	c.take([]byte("\x1b[?25l"), at.Add(time.Second))
	if c.all != 4 || c.most != 3 {
		t.Errorf("%d were counted, %d within a second", c.all, c.most)
	}
}

func TestTheSumTakesInHalfOfWhatIsAdded(t *testing.T) {
	for rate, want := range map[int64]time.Duration{100_000: 20 * time.Microsecond, 1000: 2 * time.Millisecond, mostRate: 2 * time.Microsecond} {
		if got := (world{rate: rate}).work(1); got != want {
			t.Errorf("at %d an entry takes %v, want %v", rate, got, want)
		}
	}
}
