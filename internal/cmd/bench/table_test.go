package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestShortPrintsTheDigitsThatCount(t *testing.T) {
	for want, f := range map[string]float64{
		"–": 0, "0.00002": 0.0000234, "0.005": 0.0051, "0.75": 0.754, "1.3": 1.3, "12.3": 12.34, "123": 123.4,
		"1,234": 1234.4, "1,234,567": 1234567, "100": 99.97,
	} {
		if got := short(f); got != want && got != want+".0" {
			t.Errorf("%v is printed %q, want %q", f, got, want)
		}
	}
}

func TestNanosChoosesAUnit(t *testing.T) {
	for want, ns := range map[string]float64{
		"–": 0, "47 ns": 47.2, "1960 ns": 1960, "15.2 µs": 15_170, "347 ms": 347e6, "6.1 s": 6.1e9,
	} {
		if got := nanos(ns); got != want {
			t.Errorf("%v is printed %q, want %q", ns, got, want)
		}
	}
}

func TestATargetIsMarkedByTheFigureAsItIsShown(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{atLeast(1.5, 1.5), "≥ 1.5 ✓"},
		{atLeast(1.496, 1.5), "≥ 1.5 ✓"},
		{atLeast(1.49, 1.5), "≥ 1.5 ✗"},
		{atMost(1.304, 1.3), "≤ 1.3 ✓"},
		{atMost(1.31, 1.3), "≤ 1.3 ✗"},
		{atMostNanos(201, 200), "≤ 200 ns ✗"},
		{atMostNanos(16_000, 16_000), "≤ 16 µs ✓"},
		{atLeast(0, 1.5), missing},
		{atMost(7, 0), missing},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

var example = &table{
	title: "Costs",
	notes: []string{"In process."},
	head:  []string{"command", "ns"},
	rows:  [][]string{{"XADD", "105 ✓"}, {"XREADGROUP", "4 µs"}},
}

func TestTableInText(t *testing.T) {
	var b strings.Builder
	example.text(&b)
	want := "Costs\n  In process.\n  command        ns\n  XADD        105 ✓\n  XREADGROUP   4 µs\n\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestTableInMarkdown(t *testing.T) {
	var b strings.Builder
	example.markdown(&b)
	want := "### Costs\n\nIn process.\n\n| command | ns |\n| --- | --: |\n| XADD | 105 ✓ |\n| XREADGROUP | 4 µs |\n\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestRewriteChangesOnlyWhatIsBetweenTheMarkers(t *testing.T) {
	name := filepath.Join(t.TempDir(), "performance.md")
	if err := os.WriteFile(name, []byte("before\n"+begin+"old\n"+end+"after\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := rewrite(name, []*table{example}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(got)
	if !strings.HasPrefix(text, "before\n"+begin) || !strings.HasSuffix(text, end+"after\n") ||
		strings.Contains(text, "old") || !strings.Contains(text, "| XADD | 105 ✓ |") {
		t.Errorf("the document is now\n%s", text)
	}
}

func TestRewriteRefusesADocumentWithoutMarkers(t *testing.T) {
	name := filepath.Join(t.TempDir(), "performance.md")
	if err := os.WriteFile(name, []byte("text\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := rewrite(name, nil); err == nil {
		t.Error("it was written")
	}
}
