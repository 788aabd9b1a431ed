package main

import (
	"context"
	"strings"
	"testing"
)

// TestQuickRunMeasuresEveryWorkload starts streamlab's own server and runs all
// there is once, briefly. Each reply is compared with what has to come, so a
// command that fails or runs out of entries fails the test.
func TestQuickRunMeasuresEveryWorkload(t *testing.T) {
	var out, says strings.Builder
	err := run(context.Background(), []string{"-quick", "-peers", ours}, &out, &says)
	if err != nil {
		t.Fatalf("%v\n%s", err, says.String())
	}
	for _, title := range []string{"Conditions", "In process: what a call costs", "Snapshots", "Memory", "Over loopback"} {
		if !strings.Contains(out.String(), title) {
			t.Errorf("no table %q in\n%s\n%s", title, out.String(), says.String())
		}
	}
	for _, w := range workloads {
		if !strings.Contains(out.String(), w.name) {
			t.Errorf("no row %q in\n%s", w.name, out.String())
		}
	}
}

func TestOnlyLeavesOutWhatDoesNotMatch(t *testing.T) {
	var out, says strings.Builder
	err := run(context.Background(), []string{"-quick", "-peers", "", "-only", "XACK"}, &out, &says)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "XADD") {
		t.Errorf("XADD is measured:\n%s", out.String())
	}
}

func TestRunRefusesAFlagItDoesNotKnow(t *testing.T) {
	var out, says strings.Builder
	if err := run(context.Background(), []string{"-fast"}, &out, &says); err == nil {
		t.Error("it ran")
	}
}
