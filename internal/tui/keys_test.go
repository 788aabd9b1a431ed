package tui

import (
	"math/bits"
	"slices"
	"strings"
	"testing"
)

// scopes lists every single scope.
func scopes() []scope {
	var list []scope
	for s := inPrompt; s <= inDemo; s <<= 1 {
		list = append(list, s)
	}
	return list
}

func TestEveryKeyIsDescribed(t *testing.T) {
	for _, b := range bindings() {
		name := strings.Join(b.keys, " ")
		if len(b.keys) == 0 || b.do == nil || b.in == 0 {
			t.Errorf("%q does nothing", name)
		}
		if b.shown == "" || !strings.HasSuffix(b.help, ".") {
			t.Errorf("%q is not described: %q %q", name, b.shown, b.help)
		}
		if len(b.help) > 90 {
			t.Errorf("%q is described at length: %q", name, b.help)
		}
	}
}

func TestNoKeyMeansTwoThings(t *testing.T) {
	for _, s := range scopes() {
		seen := map[string]string{}
		for _, b := range bindings() {
			if b.in&s == 0 {
				continue
			}
			for _, key := range b.keys {
				if other, double := seen[key]; double {
					t.Errorf("scope %d: %s is both %q and %q", bits.TrailingZeros16(uint16(s)), key, other, b.help)
				}
				seen[key] = b.help
			}
		}
	}
}

// Wherever one is, there is a way on, a way out, and every scope is told on the
// page of keys.
func TestEveryScopeCanBeLeft(t *testing.T) {
	for _, s := range scopes() {
		wayOut := slices.ContainsFunc(bindings(), func(b binding) bool {
			return b.in&s != 0 && (slices.Contains(b.keys, "esc") || slices.Contains(b.keys, "ctrl+c"))
		})
		told := slices.ContainsFunc(helpParts, func(p struct {
			title string
			in    scope
		}) bool {
			return p.in&s != 0
		})
		if !wayOut || !told {
			t.Errorf("scope %d: way out %v, told %v", bits.TrailingZeros16(uint16(s)), wayOut, told)
		}
	}
}

func TestThePageOfKeysTellsEveryBindingOnce(t *testing.T) {
	m := newModel(Options{Course: testCourse(t)})
	var page strings.Builder
	for _, line := range m.helpLines(200) {
		page.WriteString(line.Text() + "\n")
	}
	for _, b := range m.keys {
		if n := strings.Count(page.String(), b.help); n == 0 {
			t.Errorf("%q is not told", b.help)
		}
	}
}

// The names of keys in the table are those that Bubble Tea gives them.
func TestKeyNamesAreBubbleTeas(t *testing.T) {
	for _, b := range bindings() {
		for _, key := range b.keys {
			keyPress(t, key)
		}
	}
}
