package engine_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// TestManyClientsOfAHost runs random commands of many clients at once, while
// others look at snapshots. It is for the race detector, and checks the state
// that they leave.
func TestManyClientsOfAHost(t *testing.T) {
	h := newHost()
	var running sync.WaitGroup
	for n := range int64(8) {
		running.Go(func() { randomClient(t, h, n) })
	}
	running.Go(func() {
		for range 50 {
			_ = enginetest.Dump(h.Snapshot())
		}
	})
	running.Wait()
	if err := engine.CheckNodes(h.Snapshot()); err != nil {
		t.Error(err)
	}
	if waits := h.Snapshot().Waits(); len(waits) > 0 {
		t.Errorf("somebody waits yet: %+v", waits)
	}
}

// randomClient runs commands on connections of its own, none of which waits for
// long. It connects again where it was disconnected.
func randomClient(t *testing.T, h *engine.Host, seed int64) {
	conn := h.Open("")
	for _, s := range enginetest.NewRandom(seed).Steps(300) {
		if s.Closes() {
			conn.Close()
			continue
		}
		_, err := conn.Do(t.Context(), briefly(s.Args)...)
		switch {
		case errors.Is(err, engine.ErrClosed):
			conn = h.Open("")
		case err != nil:
			t.Errorf("%s: %v", s, err)
		}
	}
	conn.Close()
}

// briefly lets every BLOCK end after a millisecond.
func briefly(args []string) []string {
	for i := 1; i < len(args); i++ {
		if strings.HasPrefix(strings.ToUpper(args[i-1]), "BLOCK") {
			args[i] = "1"
		}
	}
	if len(args) > 0 && strings.Contains(strings.ToUpper(args[0]), "POP") {
		args[len(args)-1] = "0.001"
	}
	return args
}
