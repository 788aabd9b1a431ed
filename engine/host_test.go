package engine_test

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"streamlab/engine"
)

// newHost returns a host on the system's clock, which in a synctest bubble only
// moves when every goroutine waits.
func newHost() *engine.Host {
	return engine.NewHost(engine.New(engine.Options{}), engine.SystemClock{})
}

func do(t *testing.T, c *engine.Conn, args ...string) engine.Reply {
	t.Helper()
	r, err := c.Do(context.Background(), args...)
	if err != nil {
		t.Errorf("%q: %v", args, err)
	}
	return r
}

var waitForNew = []string{"XREADGROUP", "GROUP", "g", "a", "BLOCK", "0", "STREAMS", "s", ">"}

// outcome is what a Do returned.
type outcome struct {
	reply engine.Reply
	err   error
}

// begin runs a Do on another goroutine, and returns once it waits.
func begin(ctx context.Context, c *engine.Conn, args ...string) <-chan outcome {
	done := make(chan outcome, 1)
	go func() {
		r, err := c.Do(ctx, args...)
		done <- outcome{r, err}
	}()
	synctest.Wait()
	return done
}

func TestHostRepliesWithRedisErrors(t *testing.T) {
	c := newHost().Open("")
	if r := do(t, c, "CLIENT", "ID"); r.Int != int64(c.ID()) {
		t.Errorf("client %d is told %d", c.ID(), r.Int)
	}
	if r := do(t, c, "XADD", "s"); !r.IsError() || r.Str != "ERR wrong number of arguments for 'xadd' command" {
		t.Errorf("got %+v", r)
	}
}

func TestHostServesWhoWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHost()
		a, b := h.Open("a"), h.Open("b")
		do(t, b, "XGROUP", "CREATE", "s", "g", "$", "MKSTREAM")
		waiting := begin(t.Context(), a, waitForNew...)
		do(t, b, "XADD", "s", "1-1", "n", "1")
		got := <-waiting
		want := list(list(text("s"), list(list(text("1-1"), list(text("n"), text("1"))))))
		if got.err != nil || !got.reply.Equal(want) {
			t.Errorf("got %+v", got)
		}
	})
}

func TestHostLetsBLOCKRunOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newHost().Open("")
		start := time.Now()
		r := do(t, c, "XREAD", "BLOCK", "1500", "STREAMS", "s", "$")
		if r.Kind != engine.NullArray || time.Since(start) != 1500*time.Millisecond {
			t.Errorf("got %+v after %v", r, time.Since(start))
		}
	})
}

// countingClock stands still until it is told to move, and notes every timer.
type countingClock struct {
	now    time.Time
	timers []time.Duration
	last   func()
}

func (c *countingClock) Now() time.Time { return c.now }

func (c *countingClock) AfterFunc(d time.Duration, f func()) (stop func()) {
	c.timers, c.last = append(c.timers, d), f
	return func() {}
}

// TestAFarDeadlineSetsOneTimerAnHour runs commands whose deadlines lie further
// off than a Duration can count: a timer for them must not fire at once.
func TestAFarDeadlineSetsOneTimerAnHour(t *testing.T) {
	for _, args := range [][]string{
		{"XREAD", "BLOCK", "10000000000000", "STREAMS", "s", "$"},
		{"SET", "k", "v", "EX", "10000000000"},
	} {
		synctest.Test(t, func(t *testing.T) {
			clock := &countingClock{now: time.UnixMilli(1_700_000_000_000)}
			h := engine.NewHost(engine.New(engine.Options{}), clock)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			begin(ctx, h.Open(""), args...)
			for range 3 {
				clock.now = clock.now.Add(time.Hour)
				clock.last()
			}
			if want := slices.Repeat([]time.Duration{time.Hour}, 4); !slices.Equal(clock.timers, want) {
				t.Errorf("%q sets timers of %v", args, clock.timers)
			}
		})
	}
}

func TestHostLetsKeysExpire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHost()
		a, b := h.Open(""), h.Open("")
		do(t, a, "SET", "k", "1", "PX", "500")
		do(t, b, "XREAD", "BLOCK", "1000", "STREAMS", "s", "$")
		if n := h.Snapshot().Len(); n != 0 {
			t.Errorf("%d keys", n)
		}
	})
}

func TestDoEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHost()
		c := h.Open("")
		ctx, cancel := context.WithCancel(t.Context())
		waiting := begin(ctx, c, "XREAD", "BLOCK", "0", "STREAMS", "s", "$")
		cancel()
		if got := <-waiting; !errors.Is(got.err, context.Canceled) {
			t.Errorf("got %+v", got)
		}
		if _, err := c.Do(t.Context(), "PING"); !errors.Is(err, engine.ErrClosed) {
			t.Errorf("then PING: %v", err)
		}
		if n := len(h.Snapshot().Clients()); n != 0 {
			t.Errorf("%d clients are left", n)
		}
	})
}

// TestDoRunsNothingForAContextThatHasEnded tries often, for what select chooses
// is a matter of chance.
func TestDoRunsNothingForAContextThatHasEnded(t *testing.T) {
	h := newHost()
	c := h.Open("")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range 50 {
		if _, err := c.Do(ctx, "INCR", "n"); !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v", err)
		}
	}
	if _, there := h.Snapshot().Text("n"); there {
		t.Error("a command ran")
	}
	if r := do(t, c, "PING"); r.Str != "PONG" {
		t.Errorf("then PING: %+v", r)
	}
}

func TestCloseEndsAWaitingDo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newHost().Open("")
		waiting := begin(t.Context(), c, "XREAD", "BLOCK", "0", "STREAMS", "s", "$")
		c.Close()
		if got := <-waiting; !errors.Is(got.err, engine.ErrClosed) {
			t.Errorf("got %+v", got)
		}
		c.Close()
	})
}

func TestASecondDoWaitsForTheFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHost()
		a, b := h.Open(""), h.Open("")
		first := begin(t.Context(), a, "XREAD", "BLOCK", "0", "STREAMS", "s", "$")
		ctx, cancel := context.WithCancel(t.Context())
		refused := begin(ctx, a, "PING")
		second := begin(t.Context(), a, "ECHO", "hello")
		cancel()
		if got := <-refused; !errors.Is(got.err, context.Canceled) {
			t.Errorf("the one whose context ended: %+v", got)
		}
		do(t, b, "XADD", "s", "1-1", "n", "1")
		if got := <-first; got.err != nil || got.reply.IsNull() {
			t.Errorf("first: %+v", got)
		}
		if got := <-second; got.err != nil || got.reply.Str != "hello" {
			t.Errorf("second: %+v", got)
		}
	})
}

func TestEachEntryGoesToOneConsumer(t *testing.T) {
	const entries, consumers = 300, 8
	h := newHost()
	producer := h.Open("producer")
	do(t, producer, "XGROUP", "CREATE", "s", "g", "0", "MKSTREAM")
	var workers sync.WaitGroup
	seen := make(chan string, entries)
	ctx, cancel := context.WithCancel(t.Context())
	for i := range consumers {
		workers.Go(func() { work(ctx, h.Open(""), strconv.Itoa(i), seen) })
	}
	for i := range entries {
		do(t, producer, "XADD", "s", strconv.Itoa(i+1), "n", "1")
	}
	got := map[string]bool{}
	for range entries {
		got[<-seen] = true
	}
	cancel()
	workers.Wait()
	if len(got) != entries || len(seen) != 0 {
		t.Errorf("%d different entries were delivered, and %d more", len(got), len(seen))
	}
}

// work reads one new entry after the other until its context ends.
func work(ctx context.Context, c *engine.Conn, name string, seen chan<- string) {
	for {
		r, err := c.Do(ctx, "XREADGROUP", "GROUP", "g", name, "COUNT", "1", "BLOCK", "0", "STREAMS", "s", ">")
		if err != nil {
			return
		}
		seen <- r.Elems[0].Elems[1].Elems[0].Elems[0].Str
	}
}
