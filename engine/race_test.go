package engine_test

import (
	"sync"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// TestSnapshotsAreReadWhileTheEngineGoesOn reads every snapshot on two other
// goroutines while the engine runs on, takes more, and goes back to old ones.
// It is for the race detector, and compares what was read.
func TestSnapshotsAreReadWhileTheEngineGoesOn(t *testing.T) {
	e := engine.New(engine.Options{})
	for range 4 {
		e.Apply(engine.Input{Op: engine.Open})
	}
	var readers sync.WaitGroup
	var taken []engine.Snapshot
	for i, s := range enginetest.NewRandom(7).Steps(1500) {
		if s.Closes() {
			continue
		}
		e.Apply(enginetest.Input(engine.ClientID(1+i%4), s.Args...))
		if i%10 != 0 {
			continue
		}
		snapshot := e.Snapshot()
		taken = append(taken, snapshot)
		dump := enginetest.Dump(snapshot)
		for range 2 {
			readers.Go(func() {
				if again := enginetest.Dump(snapshot); again != dump {
					t.Errorf("a snapshot was\n%sand became\n%s", dump, again)
				}
			})
		}
		if i%100 == 0 {
			e.Restore(taken[len(taken)/2])
		}
	}
	readers.Wait()
}
