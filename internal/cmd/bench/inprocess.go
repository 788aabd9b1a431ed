package main

import (
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// most bounds how many requests are kept for a measurement in process.
const most = 50_000

// requestsOf returns the requests of a workload.
func requestsOf(w *workload, s size) [][]string {
	list := make([][]string, min(w.requests(s), most))
	for i := range list {
		list[i] = w.words(s, i)
	}
	return list
}

// A stopwatch measures runs of a machine until a time is used up: the time that
// the processor spends on this thread, for others use the machine as well.
type stopwatch struct {
	spent time.Duration
	calls int
}

// threadTime returns how long the processor has run this thread.
func threadTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(fmt.Sprintf("bench: read the thread's clock: %v", err)) // every Unix has it
	}
	return time.Duration(t.Nano())
}

// perCall returns nanoseconds.
func (t *stopwatch) perCall() float64 { return float64(t.spent.Nanoseconds()) / float64(t.calls) }

// runAll runs requests in order, no longer than a budget allows. It looks at the
// clock after twice as many calls each time, for that costs as much as a call.
func (t *stopwatch) runAll(m machine, requests int, budget time.Duration) {
	for i, chunk := 0, 1; i < requests && t.spent < budget; {
		end := min(i+chunk, requests)
		began := threadTime()
		t.calls += end - i
		for ; i < end; i++ {
			m.run(i)
		}
		took := threadTime() - began
		t.spent += took
		if took < budget/64 {
			chunk *= 2
		}
	}
}

// measure returns how many nanoseconds a call of the workload takes on a machine
// of a size. What brings the state back between is not counted, but bounded too.
func measure(m machine, w *workload, s size, budget time.Duration) (float64, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	requests := requestsOf(w, s)
	m.take(requests)
	var t stopwatch
	for began := time.Now(); t.spent < budget && (t.calls == 0 || time.Since(began) < 4*budget); {
		if err := renew(m, w, s); err != nil {
			return 0, err
		}
		runtime.GC() // what renewal left behind is not to be paid for by the calls
		t.runAll(m, len(requests), budget)
		if err := expect(m, w.want, requests[0]); err != nil {
			return 0, fmt.Errorf("measure %s: %w", w.name, err)
		}
	}
	return t.perCall(), nil
}

// renew brings the state back that the workload's requests use up.
func renew(m machine, w *workload, s size) error {
	if w.renew == nil {
		return nil
	}
	return each(m, func(yield func(words ...string)) {
		for _, words := range w.renew(s) {
			yield(words...)
		}
	})
}
