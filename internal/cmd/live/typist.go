package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/charmbracelet/x/vt"
)

// A typist types commands, a key at a time, at irregular moments, and notes how
// long each took to appear: a letter at the prompt, Enter by its command's reply.
type typist struct {
	*program
	random  *rand.Rand
	n       int // commands that were typed
	line    string
	at      int // how much of it is typed
	letters []time.Duration
	enters  []time.Duration
}

// Bounds of the time between two keys.
const soonest, latest = 15 * time.Millisecond, 220 * time.Millisecond

func newTypist(p *program) *typist {
	return &typist{program: p, random: rand.New(rand.NewPCG(1, 2))}
}

// pause waits for the next key's moment.
func (t *typist) pause(ctx context.Context) error {
	select {
	case <-time.After(soonest + time.Duration(t.random.Int64N(int64(latest-soonest)))):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case err := <-t.ended:
		t.ended <- err
		return fmt.Errorf("the program ended: %w", err)
	}
}

// key types the next key, and waits until it is answered.
func (t *typist) key() error {
	if t.line == "" {
		t.n++
		t.line, t.at = fmt.Sprintf("ECHO number-%d", t.n), 0
	}
	if t.at == len(t.line) {
		reply := fmt.Sprintf("%q", strings.TrimPrefix(t.line, "ECHO "))
		took, err := t.press("\r", holds(reply))
		t.line = ""
		t.enters = append(t.enters, took)
		return err
	}
	t.at++
	took, err := t.press(t.line[t.at-1:t.at], prompts(t.line[:t.at]))
	t.letters = append(t.letters, took)
	return err
}

// press types a key and returns how long it took until the screen showed it.
func (t *typist) press(key string, shown func(*vt.Emulator) bool) (time.Duration, error) {
	at, err := t.types(key)
	if err != nil {
		return 0, fmt.Errorf("type: %w", err)
	}
	came, err := t.shows(shown, patience)
	return came.Sub(at), err
}

// prompts is a screen whose prompt has a text, with the cursor behind it.
func prompts(text string) func(*vt.Emulator) bool {
	return func(s *vt.Emulator) bool {
		cursor := s.CursorPosition()
		if cursor.Y >= s.Height()-1 {
			return false
		}
		var row strings.Builder
		for x := range cursor.X {
			if c := s.CellAt(x, cursor.Y); c != nil {
				row.WriteString(c.Content)
			}
		}
		return strings.HasSuffix(row.String(), "> "+text)
	}
}
