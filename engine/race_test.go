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

// TestEnginesGoOnFromOneSnapshotAtOnce restores one Snapshot in several engines,
// each on a goroutine of its own, which all run the same: it is for the race
// detector, and compares what becomes of them.
func TestEnginesGoOnFromOneSnapshotAtOnce(t *testing.T) {
	origin := engine.New(engine.Options{})
	for range 4 {
		origin.Apply(engine.Input{Op: engine.Open})
	}
	apply := func(e *engine.Engine, steps []enginetest.Step) {
		for i, s := range steps {
			if !s.Closes() {
				e.Apply(enginetest.Input(engine.ClientID(1+i%4), s.Args...))
			}
		}
	}
	random := enginetest.NewRandom(11)
	apply(origin, random.Steps(300))
	origin.Apply(enginetest.Input(1, "HSET", "hash", "n", "1"))
	shared, before, next := origin.Snapshot(), enginetest.Dump(origin.Snapshot()), random.Steps(300)

	engines := make([]*engine.Engine, 4)
	for i := range engines { // not on the goroutines: a new tree synchronises them
		engines[i] = engine.New(engine.Options{})
	}
	var running sync.WaitGroup
	for _, e := range engines {
		running.Go(func() {
			e.Restore(shared)
			apply(e, next)
		})
	}
	apply(origin, next)
	running.Wait()
	for _, e := range engines {
		if !e.Snapshot().Equal(origin.Snapshot()) {
			t.Errorf("one became\n%sthe origin\n%s", enginetest.Dump(e.Snapshot()), enginetest.Dump(origin.Snapshot()))
		}
	}
	if after := enginetest.Dump(shared); after != before {
		t.Errorf("the snapshot was\n%sand became\n%s", before, after)
	}
}

func TestOwningDoesNotWriteToWhatIsShared(t *testing.T) {
	if engine.OwningWrites() {
		t.Error("it does")
	}
}
