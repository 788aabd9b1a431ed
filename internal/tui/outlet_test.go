package tui

import (
	"errors"
	"strings"
	"testing"
)

// A gate is a writer that takes nothing until it is opened.
type gate struct {
	opened chan struct{}
	strings.Builder
}

func (g *gate) Write(b []byte) (int, error) {
	<-g.opened
	return g.Builder.Write(b)
}

// What a terminal does not take holds nobody up, and comes in its order when the
// terminal takes it.
func TestAnOutletKeepsWhatIsNotTaken(t *testing.T) {
	g := &gate{opened: make(chan struct{})}
	o := newOutlet(g)
	defer o.close()
	for _, text := range []string{"one ", "two ", "three"} {
		if n, err := o.Write([]byte(text)); n != len(text) || err != nil {
			t.Fatalf("%d, %v", n, err)
		}
	}
	close(g.opened)
	if !o.drained(nil) || g.String() != "one two three" {
		t.Errorf("%q", g.String())
	}
}

func TestAnOutletKeepsNoEndOfOutput(t *testing.T) {
	g := &gate{opened: make(chan struct{})}
	o := newOutlet(g)
	defer o.close()
	defer close(g.opened)
	large := make([]byte, mostKept+1)
	if _, err := o.Write(large); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Write(large); !errors.Is(err, ErrStuck) {
		t.Errorf("more is kept: %v", err)
	}
}
